// What of a sheet counts as a record: banners, the check column and the template's example row do not.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue } from '../../modules.ts'
import { openSheet } from '../../sheets/read-sheet.ts'
import type { Cell, SheetRow } from '../../sheets/sheet-row.ts'
import { writeTemplate } from '../../sheets/import-template.ts'
import { testLists } from '../../testing/test-city.ts'
import { templateColumns } from '../read/template-columns.ts'
import { sheetRecords } from './sheet-records.ts'

const register = [...catalogue.registers.values()].find(({ id }) => id === 'district-memberships')
if (register === undefined) throw new Error('no register')
const definitions = { catalogue, lists: () => testLists }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-records-'))
})
afterAll(() => rm(folder, { recursive: true }))

const text = (value: string): Cell | undefined => (value === '' ? undefined : { kind: 'text', text: value })

async function recordsIn(rows: AsyncIterable<SheetRow>) {
  const records = []
  for await (const record of sheetRecords(definitions, register ?? raise(), rows)) records.push(record)
  return records
}

const raise = (): never => {
  throw new Error('no register')
}

async function* sheet(...rows: readonly (readonly string[])[]): AsyncGenerator<SheetRow> {
  for (const [index, cells] of rows.entries()) yield { number: index + 1, cells: cells.map(text) }
}

test('a banner above the header and the check column are passed over, row numbers stay those of the file', async () => {
  const records = await recordsIn(
    sheet(
      ['演示数据'],
      ['单位统一社会信用代码', '起始日', '区县', '校验结果'],
      ['示例代码', '2024-01-01', '示例东区', '第1行有误'],
    ),
  )
  expect(records).toEqual([
    { row: 3, written: { organisation: '示例代码', since: '2024-01-01', district: '示例东区' } },
  ])
})

test('our own template read back holds no record, in both languages', async () => {
  for (const language of ['zh', 'en'] as const) {
    const path = join(folder, `${language}.xlsx`)
    const columns = templateColumns(register, { ...definitions, lists: testLists, language })
    await writeTemplate(path, { sheetName: '示例', columns, notes: [], version: '1', language })
    const opened = await openSheet(path, 'template.xlsx')
    expect(await recordsIn(opened.ok ? opened.value.rows : raise())).toEqual([])
  }
})

test('a sheet whose rows name no fields is refused by its first row', async () => {
  await expect(recordsIn(sheet(['甲', '乙'], ['1', '2']))).rejects.toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ code: 'import/unknown-header', row: 1 })]),
  })
})
