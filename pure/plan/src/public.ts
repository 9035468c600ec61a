// What the plan package offers: the reader of plan texts.

export { readPlan, type Leftover, type PlanReading, type PlanReadingOptions } from './text/plan-reading.ts'
export { sureFrom } from './text/confidence.ts'
export type { OutlineNode } from './text/outline.ts'
export type { Span, TargetRecord } from './text/records.ts'
export { leftoverReasons, type LeftoverReason } from './text/leftovers/reasons.ts'
export type { Comparator, Measure } from './text/statements/measure.ts'
export type { Rule } from './text/statements/statement.ts'
export type { Kind } from './text/moment/kind.ts'
export type { Bound } from './text/words/words.table.ts'
export {
  attainment,
  type Attainment,
  notMeasurable,
  type Readings,
  type TargetTerms,
  unbound,
} from './attainment.ts'
export { bindTarget, type NetAnswer, type NetQuestion, unitsAgree, unitsAllowed } from './bind.ts'
export { leftoverText, rejectReasons, ruleText } from './reading-words.ts'
export { comparatorNames, isBound, isComparator } from './comparator.ts'
export { readDecimal } from './quantity.ts'
export type { YearGone } from './time-progress.ts'
export {
  type AppliedRevision,
  type RevisionStep,
  standingOn,
  type Stretch,
  stretchesOf,
  type TargetPast,
  termsInForce,
} from './revision/in-force.ts'
export {
  likenessOfTargets,
  matchTargets,
  type RestatedTarget,
  sameTerms,
  type TargetMatch,
  type TargetMatching,
} from './revision/match-targets.ts'
