// What the figure questions answer; the command line prints the same documents.
import type { Label } from '@corridor/base'

export type FigureStatus = 'provisional' | 'final'

/** Counts are numbers, money a decimal string of 元, percentages text at the published precision; null: no value. */
export type FigureNumber = number | string | null

export interface Part {
  /** Breakdown name → value, as `{ district: '990102' }`. */
  readonly by: Readonly<Record<string, string>>
  readonly label: Label
  readonly value: FigureNumber
  readonly numerator?: string
  readonly denominator?: string
}

/** A publication of an official statistic that entered the figure. */
export interface Vintage {
  readonly series: string
  readonly year: number
  readonly vintage: string
  readonly publishedOn: string
  readonly amount: string
  readonly record: string
}

export interface FigureAnswer {
  readonly indicator: string
  /** Content hash of the definition that answered. */
  readonly definition: string
  readonly on: string
  /** Instant whose knowledge answered (ISO, UTC). */
  readonly asOf: string
  readonly period: string | null
  /** First and last day whose postings are summed; `from` is null for a stock. */
  readonly window: { readonly from: string | null; readonly to: string }
  readonly value: FigureNumber
  readonly unit: string
  readonly status: FigureStatus
  /** Why provisional, or what the reader must know (for example: the current year cannot be measured yet). */
  readonly notes: readonly Label[]
  readonly numerator?: string
  readonly denominator?: string
  readonly parts: readonly Part[]
  readonly partition: boolean
  readonly coverage: 'full' | 'partial'
  readonly vintages: readonly Vintage[]
}

export interface PostingShown {
  readonly posting: string
  readonly subject: string
  readonly register: string
  /** The subject's title, or null where it lies outside the reader's scope. */
  readonly title: string | null
  readonly day: string
  /** The signed contribution to the indicator, written like the figure's value. */
  readonly value: FigureNumber
  /** Which sum of a ratio it belongs to. */
  readonly side: 'numerator' | 'denominator' | 'value'
  readonly dimensions: Readonly<Record<string, Label>>
  readonly recordedAt: string
  readonly act: string
}

export interface PostingsAnswer {
  readonly indicator: string
  readonly rows: readonly PostingShown[]
  readonly next: string | null
  /** Over all pages: how many postings, and their sum, equal to the figure's value (for a ratio: of each side). */
  readonly count: number
  readonly sum: FigureNumber
  readonly sums?: { readonly numerator: string; readonly denominator: string }
  readonly outside: { readonly count: number; readonly sum: FigureNumber } | null
}

/** Month ends of a year: cumulative for flows and net change, level for stocks; null where not yet reached. */
export interface CurveAnswer {
  readonly indicator: string
  readonly years: readonly {
    readonly year: number
    readonly points: readonly { readonly on: string; readonly value: FigureNumber }[]
  }[]
}
