// Produced workbooks read back as they were meant, carry no formula of a user's, and say how they were made.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeProgressSheet } from './progress-sheet.ts'
import { eachRow, type SheetRow } from './sheet-row.ts'
import { type WorkbookInput, writeWorkbook } from './workbook-writer.ts'
import { cellText, sheetNameOf } from './writing/cell-value.ts'
import { readXlsx } from './xlsx-reader.ts'
import { openZip, wholePart } from './xlsx/zip-archive.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-written-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const pathOf = (name: string) => join(folder, name)

async function readBack(path: string, sheet?: string): Promise<readonly SheetRow[]> {
  const opened = await readXlsx(path, sheet === undefined ? {} : { sheet })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  const rows: SheetRow[] = []
  await eachRow(opened.value.rows, (row) => void rows.push(row))
  return rows
}

const texts = (rows: readonly SheetRow[]) => rows.map((row) => row.cells.map((cell) => cell?.text))

async function partOf(path: string, part: string): Promise<string> {
  const archive = await openZip(path, 'written')
  if (!archive.ok) throw new Error('refused')
  const text = await wholePart(archive.value, part)
  archive.value.close()
  return text
}

const contracts: WorkbookInput = {
  sheets: [
    {
      name: '合同[2024]',
      columns: [
        { header: '合同编号', kind: 'text' },
        { header: '成交额', kind: 'money', unit: '万元', group: '金额' },
        { header: '技术交易额', kind: 'money', unit: '元', group: '金额' },
        { header: '占比', kind: 'percent' },
        { header: '登记日', kind: 'day' },
        { header: '件数', kind: 'integer' },
      ],
      rows: [
        ['0001', 12_345_678n, 1n, 0.052, '2024-02-29', 3],
        [
          '110101199003070000',
          99_999_999_999_999_999n,
          undefined,
          undefined,
          '2024-02-30',
          12_345_678_901_234_567n,
        ],
      ],
      totals: ['合计', 12_345_678n, 1n, undefined, undefined, 3],
    },
  ],
  about: {
    title: '技术合同导出',
    lines: [
      ['筛选条件', '登记日 = 2024 年'],
      ['操作人', '示例用户'],
    ],
  },
}

test('codes, amounts, shares and days read back exactly, headings carry units and groups', async () => {
  const path = pathOf('contracts.xlsx')
  expect(await writeWorkbook(path, contracts)).toEqual([2])
  expect(texts(await readBack(path))).toEqual([
    ['合同编号', '金额', undefined, '占比', '登记日', '件数'],
    [undefined, '成交额（万元）', '技术交易额（元）'],
    ['0001', '12.345678', '0.01', '0.052', '2024-02-29', '3'],
    ['110101199003070000', '99999999999.999999', undefined, undefined, '2024-02-30', '12345678901234567'],
    ['合计', '12.345678', '0.01', undefined, undefined, '3'],
  ])
  const rows = await readBack(path)
  expect(rows[2]?.cells.map((cell) => cell?.kind)).toEqual([
    'text',
    'number',
    'number',
    'number',
    'day',
    'number',
  ])
  expect(texts(await readBack(path, '生成说明'))).toEqual([
    ['技术合同导出'],
    ['筛选条件', '登记日 = 2024 年'],
    ['操作人', '示例用户'],
    ['行数（合同[2024]）', '2'],
  ])
})

test('panes are frozen below the headings and the filter covers the rows', async () => {
  const path = pathOf('frozen.xlsx')
  await writeWorkbook(path, contracts)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const [sheet] = workbook.worksheets
  expect(sheet?.name).toBe('合同 2024')
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2, xSplit: 1 })
  expect(sheet?.autoFilter).toBe('A2:F4')
  expect(sheet?.model.merges.toSorted()).toEqual(['A1:A2', 'B1:C1', 'D1:D2', 'E1:E2', 'F1:F2'])
})

test('a text that begins like a formula stays a text in every kind of column', async () => {
  const path = pathOf('injection.xlsx')
  const evil = [
    '=HYPERLINK("http://x.invalid","a")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    "=cmd|' /C calc'!A0",
  ]
  await writeWorkbook(path, {
    sheets: [
      {
        name: '=A1',
        columns: [
          { header: '=1', kind: 'text' },
          { header: '+1', kind: 'integer', unit: '=2' },
        ],
        rows: evil.map((text) => [text, text]),
        totals: ['=SUM(A1:A9)', '=1'],
      },
    ],
    about: { title: '=1+1', lines: [['=1', '@x']] },
  })
  expect(texts(await readBack(path)).slice(1, -1)).toEqual(evil.map((text) => [text, text]))
  for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
    const xml = await partOf(path, part)
    expect(xml).toContain('<sheetData>')
    expect(xml).not.toMatch(/<f[\s>]/)
  }
  const rows = await readBack(path)
  expect(new Set(rows.flatMap((row) => row.cells.map((cell) => cell?.kind)))).toEqual(new Set(['text']))
})

test('any text written into a cell reads back as it was', async () => {
  const seed = Date.now() % 2 ** 31
  const unit = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        '_x0041_',
        '_',
        '&',
        '<',
        '>',
        '"',
        "'",
        ' ',
        '\n',
        '=',
        ']]>',
        '&amp;',
        '示',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }) },
  )
  const text = fc.array(unit, { maxLength: 12 }).map((parts) => `|${parts.join('')}|`)
  const path = pathOf('property.xlsx')
  await fc
    .assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), async (table) => {
        await writeWorkbook(path, {
          sheets: [
            {
              name: 'x',
              columns: [
                { header: 'a', kind: 'text' },
                { header: 'b', kind: 'money' },
              ],
              rows: table,
            },
          ],
          about: { title: 'x', lines: [] },
        })
        expect(texts(await readBack(path)).slice(1)).toEqual(table)
      }),
      { seed, numRuns: 40 },
    )
    .catch((error: unknown) => {
      throw new Error(`seed ${seed}`, { cause: error })
    })
})

test('the same input gives the same parts, and a synthetic workbook says so on every sheet and page', async () => {
  const synthetic = { ...contracts, about: { ...contracts.about, synthetic: true } }
  await writeWorkbook(pathOf('one.xlsx'), synthetic)
  await writeWorkbook(pathOf('two.xlsx'), synthetic)
  for (const part of [
    'xl/worksheets/sheet1.xml',
    'xl/styles.xml',
    'docProps/core.xml',
    'xl/sharedStrings.xml',
  ]) {
    const text = await partOf(pathOf('one.xlsx'), part)
    expect(text.length).toBeGreaterThan(100)
    expect(await partOf(pathOf('two.xlsx'), part)).toBe(text)
  }
  expect((await readBack(pathOf('one.xlsx')))[0]?.cells[0]?.text).toContain('演示数据')
  expect((await readBack(pathOf('one.xlsx'), '生成说明'))[1]?.cells[0]?.text).toContain('演示数据')
  expect(await partOf(pathOf('one.xlsx'), 'xl/worksheets/sheet1.xml')).toMatch(/<oddHeader>[^<]*演示数据/)
})

test('where the rows end in an error no file is left, and a reader that goes away ends the writing', async () => {
  const path = pathOf('broken.xlsx')
  const rows = async function* () {
    yield ['1']
    throw new Error('the database went away')
  }
  const sheet = { name: 'x', columns: [{ header: 'a', kind: 'text' as const }] }
  const about = { title: 'x', lines: [] }
  await expect(writeWorkbook(path, { sheets: [{ ...sheet, rows: rows() }], about })).rejects.toThrow(
    'went away',
  )
  expect(existsSync(path)).toBe(false)
  const gone = new PassThrough()
  const endless = function* () {
    for (let n = 0; ; n += 1) {
      if (n === 2_000) gone.destroy()
      yield [String(n)]
    }
  }
  await expect(writeWorkbook(gone, { sheets: [{ ...sheet, rows: endless() }], about })).rejects.toThrow(
    /close/i,
  )
})

test('the progress sheet has grouped headings and a code that opens the figure', async () => {
  const path = pathOf('progress.xlsx')
  const row = {
    code: 'F-01',
    target: '技术合同成交额',
    required: '600 亿元',
    value: '512.3 亿元',
    distance: '87.7 亿元',
    status: '按期',
    owner: '示例处',
    address: 'http://127.0.0.1:4180/console/figures/F-01',
  }
  const input = {
    title: '2024 年 6 月调度表',
    asOf: '2024-06-30',
    synthetic: true,
    language: 'zh',
    notes: ['口径说明'],
  } as const
  expect(
    await writeProgressSheet(path, {
      ...input,
      rows: [row, { ...row, code: 'F-02', address: '/console/x' }],
    }),
  ).toBe(2)
  const read = texts(await readBack(path))
  expect(read[2]).toEqual(['目标', undefined, undefined, '进展', undefined, undefined, '责任与出处'])
  expect(read[4]).toEqual(Object.values(row))
  expect(await partOf(path, 'xl/worksheets/_rels/sheet1.xml.rels')).toContain(row.address)
  expect(readFileSync(path).length).toBeGreaterThan(1000)
})

test('texts and sheet names are brought into what Excel accepts', () => {
  expect(cellText('a\r\nb\u0001c\rd')).toBe('a\nbc\nd')
  expect(cellText('x'.repeat(40_000))).toHaveLength(32_767)
  expect(sheetNameOf("'a/b:c'", new Set(['a b c']))).toBe('a b c 2')
  expect(sheetNameOf('示'.repeat(40), new Set())).toHaveLength(31)
})
