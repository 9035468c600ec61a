// The writes of a merge: references set over to the survivor, images kept, the merged record taken out and put back.
import type { Register, Row } from '@corridor/registers'
import type { Transaction } from '../../store/database.ts'
import { column, history, table } from '../../store/naming.ts'
import { fieldNames, rowFrom } from '../row.queries.ts'

const here = 'region = (select corridor_region())'

const imageColumns = (register: Register): string =>
  [
    'act, id, scope_holder, version, row_number, region, scope_district',
    ...fieldNames(register).map(column),
  ].join(', ')

export interface Image {
  readonly id: string
  readonly row: Row
}

const imagesFrom = (register: Register, rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.flatMap((found): readonly Image[] =>
    typeof found['id'] === 'string' ? [{ id: found['id'], row: rowFrom(register, found) }] : [],
  )

/** The records whose reference is this id, locked in id order. */
export async function lockReferring(
  transaction: Transaction,
  { register, field, id }: { readonly register: Register; readonly field: string; readonly id: string },
): Promise<readonly Image[]> {
  const rows = await transaction.rows<Record<string, unknown>>(
    `select id, ${fieldNames(register).map(column).join(', ')} from ${table(register.id)}
     where ${here} and ${column(field)} = $1 order by id for update`,
    [id],
  )
  return imagesFrom(register, rows)
}

/** Records locked by id, in id order; those that are gone are left out. */
export async function lockById(
  transaction: Transaction,
  register: Register,
  ids: readonly string[],
): Promise<readonly Image[]> {
  const rows = await transaction.rows<Record<string, unknown>>(
    `select id, ${fieldNames(register).map(column).join(', ')} from ${table(register.id)}
     where ${here} and id = any($1::uuid[]) order by id for update`,
    [ids],
  )
  return imagesFrom(register, rows)
}

/** Rows of `from` that would have the key of a row of `to`. */
export async function keyConflicts(
  transaction: Transaction,
  { register, field, from, to }: { register: Register; field: string; from: string; to: string },
): Promise<readonly Image[]> {
  if (!register.key.includes(field)) return []
  const others = register.key.filter((name) => name !== field)
  const same = others.map((name) => ` and f.${column(name)} is not distinct from t.${column(name)}`).join('')
  const rows = await transaction.rows<Record<string, unknown>>(
    `select f.* from ${table(register.id)} f join ${table(register.id)} t on t.region = f.region
       and t.${column(field)} = $2${same}
     where f.${here} and f.${column(field)} = $1 order by f.id limit 20`,
    [from, to],
  )
  return imagesFrom(register, rows)
}

export async function keepImages(
  transaction: Transaction,
  register: Register,
  kept: { readonly ids: readonly string[]; readonly act: bigint; readonly removed: boolean },
): Promise<void> {
  const columns = imageColumns(register)
  await transaction.run(
    `insert into ${history(register.id)} (${columns}, superseded_by, removed)
     select ${columns}, $2, $3 from ${table(register.id)} where ${here} and id = any($1::uuid[])`,
    [kept.ids, kept.act, kept.removed],
  )
}

/** Sets the reference of records to another one; where it is the holder, row scope follows. */
export async function setReference(
  transaction: Transaction,
  register: Register,
  change: {
    readonly field: string
    readonly ids: readonly string[]
    readonly to: string
    readonly act: bigint
  },
): Promise<void> {
  const scope = register.holder === change.field && isOfOrganisation(register) ? ', scope_holder = $2' : ''
  await keepImages(transaction, register, { ...change, removed: false })
  await transaction.run(
    `update ${table(register.id)} set ${column(change.field)} = $2, version = version + 1, act = $3,
       row_number = null${scope}
     where ${here} and id = any($1::uuid[])`,
    [change.ids, change.to, change.act],
  )
}

const isOfOrganisation = ({ holder = '', fields }: Register): boolean => {
  const field = fields[holder]
  return field?.kind === 'reference' && field.register === 'organisations'
}

export async function takeOut(
  transaction: Transaction,
  register: Register,
  { ids, act }: { readonly ids: readonly string[]; readonly act: bigint },
): Promise<void> {
  await keepImages(transaction, register, { ids, act, removed: true })
  await transaction.run(`delete from ${table(register.id)} where ${here} and id = any($1::uuid[])`, [ids])
}

/** Puts records back that an act took out, as a new version of theirs. */
export async function putBack(
  transaction: Transaction,
  register: Register,
  order: { readonly ids: readonly string[]; readonly takenBy: bigint; readonly act: bigint },
): Promise<readonly Image[]> {
  const fields = fieldNames(register).map(column)
  const rows = await transaction.rows<Record<string, unknown>>(
    `insert into ${table(register.id)} (act, id, scope_holder, version, region, scope_district, ${fields.join(', ')})
     select $3, id, scope_holder, version + 1, region, scope_district, ${fields.join(', ')}
     from ${history(register.id)} where ${here} and id = any($1::uuid[]) and superseded_by = $2 and removed
     returning id, ${fields.join(', ')}`,
    [order.ids, order.takenBy, order.act],
  )
  return imagesFrom(register, rows)
}

/** A new version of one record with these values. */
export async function rewrite(
  transaction: Transaction,
  register: Register,
  { id, row, act }: Image & { readonly act: bigint },
): Promise<void> {
  const names = fieldNames(register)
  await keepImages(transaction, register, { ids: [id], act, removed: false })
  await transaction.run(
    `update ${table(register.id)} set version = version + 1, act = $2, row_number = null,
       ${names.map((name, index) => `${column(name)} = $${index + 3}`).join(', ')}
     where ${here} and id = $1`,
    [id, act, ...names.map((name) => row[name])],
  )
}

/** What a record was before an act and what the act made of it. */
export async function aroundAct(
  transaction: Transaction,
  register: Register,
  { id, act }: { readonly id: string; readonly act: bigint },
): Promise<{ readonly before: Row; readonly after: Row } | undefined> {
  const fields = fieldNames(register).map(column).join(', ')
  const rows = await transaction.rows<Record<string, unknown>>(
    `select 'before' as side, ${fields} from ${history(register.id)} where ${here} and id = $1 and superseded_by = $2
     union all select 'after', ${fields} from ${history(register.id)} where ${here} and id = $1 and act = $2
     union all select 'after', ${fields} from ${table(register.id)} where ${here} and id = $1 and act = $2`,
    [id, act],
  )
  const [before, after] = ['before', 'after'].map((side) => rows.find((found) => found['side'] === side))
  return before === undefined || after === undefined
    ? undefined
    : { before: rowFrom(register, before), after: rowFrom(register, after) }
}

/** People who act for an organisation follow it; gives their ids. */
export async function movePeople(
  transaction: Transaction,
  { from, to, ids }: { readonly from: string; readonly to: string; readonly ids?: readonly string[] },
): Promise<readonly string[]> {
  const rows = await transaction.rows<{ id: string }>(
    `update person set holder = $2 where ${here} and holder = $1 and ($3::uuid[] is null or id = any($3::uuid[])) returning id`,
    [from, to, ids ?? null],
  )
  return rows.map(({ id }) => id)
}
