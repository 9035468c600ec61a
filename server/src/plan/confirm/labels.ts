// What people corrected, as labelled data: one line a plan, in the form of the annotation guide (§1.1).
import type { OutlineShown } from '@corridor/protocol'
import { isNetAnswer } from './target-change.ts'
import type { PlanRow, TargetRow } from '../plan.queries.ts'

type Reading = Readonly<Record<string, unknown>> | null

export interface Labelling {
  readonly plan: PlanRow
  readonly place: string
  /** Every record, in reading order. */
  readonly records: readonly TargetRow[]
  /** What the reader found of each; null where a person made the record. */
  readonly readings: ReadonlyMap<string, Reading>
  readonly outline: readonly OutlineShown[]
}

const measures: Readonly<Record<string, string>> = {
  increaseBy: 'increase',
  netIncrease: 'netIncrease',
  newCount: 'newCount',
  growthRate: 'growth',
  multiply: 'multiple',
}

/** GUIDE §1.1: it follows from comparator and unit. */
const measureOf = ({ comparator, unit }: TargetRow): string =>
  measures[comparator] ?? (unit === 'percent' ? 'share' : 'level')

const number = (text: string): number => Number(text)

/** As printed; only the reader knows it, and only while nobody corrected the value. */
function printed(row: TargetRow, reading: Reading): object {
  if (reading === null || reading['scaledValue'] !== number(row.value)) return {}
  const { value, valueHigh } = reading
  return { value, ...(valueHigh === undefined ? {} : { valueHigh }) }
}

function gold(row: TargetRow, reading: Reading, text: string) {
  const extra = Object.fromEntries(
    ['annualAverage', 'baseline'].flatMap((name) =>
      reading?.[name] === undefined ? [] : [[name, reading[name]]],
    ),
  )
  return {
    indicator: row.phrase,
    comparator: row.comparator,
    bound: row.bound,
    ...printed(row, reading),
    scaledValue: number(row.value),
    ...(row.value_high === null ? {} : { scaledValueHigh: number(row.value_high) }),
    unit: row.unit,
    unitSurface: row.unit_surface,
    kind: row.kind,
    period: row.period,
    ...(row.scope === null ? {} : { scope: row.scope }),
    ...extra,
    measure: measureOf(row),
    valueSpan: [row.value_from, row.value_to],
    span: [row.span_from, row.span_to],
    evidence: text.slice(row.span_from, row.span_to),
  }
}

const asRead: readonly (readonly [keyof TargetRow, string])[] = [
  ['phrase', 'indicator'],
  ['comparator', 'comparator'],
  ['bound', 'bound'],
  ['unit', 'unit'],
  ['kind', 'kind'],
  ['period', 'period'],
]

function isAsRead(row: TargetRow, reading: Reading): boolean {
  if (reading === null) return false
  const high = row.value_high === null ? undefined : number(row.value_high)
  return (
    asRead.every(([ours, theirs]) => row[ours] === reading[theirs]) &&
    (row.scope ?? undefined) === reading['scope'] &&
    number(row.value) === reading['scaledValue'] &&
    high === reading['scaledValueHigh']
  )
}

/** What became of the reading: accepted as it was, corrected, or made by a person where the reader had nothing. */
const outcome = (row: TargetRow, reading: Reading): string =>
  reading === null ? 'added' : isAsRead(row, reading) ? 'accepted' : 'corrected'

const from = (row: TargetRow) => ({ rule: row.rule, confidence: number(row.confidence) })

const bound = ({ indicator, answer }: TargetRow): object => ({
  ...(indicator === null ? {} : { boundTo: indicator }),
  ...(isNetAnswer(answer) ? { newMeans: answer } : {}),
})

/** One JSON object; `targetsAnnotated` is false while a record waits for a decision, as scorers expect it. */
export function labelsOf({ plan, place, records, readings, outline }: Labelling): object {
  const inState = (state: string) => records.filter((row) => row.state === state)
  const numberOf = new Map(records.map(({ id, position }) => [id, position]))
  const waiting = inState('read')
  return {
    id: plan.id,
    text: plan.body,
    source: {
      title: plan.title,
      year: plan.year,
      place,
      ...(plan.source === null ? {} : { url: plan.source }),
    },
    targetsAnnotated: waiting.length === 0,
    targets: inState('confirmed').map((row) => {
      const reading = readings.get(row.id) ?? null
      return {
        ...gold(row, reading, plan.body),
        outcome: outcome(row, reading),
        ...from(row),
        ...bound(row),
        read: reading,
      }
    }),
    rejected: inState('rejected').map((row) => ({
      reason: row.reject_reason,
      words: row.reject_words,
      ...from(row),
      read: readings.get(row.id) ?? null,
    })),
    merged: inState('merged').map((row) => ({
      into: numberOf.get(row.merged_into ?? '') ?? null,
      ...from(row),
      read: readings.get(row.id) ?? null,
    })),
    undecided: waiting.map((row) => ({ ...from(row), read: readings.get(row.id) ?? null })),
    outline,
  }
}
