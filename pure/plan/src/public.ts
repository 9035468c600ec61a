// What the plan package offers: the reader of plan texts.

export { readPlan, type Leftover, type PlanReading, type PlanReadingOptions } from './text/plan-reading.ts'
export type { OutlineNode } from './text/outline.ts'
export type { Span, TargetRecord } from './text/records.ts'
export { leftoverReasons, type LeftoverReason } from './text/screen.ts'
export type { Comparator, Measure } from './text/measure.ts'
export type { Rule } from './text/statement.ts'
export type { Kind } from './text/tense.ts'
export type { Bound } from './text/words/words.table.ts'
export {
  attainment,
  type Attainment,
  measure,
  notMeasurable,
  type Readings,
  type Standing,
  type TargetTerms,
  unbound,
} from './attainment.ts'
export {
  type Binding,
  type BindingQuestion,
  bindTarget,
  type Candidate,
  unitsAgree,
  unitsAllowed,
} from './bind.ts'
export { comparatorNames, isBound, isComparator } from './comparator.ts'
export { decimalsOf, readDecimal, textAt, whole } from './quantity.ts'
export { daysGone, type TimeProgress, timeProgress, type YearGone } from './time-progress.ts'
