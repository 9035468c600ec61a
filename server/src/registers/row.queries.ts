// The rows of one register: reading, locking, writing, and the before-image that history keeps.
import type { Day } from '@corridor/base'
import type { Recorded, Register, Row, Value } from '@corridor/registers'
import { preparedRows } from '../indicators/ledger/prepared.queries.ts'
import { literal } from '../indicators/ledger/sql-text.queries.ts'
import type { Transaction } from '../store/database.ts'
import { column, columnName, history, quoted, table } from '../store/naming.ts'
import { fieldColumns, systemColumns } from '../store/register-table.ts'
import { currentDistrict, holderSql } from './placement.queries.ts'

export interface StoredRow extends Recorded {
  readonly act: bigint
}

type DatabaseRow = Readonly<Record<string, unknown>>

const isValue = (value: unknown): value is Value =>
  typeof value === 'string' ||
  typeof value === 'bigint' ||
  typeof value === 'number' ||
  typeof value === 'boolean'

export const fieldNames = (register: Register): readonly string[] => Object.keys(register.fields)

/** The register's row of a database row that holds its columns. */
export function rowFrom(register: Register, from: DatabaseRow): Row {
  const row: Record<string, Value | undefined> = {}
  for (const name of fieldNames(register)) {
    const value = from[columnName(name)]
    row[name] = isValue(value) ? value : undefined
  }
  return row
}

function storedFrom(register: Register, from: DatabaseRow): StoredRow {
  const { id, version, act } = from
  if (typeof id !== 'string' || typeof version !== 'number' || typeof act !== 'bigint') {
    throw new Error(`a row of ${register.id} lacks its system columns`)
  }
  return { id, version, act, row: rowFrom(register, from) }
}

const columnsOf = (register: Register): string => fieldNames(register).map(column).join(', ')

export async function lockRow(
  transaction: Transaction,
  register: Register,
  id: string,
): Promise<StoredRow | undefined> {
  const [row] = await preparedRows<Record<string, unknown>>(
    transaction,
    `select id, version, act, ${columnsOf(register)} from ${table(register.id)}
     where region = (select corridor_region()) and id = $1 for update`,
    [id],
  )
  return row === undefined ? undefined : storedFrom(register, row)
}

export async function findByKey(
  transaction: Transaction,
  register: Register,
  row: Row,
): Promise<StoredRow | undefined> {
  const where = register.key.map((name, index) => `${column(name)} = $${index + 1}`).join(' and ')
  const [found] = await preparedRows<Record<string, unknown>>(
    transaction,
    `select id, version, act, ${columnsOf(register)} from ${table(register.id)}
     where region = (select corridor_region()) and ${where}`,
    register.key.map((name) => row[name]),
  )
  return found === undefined ? undefined : storedFrom(register, found)
}

export interface NewVersion {
  readonly id: string
  readonly row: Row
  readonly actor: string
  readonly at: Date
  readonly reason: string
  readonly today: Day
}

export interface Changed {
  readonly act: bigint
  /** Its holder or district is another than before. */
  readonly moved: boolean
}

/** Act, before-image and the new version of a locked row, in one statement. */
export async function changeRow(
  transaction: Transaction,
  register: Register,
  { id, row, actor, at, reason, today }: NewVersion,
): Promise<Changed> {
  const names = fieldNames(register)
  const values = fieldColumns(register).map(
    ({ type }, index) => `$${index + 6}::${type} as ${column(names[index] ?? '')}`,
  )
  const [changed] = await preparedRows<{ act: bigint; moved: boolean }>(
    transaction,
    `with ${actedSql(register, 'corrected')},
     kept as (${keptSql(register, false)} returning scope_holder, scope_district),
     placed as (
       select r.*, ${holderSql(register)} as holder from (select $3::uuid as id, ${values.join(', ')}) r
     ),
     changed as (
       update ${table(register.id)} e set version = e.version + 1, act = a.id, row_number = null,
         scope_holder = p.holder, scope_district = ${currentDistrict('p.holder', '$5::date')},
         ${names.map((name) => `${column(name)} = p.${column(name)}`).join(', ')}
       from placed p, acted a
       where e.region = (select corridor_region()) and e.id = $3::uuid
       returning e.act, e.scope_holder, e.scope_district
     )
     select c.act, (c.scope_holder, c.scope_district) is distinct from (k.scope_holder, k.scope_district) as moved
     from changed c, kept k`,
    [at, actor, id, reason, today, ...names.map((name) => row[name])],
  )
  if (changed === undefined) throw new Error(`record ${id} was not changed`)
  return changed
}

/** Act and before-image of a locked row, and the row itself gone, in one statement. */
export async function removeRow(
  transaction: Transaction,
  register: Register,
  { id, actor, at, reason }: Omit<NewVersion, 'row' | 'today'>,
): Promise<bigint> {
  const [removed] = await preparedRows<{ act: bigint }>(
    transaction,
    `with ${actedSql(register, 'removed')},
     kept as (${keptSql(register, true)}),
     gone as (
       delete from ${table(register.id)} where region = (select corridor_region()) and id = $3::uuid returning id
     )
     select a.id as act from acted a, gone`,
    [at, actor, id, reason],
  )
  if (removed === undefined) throw new Error(`record ${id} was not removed`)
  return removed.act
}

const actedSql = ({ id }: Register, kind: 'corrected' | 'removed'): string =>
  `acted as (
     insert into act (region, at, actor, kind, register, record, reason)
     values (corridor_region(), $1::timestamptz, $2::text, '${kind}', ${literal(id)}, $3::uuid, $4::text) returning id
   )`

/** Version 1 is its own after-image; a change keeps the image before it. */
function keptSql(register: Register, removed: boolean): string {
  const names = [...systemColumns, ...fieldColumns(register)].map(({ name }) => quoted(name))
  const columns = names.join(', ')
  const images = names.map((name) => `e.${name}`).join(', ')
  return `insert into ${history(register.id)} (${columns}, superseded_by, removed)
    select ${images}, a.id, ${String(removed)} from ${table(register.id)} e, acted a
    where e.region = (select corridor_region()) and e.id = $3::uuid`
}

/** How many records of another register refer to this one. */
export async function referring(
  transaction: Transaction,
  { register, field, id }: { register: string; field: string; id: string },
): Promise<number> {
  const [row] = await transaction.rows<{ n: bigint }>(
    `select count(*) as n from ${table(register)} where region = (select corridor_region()) and ${column(field)} = $1`,
    [id],
  )
  return Number(row?.n ?? 0n)
}
