// Saved views of a person: a register's conditions and columns under a name.
import type { Transaction } from '../../store/database.ts'

export interface SavedView {
  readonly name: string
  readonly register: string
  readonly query: Readonly<Record<string, string>>
  readonly columns: readonly string[]
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The texts of an object; whatever else it holds is left out. */
export function textsIn(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

export async function viewsOf(transaction: Transaction, person: string): Promise<readonly SavedView[]> {
  const rows = await transaction.rows<{ name: string; register: string; query: string; columns: string[] }>(
    `select name, register, query, columns from saved_view
     where region = (select corridor_region()) and person = $1 order by register, name`,
    [person],
  )
  return rows.map(({ name, register, query, columns }) => {
    const read: unknown = JSON.parse(query)
    return { name, register, query: textsIn(read), columns }
  })
}

export async function saveView(transaction: Transaction, person: string, view: SavedView): Promise<void> {
  await transaction.run(
    `insert into saved_view (region, person, register, name, query, columns)
     values (corridor_region(), $1, $2, $3, $4, $5)
     on conflict (region, person, register, name) do update set query = $4, columns = $5`,
    [person, view.register, view.name, JSON.stringify(view.query), view.columns],
  )
}
