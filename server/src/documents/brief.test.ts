// The leader brief is an official page, stays one page, and every number in it can be looked up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openZip, wholePart } from '../sheets/xlsx/zip-archive.ts'
import { briefHeight, briefScale } from './brief-fit.ts'
import { briefDocument, type BriefInput, type BriefRow } from './brief.ts'
import { linesOf, typeArea } from './official-page.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-brief-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const row = (number: number): BriefRow => ({
  code: `F-0${number}`,
  target: '规上工业企业中有研发机构的比例',
  required: '45%',
  value: '41.2%',
  distance: number === 6 ? '本年尚不可测' : '3.8 个百分点',
  status: '按期',
  owner: '示例规划处',
  address: `http://127.0.0.1:4180/console/figures/F-0${number}?a=1&b=2`,
})

const brief: BriefInput = {
  title: '示例市 2024 年重点目标<进展>简报',
  subtitle: '示例市科学技术局',
  asOf: '2024-06-30',
  synthetic: true,
  language: 'zh',
  headline: '截至 6 月 30 日，六项目标中一项超前、三项按期、一项滞后、一项本年尚不可测。',
  rows: [1, 2, 3, 4, 5, 6].map(row),
  notes: ['按期指不低于往年同期曲线；数据为初步数。'],
  footer: '示例市科学技术局 2024 年 7 月 1 日',
}

async function partsOf(input: BriefInput): Promise<(part: string) => Promise<string>> {
  const path = join(folder, 'brief.docx')
  writeFileSync(path, await briefDocument(input))
  const archive = await openZip(path, 'brief.docx')
  if (!archive.ok) throw new Error('no zip')
  return (part) => wholePart(archive.value, part)
}

/** Every opening tag of an XML text is closed in order. */
function isBalanced(xml: string): boolean {
  const open: string[] = []
  for (const [tag, slash, name, empty] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (tag === undefined || name === undefined) return false
    if (slash === '/') {
      if (open.pop() !== name) return false
    } else if (empty !== '/') open.push(name)
  }
  return open.length === 0
}

test('the page, the margins and the line pitch are those of GB/T 9704', async () => {
  const part = await partsOf(brief)
  const xml = await part('word/document.xml')
  expect(isBalanced(xml)).toBe(true)
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(xml).toContain('w:line="579" w:lineRule="exact"')
  expect(xml).toContain('w:eastAsia="仿宋"')
  expect(await part('word/fontTable.xml')).toMatch(/<w:font w:name="仿宋"><w:altName w:val="FangSong,/)
  expect(await part('word/footer1.xml')).toContain('示例市科学技术局 2024 年 7 月 1 日')
})

test('each number carries its code, and each code is listed with an address that opens', async () => {
  const part = await partsOf(brief)
  const xml = await part('word/document.xml')
  const links = await part('word/_rels/document.xml.rels')
  for (const { code, address } of brief.rows) {
    const numbers = code === 'F-06' ? 2 : 3
    expect(xml.split(`〔${code}〕`).length - 1).toBe(numbers + 1)
    expect(xml).toContain(address.replaceAll('&', '&amp;'))
    expect(links).toContain(address.replaceAll('&', '&amp;'))
  }
})

test('a brief of synthetic data says so on the page, another does not', async () => {
  expect(await (await partsOf(brief))('word/header1.xml')).toContain('演示数据')
  expect(await (await partsOf({ ...brief, language: 'en' }))('word/header1.xml')).toContain('Synthetic')
  expect(await (await partsOf({ ...brief, synthetic: false }))('word/header1.xml')).not.toContain('演示数据')
})

test('the properties carry the day of the data and the escaped title', async () => {
  const core = await (await partsOf(brief))('docProps/core.xml')
  expect(core).toContain('2024-06-30T00:00:00Z')
  expect(core).toContain('重点目标&lt;进展&gt;简报')
  expect(isBalanced(core)).toBe(true)
})

test('six usual targets keep the full type size, long texts shrink until they fit', () => {
  expect(briefScale(brief)).toBe(1)
  const long = {
    ...brief,
    headline: brief.headline.repeat(5),
    notes: Array.from({ length: 5 }, () => brief.notes[0] ?? ''),
  }
  const scale = briefScale(long)
  expect(scale).toBeLessThan(1)
  expect(briefHeight(long, 1)).toBeGreaterThan(typeArea.heightPoints)
  expect(briefHeight(long, scale)).toBeLessThanOrEqual(typeArea.heightPoints)
})

test('lines are counted by the width of Chinese and Latin characters', () => {
  expect(linesOf('示'.repeat(28), 16, 28 * 16)).toBe(1)
  expect(linesOf('示'.repeat(29), 16, 28 * 16)).toBe(2)
  expect(linesOf('a'.repeat(50), 16, 28 * 16)).toBe(1)
  expect(linesOf('', 16, 448)).toBe(1)
})
