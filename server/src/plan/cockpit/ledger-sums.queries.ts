// All sums the cockpit needs of one ledger in one statement: months of three years, their same day, and districts.
import type { Day } from '@corridor/base'
import { addMonths, addYears, dayOf, firstOfMonth, firstOfYear, yearOf } from '@corridor/base'
import type { Ledger, Term } from '@corridor/indicators'
import type { TermSource } from '../../indicators/figure.queries.ts'
import { knownPostings, measureColumn, tupleConditions, Values } from '../../indicators/figure.queries.ts'
import type { Knowledge } from '../../indicators/knowledge.queries.ts'
import type { Transaction } from '../../store/database.ts'

export interface LedgerQuestion {
  readonly ledger: Ledger
  /** -1 where the ledger was not defined then. */
  readonly series: number
  readonly knowledge: Knowledge
  readonly terms: readonly Term[]
  /** Dimension to group by besides, if any. */
  readonly district: string | undefined
  /** Whether what was there before the three years is needed, as for a stock. */
  readonly fromEver: boolean
  readonly on: Day
}

export interface DistrictSums {
  /** Before this year. */
  before: bigint
  /** This year up to the last full month. */
  year: bigint
  /** From the first of the month up to the day; undefined fields would be zero, `seen` says in which there was a row. */
  part: bigint
  seenBefore: boolean
  seenSince: boolean
}

/** The sums of one term. */
export interface TermSums {
  /** Before 1 January two years ago. */
  opening: bigint
  /** First of month → sum, for the three years up to and including this December. */
  readonly months: Map<string, bigint>
  /** Sum from the first of the month to the same day: this year, last year, the year before. */
  readonly parts: [bigint, bigint, bigint]
  readonly districts: Map<string, DistrictSums>
}

const yearsShown = 3

export const firstShown = (on: Day): Day => firstOfYear(yearOf(on) - yearsShown + 1)

/** The same day of this year and the two before; 29 February becomes the 28th. */
export const sameDays = (on: Day): readonly Day[] => [0, 1, 2].map((back) => addYears(on, -back))

interface FoundRow extends Record<string, unknown> {
  readonly by_district: number
  readonly bucket: string | null
  readonly part: number | null
  readonly district: string | null
  readonly phase: string | null
}

/** In the order of the terms. */
export async function ledgerSums(
  transaction: Transaction,
  question: LedgerQuestion,
): Promise<readonly TermSums[]> {
  const sums = question.terms.map((): TermSums => ({
    opening: 0n,
    months: new Map(),
    parts: [0n, 0n, 0n],
    districts: new Map(),
  }))
  const { sql, values } = ledgerQuery(question)
  const first = firstShown(question.on)
  for (const row of await transaction.rows<FoundRow>(sql, values)) {
    sums.forEach((own, index) => {
      const sum = row[`v${index + 1}`]
      if (typeof sum !== 'bigint') return
      if (row.by_district === 1) takeDistrict(own, row, sum)
      else takeBucket(own, row, { sum, first })
    })
  }
  return sums
}

function takeBucket(
  own: TermSums,
  { bucket, part }: FoundRow,
  { sum, first }: { readonly sum: bigint; readonly first: Day },
): void {
  if (bucket === null) return
  if (part === 1 || part === 2 || part === 3) own.parts[part - 1] = sum
  else if (bucket < first) own.opening = sum
  else own.months.set(bucket, sum)
}

function takeDistrict(own: TermSums, { district, phase }: FoundRow, sum: bigint): void {
  if (district === null || (phase !== 'before' && phase !== 'year' && phase !== 'part')) return
  const none = { before: 0n, year: 0n, part: 0n, seenBefore: false, seenSince: false }
  const sums = own.districts.get(district) ?? none
  sums[phase] = sum
  if (phase === 'before') sums.seenBefore = true
  else sums.seenSince = true
  own.districts.set(district, sums)
}

function ledgerQuery(question: LedgerQuestion): {
  readonly sql: string
  readonly values: readonly unknown[]
} {
  const { ledger, terms, district, on } = question
  const values = new Values()
  const sources = terms.map((term): TermSource => ({
    term,
    ledger,
    series: question.series,
    knowledge: question.knowledge,
  }))
  const measures = [...new Set(sources.map(measureColumn))].sort()
  const at = district === undefined ? -1 : Object.keys(ledger.dimensions).indexOf(district)
  const passing = sources.map((source, index) => `(${tupleConditions(source, {}, values)}) as c${index + 1}`)
  const wanted = sources.map(
    (source, index) =>
      `sum(s.${measureColumn(source)}) filter (where t.c${index + 1})::bigint as v${index + 1}`,
  )
  const date = (value: Day) => `${values.add(value)}::date`
  const [thisYear, thisMonth] = [date(firstOfYear(yearOf(on))), date(firstOfMonth(on))]
  const opening = date(addMonths(firstShown(on), -1))
  const months = monthRows(question, { values, measures }).map(
    (rows) => `select tuple, greatest(month, ${opening}) as bucket, 0 as part,
      case when month < ${thisYear} then 'before' when month < ${thisMonth} then 'year' else 'after' end as phase,
      ${measures.join(', ')} from (${rows}) r`,
  )
  const sets = at < 0 ? '((s.bucket, s.part))' : '((s.bucket, s.part), (t.district, s.phase))'
  const places = at < 0 ? 'null as district, null as phase' : 't.district, s.phase'
  const sql = `select grouping(s.bucket) as by_district, s.bucket, s.part, ${places},
      ${wanted.join(', ')}
    from (${[...months, ...partRows(question, { values, measures })].join('\nunion all\n')}) s
    join (select t.id, ${at < 0 ? 'null' : `t.dimensions[${at + 1}]`} as district, ${passing.join(', ')} from tuple t
      where t.region = (select corridor_region()) and t.ledger = ${values.add(ledger.id)}) t on t.id = s.tuple
    group by grouping sets ${sets}`
  return { sql, values: values.list }
}

interface Writing {
  readonly values: Values
  readonly measures: readonly string[]
}

/** Rows (tuple, month, m…) of whole months up to this December: cells as known, and the tail no fold has taken in. */
function monthRows(
  { series, knowledge, fromEver, on }: LedgerQuestion,
  { values, measures }: Writing,
): readonly string[] {
  const from = fromEver ? dayOf(1900, 1, 1) : firstShown(on)
  const until = firstOfYear(yearOf(on) + 1)
  const m = measures.join(', ')
  const mine = `region = (select corridor_region()) and series = ${series}`
  const cells = `${mine} and month >= ${values.add(from)} and month < ${values.add(until)}`
  const { fold, lastFold } = knowledge
  if (fold === undefined) {
    return [
      `select tuple, month, ${m} from cell where ${cells}`,
      `select tuple, date_trunc('month', effective_on)::date as month, ${m} from posting
       where ${mine} and fold is null and effective_on >= ${values.add(from)} and effective_on < ${values.add(until)}
         and tx >= coalesce((select high_tx from fold where region = (select corridor_region()) order by number desc limit 1), 0)`,
    ]
  }
  if (fold.number * 2 < lastFold)
    return [`select tuple, month, ${m} from cell_delta where ${cells} and fold <= ${values.add(fold.number)}`]
  return [
    `select tuple, month, ${m} from cell where ${cells}`,
    `select tuple, month, ${measures.map((name) => `-${name} as ${name}`).join(', ')} from cell_delta
     where ${cells} and fold > ${values.add(fold.number)}`,
  ]
}

/** Rows of the broken month, for the same day of three years. */
function partRows(
  { series, knowledge, on }: LedgerQuestion,
  { values, measures }: Writing,
): readonly string[] {
  return sameDays(on).map((to, back) => {
    const from = `${values.add(firstOfMonth(to))}::date`
    const phase = back === 0 ? 'part' : 'other'
    return `select p.tuple, ${from}, ${back + 1}, '${phase}', ${measures.map((name) => `p.${name}`).join(', ')}
      from posting p where p.region = (select corridor_region()) and p.series = ${series}
        and p.effective_on >= ${from} and p.effective_on <= ${values.add(to)}::date and ${knownPostings(knowledge, 'p', values)}`
  })
}

/** Ledger → number of the series that was current then. */
export async function seriesNumbers(
  transaction: Transaction,
  { fold }: Knowledge,
): Promise<ReadonlyMap<string, number>> {
  const at =
    fold === undefined
      ? 'closed_fold is null'
      : 'opened_fold <= $1 and (closed_fold is null or closed_fold > $1)'
  const rows = await transaction.rows<{ ledger: string; number: number }>(
    `select distinct on (ledger) ledger, number from series
     where region = (select corridor_region()) and opened_fold is not null and ${at} order by ledger, opened_fold desc`,
    fold === undefined ? [] : [fold.number],
  )
  return new Map(rows.map(({ ledger, number }) => [ledger, number]))
}
