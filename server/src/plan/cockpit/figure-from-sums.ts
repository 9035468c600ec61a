// The figure of an indicator from sums that were read together; equal to what the figure page answers.
import type { Day } from '@corridor/base'
import type { LedgerIndicator } from '@corridor/indicators'
import { termsOf, valueOfSums, windowOn } from '@corridor/indicators'
import type { FigureAnswer, Part } from '@corridor/protocol'
import { dimensionOf, wordFor, wordsOf } from '../../indicators/breakdown-words.ts'
import { figureFrame, undefinedThen } from '../../indicators/figure-frame.ts'
import { type AskContext, ledgerOf } from '../../indicators/figure.ts'
import type { Knowledge } from '../../indicators/knowledge.queries.ts'
import { type DistrictValue, type SumsOf, sumsByDistrict } from './indicator-sums.ts'

export interface FigureOrder {
  readonly on: Day
  readonly knowledge: Knowledge
  /** Whether an instant was asked for, or simply now. */
  readonly isPast: boolean
  readonly brokenDown: boolean
}

export function figureFromSums(
  context: AskContext,
  of: SumsOf,
  order: FigureOrder & { readonly sums: readonly bigint[] },
): FigureAnswer {
  const { indicator, defined } = of
  const { on, knowledge, sums } = order
  const question = { when: { on }, asOf: order.isPast ? knowledge.asOf : undefined }
  const name = order.brokenDown ? indicator.breakdowns['district'] : undefined
  const window = windowOn(indicator, on)
  return {
    ...figureFrame(indicator, { question, knowledge }, defined ? [] : [undefinedThen]),
    window: { from: window.from ?? null, to: window.to },
    ...valueOfSums(indicator, sums),
    parts: name === undefined ? [] : partsOf(context, of, name),
    partition: name === undefined || isPartition(context, indicator, name),
    vintages: [],
  }
}

function firstLedger(context: AskContext, indicator: LedgerIndicator) {
  const [term] = termsOf(indicator)
  if (term === undefined) throw new Error(`indicator ${indicator.id} has no term`)
  return { term, ledger: ledgerOf(context.catalogue, term) }
}

const isPartition = (context: AskContext, indicator: LedgerIndicator, name: string): boolean =>
  dimensionOf(firstLedger(context, indicator).ledger, name).partition

/** Every district of the list, then what the ledger holds besides, such as unassigned. */
function partsOf(context: AskContext, of: SumsOf, name: string): readonly Part[] {
  const { term, ledger } = firstLedger(context, of.indicator)
  const dimension = dimensionOf(ledger, name)
  const hidden = term.where
    .filter((filter) => filter.dimension === name)
    .flatMap(({ except }) => except ?? [])
  const held = new Map(sumsByDistrict(of).map((value): [string, DistrictValue] => [value.district, value]))
  const listed = [...wordsOf(dimension, context.lists).keys()].filter((value) => !hidden.includes(value))
  const others = [...held.keys()].filter((value) => !listed.includes(value)).sort()
  return [...listed, ...others].map((district) => ({
    by: { district },
    label: wordFor(dimension, district, context.lists),
    ...valueOfSums(of.indicator, held.get(district)?.sums ?? of.terms.map(() => 0n)),
  }))
}
