// The registers' daily work in the browser: find, correct with a reason, save a query, import, attach.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'
import { settled, visit } from './visitor.ts'

const contracts = '/console/registers/technology-contracts'

describe.runIf(hasBrowser)('the daily work on registers', () => {
  let house: House
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('desk work'), openBrowser()])
    page = await visit(browser, house, 'market-officer')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const go = async (path: string) => {
    await page.goto(`${house.address}${path}`)
    await settled(page)
  }

  test('a filtered list keeps its filter in the address and its totals under the rows', async () => {
    await go(contracts)
    const all = await page.locator('.count').textContent()
    await page.getByRole('combobox', { name: '合同类别' }).selectOption('service')
    await expect.poll(() => page.locator('.count').textContent()).not.toBe(all)
    expect(page.url()).toContain('where.kind=service')
    expect(await page.locator('tfoot td.end').first().textContent()).toMatch(/^[\d,]+\.\d\d$/)

    await page.getByText('保存的查询').click()
    await page.getByLabel('查询名称').fill('技术服务')
    await page.getByRole('button', { name: '保存当前查询' }).click()
    await page.getByRole('button', { name: '技术服务', exact: true }).waitFor()
  })

  test('a wrong amount is refused beside its field; a correction is kept in the history with its reason', async () => {
    await go(contracts)
    await page.locator('tbody tr').first().getByRole('link').first().click()
    await page.getByRole('link', { name: '更正', exact: true }).click()
    await page.getByLabel('合同成交额').fill('12万')
    await page.getByLabel('更正理由').fill('示例：核对合同原件')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('不是金额').first().waitFor()

    await page.getByLabel('合同成交额').fill('9876543.21')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '变更历史' }).waitFor()
    const newest = page.locator('.history > li').first()
    expect(await newest.textContent()).toContain('示例：核对合同原件')
    expect(await newest.locator('ins').first().textContent()).toContain('9,876,543.21')
  })

  test('a file is attached to a record and can be fetched again', async () => {
    await page.locator('input[type="file"]').setInputFiles({
      name: '示例合同扫描件.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('示例'),
    })
    const link = page.getByRole('link', { name: '示例合同扫描件.txt' })
    await link.waitFor()
    const file = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
    expect(await file.text()).toBe('示例')
  })

  test('an import is checked first: wrong rows are named by the rows of the file, and nothing is written', async () => {
    await go(`${contracts}/import`)
    const csv =
      '合同登记编号,合同名称,合同类别,技术领域,卖方,买方,合同成交额,技术交易额,签订日期,登记日期\nX1,示例合同,技术服务,农业,91990000,91990000,一百,1,2026-01-01,去年\n'
    await page.locator('input[type="file"]').setInputFiles({
      name: '示例.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    })
    await page.getByRole('button', { name: '先检查（不写入）' }).click()
    await page.getByText('仅检查，没有写入。').waitFor()
    const rows = page.locator('.table tbody tr')
    expect(await rows.count()).toBeGreaterThanOrEqual(2)
    expect(await rows.first().locator('td').first().textContent()).toBe('2')
  })

  test('whoever signs out is asked to sign in again', async () => {
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('button', { name: '登录' }).waitFor()
    await page.goto(`${house.address}${contracts}`)
    await page.getByRole('button', { name: '登录' }).waitFor()
    expect(await page.locator('#content').count()).toBe(0)
  })
})
