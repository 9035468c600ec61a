// Where a record belongs for row scope: its holder organisation, and the district that organisation is in today.
import type { Day } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import { residence } from '@corridor/organisations'
import type { Register } from '@corridor/registers'
import { runPrepared } from '../indicators/ledger/prepared.queries.ts'
import type { Transaction } from '../store/database.ts'
import { column, table } from '../store/naming.ts'

/**
 * The first lock of every write. A move decides where the records of others count: those that exist, and those that
 * are just being written and that it cannot see. So a move is alone in its region; all other writes share.
 */
export const lockPlaces = (transaction: Transaction, register: Register) =>
  runPrepared(transaction, `select ${placesLock(register)}`, [])

/** The same as an expression. What depends on places is read by a later statement, which sees what the lock waited for. */
export const placesLock = ({ id }: Register): string =>
  `pg_advisory_xact_lock${id === residence.register ? '' : '_shared'}(hashtext('corridor places ' || corridor_region()))`

export const currentDistrict = (organisation: string, today: string) =>
  `(select m.district from district_memberships m
    where m.region = (select corridor_region()) and m.organisation = ${organisation} and m.since <= ${today}
    order by m.since desc limit 1)`

/** SQL for the holder of a row `r` with its id and fields. */
export function holderSql(register: Register): string {
  if (register.holder === undefined) return 'null::uuid'
  if (register.holder === 'id') return 'r.id'
  const field = register.fields[register.holder]
  const named = `r.${column(register.holder)}`
  if (field?.kind !== 'reference' || field.register === 'organisations') return named
  return `(select x.scope_holder from ${table(field.register)} x
    where x.region = (select corridor_region()) and x.id = ${named})`
}

/** After memberships changed: every record held by these organisations follows to their present district. */
export async function followMoves(
  transaction: Transaction,
  catalogue: Catalogue,
  organisations: readonly string[],
  today: Day,
): Promise<void> {
  for (const register of catalogue.registers.values()) {
    if (register.holder === undefined) continue
    await transaction.run(
      `update ${table(register.id)} r set scope_district = d.district
       from (select o.id, ${currentDistrict('o.id', '$2')} as district from unnest($1::uuid[]) o(id)) d
       where r.region = (select corridor_region()) and r.scope_holder = d.id and r.scope_district is distinct from d.district`,
      [organisations, today],
    )
  }
}

/** After an act wrote records of a register: records that belong to them take over their holder and district. */
export async function followHolders(
  transaction: Transaction,
  catalogue: Catalogue,
  { register, act }: { readonly register: Register; readonly act: bigint },
): Promise<void> {
  for (const dependent of catalogue.registers.values()) {
    const field = dependent.holder === undefined ? undefined : dependent.fields[dependent.holder]
    if (dependent.holder === undefined || field?.kind !== 'reference') continue
    if (field.register !== register.id || register.holder === 'id') continue
    await transaction.run(
      `update ${table(dependent.id)} d set scope_holder = r.scope_holder, scope_district = r.scope_district
       from ${table(register.id)} r
       where d.region = (select corridor_region()) and r.region = d.region and r.act = $1
         and d.${column(dependent.holder)} = r.id
         and (d.scope_holder, d.scope_district) is distinct from (r.scope_holder, r.scope_district)`,
      [act],
    )
  }
}

/** Organisations whose move of the last days has come into force; a move recorded ahead changes row scope on its day. */
export async function movedLately(transaction: Transaction, today: Day): Promise<readonly string[]> {
  const rows = await transaction.rows<{ organisation: string }>(
    `select distinct organisation from district_memberships
     where region = (select corridor_region()) and since <= $1::date and since > $1::date - 7`,
    [today],
  )
  return rows.map(({ organisation }) => organisation)
}
