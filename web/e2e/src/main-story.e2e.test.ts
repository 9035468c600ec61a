// The main job, as a planning officer does it: from the published article down to the record and back.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'
import { settled, visit } from './visitor.ts'

const article = fileURLToPath(new URL('../../../corpus/plan-text/sample-city-2026.txt', import.meta.url))

const kilobyte = 1024

interface Reach {
  readonly contentMs: number
  readonly bytes: number
}

/** Opens the cockpit with an empty cache; when its first card is there, how long it took and what was sent. */
async function firstView(page: Page, address: string): Promise<Reach> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('.card').first().waitFor()
  const contentMs = await page.evaluate(() => performance.now())
  await page.waitForLoadState('networkidle')
  return { contentMs, bytes }
}

describe.runIf(hasBrowser)('the main job in the browser', () => {
  let house: House
  let browser: Browser
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('main story'), openBrowser()])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('a planning officer reads the article, confirms six targets and opens a figure down to a record', async () => {
    const page = await visit(browser, house, 'planning-officer')

    await page.getByRole('link', { name: '工作计划' }).first().click()
    await page.getByRole('link', { name: '读入工作计划' }).click()
    await page.getByLabel('计划原文').fill(readFileSync(article, 'utf8'))
    await page.getByLabel('标题').fill('示例市2026年科技创新工作要点')
    await page.getByRole('button', { name: '读出目标' }).click()

    const targets = page.locator('.target-list > li')
    await targets.first().waitFor()
    expect(await targets.count()).toBe(6)
    expect(await page.locator('.plan-text mark').count()).toBeGreaterThanOrEqual(6)
    for (let confirmed = 1; confirmed <= 6; confirmed += 1) {
      await page.locator('main h1').click()
      await page.keyboard.press('a')
      await page.getByText(`已确认 ${confirmed} 个`).waitFor()
    }

    await page.getByRole('link', { name: '查看驾驶舱' }).click()
    const cards = page.locator('.card')
    await cards.first().waitFor()
    expect(await cards.count()).toBe(6)
    const contract = page.getByRole('article', { name: '技术合同成交额' })
    const onCard = await contract.locator('.figure-large').getAttribute('title')

    await contract.getByRole('link', { name: '打开指标 技术合同成交额' }).click()
    expect(await page.locator('.headline .figure-large').getAttribute('title')).toBe(onCard)
    await page.getByText('明细合计等于指标值').waitFor()

    const posting = page.locator('#postings tbody tr').first().getByRole('link')
    const title = await posting.textContent()
    await posting.click()
    await page.getByRole('heading', { level: 1, name: title ?? '', exact: true }).waitFor()
    await page.getByRole('heading', { name: '变更历史' }).waitFor()

    const counted = page.locator('.counted li.is-counted', { hasText: '技术合同成交额' })
    await counted.getByRole('link', { name: '技术合同成交额', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '技术合同成交额', exact: true }).waitFor()
    await settled(page)
    expect(await page.locator('.headline .figure-large').getAttribute('title')).toBe(onCard)
    await page.context().close()
  })

  test('the cockpit is there within 1.5 s, and under 900 KB have travelled', async () => {
    const page = await visit(browser, house, 'planning-officer')
    await firstView(page, `${house.address}/console/`)
    const { contentMs, bytes } = await firstView(page, `${house.address}/console/`)
    console.log(
      `cockpit: content after ${Math.round(contentMs)} ms, ${Math.round(bytes / kilobyte)} KB in all`,
    )
    expect(contentMs).toBeLessThan(1_500)
    expect(bytes).toBeLessThan(900 * kilobyte)
    await page.context().close()
  })
})
