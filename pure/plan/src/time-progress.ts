// Time progress (时序进度): which share of the year's final value was reached by this day in the last full years.
import type { Day, Ratio } from '@corridor/base'
import { dayNumber, firstOfYear, lastOfYear, yearOf } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import { meanOf, over } from './quantity.ts'

/** An indicator in a year gone by: on the same day, and on 31 December. */
export interface YearGone {
  readonly byDay: Ratio
  readonly atEnd: Ratio
}

export interface TimeProgress {
  /** Share of the year's final value, 1 is all of it; undefined where nothing can be compared. */
  readonly share: Ratio | undefined
  readonly basis: 'lastYears' | 'linear' | 'none'
}

const nothing: TimeProgress = { share: undefined, basis: 'none' }

/**
 * The mean share of the full years given, newest first, at most two; a year that ended at or below zero shows no
 * path. Without such a year only what grows from zero with the year (a flow, a net change) falls back to the share
 * of days gone; a stock or a ratio does not grow evenly with the days and has no path.
 */
export function timeProgress(kind: Indicator['kind'], years: readonly YearGone[], on: Day): TimeProgress {
  if (kind === 'official') return nothing
  const shares = years
    .slice(0, 2)
    .filter(({ atEnd }) => atEnd.numerator > 0n)
    .map(({ byDay, atEnd }) => over(byDay, atEnd))
    .filter((share) => share !== undefined)
  if (shares.length > 0) return { share: meanOf(shares), basis: 'lastYears' }
  return kind === 'flow' || kind === 'netChange' ? { share: daysGone(on), basis: 'linear' } : nothing
}

/** Days of the year gone at the end of the day. */
export function daysGone(on: Day): Ratio {
  const first = dayNumber(firstOfYear(yearOf(on)))
  const last = dayNumber(lastOfYear(yearOf(on)))
  return { numerator: BigInt(dayNumber(on) - first + 1), denominator: BigInt(last - first + 1) }
}
