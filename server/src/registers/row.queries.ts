// The rows of one register: reading, locking, writing, and the before-image that history keeps.
import type { Recorded, Register, Row, Value } from '@corridor/registers'
import type { Transaction } from '../store/database.ts'
import { column, columnName, history, table } from '../store/naming.ts'

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
  const [row] = await transaction.rows<Record<string, unknown>>(
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
  const [found] = await transaction.rows<Record<string, unknown>>(
    `select id, version, act, ${columnsOf(register)} from ${table(register.id)}
     where region = (select corridor_region()) and ${where}`,
    register.key.map((name) => row[name]),
  )
  return found === undefined ? undefined : storedFrom(register, found)
}

export interface Placement {
  readonly holder: string | undefined
  readonly district: string | undefined
}

interface NewVersion {
  readonly id: string
  readonly version: number
  readonly act: bigint
  readonly row: Row
  readonly rowNumber?: number
  readonly placement: Placement
}

export async function insertRow(
  transaction: Transaction,
  register: Register,
  version: NewVersion,
): Promise<void> {
  const names = fieldNames(register)
  const places = names.map((_, index) => `$${index + 7}`).join(', ')
  await transaction.run(
    `insert into ${table(register.id)}
       (region, id, version, act, row_number, scope_holder, scope_district, ${columnsOf(register)})
     values (corridor_region(), $1, $2, $3, $4, $5, $6, ${places})`,
    [
      version.id,
      version.version,
      version.act,
      version.rowNumber,
      version.placement.holder,
      version.placement.district,
      ...names.map((name) => version.row[name]),
    ],
  )
}

export async function updateRow(
  transaction: Transaction,
  register: Register,
  version: NewVersion,
): Promise<void> {
  const names = fieldNames(register)
  const sets = names.map((name, index) => `${column(name)} = $${index + 7}`).join(', ')
  await transaction.run(
    `update ${table(register.id)} set version = $2, act = $3, row_number = $4, scope_holder = $5,
       scope_district = $6, ${sets}
     where region = (select corridor_region()) and id = $1`,
    [
      version.id,
      version.version,
      version.act,
      version.rowNumber,
      version.placement.holder,
      version.placement.district,
      ...names.map((name) => version.row[name]),
    ],
  )
}

/** Version 1 is its own after-image; a change keeps the image before it. */
export async function keepBefore(
  transaction: Transaction,
  register: Register,
  by: { id: string; act: bigint; removed: boolean },
): Promise<void> {
  const columns = `act, id, scope_holder, version, row_number, region, scope_district, ${columnsOf(register)}`
  await transaction.run(
    `insert into ${history(register.id)} (${columns}, superseded_by, removed)
     select ${columns}, $2, $3 from ${table(register.id)} where region = (select corridor_region()) and id = $1`,
    [by.id, by.act, by.removed],
  )
}

export const deleteRow = (transaction: Transaction, register: Register, id: string): Promise<number> =>
  transaction.run(`delete from ${table(register.id)} where region = (select corridor_region()) and id = $1`, [
    id,
  ])

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
