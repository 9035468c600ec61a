// When things are recorded: business days and hours in Shanghai, weekly and monthly deliveries.
import type { Day } from '@corridor/base'
import { dayFromNumber, dayNumber, dayOf, daysInMonth } from '@corridor/base'

const texts = new Map<number, Day>()

/** The day of a day number; remembered, because the same few thousand days come back again and again. */
export function dayText(number: number): Day {
  const known = texts.get(number)
  if (known !== undefined) return known
  const text = dayFromNumber(number)
  texts.set(number, text)
  return text
}

export const numberOf = (year: number, month: number, dayOfMonth: number): number =>
  dayNumber(dayOf(year, month, dayOfMonth))

/** 0 is Sunday; 1970-01-01 was a Thursday. */
const weekday = (number: number): number => (number + 4) % 7

/** The day itself, or the Monday after a weekend. The sample city keeps no public holidays. */
export const workday = (number: number): number =>
  weekday(number) === 6 ? number + 2 : weekday(number) === 0 ? number + 1 : number

const weeksBetweenRounds = 4

/** The first collection day (a Wednesday, every fourth week) after the day: districts deliver in rounds. */
export function roundAfter(number: number): number {
  const wednesday = number + 1 + ((9 - weekday(number)) % 7)
  return (
    wednesday +
    7 * ((weeksBetweenRounds - (Math.floor(wednesday / 7) % weeksBetweenRounds)) % weeksBetweenRounds)
  )
}

export interface Month {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
}

/** Months are also counted from year 0, so that they can be added to. */
export const monthIndex = (year: number, month: number): number => year * 12 + month - 1
export const monthOfIndex = (index: number): Month => ({
  year: Math.floor(index / 12),
  month: (index % 12) + 1,
})

/** A business day of the month so many months later: national systems deliver monthly. */
export function deliveryDay(index: number, dayOfMonth: number): number {
  const { year, month } = monthOfIndex(index)
  return workday(numberOf(year, month, dayOfMonth))
}

/** The business days of a month in order. */
export function workdaysOf(index: number): readonly number[] {
  const { year, month } = monthOfIndex(index)
  const first = numberOf(year, month, 1)
  return Array.from({ length: daysInMonth(year, month) }, (_, offset) => first + offset).filter(
    (number) => workday(number) === number,
  )
}

const dayMs = 86_400_000
const shanghaiOffsetMs = 8 * 3_600_000

/** Nine in the morning in Shanghai, and so many minutes. */
export const businessMs = (number: number, minutes: number): number =>
  number * dayMs - shanghaiOffsetMs + 9 * 3_600_000 + minutes * 60_000
