// Reads the question of a figure's address, and asks whether the person may have the answer.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import type { FigureAnswer } from '@corridor/protocol'
import type { Person } from '../../access/person.ts'
import { mayDo } from '../../access/policy.ts'
import type { AskContext } from '../../indicators/figure.ts'
import { type FigureQuestion, readQuestion } from '../../indicators/figure-question.ts'
import type { Transaction } from '../../store/database.ts'
import { type Asked, family, type Parameters, param } from '../route.ts'

export const figureQuery: Parameters = {
  on: { kind: 'text', label: { zh: '日期（含当日）', en: 'Day, inclusive' } },
  period: { kind: 'text', label: { zh: '报告期', en: 'Reporting period' } },
  asOf: { kind: 'text', label: { zh: '截至时点', en: 'As known at' } },
  by: { kind: 'text', label: { zh: '分组，用逗号分隔', en: 'Breakdowns, separated by commas' } },
  'where.*': { kind: 'text', label: { zh: '限定一个分组值', en: 'Only this value of a breakdown' } },
}

const noIndicator = (id: string): Problem => ({
  code: 'figure/missing',
  message: { zh: '没有这个指标', en: 'There is no such indicator' },
  given: id.slice(0, 60),
  fix: { zh: '请从指标目录中选择。', en: 'Choose one from the catalogue.' },
})

export interface AskedFigure {
  readonly indicator: Indicator
  readonly question: FigureQuestion
}

/** The indicator, the question, and the right to its level: the city's, or the person's own district's. */
export function readFigure(asked: Asked): Result<AskedFigure> {
  const { installation, person, query } = asked
  const id = param(asked, 'indicator')
  const indicator = installation.catalogue.indicators.get(id)
  if (indicator === undefined) return refusal(noIndicator(id))
  const by = (query['by'] ?? '').split(',').filter((name) => name !== '')
  const where = family(asked, 'where')
  const { on, period, asOf } = query
  const read = readQuestion(indicator, { on, period, asOf, by, where }, installation.clock.today())
  if (!read.ok) return read
  const district = where['district']
  const target = { kind: 'figure', brokenDown: by.length + Object.keys(where).length > 0 } as const
  const denied = mayDo(person, 'figure.read', district === undefined ? target : { ...target, district })
  return denied === undefined ? success({ indicator, question: read.value }) : refusal(denied)
}

export const askContext = ({ installation }: Asked, transaction: Transaction): AskContext => ({
  transaction,
  catalogue: installation.catalogue,
  lists: installation.lists(),
  clock: installation.clock,
})

const ownOnly = {
  zh: '分组中只列出您所在的区县。',
  en: 'Of the breakdown only your own district is listed.',
}

/** A district's officer reads the city's figure and the district's own part, not those of the other districts. */
export function withinLevel(person: Person, answer: FigureAnswer): FigureAnswer {
  if (person.reach === 'city' || !answer.parts.some(({ by }) => 'district' in by)) return answer
  const parts = answer.parts.filter(({ by }) => person.districts.includes(by['district'] ?? ''))
  return { ...answer, parts, partition: false, notes: [...answer.notes, ownOnly] }
}
