// What every figure says about itself: definition, day, knowledge, status, and what the reader must know.
import type { Label } from '@corridor/base'
import { dayOfInstant } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import { settledFrom } from '@corridor/indicators'
import type { FigureQuestion } from './figure-question.ts'
import { lastDay } from './figure-question.ts'
import type { Knowledge } from './knowledge.queries.ts'
import { definitionHash } from './ledger/series.queries.ts'

export interface Asked {
  readonly question: Pick<FigureQuestion, 'when' | 'asOf'>
  readonly knowledge: Knowledge
}

const afterFold: Label = {
  zh: '所问时刻晚于最近一次归集，其后提交的记录仍可能改变它。',
  en: 'The instant is later than the last fold; records committed since may still change it.',
}
const unsettled: Label = { zh: '尚未到结算日，数据为暂计。', en: 'Before the settlement day: provisional.' }
const future: Label = {
  zh: '所问日期在将来：按已登记的有效期与已知到期推算，不含预测。',
  en: 'The day lies ahead: from registered validity and known lapses, without any forecast.',
}

export const undefinedThen: Label = {
  zh: '该时刻此指标的台账尚未建立。',
  en: 'The ledger of this indicator did not exist then.',
}

/** Words and labels are left out: a better translation is no other definition. */
function hashOf(indicator: Indicator): string {
  const {
    label: _label,
    description: _description,
    aliases: _aliases,
    beside: _beside,
    ...essence
  } = indicator
  return definitionHash(essence)
}

/** `told` comes first among the notes. Provisional before the settlement day, and after the last fold. */
export function figureFrame(indicator: Indicator, { question, knowledge }: Asked, told: readonly Label[]) {
  const last = lastDay(question)
  const knownDay = dayOfInstant(knowledge.asOf.getTime())
  const settled = knownDay >= settledFrom(indicator, last)
  const late = question.asOf !== undefined && knowledge.fold === undefined
  const when = last > knownDay ? [future] : settled ? [] : [unsettled]
  return {
    indicator: indicator.id,
    definition: hashOf(indicator),
    on: last,
    asOf: knowledge.asOf.toISOString(),
    period: 'period' in question.when ? question.when.period.name : null,
    unit: indicator.unit,
    status: settled && !late ? 'final' : 'provisional',
    notes: [...told, ...(late ? [afterFold] : []), ...when],
    coverage: indicator.coverage,
  } as const
}
