// Two records of one firm: found, compared, merged with the keyboard alone, and the merge undone.
import type { ListAnswer, SessionAnswer } from '@corridor/protocol'
import { creditCodeCheck } from '@corridor/organisations'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'
import { chineseIn, faultsOf } from './screen-check.ts'
import { desk, open, phone, resize, visit } from './visitor.ts'

const firstPart = '91990101MA0DUP777'
const creditCode = `${firstPart}${creditCodeCheck(firstPart) ?? ''}`

describe.runIf(hasBrowser)('duplicate organisations in the browser', () => {
  let house: House
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('duplicates'), openBrowser()])
    page = await visit(browser, house, 'planning-officer')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  async function firms(path: string): Promise<ListAnswer> {
    const answer: ListAnswer = await (
      await page.request.get(`${house.address}/api/registers/organisations${path}`)
    ).json()
    return answer
  }

  /** A second record of the newest firm, with blanks in its name, as a person would enter it. */
  async function enterTwice(): Promise<string> {
    const session: SessionAnswer = await (await page.request.get(`${house.address}/api/session`)).json()
    const [firm] = (await firms('?limit=1')).rows
    const name = String(firm?.values['name'])
    const answer = await page.request.post(`${house.address}/api/registers/organisations`, {
      headers: { 'x-csrf-token': session.csrf },
      data: {
        values: { creditCode, name: `${name.slice(0, 4)} ${name.slice(4)}`, kind: firm?.values['kind'] },
      },
    })
    expect(answer.status()).toBe(200)
    return name
  }

  test('a pair is merged with the keyboard, the list says so, and the merge is undone', async () => {
    const name = await enterTwice()
    const before = (await firms('?limit=1')).total
    await open(page, `${house.address}/console/registers/organisations`, 'zh')
    await page.getByRole('link', { name: '查找重复' }).click()
    const shown = page.locator('form', { hasText: creditCode })
    await page.getByRole('heading', { name: /第 \d+ 对/ }).waitFor()
    const next = page.getByRole('button', { name: '下一对' })
    while ((await shown.count()) === 0 && (await next.isEnabled())) await next.press('Enter')
    await shown.getByText('名称相同').waitFor()
    await shown.getByRole('radio', { name: '保留哪条记录: 记录一' }).focus()
    await page.keyboard.press('ArrowRight')
    await shown.getByLabel('理由').focus()
    await page.keyboard.type('示例：同一单位登记了两次')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: '已合并' }).waitFor()
    expect((await firms('?limit=1')).total).toBe(before - 1)
    const merges = page.locator('section', { hasText: '合并记录' })
    await merges.getByText('撤销这次合并').click()
    await merges.getByLabel('撤销理由').fill('示例：误并')
    await merges.getByRole('button', { name: '确认撤销' }).click()
    await merges.getByText('已撤销').waitFor()
    expect((await firms('?limit=1')).total).toBe(before)
    expect((await firms(`?q=${creditCode}`)).rows.map(({ title }) => title.replace(' ', ''))).toEqual([name])
  }, 60_000)

  test('the page fits a desk and a phone, has no axe violation and keeps to its language', async () => {
    const faults: string[] = []
    for (const language of ['zh', 'en'] as const) {
      await page.setViewportSize(desk)
      await open(page, `${house.address}/console/duplicates`, language)
      if (language === 'en') faults.push(...(await chineseIn(page)))
      for (const screen of [desk, phone]) {
        await resize(page, screen)
        faults.push(...(await faultsOf(page)))
      }
    }
    expect(faults).toEqual([])
  }, 60_000)
})
