// The row that an act wrote, found again in the register or in its history, so that its values are sealed too.
import type { Catalogue } from '@corridor/catalogue'
import type { Transaction } from '../store/database.ts'
import { history, table, tableName } from '../store/naming.ts'
import { sha256 } from './act-form.ts'
import { formOf } from './column.queries.ts'

/** Where a row is kept may move with its organisation without an act of its own; the rest never changes. */
const notSealed = new Set(['region', 'scope_holder', 'scope_district'])
const writesOne = new Set(['created', 'corrected'])

/** What of an act says where the row is that it wrote. */
export interface Written {
  readonly id: string
  readonly kind: string
  readonly register: string | null
  readonly record: string | null
}

export interface Images {
  /** Act → the hash over what it wrote, for those acts of a portion that wrote one record. */
  of(transaction: Transaction, acts: readonly Written[]): Promise<ReadonlyMap<string, string>>
}

export function imagesOf(catalogue: Catalogue): Images {
  const readers = new Map<string, string>()
  return {
    async of(transaction, acts) {
      const found = new Map<string, string>()
      const writing = acts.filter(({ kind }) => writesOne.has(kind))
      for (const register of new Set(writing.map((act) => act.register))) {
        if (register === null || !catalogue.registers.has(register)) continue
        const sql = readers.get(register) ?? (await reader(transaction, register))
        readers.set(register, sql)
        const group = writing.filter((act) => act.register === register)
        const pairs = [group.map(({ record }) => record), group.map(({ id }) => id)]
        for (const { act, form } of await transaction.rows<Image>(sql, pairs))
          found.set(act, sha256(`["${register}",${form}]`))
      }
      return found
    },
  }
}

interface Image {
  readonly act: string
  readonly form: string
}

/** The columns as the database has them: a field that left the definition keeps its column and stays sealed. */
async function reader(transaction: Transaction, register: string): Promise<string> {
  const columns = await transaction.rows<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = ('public.' || quote_ident($1))::regclass and attnum > 0 and not attisdropped
     order by attname collate "C"`,
    [tableName(register)],
  )
  const form = formOf(
    'x',
    columns.filter(({ name }) => !notSealed.has(name)),
  )
  const from = (source: string) =>
    `select ${form} as form from ${source} x
     where x.region = (select corridor_region()) and x.id = p.id and x.act = p.act`
  return `select p.act::text as act, i.form from unnest($1::uuid[], $2::bigint[]) as p (id, act)
    cross join lateral (${from(table(register))} union all ${from(history(register))}) i`
}
