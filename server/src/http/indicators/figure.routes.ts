// The figure of an indicator, the postings behind it, its curve, and the figure as CSV.
import type { Problem } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import { askCurve } from '../../indicators/curve.ts'
import { drillPostings, readDrillCursor } from '../../indicators/drill.queries.ts'
import { askFigure } from '../../indicators/figure.ts'
import { lastDay } from '../../indicators/figure-question.ts'
import { answered, type Asked, type Parameters, type Route } from '../route.ts'
import { askContext, figureQuery, readFigure, withinLevel } from './asked-figure.ts'
import { figureCsv } from './figure-csv.ts'

const usualPage = 50
const pageAtMost = 500

const noPostings: Problem = {
  code: 'figure/no-postings',
  message: { zh: '官方统计数不由分录合计', en: 'An official statistic is no sum of postings' },
  fix: { zh: '请查看它的公布版本。', en: 'Look at its published vintages.' },
}

async function figure(asked: Asked): ReturnType<Route['work']> {
  const read = readFigure(asked)
  if (!read.ok) return read
  const { indicator, question } = read.value
  const answer = await asked.inScope((transaction) =>
    askFigure(askContext(asked, transaction), indicator, question),
  )
  return answer.ok ? answered(withinLevel(asked.person, answer.value)) : answer
}

async function figureFile(asked: Asked): ReturnType<Route['work']> {
  const read = readFigure(asked)
  if (!read.ok) return read
  const { indicator, question } = read.value
  const answer = await asked.inScope((transaction) =>
    askFigure(askContext(asked, transaction), indicator, question),
  )
  if (!answer.ok) return answer
  const content = figureCsv(
    indicator,
    withinLevel(asked.person, answer.value),
    asked.installation.city().synthetic,
  )
  const name = `${indicator.label.zh}-${answer.value.on}.csv`
  return success({ kind: 'file', name, type: 'text/csv; charset=utf-8', content })
}

async function postings(asked: Asked): ReturnType<Route['work']> {
  const read = readFigure(asked)
  const cursor = readDrillCursor(asked.query['cursor'])
  if (!read.ok || !cursor.ok) return refusal(...[read, cursor].flatMap((one) => (one.ok ? [] : one.problems)))
  const { indicator, question } = read.value
  if (indicator.kind === 'official') return refusal(noPostings)
  const limit = Math.max(1, Number(asked.query['limit'] ?? usualPage))
  const partly = asked.person.reach !== 'city'
  return asked.inScope(async (transaction) =>
    answered(
      await drillPostings(askContext(asked, transaction), indicator, {
        question,
        cursor: cursor.value,
        limit,
        partly,
      }),
    ),
  )
}

async function curve(asked: Asked): ReturnType<Route['work']> {
  const read = readFigure(asked)
  if (!read.ok) return read
  const { indicator, question } = read.value
  const { asOf, where } = question
  return asked.inScope(async (transaction) =>
    answered(
      await askCurve(askContext(asked, transaction), indicator, { on: lastDay(question), asOf, where }),
    ),
  )
}

const { by: _by, ...withoutBreakdown } = figureQuery

const pages: Parameters = {
  cursor: { kind: 'text', label: { zh: '翻页标记', en: 'Page mark' }, most: 60 },
  limit: { kind: 'integer', label: { zh: '每页条数', en: 'Page size' }, most: pageAtMost },
}

export const figureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/indicators/:indicator/figure',
    label: { zh: '指标数', en: 'Figure of an indicator' },
    needs: 'figure.read',
    query: figureQuery,
    answer: 'FigureAnswer',
    work: figure,
  },
  {
    method: 'GET',
    path: '/api/indicators/:indicator/figure.csv',
    label: { zh: '指标数（CSV）', en: 'Figure as CSV' },
    needs: 'figure.read',
    query: figureQuery,
    answer: 'file',
    work: figureFile,
  },
  {
    method: 'GET',
    path: '/api/indicators/:indicator/postings',
    label: { zh: '指标数背后的分录', en: 'Postings behind a figure' },
    needs: 'register.read',
    query: { ...withoutBreakdown, ...pages },
    answer: 'PostingsAnswer',
    work: postings,
  },
  {
    method: 'GET',
    path: '/api/indicators/:indicator/curve',
    label: { zh: '指标的月度曲线', en: 'Monthly curve of an indicator' },
    needs: 'figure.read',
    query: withoutBreakdown,
    answer: 'CurveAnswer',
    work: curve,
  },
]
