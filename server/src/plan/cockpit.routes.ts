// The addresses of the cockpit, its progress sheet and its brief.
import type { Day, Result } from '@corridor/base'
import { isDay, success } from '@corridor/base'
import type { CockpitAnswer } from '@corridor/protocol'
import { withinLevel } from '../http/indicators/asked-figure.ts'
import { answered, type Asked, type Parameter, type Parameters, type Route } from '../http/route.ts'
import { readInstant } from '../indicators/figure-question.ts'
import type { Database, Transaction } from '../store/database.ts'
import { CellMemory } from './cockpit/ledger-sums.queries.ts'
import { askCockpit } from './cockpit.ts'
import { leaderBrief, progressSheet } from './outputs.ts'

/** Plans are the city's: row scope has nothing to narrow, the right has been asked by then. */
export const inCity = <T>(
  { installation }: Asked,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => installation.database.transact(installation.everything, work)

const cockpitQuery: Parameters = {
  plan: { kind: 'id', label: { zh: '计划', en: 'Plan' } },
  on: { kind: 'day', label: { zh: '日期（含当日）', en: 'Day, inclusive' } },
  asOf: { kind: 'instant', label: { zh: '截至时点', en: 'As known at' } },
}

const memories = new WeakMap<Database, CellMemory>()

function memoryOf(database: Database): CellMemory {
  const memory = memories.get(database) ?? new CellMemory()
  memories.set(database, memory)
  return memory
}

/** The city's values for everybody who reads figures; the districts only as far as the person's level goes. */
async function cockpitOf(asked: Asked): Promise<Result<CockpitAnswer>> {
  const { installation, person, query } = asked
  const answer = await inCity(asked, (transaction) =>
    askCockpit(
      {
        transaction,
        catalogue: installation.catalogue,
        lists: installation.lists(),
        clock: installation.clock,
      },
      {
        plan: query['plan'],
        on: dayIn(query['on']),
        asOf: readInstant(query['asOf']),
        synthetic: installation.city().synthetic,
        memory: memoryOf(installation.database),
      },
    ),
  )
  if (!answer.ok) return answer
  const cards = answer.value.cards.map((card) => ({
    ...card,
    figure: card.figure === null ? null : withinLevel(person, card.figure),
  }))
  return success({ ...answer.value, cards })
}

const dayIn = (text: string | undefined): Day | undefined =>
  text !== undefined && isDay(text) ? text : undefined

const languageOf = ({ query }: Asked) => (query['language'] === 'en' ? 'en' : 'zh')

async function output(asked: Asked, make: typeof progressSheet): ReturnType<Route['work']> {
  const cockpit = await cockpitOf(asked)
  if (!cockpit.ok) return cockpit
  const { installation } = asked
  const file = await inCity(asked, (transaction) =>
    make(transaction, {
      cockpit: cockpit.value,
      language: languageOf(asked),
      city: installation.city().name,
      indicators: installation.catalogue.indicators,
      address: asked.origin,
    }),
  )
  return success({ kind: 'file', ...file })
}

const language: Parameter = { kind: 'choice', label: { zh: '语言', en: 'Language' }, choices: ['zh', 'en'] }

export const cockpitRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/cockpit',
    label: { zh: '驾驶舱', en: 'Cockpit' },
    needs: 'plan.read',
    query: cockpitQuery,
    answer: 'CockpitAnswer',
    work: async (asked) => {
      const cockpit = await cockpitOf(asked)
      return cockpit.ok ? answered<CockpitAnswer>(cockpit.value) : cockpit
    },
  },
  {
    method: 'GET',
    path: '/api/cockpit/progress-sheet.xlsx',
    label: { zh: '调度表', en: 'Progress sheet' },
    needs: 'plan.read',
    query: { ...cockpitQuery, language },
    answer: 'file',
    work: (asked) => output(asked, progressSheet),
  },
  {
    method: 'GET',
    path: '/api/cockpit/brief.docx',
    label: { zh: '领导简报', en: 'Leader brief' },
    needs: 'plan.read',
    query: { ...cockpitQuery, language },
    answer: 'file',
    work: (asked) => output(asked, leaderBrief),
  },
]
