// Measures every figure of the demonstration city: now, on past days, by district, and as believed at past instants.
import { addDays, addYears, type Day } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import { type AskContext, askFigure } from '../server/src/indicators/figure.ts'
import type { FigureQuestion } from '../server/src/indicators/figure-question.ts'
import type { Installation } from '../server/src/installation.ts'
import { demoHouse, lastDay, lastInstant, required } from './house.ts'
import { type Line, line, median, quantile, rounds, timed } from './line.ts'

const limitMs = 15
const repeats = 9
const dayMs = 86_400_000

interface Asked {
  readonly indicator: Indicator
  readonly kind: 'now' | 'past day' | 'by district' | 'as of'
  readonly question: FigureQuestion
}

const pastDays: readonly Day[] = [
  addDays(lastDay, -40),
  addDays(lastDay, -200),
  addYears(lastDay, -1),
  addYears(lastDay, -2),
]
/** Days before the last instant; the folds of the city lie over almost four years. */
const pastInstants = [3, 100, 400, 800, 1200]

function questionsOf(indicator: Indicator): readonly Asked[] {
  const plain = { asOf: undefined, by: [], where: {} }
  const asked: Asked[] = [{ indicator, kind: 'now', question: { ...plain, when: { on: lastDay } } }]
  for (const on of pastDays) asked.push({ indicator, kind: 'past day', question: { ...plain, when: { on } } })
  const instants = pastInstants.map((days) => new Date(lastInstant - days * dayMs))
  for (const asOf of instants) {
    asked.push({ indicator, kind: 'as of', question: { ...plain, when: { on: lastDay }, asOf } })
  }
  if (!('district' in indicator.breakdowns)) return asked
  const by = ['district']
  for (const on of [lastDay, ...pastDays]) {
    asked.push({ indicator, kind: 'by district', question: { ...plain, when: { on }, by } })
  }
  for (const asOf of instants) {
    asked.push({ indicator, kind: 'as of', question: { ...plain, when: { on: lastDay }, asOf, by } })
  }
  return asked
}

/** One question as the server answers it: a transaction with the scope set, and the answer's assembly. */
export function ask(installation: Installation, { indicator, question }: Asked): Promise<unknown> {
  const { database, everything, catalogue, clock } = installation
  return database.transact(everything, async (transaction) => {
    const context: AskContext = { transaction, catalogue, clock, lists: installation.lists() }
    return required(await askFigure(context, indicator, question))
  })
}

export async function figureBench(say: (text: string) => void): Promise<readonly Line[]> {
  const house = await demoHouse(say)
  try {
    const { installation } = house
    const questions = [...installation.catalogue.indicators.values()].flatMap(questionsOf)
    for (const question of questions) await ask(installation, question)
    const times = new Map<Asked, number[]>(questions.map((question) => [question, []]))
    for (let round = 0; round < repeats; round += 1) {
      for (const [question, own] of times) own.push(await timed(() => ask(installation, question)))
    }
    return [...linesOf(times), await againstRegister(installation)]
  } finally {
    await house.close()
  }
}

function linesOf(times: ReadonlyMap<Asked, readonly number[]>): readonly Line[] {
  const all = [...times.values()].flat()
  const common = { name: 'figure', unit: 'ms', against: limitMs } as const
  const kinds = ['now', 'past day', 'by district', 'as of'] as const
  const [slowest] = [...times].sort(([, a], [, b]) => median(b) - median(a))
  const worst = slowest?.[0]
  const asOf = worst?.question.asOf?.toISOString().slice(0, 10)
  const told = `${worst?.indicator.id} ${worst?.kind} by [${worst?.question.by.join()}] as of ${asOf ?? 'now'}`
  return [
    line({
      ...common,
      measure: `p95 of ${all.length} answers, limit`,
      value: quantile(all, 0.95),
      must: '<= 1',
      aim: '<= 0.5',
    }),
    line({ ...common, measure: 'p50 of the same', value: median(all) }),
    ...kinds.map((kind) => {
      const own = [...times].filter(([asked]) => asked.kind === kind).flatMap(([, values]) => values)
      return line({
        ...common,
        measure: `p95 of ${own.length} answers: ${kind}`,
        value: quantile(own, 0.95),
        must: '<= 1',
      })
    }),
    line({
      ...common,
      measure: `median of the slowest question: ${told}`,
      value: median(slowest?.[1] ?? []),
      must: '<= 1',
    }),
  ]
}

/** A year's contract amount by district: the whole answer against a bare GROUP BY on the register's own district. */
async function againstRegister(installation: Installation): Promise<Line> {
  const { database, everything, catalogue } = installation
  const indicator = catalogue.indicators.get('technologyContractAmount')
  if (indicator === undefined) throw new Error('no indicator technologyContractAmount')
  const on = addYears(lastDay, -1)
  const question = { when: { on }, asOf: undefined, by: ['district'], where: {} }
  const times = await rounds(25, {
    figure: () => ask(installation, { indicator, kind: 'by district', question }),
    register: () =>
      database.transact(everything, (transaction) =>
        transaction.rows(
          `select scope_district, sum(contract_amount) from technology_contracts
           where registered_on >= date_trunc('year', $1::date) and registered_on <= $1::date group by scope_district`,
          [on],
        ),
      ),
  })
  return line({
    name: 'figure',
    measure: 'one year by district, against GROUP BY on the register',
    value: median(times.figure),
    unit: 'ms',
    against: median(times.register),
    aim: '<= 0.5',
  })
}
