// Appends to the ledger the difference between what subjects contribute now and what the ledger holds for them.
import type { Ledger } from '@corridor/indicators'
import { measuresAtMost } from '@corridor/indicators'
import type { Transaction } from '../../store/database.ts'
import { freshContributions } from './fresh.queries.ts'
import { preparedRows, runPrepared } from './prepared.queries.ts'
import { literal } from './sql-text.queries.ts'
import { contributionsQuery } from './timeline.queries.ts'

/** A ledger under one definition: the number its postings carry. */
export interface Series {
  readonly number: number
  readonly ledger: Ledger
}

export const amountColumns = Array.from({ length: measuresAtMost }, (_, index) => `m${index + 1}`)

const used = (ledger: Ledger) => Object.keys(ledger.measures).map((_, index) => `m${index + 1}`)
const sums = (names: readonly string[]) => names.map((name) => `sum(${name})::bigint as ${name}`).join(', ')

/** Columns subject, day, dimensions, m1…; `fresh` subjects hold nothing yet, and their relation has their fields. */
export function differenceQuery({ number, ledger }: Series, subjects: string, fresh: boolean): string {
  const names = used(ledger)
  if (fresh) return freshContributions(ledger, subjects) ?? contributionsQuery(ledger, subjects)
  const contributions = contributionsQuery(ledger, subjects)
  const negated = names.map((name) => `-p.${name} as ${name}`).join(', ')
  const held = `select p.subject, p.effective_on as day, t.dimensions, ${negated}
    from posting p join tuple t on t.region = p.region and t.id = p.tuple
    where p.series = ${number} and p.subject in (select id from ${subjects} held_for)`
  return `select subject, day, dimensions, ${sums(names)} from ((${contributions}) union all ${held}) d
    group by subject, day, dimensions having ${names.map((name) => `sum(${name}) <> 0`).join(' or ')}`
}

interface Difference extends Record<string, unknown> {
  readonly subject: string
  readonly day: string
  readonly dimensions: readonly string[]
  /** Null: this tuple occurs for the first time. */
  readonly tuple: number | null
}

const json = (rows: readonly Difference[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))

/**
 * For a single write, which holds the subjects' locks: the postings carry the writing transaction and wait for a fold.
 * Returns how many were appended.
 */
export async function postSubjects(
  transaction: Transaction,
  series: Series,
  subjects: readonly string[],
  act: bigint,
): Promise<number> {
  const difference = await preparedRows<Difference>(transaction, writtenDifference(series), [subjects])
  if (difference.length === 0) return 0
  const text = json(difference)
  if (difference.some(({ tuple }) => tuple === null)) await internTuples(transaction, series, text)
  return appendPostings(transaction, series, text, act)
}

/** Subject, day, dimensions, m1… and the tuple, of the subjects `$1`; the text is long, so it is made once. */
function writtenDifference(series: Series): string {
  const known = differences.get(series)
  if (known !== undefined) return known
  const difference = differenceQuery(series, '(select unnest($1::uuid[]) as id)', false)
  const sql = `select d.*, t.id as tuple from (${difference}) d
    left join tuple t on t.region = (select corridor_region()) and t.ledger = ${literal(series.ledger.id)}
      and t.dimensions = d.dimensions`
  differences.set(series, sql)
  return sql
}

const differences = new WeakMap<Series, string>()

const given = (ledger: Ledger) =>
  `jsonb_to_recordset($1::jsonb) as d(subject uuid, day date, dimensions text[], ${used(ledger)
    .map((name) => `${name} bigint`)
    .join(', ')})`

const internTuples = (transaction: Transaction, { ledger }: Series, difference: string) =>
  transaction.run(
    `insert into tuple (region, ledger, dimensions)
     select distinct (select corridor_region()), $2::text, d.dimensions from ${given(ledger)}
     where not exists (select from tuple t where t.region = (select corridor_region()) and t.ledger = $2 and t.dimensions = d.dimensions)
     on conflict do nothing`,
    [difference, ledger.id],
  )

const filled = (ledger: Ledger) => {
  const names = used(ledger)
  return amountColumns.map((name) => (names.includes(name) ? `d.${name}` : '0')).join(', ')
}

const appendPostings = (
  transaction: Transaction,
  { number, ledger }: Series,
  difference: string,
  act: bigint,
) =>
  runPrepared(
    transaction,
    `insert into posting (act, tx, ${amountColumns.join(', ')}, subject, effective_on, tuple, fold, series, region)
     select $3, txid_current(), ${filled(ledger)}, d.subject, d.day, t.id, null, ${number}, t.region
     from ${given(ledger)}
     join tuple t on t.region = (select corridor_region()) and t.ledger = $2 and t.dimensions = d.dimensions`,
    [difference, ledger.id, act],
  )

export interface BatchPosting {
  readonly series: Series
  /** A relation with a column `id`, unique; of fresh subjects with their fields as well. */
  readonly subjects: string
  readonly fresh: boolean
  readonly fold: number
  readonly act: bigint
}

/** For an import, under the fold lock: set-based, with its own cells and deltas in the same transaction. */
export async function postBatch(transaction: Transaction, batch: BatchPosting): Promise<number> {
  const { series, fold, act } = batch
  const { ledger, number } = series
  await transaction.run('drop table if exists pg_temp.difference')
  const found = await transaction.run(
    `create temp table difference on commit drop as ${differenceQuery(series, batch.subjects, batch.fresh)}`,
  )
  if (found === 0) return 0
  await transaction.run(
    `insert into tuple (region, ledger, dimensions)
     select distinct (select corridor_region()), $1::text, dimensions from difference on conflict do nothing`,
    [ledger.id],
  )
  const names = used(ledger)
  const summed = amountColumns.map((name) => (names.includes(name) ? `sum(${name})::bigint` : '0')).join(', ')
  const month = `date_trunc('month', effective_on::timestamp)::date`
  await transaction.run(
    `with written as (
       insert into posting (act, tx, ${amountColumns.join(', ')}, subject, effective_on, tuple, fold, series, region)
       select $2, null, ${filled(ledger)}, d.subject, d.day, t.id, $3, ${number}, t.region from difference d
       join tuple t on t.region = (select corridor_region()) and t.ledger = $1 and t.dimensions = d.dimensions
       returning ${names.join(', ')}, effective_on, tuple
     )
     insert into cell_delta (${amountColumns.join(', ')}, month, tuple, fold, series, region)
     select ${summed}, ${month}, tuple, $3, ${number}, (select corridor_region())
     from written group by ${month}, tuple`,
    [ledger.id, act, fold],
  )
  await addToCells(transaction, fold, number)
  return found
}

/** Adds the deltas of a fold to the cells. */
export const addToCells = (transaction: Transaction, fold: number, series?: number) =>
  transaction.run(
    `insert into cell (${amountColumns.join(', ')}, month, tuple, series, region)
     select ${amountColumns.join(', ')}, month, tuple, series, region from cell_delta
     where region = (select corridor_region()) and fold = $1 ${series === undefined ? '' : `and series = ${series}`}
     order by series, month, tuple
     on conflict (region, series, month, tuple) do update
     set ${amountColumns.map((name) => `${name} = cell.${name} + excluded.${name}`).join(', ')}`,
    [fold],
  )
