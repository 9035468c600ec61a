// What a person asks to change of a record, and what the record's values are then.
import type { Catalogue } from '@corridor/catalogue'
import { bindTarget, isBound, isComparator, type NetAnswer } from '@corridor/plan'
import type { TargetRow, TargetValues } from '../plan.queries.ts'

/** Left out: stays as it is. Null: cleared. */
export interface TargetChange {
  readonly state?: string | undefined
  readonly indicator?: string | null | undefined
  readonly answer?: string | null | undefined
  readonly division?: string | null | undefined
  readonly owner?: string | null | undefined
  readonly dueOn?: string | null | undefined
  readonly phrase?: string | undefined
  readonly comparator?: string | undefined
  readonly bound?: string | undefined
  readonly value?: string | undefined
  readonly valueHigh?: string | null | undefined
  readonly unit?: string | undefined
  readonly kind?: string | undefined
  readonly period?: string | null | undefined
  readonly scope?: string | null | undefined
  readonly rejectReason?: string | null | undefined
  readonly rejectWords?: string | null | undefined
}

const kept = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given)

export const isNetAnswer = (text: string | null): text is NetAnswer => text === 'net' || text === 'gross'

/** The part of a record that decides which indicators it may mean. */
export type Bindable = Pick<TargetValues, 'phrase' | 'comparator' | 'unit' | 'scope' | 'answer'>

export type Binding = ReturnType<typeof bindTarget>

/** A plan answers with the binding of every record after each act; the same words always bind in the same way. */
const known = new WeakMap<Catalogue, Map<string, Binding>>()
const knownAtMost = 5_000

export function bindingOf(catalogue: Catalogue, asked: Bindable): Binding {
  const { phrase, comparator, unit, scope, answer } = asked
  const bindings = known.get(catalogue) ?? new Map<string, Binding>()
  known.set(catalogue, bindings)
  const key = JSON.stringify([phrase, comparator, unit, scope, answer])
  const held = bindings.get(key)
  if (held !== undefined) return held
  if (bindings.size >= knownAtMost) bindings.clear()
  const binding = boundAnew(catalogue, asked)
  bindings.set(key, binding)
  return binding
}

function boundAnew(catalogue: Catalogue, { phrase, comparator, unit, scope, answer }: Bindable): Binding {
  if (!isComparator(comparator)) return { candidates: [], proposed: undefined, question: undefined }
  const asked = { phrase, comparator, unit, scope, ...(isNetAnswer(answer) ? { answer } : {}) }
  const binding = bindTarget(asked, [...catalogue.indicators.values()])
  return answer === 'none' ? { ...binding, question: undefined } : binding
}

/** Only what was read and decided about; places and merging have acts of their own. */
export function changed(catalogue: Catalogue, held: TargetRow, change: TargetChange): TargetValues {
  const comparator = kept(change.comparator, held.comparator)
  const state = kept(change.state, held.state)
  const isRejected = state === 'rejected'
  const values: TargetValues = {
    ...valuesOf(held),
    phrase: kept(change.phrase, held.phrase).trim(),
    comparator,
    bound: boundFor(comparator, kept(change.bound, held.bound)),
    value: kept(change.value, held.value),
    value_high: kept(change.valueHigh, held.value_high),
    unit: kept(change.unit, held.unit),
    kind: kept(change.kind, held.kind),
    period: emptied(kept(change.period, held.period)),
    scope: emptied(kept(change.scope, held.scope)),
    state,
    reject_reason: isRejected ? kept(change.rejectReason, held.reject_reason) : null,
    reject_words: isRejected ? emptied(kept(change.rejectWords, held.reject_words)) : null,
    division: kept(change.division, held.division),
    owner: kept(change.owner, held.owner),
    due_on: kept(change.dueOn, held.due_on),
  }
  return { ...values, ...boundAs(catalogue, { held, values }, change) }
}

/** The values of a row without what never changes. */
export const valuesOf = (row: TargetValues): TargetValues => ({
  phrase: row.phrase,
  comparator: row.comparator,
  bound: row.bound,
  value: row.value,
  value_high: row.value_high,
  unit: row.unit,
  kind: row.kind,
  period: row.period,
  scope: row.scope,
  span_from: row.span_from,
  span_to: row.span_to,
  value_from: row.value_from,
  value_to: row.value_to,
  state: row.state,
  indicator: row.indicator,
  answer: row.answer,
  reject_reason: row.reject_reason,
  reject_words: row.reject_words,
  merged_into: row.merged_into,
  division: row.division,
  owner: row.owner,
  due_on: row.due_on,
})

const emptied = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text.trim()

/** A level comparator is its own limit word. */
export function boundFor(comparator: string, given: string): string {
  if (comparator === 'reach') return 'exact'
  return isBound(comparator) ? comparator : given
}

/** An answer brings its indicator along, and an indicator that is chosen takes back “none measures this”. */
function boundAs(
  catalogue: Catalogue,
  { held, values }: { readonly held: TargetRow; readonly values: TargetValues },
  change: TargetChange,
): Pick<TargetValues, 'indicator' | 'answer'> {
  if (change.answer === 'none') return { indicator: null, answer: 'none' }
  const given = kept(change.indicator, held.indicator)
  const asked = kept(change.answer, answerLeft(held, values))
  const answer = asked === 'none' && given !== null ? null : asked
  if (isNetAnswer(answer) && change.answer === answer && change.indicator === undefined) {
    const { question } = bindingOf(catalogue, { ...values, answer: null })
    const choice = question?.choices.find((one) => one.answer === answer)
    return { indicator: choice === undefined ? given : choice.indicator, answer }
  }
  const isOpen = given === null && answer === null && change.indicator === undefined
  const isNew = isOpen && values.kind === 'target' && (held.kind !== 'target' || saysOther(held, values))
  return { indicator: isNew ? (bindingOf(catalogue, { ...values, answer }).proposed ?? null) : given, answer }
}

/** What 新增 meant is no answer any more where the comparison is another. */
const answerLeft = ({ answer, comparator }: TargetRow, values: TargetValues): string | null =>
  isNetAnswer(answer) && comparator !== values.comparator ? null : answer

/** Other words may mean an indicator where the earlier ones meant none. */
const saysOther = (held: TargetRow, { phrase, comparator, unit }: TargetValues): boolean =>
  held.phrase !== phrase || held.comparator !== comparator || held.unit !== unit
