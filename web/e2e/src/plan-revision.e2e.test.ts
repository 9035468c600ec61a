// A mid-year adjustment in the browser: read, compared, applied, seen on the chart, undone; and an outline put right.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'
import { chineseIn, faultsOf } from './screen-check.ts'
import { desk, open, phone, resize, settled, visit } from './visitor.ts'

const article = fileURLToPath(new URL('../../../corpus/plan-text/sample-city-2026.txt', import.meta.url))

const adjustment = `示例市2026年科技创新工作要点调整方案

一、目标调整

净增高新技术企业800家，科技型中小企业突破9000家，全市技术合同成交额突破900亿元。
`

const shots = process.env['CORRIDOR_SHOTS']

describe.runIf(hasBrowser)('a plan that revises another', () => {
  let house: House
  let browser: Browser
  let page: Page
  let first = ''
  let second = ''
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('plan revision'), openBrowser()])
    page = await visit(browser, house, 'planning-officer')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const documentOf = async (address: string) => {
    const plan = address.split('/').at(-1) ?? ''
    return (await page.request.get(`${house.address}/api/plans/${plan}/timeline`)).text()
  }

  /** Reads a plan and confirms all of its targets by key; gives its address. */
  const read = async (given: {
    readonly title: string
    readonly text: string
    readonly on: string
    readonly count: number
  }) => {
    await page.goto(`${house.address}/console/plans/new`)
    await page.getByLabel('计划原文').fill(given.text)
    await page.getByLabel('标题').fill(given.title)
    await page.getByRole('button', { name: '读出目标' }).click()
    await page.locator('.target-list > li').first().waitFor()
    for (let confirmed = 1; confirmed <= given.count; confirmed += 1) {
      await page.locator('main h1').click()
      await page.keyboard.press('a')
      await page.getByText(`已确认 ${confirmed} 个`).waitFor()
    }
    const address = page.url().replace(/[?#].*$/, '')
    await page.getByRole('link', { name: '文件与调整' }).click()
    await page.getByLabel('文件日期').fill(given.on)
    await page.getByLabel('文号', { exact: true }).fill(`示例科发〔2026〕${given.on.slice(6, 7)}号`)
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => documentOf(address)).toContain(given.on)
    return address
  }

  /** Both screens, both languages: nothing cut off, no axe violation, no Chinese label on the English page. */
  const check = async (address: string, name: string) => {
    const faults: string[] = []
    for (const language of ['en', 'zh'] as const) {
      await page.setViewportSize(desk)
      await open(page, address, language)
      if (language === 'en') faults.push(...(await chineseIn(page)))
      for (const screen of [desk, phone]) {
        await resize(page, screen)
        if (shots !== undefined)
          await page.screenshot({ path: `${shots}/${name}-${language}-${screen.width}.png`, fullPage: true })
        faults.push(...(await faultsOf(page)).map((fault) => `${name} ${language} ${screen.width}: ${fault}`))
      }
    }
    await page.setViewportSize(desk)
    expect(faults).toEqual([])
  }

  const cardValue = async (on: string) => {
    await page.goto(`${house.address}/console/?plan=${first.split('/').at(-1)}&on=${on}`)
    await settled(page)
    const facts = page.getByRole('article', { name: '净增高新技术企业' }).locator('.card-facts')
    return (await facts.textContent()) ?? ''
  }

  test('two plans are read, the second is compared with the first, and nothing is applied silently', async () => {
    first = await read({
      title: '示例市2026年要点',
      text: readFileSync(article, 'utf8'),
      on: '2026-01-15',
      count: 6,
    })
    second = await read({ title: '示例市2026年要点调整', text: adjustment, on: '2026-07-15', count: 3 })
    const base = page.getByLabel('此计划调整')
    await base.waitFor()
    expect(await base.locator('option').nth(1).textContent()).toContain('示例市2026年要点')
    await page.getByText('同一年度；新计划 3 项目标中 3 项对应').waitFor()
    await base.selectOption(first.split('/').at(-1) ?? '')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    const pairs = page.locator('.pairs > li')
    await pairs.first().waitFor()
    expect(await pairs.locator('.tag').allTextContents()).toEqual([
      '有变',
      '未变',
      '有变',
      '只在原计划',
      '只在原计划',
      '只在原计划',
    ])
    await check(`${second}/revision`, 'compare')
    expect(await cardValue('2026-08-01')).toContain('700')
  })

  test('a pair is taken apart and put together again before applying', async () => {
    await open(page, `${second}/revision`, 'zh')
    const pairs = page.locator('.pairs > li')
    const counterpart = page.getByLabel('新计划目标 1 对应')
    const paired = await counterpart.inputValue()
    await counterpart.selectOption('')
    await page.getByText('将改动 1 项、加入 0 项').waitFor()
    expect(await pairs.count()).toBe(7)
    await counterpart.selectOption(paired)
    await page.getByText('将改动 2 项、加入 0 项、撤销 0 项，自 2026-07-15 起').waitFor()
    expect(await pairs.count()).toBe(6)
  })

  test('applied, the value holds from the day of the document, and the step stands on the chart', async () => {
    await page.getByRole('button', { name: '生效' }).click()
    await page.getByText('已自 2026-07-15 起生效').waitFor()
    expect(await cardValue('2026-07-14')).toContain('700')
    expect(await cardValue('2026-07-15')).toContain('800')
    await page.getByRole('article', { name: '净增高新技术企业' }).getByRole('button').first().click()
    const steps = page.locator('.detail .steps li')
    await steps.first().waitFor()
    expect(await steps.allTextContents()).toEqual([
      expect.stringMatching(/700.*2026-01-15 至 2026-07-14.*示例市2026年要点/),
      expect.stringMatching(/800.*2026-07-15 起.*示例市2026年要点调整/),
    ])
    await page.locator('.chart-canvas svg').first().waitFor()
    expect(await page.locator('.chart').first().locator('th', { hasText: '目标值' }).count()).toBe(1)
    await check(page.url(), 'cockpit')
    await open(page, first, 'zh')
    await page.locator('.target-name').nth(3).click()
    await page.locator('.target-steps li').nth(1).waitFor()
    expect(await page.locator('.target-steps li').count()).toBe(2)
    await check(page.url(), 'target-record')
    await check(`${second}/revision`, 'applied')
  })

  test('undone, every day is as before', async () => {
    await open(page, `${second}/revision`, 'zh')
    await page.getByRole('button', { name: '撤回调整' }).click()
    await page.getByRole('button', { name: '生效' }).waitFor()
    expect(await cardValue('2026-07-15')).toContain('700')
  })

  test('an outline is corrected by keyboard, saved as a version, and an empty title is refused', async () => {
    await open(page, first, 'zh')
    const items = page.getByRole('treeitem')
    await items.first().waitFor()
    const count = await items.count()
    await items.first().click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Insert')
    await page.keyboard.press('Enter')
    await page.getByText('标题不能为空').waitFor()
    await page.keyboard.type('示例新增标题')
    await page.keyboard.press('Enter')
    const added = page.getByRole('treeitem', { name: '示例新增标题' })
    await added.waitFor()
    const level = Number(await added.getAttribute('aria-level'))
    await page.keyboard.press('Alt+ArrowRight')
    await expect.poll(() => added.getAttribute('aria-level')).toBe(String(level + 1))
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => added.getAttribute('aria-level')).toBe(String(level))
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Delete')
    await expect.poll(() => items.count()).toBe(count)
    await page.keyboard.press('Control+z')
    await added.waitFor()
    await check(first, 'outline')
    await open(page, first, 'zh')
    await items.first().waitFor()
    await items.first().click()
    await page.keyboard.press('Insert')
    await page.keyboard.type('示例新增标题')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '保存提纲' }).click()
    await page.getByText('提纲已保存').waitFor()
    await page.getByText('历次提纲').click()
    await page.getByText('阅读器读出的提纲').waitFor()
    await page.reload()
    await page.getByRole('treeitem', { name: '示例新增标题' }).waitFor()
  })
})
