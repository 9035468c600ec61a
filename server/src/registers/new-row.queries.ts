// A new record in one statement: its act, its row with the place it belongs to, and what its own ledgers post for it.
import type { Day } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import { pathsFrom } from '@corridor/indicators'
import type { Register, Row } from '@corridor/registers'
import { freshContributions } from '../indicators/ledger/fresh.queries.ts'
import type { Contribution, Difference, Series } from '../indicators/ledger/posting.queries.ts'
import { amountColumns, isUsed } from '../indicators/ledger/posting.queries.ts'
import { preparedRows } from '../indicators/ledger/prepared.queries.ts'
import { literal } from '../indicators/ledger/sql-text.queries.ts'
import type { Transaction } from '../store/database.ts'
import { column, table } from '../store/naming.ts'
import { fieldColumns } from '../store/register-table.ts'
import { currentDistrict, holderSql } from './placement.queries.ts'
import { fieldNames } from './row.queries.ts'

export interface NewRow {
  readonly id: string
  readonly row: Row
  readonly actor: string
  readonly at: Date
  readonly today: Day
}

export interface Inserted {
  readonly act: bigint
  /** Of the ledgers that it alone concerns; all others that read the register are still to be asked. */
  readonly found: readonly Difference[]
}

interface Ledgers {
  readonly catalogue: Catalogue
  readonly series: ReadonlyMap<string, Series>
}

/**
 * Ledgers of which a new record of the register touches one subject, itself, with one step: nobody else sees it yet,
 * so nothing is held for it and nothing needs a lock.
 */
function ownLedgers({ catalogue, series }: Ledgers, register: Register): readonly Series[] {
  return [...catalogue.ledgers.values()].flatMap((ledger) => {
    const current = series.get(ledger.id)
    const paths = pathsFrom(register.id, ledger)
    const itself = paths.length > 0 && paths.every((path) => path.kind === 'names' && path.field === 'id')
    const own =
      itself && ledger.subject === register.id && freshContributions(ledger, 'written') !== undefined
    return own && current !== undefined ? [current] : []
  })
}

interface Statement {
  readonly sql: string
  readonly own: readonly Series[]
}

const statements = new WeakMap<Ledgers['series'], Map<Register, Statement>>()

function statementFor(ledgers: Ledgers, register: Register): Statement {
  const known = statements.get(ledgers.series) ?? new Map<Register, Statement>()
  statements.set(ledgers.series, known)
  const held = known.get(register)
  if (held !== undefined) return held
  const own = ownLedgers(ledgers, register)
  const made = { own, sql: insertSql(register, own) }
  known.set(register, made)
  return made
}

/** `$1` instant, `$2` actor, `$3` id, `$4` day, then the fields. Nothing is written where the key is taken. */
function insertSql(register: Register, own: readonly Series[]): string {
  const name = table(register.id)
  const names = fieldNames(register)
  const columns = names.map(column).join(', ')
  const fields = fieldColumns(register).map(({ type }, index) => `$${index + 5}::${type}`)
  const key = register.key.map((field) => `e.${column(field)} = ${fields[names.indexOf(field)] ?? ''}`)
  const given = fields.map((value, index) => `${value} as ${column(names[index] ?? '')}`)
  const contributions = own.map(({ ledger }, index) => {
    const filled = amountColumns.map((amount) => (isUsed(ledger, amount) ? amount : `0::bigint as ${amount}`))
    return `select ${index} as nth, subject, day, dimensions, ${filled.join(', ')}
      from (${freshContributions(ledger, 'written') ?? ''}) fresh${index}`
  })
  const none = 'select null::int as nth'
  return `with acted as (
      insert into act (region, at, actor, kind, register, record)
      select corridor_region(), $1::timestamptz, $2::text, 'created', ${literal(register.id)}, $3::uuid
      where not exists (select from ${name} e where e.region = (select corridor_region()) and ${key.join(' and ')})
      returning id
    ),
    placed as (
      select r.*, ${holderSql(register)} as holder
      from (select a.id as act, $3::uuid as id, ${given.join(', ')} from acted a) r
    ),
    written as (
      insert into ${name} (act, id, scope_holder, version, row_number, region, scope_district, ${columns})
      select p.act, p.id, p.holder, 1, null, (select corridor_region()), ${currentDistrict('p.holder', '$4::date')}, ${columns}
      from placed p returning *
    )
    select w.act, c.* from written w left join (${contributions.join(' union all ') || none}) c on true`
}

/** Undefined where the register has the key already; then nothing is written. */
export async function insertNew(
  transaction: Transaction,
  ledgers: Ledgers,
  { register, id, row, actor, at, today }: NewRow & { readonly register: Register },
): Promise<Inserted | undefined> {
  const { sql, own } = statementFor(ledgers, register)
  const rows = await preparedRows<WrittenRow>(transaction, sql, [
    at,
    actor,
    id,
    today,
    ...fieldNames(register).map((name) => row[name]),
  ])
  const act = rows[0]?.act
  if (act === undefined) return undefined
  const found = own.map((series, index) => ({ series, rows: rows.filter(({ nth }) => nth === index) }))
  return { act, found }
}

interface WrittenRow extends Contribution {
  readonly act: bigint
  /** Which of its own ledgers the contribution is for; null where there is none. */
  readonly nth: number | null
}
