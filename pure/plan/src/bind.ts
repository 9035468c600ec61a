// Binding (绑定): which indicators a read target may mean, how surely and why. A person confirms; nothing binds itself.
import type { Label } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import { isLevel } from './comparator.ts'
import { likeness } from './likeness.ts'
import type { Comparator } from './text/statements/measure.ts'

export interface BindingQuestion {
  /** What is measured, in the words of the text. */
  readonly phrase: string
  readonly comparator: Comparator
  readonly unit: string
  readonly scope: string | null
  /** What a person has said 新增 means here; left out while nobody was asked. */
  readonly answer?: NetAnswer | undefined
}

/** 新增 is either all that is new in the year, or what is left of it after lapses (glossary, false friends). */
export type NetAnswer = 'net' | 'gross'

/** To be answered by a person before the record is confirmed. */
export interface NetQuestion {
  readonly asks: Label
  readonly choices: readonly {
    readonly answer: NetAnswer
    readonly says: Label
    /** What the answer binds to; null where no indicator counts in this way. */
    readonly indicator: string | null
  }[]
}

export interface Candidate {
  readonly indicator: string
  /** 0 to 1. */
  readonly score: number
  readonly reason: Label
}

export interface Binding {
  /** Best first. */
  readonly candidates: readonly Candidate[]
  /** The one to propose, where it is good and clearly ahead of the next. */
  readonly proposed: string | undefined
  /** Present while 新增 may mean the net number and nobody has said which. */
  readonly question: NetQuestion | undefined
}

/** How well one side fits: a factor, and what a person should know about it. */
interface Fit {
  readonly factor: number
  readonly says?: Label
}

const leastScore = 0.35
const goodScore = 0.8
const clearLead = 0.15
const candidatesAtMost = 5

const fits: Fit = { factor: 1 }
const never: Fit = { factor: 0 }

/** The candidates of a target among these indicators. */
export function bindTarget(question: BindingQuestion, indicators: readonly Indicator[]): Binding {
  const candidates = candidatesOf(question, indicators)
  const [best, next] = candidates
  const isClear =
    best !== undefined && best.score >= goodScore && best.score - (next?.score ?? 0) >= clearLead
  const asked = question.answer === undefined ? netQuestion(question, candidates, indicators) : undefined
  return { candidates, proposed: isClear && !asked ? best.indicator : undefined, question: asked }
}

function candidatesOf(question: BindingQuestion, indicators: readonly Indicator[]): readonly Candidate[] {
  return indicators
    .map((indicator) => candidateOf(question, indicator))
    .filter((candidate) => candidate.score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.indicator < b.indicator ? -1 : 1))
    .slice(0, candidatesAtMost)
}

const saysNew = ({ comparator, phrase }: BindingQuestion): boolean =>
  comparator === 'newCount' || (isLevel(comparator) && phrase.includes('新增'))

const netOrGross: Label = {
  zh: '文中写“新增”。公文常用它指净增。这里指哪一个？',
  en: 'The text says “newly added”. Official texts often mean the net number by it. Which is meant here?',
}
const saysNet: Label = {
  zh: '净增：期末数减上年末数，到期、取消和迁出要扣除',
  en: 'The net increase: the number at the end less that of last year’s end; lapses, disqualifications and moves out are subtracted',
}
const saysGross: Label = {
  zh: '当年新增总数：只看新认定、新登记的，不扣减',
  en: 'All that are new in the year: what was newly recognised or registered, nothing subtracted',
}

/** Asked only where an indicator counts the net number of the same things; else there is nothing to mix up. */
function netQuestion(
  question: BindingQuestion,
  candidates: readonly Candidate[],
  indicators: readonly Indicator[],
): NetQuestion | undefined {
  if (!saysNew(question)) return undefined
  const kindOf = new Map(indicators.map(({ id, kind }) => [id, kind]))
  const net = candidates.find(({ indicator }) => kindOf.get(indicator) === 'netChange')
  if (net === undefined) return undefined
  const gross = candidates.find(
    ({ indicator, score }) => kindOf.get(indicator) === 'flow' && score >= goodScore,
  )
  return {
    asks: netOrGross,
    choices: [
      { answer: 'net', says: saysNet, indicator: net.indicator },
      { answer: 'gross', says: saysGross, indicator: gross?.indicator ?? null },
    ],
  }
}

/** What cannot be compared is not read any further: words are the slowest to judge. */
function candidateOf(question: BindingQuestion, indicator: Indicator): Candidate {
  const places = [kindFit(question, indicator), unitFit(question, indicator), scopeFit(question)]
  const fit = product(places)
  const parts = fit === 0 ? places : [wordsFit(question, indicator), ...places]
  const said = parts.map(({ says }) => says).filter((says) => says !== undefined)
  return {
    indicator: indicator.id,
    score: fit === 0 ? 0 : Math.round(product(parts) * 100) / 100,
    reason: { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') },
  }
}

const product = (parts: readonly Fit[]): number => parts.reduce((all, { factor }) => all * factor, 1)

const prefixes: Readonly<Partial<Record<Comparator, readonly string[]>>> = {
  netIncrease: ['净增'],
  newCount: ['新增', '净增'],
}

/** The reader leaves 净增 and 新增 out of the phrase; names of indicators often hold them. */
function wordsFit({ phrase, comparator }: BindingQuestion, indicator: Indicator): Fit {
  const bare = phrase.replace(/^新增/, '')
  const asked = [
    phrase,
    ...(prefixes[comparator] ?? []).map((prefix) => `${prefix}${phrase}`),
    ...(bare === phrase ? [] : [`净增${bare}`]),
  ]
  const names = [indicator.label.zh, ...indicator.aliases]
  let best = { factor: 0, name: '' }
  for (const name of names) {
    for (const words of asked) {
      const factor = likeness(words, name)
      if (factor > best.factor) best = { factor, name }
    }
  }
  const { factor, name } = best
  return factor === 1
    ? { factor, says: { zh: `与“${name}”一致`, en: `the same words as “${name}”` } }
    : { factor, says: { zh: `与“${name}”相近`, en: `close to “${name}”` } }
}

/** A flow that counts new things, not one that sums amounts. */
const countsNew = ({ kind, label }: Indicator): boolean => kind === 'flow' && /^新/.test(label.zh)

const mayMeanNet: Label = {
  zh: '文中写“新增”，该指标是净增（扣除到期、取消和迁出）：请确认所指是否为净增',
  en: 'the text says new, this indicator is net of lapses, disqualification and moves: is the net number meant?',
}
const mayMeanStock: Label = {
  zh: '文中写“新增”，该指标是当日总数：请确认口径',
  en: 'the text says new, this indicator is the number on the day: please check',
}
const mayMeanNew: Label = {
  zh: '文中像是总数，该指标只计当年新增：请确认口径',
  en: 'the text seems to give a total, this indicator counts only the new of the year: please check',
}

const meansNet: Fit = {
  factor: 1,
  says: { zh: '已确认所指为净增', en: 'a person said that the net number is meant' },
}
const meansGross: Fit = {
  factor: 1,
  says: { zh: '已确认所指为当年新增总数', en: 'a person said that all new ones are meant' },
}

function kindFit(question: BindingQuestion, indicator: Indicator): Fit {
  const { comparator, phrase, answer } = question
  const { kind } = indicator
  if (comparator === 'netIncrease') return kind === 'netChange' ? fits : never
  if (answer !== undefined && saysNew(question)) {
    if (answer === 'net') return kind === 'netChange' ? meansNet : never
    return kind === 'flow' ? meansGross : never
  }
  if (comparator === 'newCount') {
    if (kind === 'flow') return fits
    if (kind === 'netChange') return { factor: 0.7, says: mayMeanNet }
    return kind === 'stock' ? { factor: 0.6, says: mayMeanStock } : never
  }
  if (kind === 'netChange') {
    if (!isLevel(comparator)) return never
    if (phrase.includes('净增')) return fits
    return phrase.includes('新增') ? { factor: 0.7, says: mayMeanNet } : never
  }
  if (comparator === 'increaseBy') return fits
  if (comparator === 'growthRate' || comparator === 'multiply')
    return kind === 'flow' || kind === 'stock' ? fits : never
  return countsNew(indicator) && !phrase.includes('新') ? { factor: 0.6, says: mayMeanNew } : fits
}

const countUnits: readonly string[] = ['enterprise', 'institution', 'item']

/** Whether a target in this unit can be compared with the indicator at all. */
export const unitsAgree = (
  question: Pick<BindingQuestion, 'comparator' | 'unit'>,
  indicator: Pick<Indicator, 'unit'>,
) => unitFit(question, indicator).factor > 0

/** The indicator's unit as a target with this comparator must write it. */
export function unitsAllowed(comparator: Comparator, indicator: Pick<Indicator, 'unit'>): readonly string[] {
  if (comparator === 'growthRate') return ['percent']
  if (comparator === 'multiply') return ['times']
  if (comparator === 'increaseBy' && indicator.unit === 'percent') return ['percentagePoint']
  return countUnits.includes(indicator.unit) ? countUnits : [indicator.unit]
}

function unitFit(
  { comparator, unit }: Pick<BindingQuestion, 'comparator' | 'unit'>,
  indicator: Pick<Indicator, 'unit'>,
): Fit {
  if (!unitsAllowed(comparator, indicator).includes(unit)) return never
  if (unit === indicator.unit || !countUnits.includes(unit)) return fits
  return { factor: 0.9, says: { zh: '计数单位不同', en: 'counted in another unit' } }
}

function scopeFit({ scope }: BindingQuestion): Fit {
  if (scope === null || !/省|全国/.test(scope)) return fits
  return {
    factor: 0.6,
    says: {
      zh: `文中范围是${scope}，指标是本市`,
      en: `the text speaks of ${scope}, the indicator of this city`,
    },
  }
}
