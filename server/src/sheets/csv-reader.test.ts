// CSV files as Chinese Excel, Linux tools and people write them are read with the user's own line numbers.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSheet } from './read-sheet.ts'
import { eachRow, type SheetRow } from './sheet-row.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-csv-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(content: Buffer | string, limits = {}) {
  const path = join(folder, 'given.csv')
  writeFileSync(path, content)
  const opened = await openSheet(path, '名单.csv', { limits })
  if (!opened.ok) return { problem: opened.problems[0] }
  const rows: SheetRow[] = []
  const walked = await eachRow(opened.value.rows, (row) => void rows.push(row))
  if (!walked.ok) return { problem: walked.problems[0] }
  return {
    encoding: opened.value.encoding,
    rows: rows.map((row) => [row.number, ...row.cells.map((cell) => cell?.text)]),
  }
}

test('quotes, embedded newlines and CRLF keep the line on which a row starts', async () => {
  const text = '编号,名称\r\n007,"示例""甲""\r\n第二行"\r\n\r\n,"a,b"\r\n ,\r\n008,末行'
  expect((await read(text)).rows).toEqual([
    [1, '编号', '名称'],
    [2, '007', '示例"甲"\n第二行'],
    [5, undefined, 'a,b'],
    [7, '008', '末行'],
  ])
})

test('the encoding is found: UTF-8 with or without mark, GB18030, UTF-16 of “Unicode text”', async () => {
  const text = '名称,地区\n示例科技,㐀𠮷区\n'
  const rows = [
    [1, '名称', '地区'],
    [2, '示例科技', '㐀𠮷区'],
  ]
  expect(await read(`\uFEFF${text}`)).toEqual({ encoding: 'utf-8', rows })
  expect(await read(text)).toEqual({ encoding: 'utf-8', rows })
  expect(await read(iconv.encode(text, 'gb18030'))).toEqual({ encoding: 'gb18030', rows })
  const tabs = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replaceAll(',', '\t'), 'utf16le')])
  expect(await read(tabs)).toEqual({ encoding: 'utf-16le', rows })
})

test('a GB18030 character deep in a long file is found although everything before it is ASCII', async () => {
  const long = `${'code,1\n'.repeat(100_000)}示例,2\n`
  const got = await read(iconv.encode(long, 'gb18030'))
  expect(got.encoding).toBe('gb18030')
  expect(got.rows?.at(-1)).toEqual([100_001, '示例', '2'])
})

test('a short GB18030 file that is valid UTF-8 by chance is told from Latin, pinyin and Greek', async () => {
  const bytes = iconv.encode('code,示\n', 'gb18030')
  expect(bytes.subarray(5, 7).toString('utf8')).toBe('\u02BE')
  expect(await read(bytes)).toEqual({ encoding: 'gb18030', rows: [[1, 'code', '示']] })
  expect((await read('\uFEFFcode,\u02BE\n')).encoding).toBe('utf-8')
  for (const text of ['é±μ', 'lǜ', 'α-β'])
    expect(await read(`code,${text}\n`)).toEqual({ encoding: 'utf-8', rows: [[1, 'code', text]] })
})

test('a code kept from Excel by ="…" is read as Excel shows it', async () => {
  expect((await read('="00123",x\n"=1+1",y')).rows).toEqual([
    [1, '00123', 'x'],
    [2, '=1+1', 'y'],
  ])
})

test('bytes of no encoding, an open quote and each limit are refused with the line', async () => {
  const broken = Buffer.concat([Buffer.from('a,b\nc,'), Buffer.from([0xff, 0x41, 0xff]), Buffer.from('\n')])
  expect((await read(broken)).problem).toMatchObject({ code: 'sheet/encoding', row: 2 })
  expect((await read('a\nb\n"c\nd')).problem).toMatchObject({ code: 'sheet/unclosed-quote', row: 3 })
  expect((await read('a\nb\n', { rows: 1 })).problem).toMatchObject({ code: 'sheet/too-many-rows', row: 2 })
  expect((await read('a\na,b\n', { columns: 1 })).problem).toMatchObject({
    code: 'sheet/too-many-columns',
    row: 2,
  })
  expect((await read('a\nabcdef\n', { cellCharacters: 5 })).problem).toMatchObject({
    code: 'sheet/cell-too-long',
    row: 2,
  })
})

test('any table of texts written as CSV comes back equal, in either encoding', async () => {
  const seed = Date.now() % 2 ** 31
  const text = fc
    .string({ unit: fc.constantFrom('a', '0', ' ', ',', '"', '\n', '=', '示', '例', ';', '\t', '𠮷') })
    .map((cell) => `x${cell}`)
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  await fc
    .assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('utf8', 'gb18030'),
        async (table, encoding) => {
          const csv = `编号,名称,h,h,h,h\r\n${table.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
          const got = await read(iconv.encode(csv, encoding))
          expect(got.rows?.slice(1).map(([, ...cells]) => cells)).toEqual(table)
        },
      ),
      { seed, numRuns: 60 },
    )
    .catch((error: unknown) => {
      throw new Error(`seed ${seed}`, { cause: error })
    })
})
