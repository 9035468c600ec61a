// The arithmetic of a figure: which days of postings it sums, and what the sums become.
import type { Day, Period, Ratio } from '@corridor/base'
import { addDays, firstOfYear, percentText, yearOf, yuanText } from '@corridor/base'
import type { Posting } from './contributions.ts'
import type { Indicator, LedgerIndicator, Term } from './indicator.ts'
import { passes, termsOf } from './indicator.ts'
import type { Ledger } from './ledger.ts'

/** Days whose postings count, both inclusive; no `from` means since ever. */
export interface Window {
  readonly from: Day | undefined
  readonly to: Day
}

/** On a day: a flow is year-to-date, a stock is at the day, net is valid(day) − valid(31 December before). */
export function windowOn(indicator: LedgerIndicator, on: Day): Window {
  const since = indicator.kind === 'flow' || indicator.kind === 'netChange'
  return { from: since ? firstOfYear(yearOf(on)) : undefined, to: on }
}

/** Of a period: a flow and a net change are of its days, a stock and a ratio at its last day. */
export function windowOf(indicator: LedgerIndicator, period: Period): Window {
  const since = indicator.kind === 'flow' || indicator.kind === 'netChange'
  return { from: since ? period.first : undefined, to: period.last }
}

/** The sums of the indicator's terms over postings, in `termsOf` order. */
export function sumsIn(
  indicator: LedgerIndicator,
  window: Window,
  books: ReadonlyMap<string, { readonly ledger: Ledger; readonly postings: readonly Posting[] }>,
): readonly bigint[] {
  return termsOf(indicator).map((term) => sumTerm(term, window, books))
}

function sumTerm(term: Term, { from, to }: Window, books: Parameters<typeof sumsIn>[2]): bigint {
  const book = books.get(term.ledger)
  if (book === undefined) throw new Error(`no ledger ${term.ledger}`)
  const index = Object.keys(book.ledger.measures).indexOf(term.measure)
  return book.postings
    .filter(({ day, dimensions }) => {
      return day <= to && (from === undefined || day >= from) && passes(book.ledger, dimensions, term.where)
    })
    .reduce((sum, { amounts }) => sum + (amounts[index] ?? 0n), 0n)
}

export interface FigureValue {
  /** Counts are numbers, money a decimal string of 元, a ratio its percentage as text; null where it has no value. */
  readonly value: number | string | null
  readonly numerator?: string
  readonly denominator?: string
}

/** What the sums mean; a ratio over nothing has no value. */
export function valueOfSums(indicator: LedgerIndicator, sums: readonly bigint[]): FigureValue {
  const [first = 0n, second = 0n] = sums
  if (indicator.kind === 'ratio')
    return ratioValue({ numerator: first, denominator: second }, indicator.digits)
  return { value: indicator.unit === 'yuan' ? yuanText(first) : Number(first) }
}

export const ratioValue = (ratio: Ratio, digits: number): FigureValue => ({
  value: percentText(ratio, digits) ?? null,
  numerator: ratio.numerator.toString(),
  denominator: ratio.denominator.toString(),
})

/** The first day on which the figure of a window is settled. */
export const settledFrom = (indicator: Indicator, periodLast: Day): Day =>
  addDays(periodLast, indicator.settledAfterDays + 1)
