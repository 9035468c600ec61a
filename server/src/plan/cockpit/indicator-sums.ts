// The sums behind several indicators on one day, read together: a statement a ledger, then arithmetic.
import type { Day, Ratio } from '@corridor/base'
import { addMonths, dayOf, firstOfMonth, firstOfYear, lastOfMonth, yearOf } from '@corridor/base'
import type { LedgerIndicator, Term } from '@corridor/indicators'
import { termsOf, valueOfSums } from '@corridor/indicators'
import type { YearGone } from '@corridor/plan'
import type { CurveAnswer } from '@corridor/protocol'
import { type AskContext, ledgerOf } from '../../indicators/figure.ts'
import type { Knowledge } from '../../indicators/knowledge.queries.ts'
import {
  type CellMemory,
  type DistrictSums,
  firstShown,
  ledgerSums,
  sameDays,
  seriesNumbers,
  type TermSums,
} from './ledger-sums.queries.ts'

export interface SumsOf {
  readonly indicator: LedgerIndicator
  readonly on: Day
  /** In `termsOf` order. */
  readonly terms: readonly TermSums[]
  /** False where a ledger of the indicator was not defined at the asked instant. */
  readonly defined: boolean
}

interface Group {
  readonly ledger: string
  readonly district: string | undefined
  readonly terms: Map<string, Term>
  fromEver: boolean
}

const keyOf = (term: Term): string => JSON.stringify(term)
const restarts = ({ kind }: LedgerIndicator): boolean => kind === 'flow' || kind === 'netChange'

export interface SumsOrder {
  readonly on: Day
  readonly knowledge: Knowledge
  readonly memory: CellMemory
}

/** Indicators of one ledger are read together. */
export async function sumsOfIndicators(
  context: AskContext,
  indicators: readonly LedgerIndicator[],
  { on, knowledge, memory }: SumsOrder,
): Promise<ReadonlyMap<string, SumsOf>> {
  const groups = new Map<string, Group>()
  for (const indicator of indicators) for (const term of termsOf(indicator)) group(groups, indicator, term)
  const numbers = await seriesNumbers(context.transaction, knowledge)
  const found = new Map<string, TermSums>()
  for (const [name, { ledger: id, district, terms, fromEver }] of groups) {
    const list = [...terms.values()]
    const [first] = list
    if (first === undefined) continue
    const ledger = ledgerOf(context.catalogue, first)
    const series = numbers.get(id) ?? -1
    const question = { ledger, series, knowledge, terms: list, district, fromEver, on }
    const sums = await ledgerSums(context.transaction, question, memory)
    list.forEach((term, index) => {
      const own = sums[index]
      if (own !== undefined) found.set(`${name} ${keyOf(term)}`, own)
    })
  }
  return new Map(
    indicators.map((indicator) => {
      const terms = termsOf(indicator).map((term) =>
        found.get(`${groupName(indicator, term)} ${keyOf(term)}`),
      )
      const known = terms.filter((sums) => sums !== undefined)
      return [
        indicator.id,
        {
          indicator,
          on,
          terms: known,
          defined: termsOf(indicator).every(({ ledger }) => numbers.has(ledger)),
        },
      ]
    }),
  )
}

const groupName = ({ breakdowns }: LedgerIndicator, { ledger }: Term): string =>
  `${ledger} ${breakdowns['district'] ?? ''}`

function group(groups: Map<string, Group>, indicator: LedgerIndicator, term: Term): void {
  const name = groupName(indicator, term)
  const known = groups.get(name)
  const own = known ?? {
    ledger: term.ledger,
    district: indicator.breakdowns['district'],
    terms: new Map<string, Term>(),
    fromEver: false,
  }
  own.terms.set(keyOf(term), term)
  own.fromEver ||= !restarts(indicator)
  groups.set(name, own)
}

/** Sum of the days up to the end of `month`: of its year, or since ever. */
function monthEnd({ indicator, on }: SumsOf, sums: TermSums, month: Day): bigint {
  const from = restarts(indicator) ? firstOfYear(yearOf(month)) : firstShown(on)
  let sum = restarts(indicator) ? 0n : sums.opening
  for (let at = from; at <= month; at = addMonths(at, 1)) sum += sums.months.get(at) ?? 0n
  return sum
}

/** The sums on the same day `back` years ago. */
export function sumsOnDay(of: SumsOf, back: 0 | 1 | 2): readonly bigint[] {
  const day = sameDays(of.on)[back] ?? of.on
  const month = firstOfMonth(day)
  return of.terms.map((sums) => monthEnd(of, sums, month) - (sums.months.get(month) ?? 0n) + sums.parts[back])
}

export const sumsAtYearEnd = (of: SumsOf, year: number): readonly bigint[] =>
  of.terms.map((sums) => monthEnd(of, sums, dayOf(year, 12, 1)))

export interface DistrictValue {
  readonly district: string
  readonly sums: readonly bigint[]
}

/** What every district holds on the day; only districts that have entries in the window. */
export function sumsByDistrict(of: SumsOf): readonly DistrictValue[] {
  const since = restarts(of.indicator)
  const seen = ({ seenBefore, seenSince }: DistrictSums) => seenSince || (!since && seenBefore)
  const names = new Set(
    of.terms.flatMap(({ districts }) =>
      [...districts].filter(([, sums]) => seen(sums)).map(([name]) => name),
    ),
  )
  return [...names].map((district) => ({
    district,
    sums: of.terms.map(({ districts }) => {
      const own = districts.get(district)
      return own === undefined ? 0n : (since ? 0n : own.before) + own.year + own.part
    }),
  }))
}

/** Exactly, in the indicator's own unit; undefined for a ratio over nothing. */
export function ratioOf({ indicator }: SumsOf, sums: readonly bigint[]): Ratio | undefined {
  const [first = 0n, second = 0n] = sums
  if (indicator.kind === 'ratio')
    return second > 0n ? { numerator: first * 100n, denominator: second } : undefined
  return { numerator: first, denominator: indicator.unit === 'yuan' ? 100n : 1n }
}

/** Last year and the year before, where both their day and their end have a value. */
export function yearsGone(of: SumsOf): readonly YearGone[] {
  return ([1, 2] as const).flatMap((back) => {
    const byDay = ratioOf(of, sumsOnDay(of, back))
    const atEnd = ratioOf(of, sumsAtYearEnd(of, yearOf(of.on) - back))
    return byDay === undefined || atEnd === undefined ? [] : [{ byDay, atEnd }]
  })
}

/** Month ends of this year and the two before; null after the day. */
export function curveOf(of: SumsOf): CurveAnswer {
  const { indicator, on } = of
  const years = [yearOf(on) - 2, yearOf(on) - 1, yearOf(on)]
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
  return {
    indicator: indicator.id,
    years: years.map((year) => ({
      year,
      points: months.map((month) => {
        const end = lastOfMonth(dayOf(year, month, 1))
        const sums = () => of.terms.map((own) => monthEnd(of, own, firstOfMonth(end)))
        return { on: end, value: end > on ? null : valueOfSums(indicator, sums()).value }
      }),
    })),
  }
}
