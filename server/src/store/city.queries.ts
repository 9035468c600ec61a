// The city itself: its name, whether its data are synthetic, its code lists and divisions.
import type { Label } from '@corridor/base'
import type { CodeLists } from '@corridor/registers'
import type { Transaction } from './database.ts'

interface RegionRow {
  readonly name_zh: string
  readonly name_en: string
  readonly synthetic: boolean
}

/** A city that was not set up yet goes by its code. */
export async function loadRegion(transaction: Transaction, region: string) {
  const [row] = await transaction.rows<RegionRow>(
    'select name_zh, name_en, synthetic from region where code = $1',
    [region],
  )
  if (row === undefined) return { region, name: { zh: region, en: region }, synthetic: false }
  return { region, name: { zh: row.name_zh, en: row.name_en }, synthetic: row.synthetic }
}

export async function saveRegion(
  transaction: Transaction,
  city: { region: string; name: Label; synthetic: boolean },
): Promise<void> {
  await transaction.run(
    `insert into region (code, name_zh, name_en, synthetic) values ($1, $2, $3, $4)
     on conflict (code) do update set name_zh = $2, name_en = $3, synthetic = $4`,
    [city.region, city.name.zh, city.name.en, city.synthetic],
  )
}

export async function loadCodeLists(transaction: Transaction): Promise<CodeLists> {
  const rows = await transaction.rows<{ list: string; code: string; name_zh: string; name_en: string }>(
    'select list, code, name_zh, name_en from code_list where region = (select corridor_region()) order by list, position',
  )
  const lists = new Map<string, Map<string, Label>>()
  for (const { list, code, name_zh: zh, name_en: en } of rows) {
    const codes = lists.get(list) ?? new Map<string, Label>()
    lists.set(list, codes.set(code, { zh, en }))
  }
  return lists
}

export interface CodeRow {
  readonly list: string
  readonly code: string
  readonly label: Label
  readonly position: number
  readonly tile?: { readonly column: number; readonly row: number }
}

export async function saveCodes(transaction: Transaction, codes: readonly CodeRow[]): Promise<void> {
  for (const { list, code, label, position, tile } of codes) {
    await transaction.run(
      `insert into code_list (region, list, code, name_zh, name_en, position, tile_column, tile_row)
       values (corridor_region(), $1, $2, $3, $4, $5, $6, $7)
       on conflict (region, list, code) do update set name_zh = $3, name_en = $4, position = $5, tile_column = $6, tile_row = $7`,
      [list, code, label.zh, label.en, position, tile?.column, tile?.row],
    )
  }
}

export interface TileRow {
  readonly code: string
  readonly label: Label
  readonly column: number
  readonly row: number
}

export async function loadTiles(transaction: Transaction): Promise<readonly TileRow[]> {
  const rows = await transaction.rows<{
    code: string
    name_zh: string
    name_en: string
    tile_column: number
    tile_row: number
  }>(
    `select code, name_zh, name_en, tile_column, tile_row from code_list
     where region = (select corridor_region()) and list = 'districts' and tile_column is not null order by position`,
  )
  return rows.map((row) => ({
    code: row.code,
    label: { zh: row.name_zh, en: row.name_en },
    column: row.tile_column,
    row: row.tile_row,
  }))
}

export async function saveDivisions(
  transaction: Transaction,
  divisions: readonly { code: string; label: Label }[],
): Promise<void> {
  for (const { code, label } of divisions) {
    await transaction.run(
      `insert into division (region, code, name_zh, name_en) values (corridor_region(), $1, $2, $3)
       on conflict (region, code) do update set name_zh = $2, name_en = $3`,
      [code, label.zh, label.en],
    )
  }
}

export async function loadDivisions(
  transaction: Transaction,
): Promise<readonly { code: string; label: Label }[]> {
  const rows = await transaction.rows<{ code: string; name_zh: string; name_en: string }>(
    'select code, name_zh, name_en from division where region = (select corridor_region()) order by code',
  )
  return rows.map(({ code, name_zh: zh, name_en: en }) => ({ code, label: { zh, en } }))
}
