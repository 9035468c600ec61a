// A refused import gives the user's own file back, with reasons at the file's own rows and marks on the right cells.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Problem } from '@corridor/base'
import { type AnnotationInput, reasonHeading, writeAnnotatedCopy } from './annotated-copy.ts'
import { isExampleRow, type TemplateColumn, writeTemplate } from './import-template.ts'
import { openSheet } from './read-sheet.ts'
import { eachRow, type SheetRow } from './sheet-row.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-copy-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const pathOf = (name: string) => join(folder, name)

const wrongCode: Problem = {
  code: 'organisation/credit-code',
  message: { zh: '统一社会信用代码第 18 位校验码不符', en: 'The check character at position 18 is wrong' },
  field: 'creditCode',
  row: 4,
  given: '91999900MA00000000',
}
const wrongDay: Problem = {
  code: 'contract/day',
  message: { zh: '不是日期', en: 'Not a day' },
  field: 'signedOn',
  row: 4,
}

function inputFor(source: string, target: string): AnnotationInput {
  return {
    source,
    target,
    name: '名单.xlsx',
    headerRow: 2,
    columns: new Map([
      ['creditCode', 1],
      ['signedOn', 3],
    ]),
    problems: [
      wrongCode,
      wrongDay,
      { code: 'import/whole', message: { zh: '整批未导入', en: 'Nothing imported' } },
    ],
    language: 'zh',
  }
}

async function original(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名单')
  sheet.addRow(['2024 年名单'])
  sheet.addRow(['信用代码', '名称', '签订日'])
  sheet.addRow(['91999900MA00000001', '示例甲', new Date('2024-01-02')])
  sheet.addRow(['91999900MA00000000', '示例乙', '昨天'])
  sheet.getCell('B3').font = { bold: true }
  sheet.getCell('A4').border = { top: { style: 'double' } }
  workbook.addWorksheet('别的').addRow(['留着'])
  await workbook.xlsx.writeFile(path)
}

async function loaded(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook
}

test('the original keeps its looks and other sheets, and gets reasons and marks', async () => {
  await original(pathOf('given.xlsx'))
  const done = await writeAnnotatedCopy(inputFor(pathOf('given.xlsx'), pathOf('back.xlsx')))
  expect(done).toEqual({ ok: true, value: { kept: true } })
  const workbook = await loaded(pathOf('back.xlsx'))
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['名单', '别的', '校验说明'])
  const sheet = workbook.getWorksheet('名单')
  expect(sheet?.getCell('D2').value).toBe('校验结果')
  expect(sheet?.getCell('D3').value).toBeNull()
  expect(sheet?.getCell('D4').text).toMatch(/^1\. .*校验码不符[\s\S]*\n2\. .*不是日期/)
  expect(sheet?.getCell('A4').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
  expect(sheet?.getCell('A4').border.top).toMatchObject({ style: 'double' })
  expect(sheet?.getCell('A3').fill).toBeUndefined()
  expect(sheet?.getCell('B3').font.bold).toBe(true)
  expect(workbook.getWorksheet('校验说明')?.getColumn(1).values).toContain('整批未导入')
})

test('an annotated copy that comes back is answered in the same column, without the old reasons', async () => {
  await original(pathOf('first.xlsx'))
  await writeAnnotatedCopy(inputFor(pathOf('first.xlsx'), pathOf('second.xlsx')))
  const again = {
    ...inputFor(pathOf('second.xlsx'), pathOf('third.xlsx')),
    problems: [{ ...wrongDay, row: 3 }],
  }
  expect((await writeAnnotatedCopy(again)).ok).toBe(true)
  const workbook = await loaded(pathOf('third.xlsx'))
  const sheet = workbook.getWorksheet('名单')
  expect(workbook.worksheets).toHaveLength(3)
  expect([sheet?.getCell('D2').value, sheet?.getCell('E2').value]).toEqual(['校验结果', null])
  expect([sheet?.getCell('D3').text, sheet?.getCell('D4').text]).toEqual([
    expect.stringContaining('不是日期'),
    '',
  ])
})

test('a large or CSV original is rebuilt at the same row numbers with the same values', async () => {
  await original(pathOf('large.xlsx'))
  const csv = '2024 年名单\r\n信用代码,名称,签订日\r\n\r\n="00120",=1+1,昨天\r\n'
  writeFileSync(pathOf('given.csv'), iconv.encode(csv, 'gb18030'))
  const large = { ...inputFor(pathOf('large.xlsx'), pathOf('large-back.xlsx')), keptBytes: 10 }
  expect(await writeAnnotatedCopy(large)).toEqual({ ok: true, value: { kept: false } })
  const sheet = (await loaded(pathOf('large-back.xlsx'))).getWorksheet('名单')
  expect(sheet?.getCell('C3').value).toEqual(new Date('2024-01-02'))
  expect(sheet?.getCell('D4').text).toContain('校验码不符')
  expect(sheet?.getCell('A4').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
  const fromCsv = inputFor(pathOf('given.csv'), pathOf('csv-back.xlsx'))
  expect(await writeAnnotatedCopy({ ...fromCsv, name: '名单.csv' })).toEqual({
    ok: true,
    value: { kept: false },
  })
  const rebuilt = (await loaded(pathOf('csv-back.xlsx'))).worksheets[0]
  expect([1, 2, 3].map((column) => rebuilt?.getRow(4).getCell(column).value)).toEqual([
    '00120',
    '=1+1',
    '昨天',
  ])
  expect(rebuilt?.getCell('D4').text).toContain('不是日期')
  expect([reasonHeading.zh, rebuilt?.getCell('D2').value]).toEqual(['校验结果', '校验结果'])
})

test('rare characters survive in a long file, whatever piece of it they fall on', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名单')
  const names = Array.from({ length: 4_000 }, (_, index) => `${'示'.repeat(index % 7)}𠮷${index}`)
  for (const name of names) sheet.addRow([name])
  await workbook.xlsx.writeFile(pathOf('rare.xlsx'))
  const input = {
    ...inputFor(pathOf('rare.xlsx'), pathOf('rare-back.xlsx')),
    headerRow: 1,
    columns: new Map(),
  }
  expect(await writeAnnotatedCopy(input)).toEqual({ ok: true, value: { kept: true } })
  const opened = await openSheet(pathOf('rare-back.xlsx'), '名单.xlsx')
  const read: (string | undefined)[] = []
  if (opened.ok) await eachRow(opened.value.rows, (row) => void read.push(row.cells[0]?.text))
  expect(read).toEqual(names)
})

test('a file that cannot be read is refused and nothing is written', async () => {
  writeFileSync(pathOf('junk.xlsx'), Buffer.from('PK\u0003\u0004 no zip'))
  const done = await writeAnnotatedCopy(inputFor(pathOf('junk.xlsx'), pathOf('none.xlsx')))
  expect(done.ok || done.problems[0]?.code).toBe('sheet/damaged')
  expect(existsSync(pathOf('none.xlsx'))).toBe(false)
})

const columns: readonly TemplateColumn[] = [
  { header: '信用代码', required: true, note: '18 位', example: '91999900MA00000001', kind: 'text' },
  {
    header: '类型',
    required: true,
    note: '',
    choices: ['开发', '转让,许可', '"引号"'],
    example: '开发',
    kind: 'text',
  },
  { header: '成交额', required: false, note: '单位：元', example: '1200.5', kind: 'money' },
  { header: '签订日', required: true, note: '年-月-日', example: '2024-03-01', kind: 'day' },
]

test('a template has drop-downs, notes, version and an example line that an import can tell', async () => {
  const path = pathOf('template.xlsx')
  await writeTemplate(path, { sheetName: '技术合同', columns, notes: ['每行一份合同'], version: '2024-1' })
  const workbook = await loaded(path)
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['技术合同', '填写说明', '选项'])
  const entry = workbook.getWorksheet('技术合同')
  expect(entry?.getCell('B3').dataValidation).toMatchObject({ type: 'list', formulae: ["'选项'!$A$2:$A$4"] })
  expect(entry?.getCell('B5001').dataValidation).toMatchObject({ type: 'list' })
  expect(workbook.getWorksheet('选项')?.getColumn(1).values.slice(1)).toEqual([
    '类型',
    '开发',
    '转让,许可',
    '"引号"',
  ])
  expect(workbook.getWorksheet('填写说明')?.getCell('A2').text).toBe('模板版本：2024-1')
  const opened = await openSheet(path, '模板.xlsx')
  if (!opened.ok) throw new Error('refused')
  const rows: SheetRow[] = []
  await eachRow(opened.value.rows, (row) => void rows.push(row))
  expect(rows.map((row) => isExampleRow(row, columns))).toEqual([false, true])
  expect(rows[1]?.cells.map((cell) => cell?.kind)).toEqual(['text', 'text', 'number', 'day'])
})
