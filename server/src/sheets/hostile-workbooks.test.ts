// Changed, cut and hostile workbooks are read or refused with a problem; nothing is thrown at the caller.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSheet } from './read-sheet.ts'
import { eachRow } from './sheet-row.ts'
import { stringsOf, workbookOf, zipOf } from './xlsx/zip.fixture.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-hostile-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const parts = workbookOf({
  rows: (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45291</v></c>' +
    '<c r="C1" t="inlineStr"><is><t>x</t><rPh sb="1" eb="2"><t>y</t></rPh></is></c></row>'
  ).repeat(20),
  strings: stringsOf('<si><t>示例</t></si>'),
  styles: { xfs: '<xf numFmtId="164"/>', formats: '<numFmt numFmtId="164" formatCode="yyyy"/>' },
})

/** The codes of the problems, or none where every row was read; a problem always says what to do. */
async function outcome(bytes: Buffer): Promise<readonly string[]> {
  const path = join(folder, 'given.xlsx')
  writeFileSync(path, bytes)
  const opened = await openSheet(path, '上传.xlsx')
  const end = opened.ok ? await eachRow(opened.value.rows, () => undefined) : opened
  if (end.ok) return []
  expect(end.problems.every((problem) => problem.fix !== undefined && problem.given !== undefined)).toBe(true)
  return end.problems.map((problem) => problem.code)
}

const seed = Date.now() % 2 ** 31
const withSeed = (error: unknown) => {
  throw new Error(`seed ${seed}`, { cause: error })
}

test('whatever bytes of the zip are changed or lost, it is read or refused', async () => {
  const whole = zipOf(parts)
  expect(await outcome(whole)).toEqual([])
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
  const changed = fc.asyncProperty(
    fc.array(change, { maxLength: 6 }),
    fc.nat(whole.length),
    async (changes, kept) => {
      const bytes = Buffer.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      await outcome(kept % 4 === 0 ? bytes.subarray(0, kept) : bytes)
    },
  )
  await fc.assert(changed, { seed, numRuns: 250 }).catch(withSeed)
})

test('whatever is taken out of or put into the XML of a part, it is read or refused', async () => {
  const planted = fc.constantFrom(
    '',
    '%zz',
    '<',
    '>',
    '"',
    '&',
    '&#x110000;',
    '..',
    '-1',
    '9'.repeat(12),
    '<c',
    '</c>',
    'x:',
  )
  const changed = fc.asyncProperty(
    fc.constantFrom(...Object.keys(parts)),
    fc.tuple(fc.nat(3_000), fc.nat(30)),
    planted,
    async (name, [place, lost], text) => {
      const xml = parts[name] ?? ''
      const at = place % xml.length
      await outcome(zipOf({ ...parts, [name]: xml.slice(0, at) + text + xml.slice(at + lost) }))
    },
  )
  await fc.assert(changed, { seed, numRuns: 250 }).catch(withSeed)
})

test('a part made to grow without an end is refused', async () => {
  const sheet = (rows: string) =>
    zipOf({ ...parts, 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}` })
  const many = (text: string) => text.repeat(600_000)
  for (const rows of [
    many('<row>'),
    `<row>${many('<c t="s">')}`,
    `<row><c t="inlineStr"><is>${many('<rPh ')}`,
  ])
    expect(await outcome(sheet(rows))).toEqual(['sheet/damaged'])
  expect(await outcome(zipOf({ ...parts, 'xl/worksheets/sheet1.xml': many('<x a="1">') }))).toEqual([
    'sheet/damaged',
  ])
  const strings = stringsOf('<si/>'.repeat(6_000_001))
  expect(await outcome(zipOf({ ...parts, 'xl/sharedStrings.xml': strings }))).toEqual(['sheet/too-large'])
})
