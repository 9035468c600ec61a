// Attainment: where a target stands against its figure, with comparators kept apart and nothing rounded before the end.
import type { Day, Ratio } from '@corridor/base'
import { lastOfYear, readPeriod, yearOf } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import type { Comparator } from './text/statements/measure.ts'
import { isLevel, limitOf, type Limit } from './comparator.ts'
import { atPrecision, decimalsOf, minus, over, readDecimal, textAt, times, whole } from './quantity.ts'
import { timeProgress, type TimeProgress, type YearGone } from './time-progress.ts'

export interface TargetTerms {
  readonly comparator: Comparator
  /** `exact` or the limit word beside the number. */
  readonly bound: string
  /** Base units (yuan, per cent, counts) as decimal text. */
  readonly value: string
  readonly valueHigh: string | null
  readonly unit: string
  /** As printed, such as 亿元: how finely an “about” was said. */
  readonly unitSurface: string
  /** `2023`, `2021-2025` or null. */
  readonly period: string | null
}

/** What is known of the bound indicator, exactly, in its own unit; undefined where it has no value. */
export interface Readings {
  readonly kind: Indicator['kind']
  readonly unit: Indicator['unit']
  /** Decimals of the published percentage; 0 for counts and money. */
  readonly digits: number
  readonly on: Day
  readonly now: Ratio | undefined
  /** Years gone, newest first. */
  readonly years: readonly YearGone[]
}

export type Standing = 'reached' | 'onTrack' | 'behind' | 'notMeasurable' | 'unbound'

export interface Attainment {
  readonly standing: Standing
  /** Target less measured value, in the target's unit; negative beyond it. */
  readonly distance: string | null
  /** Per cent of the target, one decimal; null below zero, where a share says nothing (a net figure in autumn). */
  readonly completion: string | null
  readonly expected: string | null
  readonly basis: TimeProgress['basis']
}

const none = { distance: null, completion: null, expected: null, basis: 'none' } as const

export const unbound: Attainment = { ...none, standing: 'unbound' }
export const notMeasurable: Attainment = { ...none, standing: 'notMeasurable' }

/** Compares at the finer of the target's and the figure's published precision: 2.75 % has two decimals, money 分. */
export function attainment(target: TargetTerms, readings: Readings): Attainment {
  const goal = readDecimal(target.value)
  const measured = measure(target.comparator, readings)
  if (goal === undefined || measured === undefined || !periodFits(target.period, readings))
    return notMeasurable
  const high = target.valueHigh === null ? undefined : readDecimal(target.valueHigh)
  const limit = limitOf(target.comparator, target.bound)
  const digits = Math.max(
    decimalsOf(target.value),
    decimalsOf(target.valueHigh ?? ''),
    fineness(target, readings),
  )
  // 减少8%以上: the words speak of the size of a decrease, so both sides are turned round.
  const falls = goal.numerator < 0n && !isLevel(target.comparator)
  const turned = (value: Ratio) => atPrecision(falls ? times(value, -1n) : value, digits)
  const aims = [goal, ...(high === undefined ? [] : [high])].map(turned).sort((a, b) => (a < b ? -1 : 1))
  const place = { value: turned(measured), low: aims[0] ?? 0n, high: aims.at(-1) ?? 0n }
  const holds = meets(limit, { ...place, slack: slackOf(target, digits) })
  const distance = textAt(
    { numerator: (falls ? -1n : 1n) * gap(limit, place), denominator: 10n ** BigInt(digits) },
    digits,
  )
  const share = place.low > 0n ? { numerator: place.value, denominator: place.low } : undefined
  const follows = followsTheYear(target.comparator, limit, readings) && !spansYears(target.period)
  const path = follows ? timeProgress(readings.kind, readings.years, readings.on) : noPath
  return {
    standing: standingOf({ holds, limit, share, path, target, readings }),
    distance,
    completion: percent(share),
    expected: percent(path.share),
    basis: path.basis,
  }
}

const noPath: TimeProgress = { share: undefined, basis: 'none' }

const percent = (share: Ratio | undefined): string | null =>
  share === undefined || isBelowZero(share) ? null : textAt(times(share, 100n), 1)

const isBelowZero = ({ numerator, denominator }: Ratio): boolean =>
  numerator < 0n !== denominator < 0n && numerator !== 0n

/** The number a comparator speaks of; undefined where this indicator cannot give it. */
export function measure(comparator: Comparator, { kind, unit, now, years }: Readings): Ratio | undefined {
  const last = years[0]
  if (now === undefined) return undefined
  if (isLevel(comparator)) return now
  const level = kind === 'stock' || kind === 'ratio'
  if (comparator === 'netIncrease')
    return kind === 'netChange' ? now : level && last ? minus(now, last.atEnd) : undefined
  if (comparator === 'newCount') return kind === 'flow' || kind === 'netChange' ? now : undefined
  if (last === undefined || kind === 'official') return undefined
  if (comparator === 'increaseBy')
    return kind === 'netChange' ? now : minus(now, level ? last.atEnd : last.byDay)
  if (unit === 'percent' || kind === 'netChange') return undefined
  const base = comparator === 'multiply' ? last.atEnd : last.byDay
  const ratio = base.numerator > 0n ? over(now, base) : undefined
  if (ratio === undefined || comparator === 'multiply') return ratio
  return times(minus(ratio, whole(1n)), 100n)
}

function fineness({ comparator }: TargetTerms, { unit, digits }: Readings): number {
  if (comparator === 'growthRate' || comparator === 'multiply') return 2
  return unit === 'yuan' ? 2 : digits
}

/** Half of the last printed place: 约700亿元 is said to the 亿. */
function slackOf({ value, unitSurface }: TargetTerms, digits: number): Slack {
  const scale = scaleOf(unitSurface)
  const goal = readDecimal(value)
  if (goal === undefined) return { doubled: 0n }
  let places = 0
  while (places < 12 && (goal.numerator * 10n ** BigInt(places)) % (goal.denominator * scale) !== 0n)
    places += 1
  const step = (scale * 10n ** BigInt(digits)) / 10n ** BigInt(places)
  return { doubled: step }
}

/** Twice the slack, so that half a place stays whole. */
interface Slack {
  readonly doubled: bigint
}

function scaleOf(surface: string): bigint {
  const words: readonly (readonly [string, bigint])[] = [
    ['万亿', 10n ** 12n],
    ['千亿', 10n ** 11n],
    ['百亿', 10n ** 10n],
    ['亿', 10n ** 8n],
    ['千万', 10n ** 7n],
    ['百万', 10n ** 6n],
    ['万', 10n ** 4n],
    ['千', 1000n],
  ]
  return words.find(([word]) => surface.startsWith(word))?.[1] ?? 1n
}

interface Place {
  readonly value: bigint
  readonly low: bigint
  readonly high: bigint
}

function meets(limit: Limit, { value, low, high, slack }: Place & { readonly slack: Slack }): boolean {
  if (limit === 'exceed') return value > low
  if (limit === 'atMost') return value <= high
  if (limit === 'between') return value >= low && value <= high
  if (limit === 'about') return value * 2n >= low * 2n - slack.doubled
  return value >= low
}

/** To the nearer edge; inside a range nothing is missing. */
function gap(limit: Limit, { value, low, high }: Place): bigint {
  if (limit === 'atMost') return high - value
  if (limit !== 'between' || value < low) return low - value
  return value > high ? high - value : 0n
}

/** Only what is compared with its own final value has a path; a growth rate is already a comparison with last year. */
function followsTheYear(comparator: Comparator, limit: Limit, { kind }: Readings): boolean {
  if (limit === 'atMost') return false
  if (isLevel(comparator)) return true
  return (comparator === 'netIncrease' && kind === 'netChange') || comparator === 'newCount'
}

interface Judged {
  readonly holds: boolean
  readonly limit: Limit
  readonly share: Ratio | undefined
  readonly path: TimeProgress
  readonly target: TargetTerms
  readonly readings: Readings
}

/** A ceiling, a range or a rate that holds today may be missed tomorrow: until the year is over it is on track. */
function standingOf({ holds, limit, share, path, target, readings }: Judged): Standing {
  const over = readings.on >= lastDayOf(target.period, readings.on)
  const canBeLost = limit === 'atMost' || limit === 'between' || !isLevel(target.comparator)
  const counts = target.comparator === 'netIncrease' || target.comparator === 'newCount'
  if (holds) return over || counts || !canBeLost ? 'reached' : 'onTrack'
  if (over || limit === 'atMost') return 'behind'
  if (path.share !== undefined && share !== undefined) {
    return minus(share, path.share).numerator >= 0n ? 'onTrack' : 'behind'
  }
  return isLevel(target.comparator) ? 'notMeasurable' : 'behind'
}

const periodOf = (period: string | null) => {
  const [first = '', last = first] = (period ?? '').split('-')
  const [from, to] = [readPeriod(first), readPeriod(last)]
  return from === undefined || to === undefined ? undefined : { from, to }
}

const spansYears = (period: string | null): boolean => {
  const read = periodOf(period)
  return read !== undefined && read.from.name !== read.to.name
}

const lastDayOf = (period: string | null, on: Day): Day => periodOf(period)?.to.last ?? lastOfYear(yearOf(on))

/** A target of another year, or of several years where the figure sums one, cannot be judged by this figure. */
function periodFits(period: string | null, { kind, on }: Readings): boolean {
  const read = periodOf(period)
  if (read === undefined) return true
  if (!spansYears(period)) return yearOf(read.from.first) === yearOf(on)
  return (kind === 'stock' || kind === 'ratio') && read.from.first <= on && on <= read.to.last
}
