// The indicator concept: ledgers, contributions, indicators and the arithmetic of figures.
export type {
  Amount,
  Condition,
  Cover,
  DayTerm,
  Dimension,
  DimensionValue,
  History,
  Ledger,
  Measure,
  Source,
  Step,
  Timeline,
} from './ledger.ts'
export { both, covered, defineLedger, measuresAtMost, spans, step, steps } from './ledger.ts'
export type { Path } from './affected.ts'
export { pathsFrom, registersRead } from './affected.ts'
export type { Facts, Posting } from './contributions.ts'
export { contributionsOf, unite } from './contributions.ts'
export type {
  DimensionFilter,
  FlowIndicator,
  Indicator,
  LedgerIndicator,
  NetChangeIndicator,
  OfficialIndicator,
  RatioIndicator,
  StockIndicator,
  Term,
  Unit,
} from './indicator.ts'
export { defineIndicator, passes, sumOf, termsOf } from './indicator.ts'
export type { FigureValue, Window } from './figure.ts'
export { ratioValue, settledFrom, sumsIn, valueOfSums, windowOf, windowOn } from './figure.ts'
