// Confirming a plan: the whole walk with the keyboard alone on a desk, and with a finger on a phone.
import { readFileSync } from 'node:fs'
import type { PlanAnswer } from '@corridor/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'
import { chineseIn, faultsOf } from './screen-check.ts'
import { desk, open, phone, resize, visit } from './visitor.ts'

const text = `示例市2026年科技创新工作要点

一、总体目标

去年，全市技术合同成交额达到650亿元，科技型中小企业达到7800家。

今年，要实现全社会研发经费投入占比达到2.75%，新增高新技术企业900家，培育独角兽、瞪羚企业40家，技术合同成交额突破700亿元，办好20件实事。
`

describe.runIf(hasBrowser)('confirming a plan in the browser', () => {
  let house: House
  let browser: Browser
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('confirm plan'), openBrowser()])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  /** Reads the text as a plan of its own and opens its page. */
  async function openPlan(page: Page, title: string): Promise<void> {
    await page.goto(`${house.address}/console/plans/new`)
    await page.getByLabel('计划原文').fill(`${text}\n（${title}）`)
    await page.getByLabel('标题').fill(title)
    await page.getByRole('button', { name: '读出目标' }).click()
    await page.locator('.target-list > li').first().waitFor()
    // What the reader is sure of is its own matter; here it is sure of everything but the joined list.
    await house.run(
      "update plan_target set confidence = case when phrase like '%、%' then 0.1 else 1 end where plan = $1",
      [new URL(page.url()).pathname.split('/').at(-1)],
    )
    await page.reload()
    await page.locator('.target-list > li').first().waitFor()
  }

  const focused = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.closest('.target')?.querySelector('.target-order')?.textContent,
    )
  const news = (page: Page, words: string) => page.locator('.record-news', { hasText: words }).waitFor()
  const record = (page: Page, phrase: string) =>
    page.locator('.target', { has: page.locator('.target-name', { hasText: phrase }) })

  /** Presses j until the record is the current one. */
  async function goTo(page: Page, phrase: string): Promise<void> {
    const count = await page.locator('.target').count()
    for (let at = 0; at < count; at += 1) await page.keyboard.press('k')
    for (let at = 0; at < count; at += 1) {
      if (await page.locator('.is-current .target-name', { hasText: phrase }).count()) return
      await page.keyboard.press('j')
    }
    throw new Error(`no record ${phrase}`)
  }

  test('with the keyboard alone: answer, split, merge, reject, correct, add, confirm many, take back', async () => {
    const page = await visit(browser, house, 'planning-officer')
    await openPlan(page, '键盘示例要点')
    const keys = page.keyboard
    const first = page.locator('.target-list > li').first()
    await first.getByText('请先看').waitFor()
    await page.getByLabel('排列').selectOption('reading')
    await first.getByText('技术合同成交额').first().waitFor()
    await page.locator('main h1').click()
    await keys.press('n')
    expect(await focused(page)).toBe('5')
    await page.locator('main h1').click()

    await keys.press('?')
    await page.getByText('撤销自己最近一次操作').waitFor()
    await keys.press('Escape')

    await goTo(page, '高新技术企业')
    await keys.press('a')
    await news(page, '请先回答')
    await keys.press('1')
    await page.locator('.target.is-current', { hasText: '“新增”指净增' }).waitFor()
    await keys.press('a')
    await news(page, '已确认')
    expect(await focused(page)).toBe(await page.locator('.target.is-current .target-order').textContent())

    await goTo(page, '独角兽')
    await keys.press('s')
    await page.getByRole('group', { name: '第 2 部分' }).waitFor()
    await keys.press('Tab')
    await keys.type('15')
    await keys.press('Enter')
    await news(page, '已拆分')
    expect(await record(page, '独角兽').locator('.target-name').textContent()).toContain('15')
    expect(await record(page, '瞪羚企业').count()).toBe(1)
    await keys.press('m')
    await keys.press('Enter')
    await news(page, '已并入')
    await page.locator('.target.is-merged').waitFor()
    await keys.press('z')
    await news(page, '已撤销')
    expect(await page.locator('.target.is-merged').count()).toBe(0)
    await keys.press('z')
    await page.getByText('瞪羚企业', { exact: true }).waitFor({ state: 'detached' })

    await keys.press('x')
    await keys.press('ArrowDown')
    await keys.press('Tab')
    await keys.type('只是抓好已有的')
    await keys.press('Enter')
    await news(page, '已驳回')
    await record(page, '独角兽').getByText('只是抓好已有的').waitFor()

    await goTo(page, '科技型中小企业')
    await keys.press('e')
    await keys.type('国家')
    await keys.press('Enter')
    await news(page, '已更正')
    await keys.press('e')
    await keys.press('Escape')
    expect(await page.locator('form.correction').count()).toBe(0)
    expect(await focused(page)).toBe('2')
    await keys.press('t')
    await page.getByText('读出 5 个目标').waitFor()

    await keys.press('i')
    await keys.type('实事')
    await keys.press('Tab')
    await keys.type('20件')
    await keys.press('Enter')
    await news(page, '已补记')
    await record(page, '实事').getByText('人工补记').waitFor()

    await keys.press('A')
    await page.locator('.accept-list li').first().waitFor()
    const many = await page.locator('.accept-list li').count()
    expect(many).toBeGreaterThan(1)
    await keys.press('Enter')
    await news(page, `已确认 ${many} 条`)
    await keys.press('z')
    await news(page, '已撤销')
    expect(await page.locator('.tag.good').count()).toBe(1)
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })

  test('with a finger on a phone: every act has its button, nothing is cut off, in both languages', async () => {
    const page = await visit(browser, house, 'planning-officer')
    await openPlan(page, '手机示例要点')
    await resize(page, phone)
    const button = (name: string | RegExp) => page.getByRole('button', { name })
    const current = page.locator('.target.is-current')
    await page.locator('.target-name', { hasText: '独角兽' }).click()
    await current.getByRole('button', { name: /^拆分/ }).click()
    await current.getByRole('button', { name: '拆分', exact: true }).click()
    await news(page, '已拆分')
    await page.locator('.record-tools').getByRole('button', { name: /^撤销/ }).click()
    await news(page, '已撤销')
    await page.getByText(/^未采用的数字/).click()
    await button('这是目标 20件').click()
    await page.getByLabel('指标用语').fill('实事')
    await page.getByRole('button', { name: '补记一条', exact: true }).last().click()
    await news(page, '已补记')
    await current.getByRole('button', { name: /^驳回/ }).click()
    await page.getByLabel('同一件事重复说了一遍').check()
    await current.getByRole('button', { name: '驳回', exact: true }).click()
    await news(page, '已驳回')
    await page.locator('.target-name', { hasText: '高新技术企业' }).click()
    await current.getByRole('button', { name: /^选用 净增/ }).click()
    await current.getByText('“新增”指净增').waitFor()
    await button(/^一并确认/).click()
    await button('确认以上各条').click()
    await news(page, '已确认')
    expect(await faultsOf(page)).toEqual([])
    await open(page, page.url(), 'en')
    expect(await faultsOf(page)).toEqual([])
    await resize(page, desk)
    expect(await chineseIn(page)).toEqual([])
    await page.context().close()
  })

  test('a second person is told of a conflict, a leader may look, and decisions can be exported', async () => {
    const page = await visit(browser, house, 'planning-officer')
    await openPlan(page, '冲突示例要点')
    const address = page.url()
    const id = new URL(address).pathname.split('/').at(-1) ?? ''
    const other = await visit(browser, house, 'planning-head')
    await other.goto(address)
    await other.locator('.target').first().waitFor()
    await page.locator('main h1').click()
    await page.keyboard.press('t')
    await news(page, '已更正')
    await other.locator('main h1').click()
    await other.keyboard.press('t')
    await other.getByRole('alert').getByText('已被他人修改').waitFor()
    await other.keyboard.press('t')
    await news(other, '已更正')
    await page.locator('.record-tools').getByRole('button', { name: /^撤销/ }).click()
    await page.getByRole('alert').getByText('之后又被修改').waitFor()

    await page.locator('.left-number', { hasText: '20件' }).dblclick()
    await page.getByRole('button', { name: /^把选中的数字记为一条/ }).click()
    expect(await page.getByLabel('原文中的数字').inputValue()).toBe('20件')
    await page.keyboard.press('Escape')

    const leader = await visit(browser, house, 'director')
    await leader.goto(address)
    await leader.getByText('您可以查看，不能改动').waitFor()
    expect(await leader.getByRole('button', { name: /^确认/ }).count()).toBe(0)
    expect(await leader.getByRole('link', { name: '导出标注数据' }).count()).toBe(0)
    await leader.goto(address.replace(id, '00000000-0000-7000-8000-000000000000'))
    await leader.getByText('没有这份计划').waitFor()

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出标注数据' }).click()
    const line: PlanAnswer & { readonly undecided: readonly unknown[] } = JSON.parse(
      readFileSync(await (await download).path(), 'utf8'),
    )
    expect(line.id).toBe(id)
    expect(line.undecided.length).toBeGreaterThan(0)
    for (const one of [page, other, leader]) await one.context().close()
  })
})
