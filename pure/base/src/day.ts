// Calendar days of the business zone Asia/Shanghai, without clocks and without time zones.

declare const dayBrand: unique symbol

/**
 * A calendar day `YYYY-MM-DD` (proleptic Gregorian). Text order is calendar order. Written days lie in the years 1900
 * to 2199; arithmetic may run past them (the day after the last, a certificate's third year), up to the year 9999.
 */
export type Day = string & { readonly [dayBrand]: true }

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const shanghaiOffsetMs = 8 * 3_600_000
const dayMs = 86_400_000

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

function exists(text: string): text is Day {
  const match = pattern.exec(text)
  if (!match) return false
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12) return false
  return dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month)
}

/** True when the text is an existing day between 1900-01-01 and 2199-12-31. */
export const isDay = (text: string): text is Day =>
  exists(text) && text >= '1900-01-01' && text <= '2199-12-31'

/** The day of a literal; throws on an impossible day, because a literal in code is ours. */
export function day(text: string): Day {
  if (!isDay(text)) throw new Error(`not a day: ${text}`)
  return text
}

const pad = (value: number, width: number) => String(value).padStart(width, '0')

/** Throws where there is no such day in the years 0 to 9999. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
  if (!exists(text)) throw new Error(`not a day: ${text}`)
  return text
}

export const yearOf = (of: Day): number => Number(of.slice(0, 4))
export const monthOf = (of: Day): number => Number(of.slice(5, 7))
export const dayOfMonthOf = (of: Day): number => Number(of.slice(8, 10))

/** Days since 1970-01-01 by the civil-from-days arithmetic of Howard Hinnant. */
export function dayNumber(of: Day): number {
  const month = monthOf(of)
  const year = month <= 2 ? yearOf(of) - 1 : yearOf(of)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonthOf(of) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayOf(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)
}

export const addDays = (of: Day, days: number): Day => dayFromNumber(dayNumber(of) + days)

/**
 * The corresponding day so many years later; where the month has no such day, the month's last day
 * (Civil Code art. 202: a period ends on the corresponding day, else on the last day of the month).
 */
export function addYears(of: Day, years: number): Day {
  const year = yearOf(of) + years
  return dayOf(year, monthOf(of), Math.min(dayOfMonthOf(of), daysInMonth(year, monthOf(of))))
}

export function addMonths(of: Day, months: number): Day {
  const index = yearOf(of) * 12 + monthOf(of) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return dayOf(year, month, Math.min(dayOfMonthOf(of), daysInMonth(year, month)))
}

export const firstOfYear = (year: number): Day => dayOf(year, 1, 1)
export const lastOfYear = (year: number): Day => dayOf(year, 12, 31)
export const firstOfMonth = (of: Day): Day => dayOf(yearOf(of), monthOf(of), 1)
export const lastOfMonth = (of: Day): Day =>
  dayOf(yearOf(of), monthOf(of), daysInMonth(yearOf(of), monthOf(of)))

export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)
export const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b)
export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)

/** The Shanghai day of an instant given in milliseconds since the epoch (UTC+8, no summer time since 1992). */
export const dayOfInstant = (epochMs: number): Day =>
  dayFromNumber(Math.floor((epochMs + shanghaiOffsetMs) / dayMs))

/** The last millisecond of a Shanghai day: an as-of *day* means its end. */
export const endOfDayMs = (of: Day): number => (dayNumber(of) + 1) * dayMs - shanghaiOffsetMs - 1

/** Reads what people type: `2023-03-05`, `2023-3-5`, `2023/3/5`, `20230305`, `2023年3月5日`; else undefined. */
export function readDay(text: string): Day | undefined {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text.trim())
  if (!match) return undefined
  const [month, dayOfMonth] = [match[2] ?? match[4] ?? '', match[3] ?? match[5] ?? '']
  const normal = `${match[1]}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isDay(normal) ? normal : undefined
}
