// Ninth pass: a statement becomes a target record in the words and offsets of the original text.
//
// Invariant: `evidence` is `text.slice(...span)`, and `valueSpan` lies inside `span`.

import { confidenceOf } from './confidence.ts'
import { original, type Layout, printed } from './page/layout.ts'
import type { Range } from './page/range.ts'
import { nounText } from './nouns/lists.ts'
import { boundOf, type Comparator, type Measure, measureOf, unitOf } from './statements/measure.ts'
import type { NumberToken } from './numbers/number-token.ts'
import type { Rule, Statement } from './statements/statement.ts'
import type { Moment } from './moment/tense.ts'
import type { Kind } from './moment/kind.ts'
import type { Bound } from './words/words.table.ts'

/** Offsets `[start, end)` in the text as given. */
export type Span = readonly [number, number]

/** One statement that gives one named quantity one number or one range. Fields: GUIDE §1.1. */
export type TargetRecord = {
  readonly indicator: string
  readonly comparator: Comparator
  readonly bound: Bound
  /** As printed: 700 for 700亿元. Negative for a decrease. */
  readonly value: number
  readonly valueHigh?: number
  /** In base units: 70000000000 for 700亿元. Per cent and times keep face value. */
  readonly scaledValue: number
  readonly scaledValueHigh?: number
  readonly unit: string
  readonly unitSurface: string
  readonly kind: Kind
  /** "2026", "2026-2030" or null where the text does not say. */
  readonly period: string | null
  readonly scope?: string
  readonly annualAverage?: true
  /** X of 从X提高到Y, in base units. */
  readonly baseline?: number
  readonly measure: Measure
  readonly valueSpan: Span
  readonly span: Span
  readonly evidence: string
  /** How likely the record is exactly right, 0 to 1. Under `sureFrom` a person should look first. */
  readonly confidence: number
  /** The rule that found the indicator. */
  readonly rule: Rule
}

/** Make the record, or null when the noun has no printable character. */
export function recordOf(layout: Layout, statement: Statement, moment: Moment): TargetRecord | null {
  const { token, comparator } = statement
  const parts = comparator === 'growthRate' ? withoutRate(layout, statement) : statement.noun
  const indicator = parts
    .map((part) => printed(layout, part))
    .join('')
    .replace(/(?<=.)[(（](?:CPI|PPI|GDP|GNP)[)）]/, '')
  if (!/[\p{L}\p{N}]/u.test(indicator)) return null
  const unit = unitOf(token, nounText(layout.folded, parts))
  const { low, high } = valuesOf(statement)
  const face = unit === 'percent' || unit === 'percentagePoint' || unit === 'times' || unit === 'ratio'
  const scale = face && comparator !== 'multiply' ? Math.max(1, token.scale) : token.scale
  const clause = layout.folded.slice(
    statement.clause.start,
    Math.min(statement.clause.end, statement.clause.start + 300),
  )
  const before = parts[0]?.start ?? 0
  const lead = layout.folded.slice(Math.max(0, before - 1), before)
  const start = Math.min(token.start, ...parts.map((part) => part.start))
  const end = Math.max(token.end, ...parts.map((part) => part.end))
  const span = original(layout, { start, end })
  return {
    indicator,
    comparator,
    bound: boundOf(token, statement.predicate),
    value: low,
    ...(high === null ? {} : { valueHigh: high }),
    scaledValue: scaled(low, scale),
    ...(high === null ? {} : { scaledValueHigh: scaled(high, scale) }),
    unit,
    unitSurface: token.unitSurface,
    kind: moment.kind,
    period: moment.period,
    ...(statement.scope ? { scope: printed(layout, statement.scope) } : {}),
    ...(statement.annual ? { annualAverage: true as const } : {}),
    ...(statement.baseline
      ? { baseline: scaled(statement.baseline.value, baselineScale(statement.baseline, token)) }
      : {}),
    measure: measureOf(comparator, unit),
    valueSpan: original(layout, { start: token.start, end: token.end }),
    span,
    evidence: layout.text.slice(span[0], span[1]),
    confidence: confidenceOf({ statement, moment, indicator, unit, clause, lead }),
    rule: statement.rule,
  }
}

/** 居民消费价格涨幅2%: the word for the rate is no part of what grows. */
function withoutRate(layout: Layout, statement: Statement): readonly Range[] {
  const last = statement.noun[statement.noun.length - 1]
  if (!last || /^(?:增速|涨幅|增幅|降幅)$/.test(layout.folded.slice(last.start, last.end)))
    return statement.noun
  const rate = /(?:的)?(?:年均)?(?:增速|涨幅|增幅|降幅|增长率)$/.exec(
    layout.folded.slice(last.start, last.end),
  )
  if (!rate || rate[0].length >= last.end - last.start) return statement.noun
  return [...statement.noun.slice(0, -1), { start: last.start, end: last.end - rate[0].length }]
}

function valuesOf(statement: Statement): { low: number; high: number | null } {
  const { token, predicate, falls } = statement
  const sign = falls ? -1 : 1
  if (token.multiple !== null) return { low: token.value, high: null }
  const grows = statement.comparator === 'multiply' && predicate.change === 'rise' && !predicate.level
  const plus = grows ? 1 : 0
  return {
    low: clean(sign * token.value + plus),
    high: token.high === null ? null : clean(sign * token.high + plus),
  }
}

/** Decimal noise of a product (11.8332 × 10000) is taken off. */
function scaled(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(15))
}

function clean(value: number): number {
  return Number(value.toPrecision(15))
}

/** 从10增加到20亿元: the first number shares the unit printed once. */
function baselineScale(baseline: NumberToken, token: NumberToken): number {
  return baseline.unit === null && baseline.scale === 1 ? token.scale : baseline.scale
}
