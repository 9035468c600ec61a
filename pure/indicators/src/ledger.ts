// A ledger definition says what a subject contributes, from when to when: it is data, so that one definition
// both runs in memory (`contributions.ts`) and compiles to set-based SQL on the server.
import type { Label } from '@corridor/base'
import type { Fields, NamesOfKind, Register, ValueOf } from '@corridor/registers'

/** A day of a row: a day field, the day after it, or 1 January of the year after it. */
export type DayTerm = { readonly field: string; readonly take: 'same' | 'dayAfter' | 'newYearAfter' }

export interface Condition {
  readonly field: string
  readonly oneOf: readonly string[]
}

/** Rows of a register that speak about a subject: `subject` is the reference field, or `id` for the subject's own row. */
export interface Source {
  readonly register: string
  readonly subject: string
  readonly where: readonly Condition[]
}

/** Days on which something holds: the union of the rows' intervals, or the days common to two covers. */
export type Cover =
  | {
      readonly kind: 'spans'
      readonly source: Source
      readonly from: string
      readonly until: readonly DayTerm[]
    }
  | { readonly kind: 'both'; readonly left: Cover; readonly right: Cover }

export type Amount =
  | { readonly kind: 'one' }
  | { readonly kind: 'zero' }
  | { readonly kind: 'field'; readonly field: string }

/** From day `on`, the subject's amounts are these, until the next step. */
export interface Step {
  readonly source: Source
  readonly on: string
  readonly amounts: Readonly<Record<string, Amount>>
}

export type Timeline =
  | { readonly kind: 'cover'; readonly measure: string; readonly cover: Cover }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }

/** Where an organisation is over time: rows of a register, each holding until the next one begins. */
export interface History {
  readonly register: string
  readonly of: string
  readonly from: string
}

export type DimensionValue =
  | { readonly kind: 'own'; readonly field: string }
  /** Follows the organisation (`via`: reference field of the subject, or `id`) day by day: a move is −1 and +1. */
  | { readonly kind: 'along'; readonly history: History; readonly via: string; readonly field: string }
  /** Where the organisation was on a day of the subject's own row, for ever. */
  | {
      readonly kind: 'onDay'
      readonly history: History
      readonly via: string
      readonly field: string
      readonly on: string
    }
  /** Where the organisation was on the first day of each contribution, for ever. */
  | { readonly kind: 'atStart'; readonly history: History; readonly via: string; readonly field: string }

export interface Dimension {
  readonly label: Label
  readonly value: DimensionValue
  /** What an unknown value is called: `unassigned` in a partition, `none` elsewhere. */
  readonly absent: string
  /** Folds values into fewer: value → group, everything else → `otherwise`. */
  readonly group?: { readonly of: Readonly<Record<string, string>>; readonly otherwise: string }
  /** Where the labels of the values come from. */
  readonly words: { readonly list: string } | { readonly choices: Readonly<Record<string, Label>> }
  /** True where every subject is in exactly one value, so that parts add up to the whole. */
  readonly partition: boolean
}

export interface Measure {
  readonly label: Label
  readonly unit: 'count' | 'fen'
}

export interface Ledger {
  readonly id: string
  readonly label: Label
  /** The register whose records are the subjects. */
  readonly subject: string
  readonly dimensions: Readonly<Record<string, Dimension>>
  /** At most six; a posting has a column for each, in this order. */
  readonly measures: Readonly<Record<string, Measure>>
  readonly timelines: readonly Timeline[]
}

export const measuresAtMost = 6

/** Checks what types cannot: measures used exist, not more than six. Throws, because a definition is ours. */
export function defineLedger<const L extends Ledger>(ledger: L): L {
  const names = Object.keys(ledger.measures)
  if (names.length === 0 || names.length > measuresAtMost) {
    throw new Error(`ledger ${ledger.id}: 1 to ${measuresAtMost} measures, not ${names.length}`)
  }
  for (const timeline of ledger.timelines) {
    const used =
      timeline.kind === 'cover'
        ? [timeline.measure]
        : timeline.steps.flatMap((step) => Object.keys(step.amounts))
    for (const name of used) {
      if (!names.includes(name)) throw new Error(`ledger ${ledger.id}: no measure ${name}`)
    }
  }
  return ledger
}

type DayName<F extends Fields> = NamesOfKind<F, 'day'>
type Where<F extends Fields> = {
  readonly [Name in NamesOfKind<F, 'choice' | 'listed'>]?: readonly NonNullable<ValueOf<F[Name]>>[]
}
type Until<F extends Fields> =
  | DayName<F>
  | { readonly dayAfter: DayName<F> }
  | { readonly newYearAfter: DayName<F> }

interface From<F extends Fields> {
  /** The reference that names the subject, or `id`. */
  readonly of: NamesOfKind<F, 'reference'> | 'id'
  readonly where?: Where<F>
}

function sourceOf<F extends Fields>(register: Register<F>, from: From<F>): Source {
  const written: Readonly<Record<string, unknown>> = from.where ?? {}
  const where: Condition[] = []
  for (const [field, oneOf] of Object.entries(written)) {
    if (Array.isArray(oneOf)) where.push({ field, oneOf: oneOf.map(String) })
  }
  return { register: register.id, subject: from.of, where }
}

function dayTerm<F extends Fields>(until: Until<F>): DayTerm {
  if (typeof until === 'string') return { field: until, take: 'same' }
  return 'dayAfter' in until
    ? { field: until.dayAfter, take: 'dayAfter' }
    : { field: until.newYearAfter, take: 'newYearAfter' }
}

/** Each row holds from day `from` up to, not including, the earliest of the `until` days it has. */
export const spans = <F extends Fields>(
  register: Register<F>,
  spec: From<F> & { readonly from: DayName<F>; readonly until?: readonly Until<F>[] },
): Cover => ({
  kind: 'spans',
  source: sourceOf(register, spec),
  from: spec.from,
  until: (spec.until ?? []).map(dayTerm),
})

export const both = (left: Cover, right: Cover): Cover => ({ kind: 'both', left, right })

/** The measure is 1 on every covered day: a union, so that overlapping certificates count once. */
export const covered = (measure: string, cover: Cover): Timeline => ({ kind: 'cover', measure, cover })

/** From the row's day on, these amounts: a money field's name, 1, or 0. */
export function step<F extends Fields>(
  register: Register<F>,
  spec: From<F> & {
    readonly on: DayName<F>
    readonly amounts: Readonly<Record<string, NamesOfKind<F, 'money' | 'integer'> | 1 | 0>>
  },
): Step {
  const amounts = Object.entries(spec.amounts).map(([measure, amount]): [string, Amount] => [
    measure,
    amount === 1 ? { kind: 'one' } : amount === 0 ? { kind: 'zero' } : { kind: 'field', field: amount },
  ])
  return { source: sourceOf(register, spec), on: spec.on, amounts: Object.fromEntries(amounts) }
}

/** The latest step decides; on one day the later-listed source wins, then the later id. */
export const steps = (...list: readonly Step[]): Timeline => ({ kind: 'steps', steps: list })
