// An indicator (指标): a measure of a ledger with a filter and a kind of figure, or an official statistic.
import type { Label } from '@corridor/base'
import type { Ledger } from './ledger.ts'

export type Unit = 'enterprise' | 'institution' | 'item' | 'yuan' | 'percent'

/** Values of a dimension that count, or that do not. */
export interface DimensionFilter {
  readonly dimension: string
  readonly except?: readonly string[]
  readonly only?: readonly string[]
}

/** One sum over postings. */
export interface Term {
  readonly ledger: string
  readonly measure: string
  readonly where: readonly DimensionFilter[]
}

interface Described {
  readonly id: string
  readonly label: Label
  /** What is counted, who, when (统计口径), for the public page. */
  readonly description: Label
  readonly unit: Unit
  /** Days after the end of a period until its figure is settled; before, figures are provisional. */
  readonly settledAfterDays: number
  /** Which dimension answers a breakdown by `district`, `functionalArea`, `kind`, …. */
  readonly breakdowns: Readonly<Record<string, string>>
  /** Phrases of plan texts that mean this indicator. */
  readonly aliases: readonly string[]
  /** `partial` where records of other places would be needed to be complete. */
  readonly coverage: 'full' | 'partial'
  /** Ids shown beside the figure to explain it. */
  readonly beside?: readonly string[]
}

/** What happened in a period (时期数): the sum of postings of its days. */
export interface FlowIndicator extends Described {
  readonly kind: 'flow'
  readonly term: Term
}
/** What holds on a day (时点数): the sum of postings up to it. */
export interface StockIndicator extends Described {
  readonly kind: 'stock'
  readonly term: Term
}
/** Stock on the day minus stock on 31 December before (净增). */
export interface NetChangeIndicator extends Described {
  readonly kind: 'netChange'
  readonly term: Term
}
/** Two stocks on one day, as a percentage with so many decimals. */
export interface RatioIndicator extends Described {
  readonly kind: 'ratio'
  readonly numerator: Term
  readonly denominator: Term
  readonly digits: number
}
/** A ratio of two published statistics of a year; never summed, never estimated. */
export interface OfficialIndicator extends Described {
  readonly kind: 'official'
  readonly numerator: string
  readonly denominator: string
  readonly digits: number
}

export type LedgerIndicator = FlowIndicator | StockIndicator | NetChangeIndicator | RatioIndicator
export type Indicator = LedgerIndicator | OfficialIndicator

/** A sum over one of the ledger's measures; misspelt measures and dimensions do not compile. */
export const sumOf = <L extends Ledger>(
  ledger: L,
  measure: keyof L['measures'] & string,
  where: readonly (DimensionFilter & { readonly dimension: keyof L['dimensions'] & string })[] = [],
): Term => ({ ledger: ledger.id, measure, where })

export const defineIndicator = <const I extends Indicator>(indicator: I): I => indicator

export const termsOf = (indicator: LedgerIndicator): readonly Term[] =>
  indicator.kind === 'ratio' ? [indicator.numerator, indicator.denominator] : [indicator.term]

/** Whether a dimension tuple passes a term's filters. */
export function passes(
  ledger: Ledger,
  dimensions: readonly string[],
  where: readonly DimensionFilter[],
): boolean {
  const names = Object.keys(ledger.dimensions)
  return where.every(({ dimension, except, only }) => {
    const value = dimensions[names.indexOf(dimension)] ?? ''
    return !(except?.includes(value) ?? false) && (only?.includes(value) ?? true)
  })
}
