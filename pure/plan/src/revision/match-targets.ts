// Matching: which target of a later plan restates which target of an earlier one; one to one, best first, with reasons.
import type { Label } from '@corridor/base'
import { readPeriod } from '@corridor/base'
import { isLevel, limitOf } from '../comparator.ts'
import { likeness } from '../likeness.ts'
import { minus, readDecimal } from '../quantity.ts'
import type { Comparator } from '../text/statements/measure.ts'

export interface RestatedTerms {
  readonly comparator: Comparator
  readonly bound: string
  /** Base units as decimal text. */
  readonly value: string
  readonly valueHigh: string | null
  readonly unit: string
}

export interface RestatedTarget extends RestatedTerms {
  readonly id: string
  /** Place in its plan. */
  readonly order: number
  readonly phrase: string
  readonly indicator: string | null
  /** `2023` or `2021-2025`; a target without one is of its plan's year. */
  readonly period: string
  readonly scope: string | null
}

export interface TargetMatch {
  readonly base: string
  readonly next: string
  /** 0 to 1. */
  readonly score: number
  readonly reason: Label
}

export interface TargetMatching {
  /** In the order of the later plan. */
  readonly matches: readonly TargetMatch[]
  readonly onlyBase: readonly string[]
  readonly onlyNext: readonly string[]
}

interface Fit {
  readonly factor: number
  readonly says?: Label
}

/** Below this two targets are shown apart; a person may still pair them. */
const leastScore = 0.5

const never: Fit = { factor: 0 }
const fits: Fit = { factor: 1 }

/** Deterministic, and the same in whichever order the targets come. */
export function matchTargets(
  base: readonly RestatedTarget[],
  next: readonly RestatedTarget[],
): TargetMatching {
  const possible = next
    .flatMap((later) => base.map((earlier) => ({ earlier, later, ...likenessOfTargets(earlier, later) })))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || byPlace(a.later, b.later) || byPlace(a.earlier, b.earlier))
  const taken = new Set<string>()
  const matches: (TargetMatch & { readonly place: RestatedTarget })[] = []
  for (const { earlier, later, score, reason } of possible) {
    if (taken.has(`base ${earlier.id}`) || taken.has(`next ${later.id}`)) continue
    taken.add(`base ${earlier.id}`).add(`next ${later.id}`)
    matches.push({ base: earlier.id, next: later.id, score, reason, place: later })
  }
  const left = (side: string, targets: readonly RestatedTarget[]) =>
    targets
      .filter(({ id }) => !taken.has(`${side} ${id}`))
      .toSorted(byPlace)
      .map(({ id }) => id)
  return {
    matches: matches
      .toSorted((a, b) => byPlace(a.place, b.place))
      .map(({ base: one, next: other, score, reason }) => ({ base: one, next: other, score, reason })),
    onlyBase: left('base', base),
    onlyNext: left('next', next),
  }
}

const byPlace = (a: RestatedTarget, b: RestatedTarget): number =>
  a.order - b.order || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1)

/** How surely the later target restates the earlier one, and why. Words, the slowest to judge, come last. */
export function likenessOfTargets(
  base: RestatedTarget,
  next: RestatedTarget,
): Pick<TargetMatch, 'score' | 'reason'> {
  const places = [unitFit(base, next), periodFit(base, next), scopeFit(base, next), comparatorFit(base, next)]
  const fit = places.reduce((all, { factor }) => all * factor, 1)
  const parts = fit === 0 ? places : [wordsFit(base, next), ...places]
  const said = parts.flatMap(({ says }) => (says === undefined ? [] : [says]))
  const score = fit === 0 ? 0 : parts.reduce((all, { factor }) => all * factor, 1)
  return {
    score: Math.round(score * 100) / 100,
    reason: { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') },
  }
}

/** Two different indicators are two different targets, however alike their words are. */
function wordsFit(base: RestatedTarget, next: RestatedTarget): Fit {
  const alike = likeness(base.phrase, next.phrase)
  const words: Label =
    alike === 1
      ? { zh: '用语相同', en: 'the same words' }
      : { zh: `用语相似度 ${Math.round(alike * 100)}%`, en: `words ${Math.round(alike * 100)}% alike` }
  if (base.indicator === null || next.indicator === null) return { factor: alike, says: words }
  if (base.indicator !== next.indicator) return never
  return {
    factor: 0.8 + 0.2 * alike,
    says: { zh: `同一指标，${words.zh}`, en: `the same indicator, ${words.en}` },
  }
}

const countUnits: readonly string[] = [
  'enterprise',
  'institution',
  'item',
  'household',
  'person',
  'personTime',
]

function unitFit({ unit: one }: RestatedTarget, { unit: other }: RestatedTarget): Fit {
  if (one === other) return fits
  if (!countUnits.includes(one) || !countUnits.includes(other)) return never
  return { factor: 0.9, says: { zh: '计数单位不同', en: 'counted in another unit' } }
}

/** An annual target does not restate one of five years, unless it is of their last year. */
function periodFit({ period: one }: RestatedTarget, { period: other }: RestatedTarget): Fit {
  if (one === other) return { factor: 1, says: { zh: `同为 ${one} 年`, en: `both for ${one}` } }
  const [end, otherEnd] = [endOf(one), endOf(other)]
  if (end === undefined || end !== otherEnd) return never
  return { factor: 0.9, says: { zh: `同以 ${end} 年为期末`, en: `both end in ${end}` } }
}

const endOf = (period: string): string | undefined => {
  const last = period.split('-').at(-1) ?? ''
  return readPeriod(last)?.last.slice(0, 4)
}

function scopeFit({ scope: one }: RestatedTarget, { scope: other }: RestatedTarget): Fit {
  if (one === other) return fits
  if (one !== null && other !== null) return never
  return {
    factor: 0.95,
    says: { zh: `一处写明范围（${one ?? other}）`, en: `only one names its scope (${one ?? other})` },
  }
}

type Family = 'level' | 'net' | 'new' | 'growth' | 'increase'

function familyOf(comparator: Comparator): Family {
  if (isLevel(comparator)) return 'level'
  if (comparator === 'netIncrease') return 'net'
  if (comparator === 'newCount') return 'new'
  return comparator === 'increaseBy' ? 'increase' : 'growth'
}

/** 净增900家 may be restated as 净增达到1000家: the words decide then, a person sees the difference. */
function comparatorFit(base: RestatedTarget, next: RestatedTarget): Fit {
  const [one, other] = [familyOf(base.comparator), familyOf(next.comparator)]
  const isCeiling = (target: RestatedTarget) => limitOf(target.comparator, target.bound) === 'atMost'
  if (isCeiling(base) !== isCeiling(next))
    return { factor: 0.7, says: { zh: '一处是上限，一处不是', en: 'only one of them is a ceiling' } }
  if (one === other) return fits
  const isSame = base.indicator !== null && base.indicator === next.indicator
  if (!isSame || one === 'growth' || other === 'growth') return never
  return { factor: 0.8, says: { zh: '比较方式不同', en: 'compared in another way' } }
}

/** The same number said the same way: 8000 is 8000.0, and one counting unit is as good as another. */
export function sameTerms(one: RestatedTerms, other: RestatedTerms): boolean {
  const sameUnit =
    one.unit === other.unit || (countUnits.includes(one.unit) && countUnits.includes(other.unit))
  return (
    sameUnit &&
    one.comparator === other.comparator &&
    limitOf(one.comparator, one.bound) === limitOf(other.comparator, other.bound) &&
    sameNumber(one.value, other.value) &&
    sameNumber(one.valueHigh, other.valueHigh)
  )
}

function sameNumber(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other
  const [a, b] = [readDecimal(one), readDecimal(other)]
  return a === undefined || b === undefined ? one === other : minus(a, b).numerator === 0n
}
