// Reporting periods (报告期): a year, a quarter or a month, written 2023, 2023Q3 or 2023-11.
import { type Day, addDays, addMonths, dayOf, firstOfYear } from './day.ts'

export interface Period {
  /** As written: `2023`, `2023Q3`, `2023-11`. */
  readonly name: string
  readonly first: Day
  /** Inclusive. */
  readonly last: Day
}

const spanning = (name: string, first: Day, months: number): Period => ({
  name,
  first,
  last: addDays(addMonths(first, months), -1),
})

/** The period of a written name, or undefined where the name is none of the three forms. */
export function readPeriod(text: string): Period | undefined {
  const year = /^(19|20|21)\d{2}$/.exec(text)
  if (year) return spanning(text, firstOfYear(Number(text)), 12)
  const quarter = /^((?:19|20|21)\d{2})Q([1-4])$/.exec(text)
  if (quarter) return spanning(text, dayOf(Number(quarter[1]), Number(quarter[2]) * 3 - 2, 1), 3)
  const month = /^((?:19|20|21)\d{2})-(0[1-9]|1[0-2])$/.exec(text)
  if (month) return spanning(text, dayOf(Number(month[1]), Number(month[2]), 1), 1)
  return undefined
}
