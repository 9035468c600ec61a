// What GET /api/catalogue answers: the definitions as data, from which lists, forms and menus are derived.
import type { Label } from '@corridor/base'

export interface FieldShown {
  readonly name: string
  /** One of the field kinds of `@corridor/registers`. */
  readonly kind: string
  readonly label: Label
  readonly help?: Label
  readonly optional: boolean
  readonly choices?: Readonly<Record<string, Label>>
  /** Name of a code list in `codeLists`. */
  readonly list?: string
  /** Id of the register a reference points to; people write its business key. */
  readonly register?: string
  readonly maxLength?: number
  readonly personal?: boolean
}

export interface RegisterShown {
  readonly id: string
  readonly label: Label
  readonly description: Label
  readonly module: string
  readonly key: readonly string[]
  readonly title: string
  readonly authorities: Readonly<Record<string, Label>>
  readonly fields: readonly FieldShown[]
  /** What the asking person may do: read, write, import, export. */
  readonly may: readonly string[]
}

export interface BreakdownShown {
  readonly name: string
  readonly label: Label
  /** Parts of a partition add up to the whole; others are shown without a total. */
  readonly partition: boolean
  readonly labels: Readonly<Record<string, Label>>
}

export interface IndicatorShown {
  readonly id: string
  readonly kind: 'flow' | 'stock' | 'netChange' | 'ratio' | 'official'
  readonly label: Label
  readonly description: Label
  /** enterprise · institution · item · yuan · percent */
  readonly unit: string
  readonly breakdowns: readonly BreakdownShown[]
  readonly coverage: 'full' | 'partial'
  readonly beside: readonly string[]
  /** Register of the subjects behind postings, absent for official statistics. */
  readonly subject?: string
}

export interface CatalogueAnswer {
  readonly city: { readonly region: string; readonly name: Label; readonly synthetic: boolean }
  readonly modules: readonly { readonly name: string; readonly label: Label }[]
  readonly registers: readonly RegisterShown[]
  readonly indicators: readonly IndicatorShown[]
  readonly codeLists: Readonly<Record<string, Readonly<Record<string, Label>>>>
  readonly divisions: readonly { readonly code: string; readonly label: Label }[]
}
