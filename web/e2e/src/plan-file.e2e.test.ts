// Giving a plan as a file in the browser: chosen or dropped, read into the box, checked, stored, and opened again.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'
import { open, phone, resize, settled, visit } from './visitor.ts'

const folder = fileURLToPath(new URL('../../../corpus/plan-files', import.meta.url))
const fileOf = (name: string): string => join(folder, name)

/** Run in the page: drops a file with these words on the form. */
const dropping = (name: string, text: string): string => `(() => {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}))
  const form = document.querySelector('form.panel')
  for (const kind of ['dragover', 'drop'])
    form.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
})()`

describe.runIf(hasBrowser)('a plan given as a file', () => {
  let house: House
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('plan file'), openBrowser()])
    page = await visit(browser, house, 'planning-officer')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const text = () => page.getByLabel('计划原文').inputValue()
  const title = () => page.getByLabel('标题').inputValue()

  test('a Word file fills the form; its targets and the file itself are on the page of the plan', async () => {
    await open(page, `${house.address}/console/plans/new`, 'zh')
    await page.locator('input[type="file"]').setInputFiles(fileOf('work-points.docx'))
    await page.getByText('已从 work-points.docx 读出').waitFor()
    expect(await title()).toBe('示例市2026年科技创新工作要点')
    expect(await page.getByLabel('年度').inputValue()).toBe('2026')
    expect(await text()).toContain('（一）实施平台提升行动，夯实创新基础')

    await page.getByRole('button', { name: '读出目标' }).click()
    await page.locator('.plan-text mark').first().waitFor()
    expect(await page.locator('.plan-text').textContent()).toContain('每万人高价值发明专利拥有量达到12.5件')
    const original = page.getByRole('link', { name: 'work-points.docx' })
    await original.waitFor()
    const href = new URL((await original.getAttribute('href')) ?? '', page.url()).href
    const kept = await (await page.request.get(href)).body()
    expect(kept.equals(readFileSync(fileOf('work-points.docx')))).toBe(true)
  })

  test('a scan is refused, a half-scanned file names its pages, a dropped text is read', async () => {
    await open(page, `${house.address}/console/plans/new`, 'zh')
    const input = page.locator('input[type="file"]')
    await input.setInputFiles(fileOf('scanned.pdf'))
    await page.getByText('请先用文字识别（OCR）').waitFor()
    expect(await text()).toBe('')

    await input.setInputFiles(fileOf('half-scanned.pdf'))
    await page.getByText('第 2 页几乎没有文字').waitFor()
    expect(await text()).toContain('技术合同成交额达到3亿元')

    await page.evaluate(dropping('示例.txt', '示例市2025年工作计划\n研发投入增长9%。'))
    await page.getByText('已从 示例.txt 读出').waitFor()
    expect([await title(), await page.getByLabel('年度').inputValue()]).toEqual([
      '示例市2025年工作计划',
      '2025',
    ])
    await page.getByRole('button', { name: '不保存原文件' }).click()
    await page.getByText('已从 示例.txt 读出').waitFor({ state: 'detached' })
    expect(await text()).toContain('研发投入增长9%')
  })

  test('the keyboard alone chooses a file; on a telephone nothing runs out of the screen', async () => {
    await open(page, `${house.address}/console/plans/new`, 'en')
    await page.locator('input[type="file"]').focus()
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
    await chooser.setFiles(fileOf('target-list.xlsx'))
    await page.getByText('characters read from target-list.xlsx').waitFor()
    await resize(page, phone)
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  })
})
