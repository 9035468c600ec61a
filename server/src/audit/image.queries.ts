// The row that an act wrote, found again in the register or in its history, so that its values are sealed too.
import type { Catalogue } from '@corridor/catalogue'
import type { Transaction } from '../store/database.ts'
import { history, quoted, table, tableName } from '../store/naming.ts'
import { imageOf, type Texts } from './act-form.ts'
import { textOf } from './column.queries.ts'

/** Where a row is kept may move with its organisation without an act of its own; the rest never changes. */
const notSealed = new Set(['region', 'scope_holder', 'scope_district'])
const writesOne = new Set(['created', 'corrected'])

/** Register → the SQL that reads its images. */
type Readers = Map<string, string>

export interface Images {
  /** Act → the hash over what it wrote, for those acts of a page that wrote one record. */
  of(transaction: Transaction, acts: readonly Texts[]): Promise<ReadonlyMap<string, Buffer>>
}

export function imagesOf(catalogue: Catalogue): Images {
  const readers: Readers = new Map()
  return {
    async of(transaction, acts) {
      const found = new Map<string, Buffer>()
      const byRegister = new Map<string, Texts[]>()
      for (const act of acts) {
        const register = act['register'] ?? ''
        if (!writesOne.has(act['kind'] ?? '') || !catalogue.registers.has(register)) continue
        const group = byRegister.get(register)
        if (group === undefined) byRegister.set(register, [act])
        else group.push(act)
      }
      for (const [register, group] of byRegister) {
        const sql = readers.get(register) ?? (await reader(transaction, register))
        readers.set(register, sql)
        const pairs = [group.map(({ record }) => record), group.map(({ id }) => id)]
        for (const row of await transaction.rows<Record<string, string | null>>(sql, pairs))
          found.set(row['act'] ?? '', imageOf(register, row))
      }
      return found
    },
  }
}

interface Column {
  readonly name: string
  readonly type: string
}

/** The columns as the database has them: a field that left the definition keeps its column and stays sealed. */
async function reader(transaction: Transaction, register: string): Promise<string> {
  const columns = await transaction.rows<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = ('public.' || quote_ident($1))::regclass and attnum > 0 and not attisdropped order by attname`,
    [tableName(register)],
  )
  const texts = columns
    .filter(({ name }) => !notSealed.has(name))
    .map(({ name, type }) => `${textOf(`x.${quoted(name)}`, type)} as ${quoted(name)}`)
    .join(', ')
  const from = (source: string) =>
    `select ${texts} from ${source} x where x.region = (select corridor_region()) and x.id = p.id and x.act = p.act`
  return `select i.* from unnest($1::uuid[], $2::bigint[]) as p (id, act)
    cross join lateral (${from(table(register))} union all ${from(history(register))}) i`
}
