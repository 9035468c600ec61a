// What the public pages are made from: everything a page shows, read beforehand.
import type { Label } from '@corridor/base'
import type { Indicator, Ledger } from '@corridor/indicators'
import type { CurveAnswer, FigureAnswer, OutlineShown } from '@corridor/protocol'
import type { PublicPart } from './breakdown/public-parts.ts'
import type { TargetTerms } from './parts/target-words.ts'
import type { Reader } from './reader.ts'

/** What every page says: whose site it is, how fresh its data are, where its files lie. */
export interface Site {
  readonly city: Label
  /** Demonstration data: said on every page. */
  readonly synthetic: boolean
  /** Null on pages that read nothing. */
  readonly freshness: Freshness | null
  readonly stylesheet: string
  readonly icon: string
}

export interface Freshness {
  /** Instant whose knowledge answered: `2026-11-23 10:00`, Asia/Shanghai. */
  readonly asOf: string
  /** Null where nothing was imported yet. */
  readonly lastImport: string | null
}

export interface Headline {
  readonly indicator: string
  readonly label: Label
  readonly target: TargetTerms
  readonly figure: FigureAnswer
  readonly reached: boolean
  /** Per cent of the target, one decimal; null where it cannot be said. */
  readonly completion: string | null
}

export interface HomeData {
  readonly plan: { readonly title: string; readonly year: number } | null
  readonly headlines: readonly Headline[]
  readonly indicators: number
}

export interface PublicTarget {
  readonly number: number
  /** The words of the text. */
  readonly words: string
  readonly terms: TargetTerms
  /** Offsets in the plan's text. */
  readonly span: readonly [number, number]
  readonly indicator: { readonly id: string; readonly label: Label } | null
  readonly figure: FigureAnswer | null
  /** The later plan whose value is in force, and from which day; null where the plan's own is. */
  readonly revised: { readonly title: string; readonly from: string } | null
}

export interface PlanData {
  readonly title: string
  readonly year: number
  readonly source: string | null
  readonly text: string
  readonly targets: readonly PublicTarget[]
  readonly outline: readonly OutlineShown[]
}

export interface IndicatorRow {
  readonly indicator: Indicator
  readonly figure: FigureAnswer
}

/** The figure of an official statistic in an earlier year. */
export interface YearFigure {
  readonly year: number
  readonly figure: FigureAnswer
}

export interface IndicatorData {
  readonly indicator: Indicator
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly figure: FigureAnswer
  readonly curve: CurveAnswer
  /** Only of official statistics, in order. */
  readonly years: readonly YearFigure[]
  /** Null where the indicator has no districts. */
  readonly districts: readonly PublicPart[] | null
  /** The word for a value of a dimension, or for a series of official statistics. */
  wordOf(dimension: string, value: string): Label
}

/** What every section of an indicator's page is given. */
export interface OfIndicator {
  readonly reader: Reader
  readonly data: IndicatorData
}
