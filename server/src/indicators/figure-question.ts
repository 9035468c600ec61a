// What may be asked of an indicator, and every reason why a question cannot be answered.
import type { Day, Label, Period, Problem, Result } from '@corridor/base'
import { isDay, readPeriod, refusal, success } from '@corridor/base'
import type { Indicator, Window } from '@corridor/indicators'
import { windowOf, windowOn } from '@corridor/indicators'

export interface FigureQuestion {
  /** A day, or a period: exactly one of them. */
  readonly when: { readonly on: Day } | { readonly period: Period }
  readonly asOf: Date | undefined
  /** Breakdown names of the indicator. */
  readonly by: readonly string[]
  /** Breakdown name → value. */
  readonly where: Readonly<Record<string, string>>
}

export interface WrittenQuestion {
  readonly on?: string | undefined
  readonly period?: string | undefined
  readonly asOf?: string | undefined
  readonly by?: readonly string[] | undefined
  readonly where?: Readonly<Record<string, string>> | undefined
}

const problem = (
  code: string,
  field: string,
  words: { message: Label; given: string; allowed: Label },
): Problem => ({
  code: `figure/${code}`,
  field,
  ...words,
  fix: { zh: '请更正后再问。', en: 'Correct it and ask again.' },
})

const dayForm: Label = { zh: '存在的日期，如 2023-12-31', en: 'an existing day, as 2023-12-31' }

/** Reads a written question; `today` answers where neither day nor period is given. */
export function readQuestion(
  indicator: Indicator,
  written: WrittenQuestion,
  today: Day,
): Result<FigureQuestion> {
  const problems: Problem[] = []
  const { on, period: name, asOf: instant } = written
  if (on !== undefined && name !== undefined) {
    const message = { zh: '日期与报告期只能给一个', en: 'Give a day or a period, not both' }
    problems.push(problem('day-and-period', 'on', { message, given: `${on} / ${name}`, allowed: dayForm }))
  }
  if (on !== undefined && !isDay(on)) {
    problems.push(
      problem('not-a-day', 'on', {
        message: { zh: '没有这一天', en: 'There is no such day' },
        given: on,
        allowed: dayForm,
      }),
    )
  }
  const period = name === undefined ? undefined : readPeriod(name)
  if (name !== undefined && period === undefined) {
    const message = { zh: '不是报告期', en: 'Not a reporting period' }
    const allowed = { zh: '如 2023、2023Q3、2023-11', en: 'as 2023, 2023Q3 or 2023-11' }
    problems.push(problem('not-a-period', 'period', { message, given: name, allowed }))
  }
  const asOf = readInstant(instant)
  if (instant !== undefined && asOf === undefined) {
    const message = { zh: '不是时刻', en: 'Not an instant' }
    const allowed = {
      zh: '如 2023-06-30 或 2023-06-30T09:00:00+08:00',
      en: 'as 2023-06-30 or 2023-06-30T09:00:00+08:00',
    }
    problems.push(problem('not-an-instant', 'asOf', { message, given: instant, allowed }))
  }
  const by = written.by ?? []
  const where = written.where ?? {}
  const names = Object.keys(indicator.breakdowns)
  for (const wanted of [...by, ...Object.keys(where)]) {
    if (names.includes(wanted)) continue
    const message = { zh: '该指标没有这个分组', en: 'The indicator has no such breakdown' }
    const allowed = { zh: names.join('、') || '无', en: names.join(', ') || 'none' }
    problems.push(problem('no-breakdown', 'by', { message, given: wanted, allowed }))
  }
  if (problems.length > 0) return refusal(...problems)
  const when = period !== undefined ? { period } : { on: on !== undefined && isDay(on) ? on : today }
  return success({ when, asOf, by, where })
}

/** A day means its end in Shanghai; anything else must be an ISO instant. */
export function readInstant(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return isDay(text) ? new Date(`${text}T23:59:59.999+08:00`) : undefined
  }
  const instant = new Date(text)
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(instant.getTime()) ? instant : undefined
}

export const windowFor = (
  indicator: Exclude<Indicator, { kind: 'official' }>,
  { when }: FigureQuestion,
): Window => ('period' in when ? windowOf(indicator, when.period) : windowOn(indicator, when.on))

export const lastDay = ({ when }: Pick<FigureQuestion, 'when'>): Day =>
  'period' in when ? when.period.last : when.on
