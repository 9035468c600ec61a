// What a person gives to make a record by hand: its words, and either values or a number the reader can read.
import type { Problem } from '@corridor/base'
import { readPlan, type TargetRecord } from '@corridor/plan'
import { wrongField } from '../plan-problems.ts'
import { boundFor } from '../target-change.ts'

/** Left out: as the reader reads the number, or as the record that is split has it. */
export interface GivenValues {
  readonly phrase: string
  readonly comparator?: string | undefined
  readonly bound?: string | undefined
  readonly value?: string | undefined
  readonly valueHigh?: string | null | undefined
  readonly unit?: string | undefined
}

export interface PlainValues {
  readonly comparator: string
  readonly bound: string
  readonly value: string
  readonly value_high: string | null
  readonly unit: string
}

/**
 * What the reader makes of a number once it is told what the number measures. Where the words themselves are why the
 * number was left (实事, 措施), it is read as a plain number.
 */
export function readNumber(phrase: string, words: string, year: number): TargetRecord | undefined {
  const read = (name: string) => readPlan(`${name}达到${words}`, { year }).targets[0]
  return read(phrase) ?? read('数量')
}

/** Values of the reading where the person gave none; a value without a unit, or the reverse, stays a gap to be refused. */
export function givenValues(given: GivenValues, read: PlainValues | undefined): PlainValues {
  const comparator = given.comparator ?? read?.comparator ?? 'reach'
  const high = given.valueHigh === undefined ? (read?.value_high ?? null) : given.valueHigh
  return {
    comparator,
    bound: boundFor(comparator, given.bound ?? read?.bound ?? 'exact'),
    value: given.value ?? read?.value ?? '',
    value_high: given.value === undefined ? high : (given.valueHigh ?? null),
    unit: given.unit ?? read?.unit ?? '',
  }
}

export const valuesRead = (target: TargetRecord): PlainValues => ({
  comparator: target.comparator,
  bound: target.bound,
  value: String(target.scaledValue),
  value_high: target.scaledValueHigh === undefined ? null : String(target.scaledValueHigh),
  unit: target.unit,
})

export const unreadable = (words: string): Problem =>
  wrongField('value', words, {
    message: {
      zh: '读不出这个数，请写明数值和单位',
      en: 'This number cannot be read: give its value and its unit',
    },
    allowed: { zh: '数值与单位，如 26 与 item', en: 'a value and a unit, as 26 and item' },
  })

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** One part of a list as it was sent; undefined where it is none. */
export function valuesGiven(sent: unknown): GivenValues | undefined {
  if (!isRecord(sent)) return undefined
  const phrase = textOf(sent['phrase'])
  if (phrase === undefined) return undefined
  const high = sent['valueHigh']
  return {
    phrase,
    comparator: textOf(sent['comparator']),
    bound: textOf(sent['bound']),
    value: textOf(sent['value']),
    valueHigh: high === null ? null : textOf(high),
    unit: textOf(sent['unit']),
  }
}

/** A record the person saw, as it was sent; undefined where it is none. */
export function seenGiven(sent: unknown): { readonly id: string; readonly version: number } | undefined {
  if (!isRecord(sent)) return undefined
  const { id, version } = sent
  return typeof id === 'string' && typeof version === 'number' ? { id, version } : undefined
}
