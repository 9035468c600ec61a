// The curve of an indicator: the month ends of a year and of the two years before it.
import type { Day } from '@corridor/base'
import { dayOf, firstOfMonth, firstOfYear, lastOfMonth, yearOf } from '@corridor/base'
import type { Indicator, LedgerIndicator } from '@corridor/indicators'
import { valueOfSums } from '@corridor/indicators'
import type { CurveAnswer } from '@corridor/protocol'
import { type AskContext, termSources } from './figure.ts'
import { type SumRow, sumRows } from './figure.queries.ts'
import { knowledgeAt } from './knowledge.queries.ts'

export interface CurveQuestion {
  readonly on: Day
  readonly asOf: Date | undefined
  /** Breakdown name → value. */
  readonly where: Readonly<Record<string, string>>
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)

/** Cumulative since 1 January for flows and net change, the level for stocks and ratios; null after `on`. */
export async function askCurve(
  context: AskContext,
  indicator: Indicator,
  question: CurveQuestion,
): Promise<CurveAnswer> {
  if (indicator.kind === 'official') return { indicator: indicator.id, years: [] }
  const { on } = question
  const years = [yearOf(on) - 2, yearOf(on) - 1, yearOf(on)]
  const monthly = await monthlySums(context, indicator, question)
  const restarts = indicator.kind === 'flow' || indicator.kind === 'netChange'
  return {
    indicator: indicator.id,
    years: years.map((year) => ({
      year,
      points: months.map((month) => {
        const end = lastOfMonth(dayOf(year, month, 1))
        if (end > on) return { on: end, value: null }
        const from = restarts ? firstOfYear(year) : undefined
        return {
          on: end,
          value: valueOfSums(
            indicator,
            monthly.map((rows) => summed(rows, from, firstOfMonth(end))),
          ).value,
        }
      }),
    })),
  }
}

const summed = (rows: readonly SumRow[], from: Day | undefined, last: Day): bigint =>
  rows
    .filter(({ month }) => month !== undefined && month <= last && (from === undefined || month >= from))
    .reduce((sum, row) => sum + row.sum, 0n)

/** The sums of each term by month, from the first month that any of the curves needs. */
async function monthlySums(
  context: AskContext,
  indicator: LedgerIndicator,
  { on, asOf, where }: CurveQuestion,
): Promise<readonly (readonly SumRow[])[]> {
  const knowledge = await knowledgeAt(context.transaction, asOf, context.clock.now())
  const restarts = indicator.kind === 'flow' || indicator.kind === 'netChange'
  const window = { from: restarts ? firstOfYear(yearOf(on) - 2) : undefined, to: on }
  const dimensions = Object.fromEntries(
    Object.entries(where).map(([name, value]) => [indicator.breakdowns[name] ?? name, value]),
  )
  const sums: (readonly SumRow[])[] = []
  for (const source of await termSources(context, indicator, knowledge)) {
    sums.push(
      await sumRows(context.transaction, source, { window, by: [], where: dimensions, byMonth: true }),
    )
  }
  return sums
}
