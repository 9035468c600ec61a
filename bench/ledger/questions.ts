// Figures over a million contracts, now and as believed then, against the same GROUP BY on the register.
import { day } from '@corridor/base'
import type { LedgerIndicator } from '@corridor/indicators'
import { type AskContext, termSources } from '../../server/src/indicators/figure.ts'
import { type SumQuestion, sumRows } from '../../server/src/indicators/figure.queries.ts'
import { knowledgeAt } from '../../server/src/indicators/knowledge.queries.ts'
import type { Installation } from '../../server/src/installation.ts'
import { type Line, line, median, rounds } from '../line.ts'

const repeats = 15

function indicatorOf({ catalogue }: Installation, id: string): LedgerIndicator {
  const indicator = catalogue.indicators.get(id)
  if (indicator === undefined || indicator.kind === 'official') throw new Error(`no indicator ${id}`)
  return indicator
}

function sums(installation: Installation, question: SumQuestion, asOf: Date | undefined): Promise<unknown> {
  const { database, everything, catalogue, clock } = installation
  const indicator = indicatorOf(installation, 'technologyContractAmount')
  return database.transact(everything, async (transaction) => {
    const context: AskContext = { transaction, catalogue, clock, lists: installation.lists() }
    const knowledge = await knowledgeAt(transaction, asOf, clock.now())
    for (const source of await termSources(context, indicator, knowledge)) {
      await sumRows(transaction, source, question)
    }
  })
}

const year = { from: day('2024-01-01'), to: day('2024-12-31') }
const broken = { from: day('2024-01-01'), to: day('2024-08-17') }
const always = { from: day('2016-01-01'), to: day('2026-06-30') }
const byDistrict = { by: ['district'], byMonth: true, where: {} }

interface Case {
  readonly told: string
  readonly question: SumQuestion
  readonly asOf?: Date
  readonly must?: string
  /** The same on the register as it is now. */
  readonly register: string
}

const months = (where: string, extra = ''): string =>
  `select scope_district${extra}, date_trunc('month', registered_on), sum(contract_amount) from technology_contracts
   where ${where} group by scope_district${extra}, date_trunc('month', registered_on)`

const between = ({ from, to }: { from: string; to: string }) => `registered_on between '${from}' and '${to}'`

const cases = (asOf: Date): readonly Case[] => [
  {
    told: 'district × month, one year',
    question: { ...byDistrict, window: year },
    must: '<= 0.1',
    register: months(between(year)),
  },
  {
    told: 'district × month, to 17 August',
    question: { ...byDistrict, window: broken },
    must: '<= 0.1',
    register: months(between(broken)),
  },
  {
    told: 'district × month, ten years',
    question: { ...byDistrict, window: always },
    must: '<= 0.1',
    register: months(between(always)),
  },
  {
    told: 'district × field, one year, one kind',
    question: {
      window: year,
      by: ['district', 'technologyField'],
      byMonth: false,
      where: { kind: 'service' },
    },
    must: '<= 0.1',
    register: `select scope_district, technology_field, sum(contract_amount) from technology_contracts
      where ${between(year)} and kind = 'service' group by 1, 2`,
  },
  {
    told: 'district × month, one year, as of half of the corrections',
    question: { ...byDistrict, window: year },
    asOf,
    register: months(between(year)),
  },
]

export async function questionLines(installation: Installation, asOf: Date): Promise<readonly Line[]> {
  const { database, everything } = installation
  const lines: Line[] = []
  for (const { told, question, asOf: instant, must, register } of cases(asOf)) {
    const ask = () => sums(installation, question, instant)
    const group = () => database.transact(everything, (transaction) => transaction.rows(register))
    await ask()
    await group()
    const times = await rounds(repeats, { ask, group })
    lines.push(
      line({
        name: 'ledger',
        measure: `figure ${told}, against GROUP BY on the register of today`,
        value: median(times.ask),
        unit: 'ms',
        against: median(times.group),
        must: must ?? '',
        aim: must === undefined ? '' : '<= 0.02',
      }),
    )
  }
  return lines
}
