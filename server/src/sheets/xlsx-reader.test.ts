// Odd but legal workbooks are read right; wrong ones are refused with a problem, never with a throw.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Result } from '@corridor/base'
import { openSheet } from './read-sheet.ts'
import { eachRow, type SheetRow } from './sheet-row.ts'
import { readXlsx, type XlsxOptions } from './xlsx-reader.ts'
import { type HandBuilt, stringsOf, workbookOf, zipOf } from './xlsx/zip.fixture.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-xlsx-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function saved(content: Buffer | string): string {
  files += 1
  const path = join(folder, `${files}.xlsx`)
  writeFileSync(path, content)
  return path
}

async function allRows(path: string, options: XlsxOptions = {}): Promise<Result<readonly SheetRow[]>> {
  const opened = await readXlsx(path, { name: '名单.xlsx', ...options })
  if (!opened.ok) return opened
  const rows: SheetRow[] = []
  const walked = await eachRow(opened.value.rows, (row) => void rows.push(row))
  return walked.ok ? { ok: true, value: rows } : walked
}

async function rowsOf(input: HandBuilt, options: XlsxOptions = {}): Promise<readonly SheetRow[]> {
  const read = await allRows(saved(zipOf(workbookOf(input))), options)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

const texts = (rows: readonly SheetRow[]) =>
  rows.map((row) => [row.number, ...row.cells.map((cell) => cell?.text)])

const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.problems.map((problem) => problem.code))

test('inline and rich text keep their leading zeros and leave phonetic readings out', async () => {
  const rows = await rowsOf({
    rows:
      '<row r="1"><c r="A1" t="inlineStr"><is><t>00110101</t></is></c>' +
      '<c r="B1" t="inlineStr"><is><r><t>示例</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 公司</t></r>' +
      '<rPh sb="0" eb="1"><t>shili</t></rPh></is></c></row>',
  })
  expect(texts(rows)).toEqual([[1, '00110101', '示例 公司']])
  expect(rows[0]?.cells.map((cell) => cell?.kind)).toEqual(['text', 'text'])
})

test('shared strings may stand behind the sheet, with entities, escapes and empty items', async () => {
  const rows = await rowsOf({
    rows: '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>',
    strings: stringsOf(
      '<si/><si><t>A&amp;B &lt;&#20225;&#x4E1A;&gt; &nbsp; _x0041__x005F_x0042_</t></si><si><r><t>多</t></r><r><t>段</t></r></si>',
    ),
  })
  expect(texts(rows)).toEqual([[1, 'A&B <企业> &nbsp; A_x0042_', undefined, '多段']])
})

test('numbers shown as dates become days in both date systems, times and plain numbers stay numbers', async () => {
  const styles = {
    formats:
      '<numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="[h]:mm"/>',
    xfs: '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="58"/>',
  }
  const cells =
    '<row r="2"><c r="A2" s="1"><v>45291</v></c><c r="B2" s="2"><v>45291.75</v></c><c r="C2" s="3"><v>0.5</v></c>' +
    '<c r="D2" s="4"><v>45291</v></c><c r="E2"><v>45291</v></c><c r="F2" t="d"><v>2024-02-29T00:00:00</v></c></row>'
  const rows = await rowsOf({ rows: cells, styles })
  expect(texts(rows)).toEqual([[2, '2023-12-31', '2023-12-31', '0.5', '2023-12-31', '45291', '2024-02-29']])
  expect(rows[0]?.cells.map((cell) => cell?.kind)).toEqual(['day', 'day', 'number', 'day', 'number', 'day'])
  const from1904 = await rowsOf({ rows: cells.replaceAll('45291', '43829'), styles, from1904: true })
  expect(texts(from1904)[0]?.slice(0, 3)).toEqual([2, '2023-12-31', '2023-12-31'])
})

test('numbers come as the decimal digits that were typed, without an exponent', async () => {
  const stored = [
    '1.1000000000000001',
    '1E-3',
    '123456789012345678',
    '2.0211100000000001E+14',
    '-0',
    '12.50',
    '7',
  ]
  const rows = await rowsOf({ rows: `<row>${stored.map((v) => `<c><v>${v}</v></c>`).join('')}</row>` })
  expect(texts(rows)).toEqual([
    [1, '1.1', '0.001', '123456789012345678', '202111000000000', '0', '12.5', '7'],
  ])
})

test('formulas give their cached value, errors and booleans their own kind', async () => {
  const rows = await rowsOf({
    rows:
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>' +
      '<c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="b"><v>1</v></c><c r="E1"><f>A1</f></c></row>',
  })
  expect(rows[0]?.cells).toEqual([
    { kind: 'number', text: '2' },
    { kind: 'text', text: 'ab' },
    { kind: 'error', text: '#N/A' },
    { kind: 'boolean', text: 'TRUE' },
  ])
})

test('an empty first cell does not lose the line, and bordered blank lines are left out', async () => {
  const rows = await rowsOf({
    rows:
      '<row r="1"/><row r="3" s="4" customFormat="1"><c r="A3" s="4"/>' +
      '<c r="C3" t="inlineStr"><is><t>丙</t></is></c></row>' +
      '<row r="4"><c r="A4" s="4"/><c r="B4" s="4" t="inlineStr"><is><t>  </t></is></c></row>' +
      '<row r="900"><c r="AB900"><v>1</v></c></row>',
  })
  expect(rows.map((row) => row.number)).toEqual([3, 900])
  expect(rows[0]?.cells).toEqual([undefined, undefined, { kind: 'text', text: '丙' }])
  expect(rows[1]?.cells).toHaveLength(28)
})

test('a prefixed namespace, single quotes and CDATA are read like any other XML', async () => {
  const rows = await rowsOf({
    rows: '',
    sheet:
      "<x:worksheet xmlns:x='m'><x:dimension ref='A1'/><x:sheetData><x:row r='5'><x:c r='B5' t='inlineStr'><x:is>" +
      '<x:t><![CDATA[<b>&amp;]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
  })
  expect(texts(rows)).toEqual([[5, undefined, '<b>&amp;']])
})

test('a workbook made by exceljs is read with its merges, rich text, hyperlinks and dates', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名单')
  sheet.addRow(['编号', '名称', '日期', '金额'])
  sheet.addRow([
    '007',
    { richText: [{ text: '示例' }, { text: '甲', font: { bold: true } }] },
    new Date('2024-03-05'),
    12.34,
  ])
  sheet.addRow([
    { text: '链接', hyperlink: 'https://example.invalid' },
    null,
    null,
    { formula: '1+1', result: 2 },
  ])
  sheet.mergeCells('A4:C4')
  sheet.getCell('A4').value = '合并'
  const path = join(folder, 'made.xlsx')
  await workbook.xlsx.writeFile(path)
  const read = await allRows(path)
  expect(read.ok && texts(read.value)).toEqual([
    [1, '编号', '名称', '日期', '金额'],
    [2, '007', '示例甲', '2024-03-05', '12.34'],
    [3, '链接', undefined, undefined, '2'],
    [4, '合并'],
  ])
})

test('rows can be walked twice and left early without holding the file', async () => {
  const path = saved(zipOf(workbookOf({ rows: '<row><c><v>1</v></c></row><row><c><v>2</v></c></row>' })))
  const opened = await readXlsx(path)
  if (!opened.ok) throw new Error('refused')
  for await (const row of opened.value.rows) {
    expect(row.number).toBe(1)
    break
  }
  expect(await eachRow(opened.value.rows, () => undefined)).toEqual({ ok: true, value: 2 })
})

test('what is no workbook is refused by its content, each with its own reason', async () => {
  const ole = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(ole)
  ole.writeUInt16LE(9, 30)
  const old = Buffer.from(ole)
  old.write('Workbook', 512, 'utf16le')
  const locked = Buffer.from(ole)
  locked.write('EncryptedPackage', 512, 'utf16le')
  const whole = zipOf(workbookOf({ rows: '<row><c><v>1</v></c></row>' }))
  const given: readonly (readonly [string | Buffer, string])[] = [
    ['', 'sheet/empty'],
    [' \r\n \n', 'sheet/empty'],
    [old, 'sheet/other-format'],
    [locked, 'sheet/encrypted'],
    [whole.subarray(0, whole.length - 40), 'sheet/damaged'],
    [zipOf(workbookOf({ rows: '' }), 1), 'sheet/encrypted'],
    [zipOf({ 'word/document.xml': '<w/>' }), 'sheet/other-format'],
    [zipOf({ 'a.txt': 'x' }), 'sheet/other-format'],
    ['<html><table><tr><td>1</td></tr></table></html>', 'sheet/other-format'],
    ['%PDF-1.7 ...', 'sheet/other-format'],
    [Buffer.from([1, 2, 3, 0, 255, 254, 0, 9]), 'sheet/other-format'],
  ]
  for (const [content, code] of given) {
    const opened = await openSheet(saved(content), '上传.xlsx')
    expect(codesOf(opened)).toEqual([code])
    expect(!opened.ok && opened.problems[0]?.fix?.zh).toBeTruthy()
    expect(!opened.ok && opened.problems[0]?.given).toBe('上传.xlsx')
  }
})

test('damage inside the sheet ends the walk with a problem that names the row', async () => {
  const open = await allRows(
    saved(
      zipOf(
        workbookOf({
          rows: '',
          sheet: '<worksheet><sheetData><row r="7"><c r="A7"><v>1</v></c></row><row r="8"><c',
        }),
      ),
    ),
  )
  expect(!open.ok && open.problems[0]).toMatchObject({ code: 'sheet/damaged', row: 8 })
  const lost = await allRows(
    saved(zipOf(workbookOf({ rows: '<row r="2"><c r="A2" t="s"><v>9</v></c></row>' }))),
  )
  expect(!lost.ok && lost.problems[0]).toMatchObject({ code: 'sheet/damaged', row: 2 })
  const bytes = zipOf(workbookOf({ rows: '<row><c><v>1</v></c></row>'.repeat(5000) }))
  const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 60
  bytes.fill(0xff, at, at + 20)
  expect(codesOf(await allRows(saved(bytes)))).toEqual(['sheet/damaged'])
})

test('each limit is refused with what was given and what is allowed', async () => {
  const path = saved(
    zipOf(
      workbookOf({
        rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="4"><c r="B4" t="inlineStr"><is><t>一二三四五六</t></is></c></row>',
      }),
    ),
  )
  const given = [
    [{ unfoldedBytes: 10 }, 'sheet/too-large', undefined],
    [{ rows: 1 }, 'sheet/too-many-rows', 4],
    [{ columns: 1 }, 'sheet/too-many-columns', 4],
    [{ cellCharacters: 5 }, 'sheet/cell-too-long', 4],
  ] as const
  for (const [limits, code, row] of given) {
    const read = await allRows(path, { limits })
    expect(codesOf(read)).toEqual([code])
    expect(!read.ok && read.problems[0]?.row).toBe(row)
    expect(!read.ok && read.problems[0]?.allowed?.zh).toBeTruthy()
  }
})

test('an unknown sheet name is answered with the names there are', async () => {
  const path = saved(zipOf(workbookOf({ rows: '' })))
  const read = await readXlsx(path, { sheet: '不存在' })
  expect(!read.ok && read.problems[0]).toMatchObject({
    code: 'sheet/no-sheet',
    given: '不存在',
    allowed: { zh: '名单' },
  })
})
