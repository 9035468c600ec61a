// All sums the cockpit needs of one ledger: months of three years, the same day of each, and districts.
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
  /** From the first of the month up to the day. `seen…` says whether there was any entry, also where they add up to 0. */
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

/** Sums by bucket (the first of a month, or whatever lies before the years shown), part and district. */
interface FoundRow extends Record<string, unknown> {
  /** Number of the last fold in the statement's own snapshot. */
  readonly last: number
  readonly bucket: string | null
  /** 0: a whole month. 1, 2, 3: up to the same day of this year, last year, the year before. */
  readonly part: number
  readonly district: string | null
}

/**
 * Sums of cells by what they were summed for. Cells change only together with a new fold, so what was summed at a
 * fold stays right for that fold; one memory serves one database.
 */
export class CellMemory {
  readonly #kept = new Map<string, readonly FoundRow[]>()

  find(key: string): readonly FoundRow[] | undefined {
    return this.#kept.get(key)
  }

  keep(key: string, rows: readonly FoundRow[]): void {
    const [oldest] = this.#kept.keys()
    if (this.#kept.size >= entriesAtMost && oldest !== undefined) this.#kept.delete(oldest)
    this.#kept.set(key, rows)
  }
}

const entriesAtMost = 60
const attemptsAtMost = 20

/** In the order of the terms. Cells and tail are of the same fold, so the sums are exact while others write and fold. */
export async function ledgerSums(
  transaction: Transaction,
  question: LedgerQuestion,
  memory: CellMemory,
): Promise<readonly TermSums[]> {
  for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
    const moving = await found(transaction, question, [...tailRows, partRows])
    const fold = question.knowledge.fold?.number ?? moving[0]?.last ?? 0
    const standing = await cellsAt(transaction, question, { memory, fold })
    if (standing !== undefined) return collected(question, [...standing, ...moving])
  }
  throw new Error('folds follow each other faster than they can be read')
}

/** Undefined where another fold has come in between. */
async function cellsAt(
  transaction: Transaction,
  question: LedgerQuestion,
  { memory, fold }: { readonly memory: CellMemory; readonly fold: number },
): Promise<readonly FoundRow[] | undefined> {
  const { series, knowledge, terms, district, fromEver, on } = question
  const key = JSON.stringify([
    knowledge.fold === undefined,
    fold,
    series,
    yearOf(on),
    fromEver,
    district,
    terms,
  ])
  const known = memory.find(key)
  if (known !== undefined) return known
  const rows = await found(transaction, question, cellRows(knowledge))
  if (knowledge.fold === undefined && (rows[0]?.last ?? 0) !== fold) return undefined
  memory.keep(key, rows)
  return rows
}

function collected({ terms, on }: LedgerQuestion, rows: readonly FoundRow[]): readonly TermSums[] {
  const bounds = { first: firstShown(on), year: firstOfYear(yearOf(on)), month: firstOfMonth(on) }
  return terms.map((_, index) => {
    const own: TermSums = { opening: 0n, months: new Map(), parts: [0n, 0n, 0n], districts: new Map() }
    for (const row of rows) {
      const sum = row[`v${index + 1}`]
      if (typeof sum === 'bigint' && row.bucket !== null)
        take(own, { ...row, bucket: row.bucket, sum }, bounds)
    }
    return own
  })
}

interface Bounds {
  readonly first: Day
  readonly year: Day
  readonly month: Day
}

function take(
  own: TermSums,
  {
    bucket,
    part,
    district,
    sum,
  }: Pick<FoundRow, 'part' | 'district'> & { readonly bucket: string; readonly sum: bigint },
  { first, year, month }: Bounds,
): void {
  if (part > 0) own.parts[part - 1] = (own.parts[part - 1] ?? 0n) + sum
  else if (bucket < first) own.opening += sum
  else own.months.set(bucket, (own.months.get(bucket) ?? 0n) + sum)
  const phase =
    part === 1 ? 'part' : part !== 0 || bucket >= month ? undefined : bucket < year ? 'before' : 'year'
  if (district === null || phase === undefined) return
  const none = { before: 0n, year: 0n, part: 0n, seenBefore: false, seenSince: false }
  const sums = own.districts.get(district) ?? none
  sums[phase] += sum
  if (phase === 'before') sums.seenBefore = true
  else sums.seenSince = true
  own.districts.set(district, sums)
}

/** Writes one or more selects of (tuple, bucket, part, m…). */
type Rows = (question: LedgerQuestion, writing: Writing) => readonly string[]

interface Writing {
  readonly values: Values
  readonly measures: readonly string[]
}

async function found(
  transaction: Transaction,
  question: LedgerQuestion,
  wanted: readonly Rows[],
): Promise<readonly FoundRow[]> {
  const { ledger, terms, district, series, knowledge } = question
  const values = new Values()
  const sources = terms.map((term): TermSource => ({ term, ledger, series, knowledge }))
  const writing = { values, measures: [...new Set(sources.map(measureColumn))].sort() }
  const at = district === undefined ? -1 : Object.keys(ledger.dimensions).indexOf(district)
  const place = at < 0 ? 'null::text' : `t.dimensions[${at + 1}]`
  const passing = sources.map((source, index) => `(${tupleConditions(source, {}, values)}) as c${index + 1}`)
  const sums = sources.map(
    (source, index) =>
      `sum(s.${measureColumn(source)}) filter (where t.c${index + 1})::bigint as v${index + 1}`,
  )
  const rows = wanted.flatMap((write) => write(question, writing))
  const sql = `select f.last, r.* from (
      select coalesce(max(number), 0)::int as last from fold where region = (select corridor_region())
    ) f left join (
      select s.bucket, s.part, t.district, ${sums.join(', ')}
      from (${rows.join('\nunion all\n')}) s
      join (select t.id, ${place} as district, ${passing.join(', ')} from tuple t
        where t.region = (select corridor_region()) and t.ledger = ${values.add(ledger.id)}) t on t.id = s.tuple
      group by s.bucket, s.part, t.district
    ) r on true`
  return transaction.rows<FoundRow>(sql, values.list)
}

const mine = (series: number): string => `region = (select corridor_region()) and series = ${series}`

/** The first month read and the month after the last: up to this December, for what is known of the future. */
function reach({ fromEver, on }: LedgerQuestion, { values }: Writing) {
  const date = (value: Day) => `${values.add(value)}::date`
  return {
    from: date(fromEver ? dayOf(1900, 1, 1) : firstShown(on)),
    until: date(firstOfYear(yearOf(on) + 1)),
    opening: date(addMonths(firstShown(on), -1)),
  }
}

/** Cells as they were known: the last fold's, or an earlier one's by what came after it or by what made it up. */
function cellRows({ fold, lastFold }: Knowledge): readonly Rows[] {
  if (fold === undefined) return [cells('cell', '')]
  if (fold.number * 2 < lastFold) return [cells('cell_delta', '', 'fold <= ')]
  return [cells('cell', ''), cells('cell_delta', '-', 'fold > ')]
}

const cells =
  (table: 'cell' | 'cell_delta', sign: '' | '-', folds?: string): Rows =>
  (question, writing) => {
    const { from, until, opening } = reach(question, writing)
    const number = question.knowledge.fold?.number ?? 0
    const known = folds === undefined ? '' : ` and ${folds}${writing.values.add(number)}`
    const amounts = writing.measures.map((name) => `${sign}${name} as ${name}`).join(', ')
    return [
      `select tuple, greatest(month, ${opening}) as bucket, 0 as part, ${amounts} from ${table}
       where ${mine(question.series)} and month >= ${from} and month < ${until}${known}`,
    ]
  }

/** Postings that no fold has taken in; for an earlier instant there are none. */
const tailRows: readonly Rows[] = [
  (question, writing) => {
    if (question.knowledge.fold !== undefined) return []
    const { from, until, opening } = reach(question, writing)
    return [
      `select tuple, greatest(date_trunc('month', effective_on)::date, ${opening}) as bucket, 0 as part,
         ${writing.measures.join(', ')} from posting
       where ${mine(question.series)} and fold is null and effective_on >= ${from} and effective_on < ${until}
         and tx >= coalesce((select high_tx from fold where region = (select corridor_region()) order by number desc limit 1), 0)`,
    ]
  },
]

/** The broken month up to the same day of three years. */
function partRows(
  { series, knowledge, on }: LedgerQuestion,
  { values, measures }: Writing,
): readonly string[] {
  return sameDays(on).map((to, back) => {
    const from = `${values.add(firstOfMonth(to))}::date`
    return `select p.tuple, ${from} as bucket, ${back + 1} as part, ${measures.map((name) => `p.${name}`).join(', ')}
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
