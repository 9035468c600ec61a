// Sums of postings over a window: from cells of whole months, from postings of a broken month, and the unfolded tail.
import type { Day } from '@corridor/base'
import { addDays, addMonths, day, firstOfMonth } from '@corridor/base'
import type { Ledger, Term, Window } from '@corridor/indicators'
import type { Transaction } from '../store/database.ts'
import type { Knowledge } from './knowledge.queries.ts'

export interface TermSource {
  readonly term: Term
  readonly ledger: Ledger
  readonly series: number
  readonly knowledge: Knowledge
}

export interface SumQuestion {
  readonly window: Window
  /** Dimension names to group by. */
  readonly by: readonly string[]
  readonly byMonth: boolean
  /** Dimension name → value. */
  readonly where: Readonly<Record<string, string>>
}

export interface SumRow {
  readonly month: string | undefined
  readonly by: readonly string[]
  readonly sum: bigint
}

const beginning: Day = day('1900-01-01')

/** Values collected while the text is written, so that a number is never out of step with its place. */
export class Values {
  readonly list: unknown[] = []
  add(value: unknown): string {
    this.list.push(value)
    return `$${this.list.length}`
  }
}

const position = (ledger: Ledger, dimension: string): number => {
  const index = Object.keys(ledger.dimensions).indexOf(dimension)
  if (index < 0) throw new Error(`ledger ${ledger.id} has no dimension ${dimension}`)
  return index + 1
}

/** The column of the term's measure: m1 to m6. */
export const measureColumn = ({ ledger, term }: TermSource): string => {
  const index = Object.keys(ledger.measures).indexOf(term.measure)
  if (index < 0) throw new Error(`ledger ${ledger.id} has no measure ${term.measure}`)
  return `m${index + 1}`
}

/** Conditions on tuples `t`: the term's filters and the question's. */
export function tupleConditions(source: TermSource, where: SumQuestion['where'], values: Values): string {
  const { ledger, term } = source
  const parts = [`t.region = (select corridor_region())`, `t.ledger = ${values.add(ledger.id)}`]
  for (const { dimension, only, except } of term.where) {
    const at = `t.dimensions[${position(ledger, dimension)}]`
    if (only !== undefined) parts.push(`${at} = any(${values.add(only)}::text[])`)
    if (except !== undefined) parts.push(`not ${at} = any(${values.add(except)}::text[])`)
  }
  for (const [dimension, value] of Object.entries(where)) {
    parts.push(`t.dimensions[${position(ledger, dimension)}] = ${values.add(value)}`)
  }
  return parts.join(' and ')
}

/** Which postings were known then. */
export function knownPostings({ fold }: Knowledge, alias: string, values: Values): string {
  if (fold === undefined) return 'true'
  const highTx = values.add(fold.highTx)
  return `(${alias}.fold <= ${values.add(fold.number)} or (${alias}.fold is null and ${alias}.tx < ${highTx}))`
}

/** Rows (tuple, month, m) of the months before `until`. */
function wholeMonths(source: TermSource, from: Day, until: Day, values: Values): string {
  const { series, knowledge } = source
  const m = measureColumn(source)
  const months = `region = (select corridor_region()) and series = ${series}
    and month >= ${values.add(from)} and month < ${values.add(until)}`
  const { fold, lastFold } = knowledge
  if (fold === undefined) return `select tuple, month, ${m} as m from cell where ${months}`
  if (fold.number * 2 < lastFold) {
    return `select tuple, month, ${m} as m from cell_delta where ${months} and fold <= ${values.add(fold.number)}`
  }
  return `select tuple, month, ${m} as m from cell where ${months}
    union all select tuple, month, -${m} from cell_delta where ${months} and fold > ${values.add(fold.number)}`
}

/** One SQL statement, one snapshot: exact at once, also while others write and fold. */
export function sumQuery(
  source: TermSource,
  question: SumQuestion,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const values = new Values()
  const { series, knowledge, ledger } = source
  const m = measureColumn(source)
  const { to } = question.window
  const from = question.window.from ?? beginning
  const next = addDays(to, 1)
  const brokenFrom = next === firstOfMonth(next) ? next : firstOfMonth(to)
  const day = (value: Day) => `${values.add(value)}::date`
  const mine = `p.region = (select corridor_region()) and p.series = ${series}`
  const parts = [wholeMonths(source, from, brokenFrom < from ? from : brokenFrom, values)]
  if (brokenFrom <= to) {
    parts.push(`select p.tuple, date_trunc('month', p.effective_on)::date, p.${m} from posting p
      where ${mine} and p.effective_on >= ${day(brokenFrom < from ? from : brokenFrom)} and p.effective_on <= ${day(to)}
        and ${knownPostings(knowledge, 'p', values)}`)
  }
  if (knowledge.fold === undefined) {
    parts.push(`select p.tuple, date_trunc('month', p.effective_on)::date, p.${m} from posting p
      where ${mine} and p.fold is null and p.effective_on >= ${day(from)} and p.effective_on < ${day(brokenFrom)}
        and p.tx >= coalesce((select high_tx from fold where region = (select corridor_region()) order by number desc limit 1), 0)`)
  }
  const by = question.by.map((dimension) => `t.dimensions[${position(ledger, dimension)}]`)
  const group = [...(question.byMonth ? ['s.month'] : []), ...by]
  const conditions = tupleConditions(source, question.where, values)
  const sql = `select ${question.byMonth ? 's.month' : 'null'} as month, array[${by.join(', ')}]::text[] as by,
      coalesce(sum(s.m), 0)::bigint as sum
    from (${parts.join('\nunion all\n')}) s join tuple t on t.id = s.tuple and ${conditions}
    ${group.length > 0 ? `group by ${group.join(', ')}` : ''}`
  return { sql, values: values.list }
}

export async function sumRows(
  transaction: Transaction,
  source: TermSource,
  question: SumQuestion,
): Promise<readonly SumRow[]> {
  const { sql, values } = sumQuery(source, question)
  const rows = await transaction.rows<{ month: string | null; by: string[]; sum: bigint }>(sql, values)
  return rows.map(({ month, by, sum }) => ({ month: month ?? undefined, by, sum }))
}

/** The months from the first of `from`'s to `to`'s. */
export function monthsBetween(from: Day, to: Day): readonly Day[] {
  const months: Day[] = []
  for (let month = firstOfMonth(from); month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}
