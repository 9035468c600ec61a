// Appends to the ledger the difference between what subjects contribute now and what the ledger holds for them.
import type { Ledger } from '@corridor/indicators'
import { measuresAtMost } from '@corridor/indicators'
import type { Transaction } from '../../store/database.ts'
import { freshContributions } from './fresh.queries.ts'
import { preparedRows, runPrepared } from './prepared.queries.ts'
import { contributionsQuery } from './timeline.queries.ts'
import { tupleNumbers } from './tuple.queries.ts'

/** A ledger under one definition: the number its postings carry. */
export interface Series {
  readonly number: number
  readonly ledger: Ledger
}

export const amountColumns = Array.from({ length: measuresAtMost }, (_, index) => `m${index + 1}`)

export const isUsed = (ledger: Ledger, amount: string): boolean => used(ledger).includes(amount)

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

export interface Contribution extends Record<string, unknown> {
  readonly subject: string
  readonly day: string
  readonly dimensions: readonly string[]
}

/** What a series is to be given: rows with subject, day, dimensions and m1…. */
export interface Difference {
  readonly series: Series
  readonly rows: readonly Contribution[]
}

/** For a single write, which holds the subjects' locks. */
export async function differenceOf(
  transaction: Transaction,
  series: Series,
  subjects: readonly string[],
): Promise<Difference> {
  const known = differences.get(series)
  const sql = known ?? differenceQuery(series, '(select unnest($1::uuid[]) as id)', false)
  if (known === undefined) differences.set(series, sql)
  return { series, rows: await preparedRows<Contribution>(transaction, sql, [subjects]) }
}

/** The texts are long, so they are made once. */
const differences = new WeakMap<Series, string>()

const text = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)

/**
 * Appends differences in one statement: the postings carry the writing transaction and wait for a fold. Returns how
 * many were appended.
 */
export async function appendPostings(
  transaction: Transaction,
  found: readonly Difference[],
  act: bigint,
): Promise<number> {
  const postings: Record<string, unknown>[] = []
  for (const { series, rows } of found) {
    if (rows.length === 0) continue
    const tuples = rows.map(({ dimensions }) => dimensions)
    const numbers = await tupleNumbers(transaction, series, tuples)
    for (const [index, row] of rows.entries()) {
      const amounts = used(series.ledger).map((name) => [name, row[name]] as const)
      postings.push({
        subject: row.subject,
        day: row.day,
        tuple: numbers[index],
        series: series.number,
        ...Object.fromEntries(amounts),
      })
    }
  }
  return postings.length === 0
    ? 0
    : runPrepared(transaction, appendSql, [JSON.stringify(postings, text), act])
}

const appendSql = `insert into posting (act, tx, ${amountColumns.join(', ')}, subject, effective_on, tuple, fold,
    series, region)
  select $2, txid_current(), ${amountColumns.map((name) => `coalesce(d.${name}, 0)`).join(', ')}, d.subject, d.day,
    d.tuple, null, d.series, (select corridor_region())
  from jsonb_to_recordset($1::jsonb) as d(subject uuid, day date, tuple integer, series smallint,
    ${amountColumns.map((name) => `${name} bigint`).join(', ')})`

const filled = (ledger: Ledger) => {
  const names = used(ledger)
  return amountColumns.map((name) => (names.includes(name) ? `d.${name}` : '0')).join(', ')
}

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
