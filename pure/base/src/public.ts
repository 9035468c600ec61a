// Everything the other rooms may use of base: days, periods, money, ratios, ids, labels and problems.
export type { Label, Language } from './label.ts'
export type { Problem, Result } from './problem.ts'
export { collect, problemText, refusal, success } from './problem.ts'
export type { Day } from './day.ts'
export {
  addDays,
  addMonths,
  addYears,
  compareDays,
  day,
  dayFromNumber,
  dayNumber,
  dayOf,
  dayOfInstant,
  dayOfMonthOf,
  daysInMonth,
  earlierOf,
  endOfDayMs,
  firstOfMonth,
  firstOfYear,
  isDay,
  lastOfMonth,
  lastOfYear,
  laterOf,
  monthOf,
  readDay,
  yearOf,
} from './day.ts'
export type { Period } from './period.ts'
export { readPeriod } from './period.ts'
export { readYuan, splitByShares, withoutSeparators, yuanText } from './money.ts'
export type { Ratio } from './ratio.ts'
export { compareRatios, decimalText, percentText, roundedTimes } from './ratio.ts'
export { isUuid, uuidV7 } from './identity.ts'
export type { Chance } from './chance.ts'
export { chance } from './chance.ts'
