// Every indicator is computed twice: in memory from the definitions, and in PostgreSQL from the ledger.
import type { Day } from '@corridor/base'
import { chance, day } from '@corridor/base'
import type { Indicator, LedgerIndicator, Posting } from '@corridor/indicators'
import { contributionsOf, sumsIn, termsOf, windowOn } from '@corridor/indicators'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue } from '../../modules.ts'
import { RandomHistory } from '../../testing/random-history.ts'
import type { TestCity } from '../../testing/test-city.ts'
import { openTestCity, randomSeed, testLists } from '../../testing/test-city.ts'
import { termSources } from '../figure.ts'
import { sumRows } from '../figure.queries.ts'
import { foldPostings } from './fold.queries.ts'
import { knowledgeAt } from '../knowledge.queries.ts'
import { recount } from './recount.queries.ts'

const start = Date.UTC(2024, 0, 2)
const minute = 60_000
const isLedgerIndicator = (indicator: Indicator): indicator is LedgerIndicator =>
  indicator.kind !== 'official'
const indicators = [...catalogue.indicators.values()].filter(isLedgerIndicator)

let city: TestCity
beforeAll(async () => {
  city = await openTestCity('ledger', start)
})
afterAll(() => city.close())

function booksOf(facts: RandomHistory) {
  return new Map(
    [...catalogue.ledgers.values()].map((ledger) => {
      const postings: Posting[] = facts
        .records(ledger.subject)
        .flatMap((subject) => contributionsOf(ledger, subject, facts))
      return [ledger.id, { ledger, postings }] as const
    }),
  )
}

function inMemory(facts: RandomHistory, on: Day): Record<string, readonly string[]> {
  const books = booksOf(facts)
  return Object.fromEntries(
    indicators.map((indicator) => [
      indicator.id,
      sumsIn(indicator, windowOn(indicator, on), books).map(String),
    ]),
  )
}

async function fromLedger(
  on: Day,
  asOf: Date | undefined,
  now: Date,
): Promise<Record<string, readonly string[]>> {
  return city.read(async (transaction) => {
    const knowledge = await knowledgeAt(transaction, asOf, now)
    const answers: Record<string, readonly string[]> = {}
    for (const indicator of indicators) {
      const context = { transaction, catalogue, lists: testLists, clock: { now: () => now, today: () => on } }
      const sums: string[] = []
      for (const source of await termSources(context, indicator, knowledge)) {
        const rows = await sumRows(transaction, source, {
          window: windowOn(indicator, on),
          by: [],
          where: {},
          byMonth: false,
        })
        sums.push(rows.reduce((sum, row) => sum + row.sum, 0n).toString())
      }
      expect(sums.length).toBe(termsOf(indicator).length)
      answers[indicator.id] = sums
    }
    return answers
  })
}

/** A transaction of another test's database can hold the watermark back for a moment; then the next fold takes the rest. */
async function foldEverything(at: Date): Promise<void> {
  const waiting = `select count(*) as n from posting
    where fold is null and tx >= coalesce((select max(high_tx) from fold), 0)`
  for (let attempt = 0; attempt < 10_000; attempt++) {
    await city.read((transaction) => foldPostings(transaction, at))
    const [row] = await city.read((transaction) => transaction.rows<{ n: bigint }>(waiting))
    if (row?.n === 0n) return
  }
  throw new Error('a transaction somewhere holds the watermark back')
}

const days: readonly Day[] = [
  day('2021-06-30'),
  day('2022-02-28'),
  day('2023-05-17'),
  day('2023-12-31'),
  day('2024-07-01'),
]

test(
  'figures from the ledger equal figures from the definitions, now and at past instants',
  { timeout: 240_000 },
  async () => {
    const seed = Number(process.env['SEED'] ?? randomSeed())
    console.log(`seed ${seed}`)
    const history = new RandomHistory(city, chance(seed))
    const checkpoints: { readonly at: Date; readonly facts: RandomHistory }[] = []
    let now = start
    for (let step = 0; step < 400; step++) {
      now += minute
      await history.step(now)
      if (step % 40 === 39) {
        now += minute
        const at = new Date(now)
        await foldEverything(at)
        checkpoints.push({ at, facts: history.frozen() })
      }
    }
    const end = new Date(now + minute)
    for (const on of days) {
      expect(await fromLedger(on, undefined, end), `seed ${seed}, now, ${on}`).toEqual(inMemory(history, on))
    }
    for (const { at, facts } of checkpoints) {
      const on = chance(at.getTime()).pick(days)
      expect(await fromLedger(on, at, end), `seed ${seed}, as of ${at.toISOString()}, ${on}`).toEqual(
        inMemory(facts, on),
      )
    }
    expect(history.known.length).toBeGreaterThan(20)
  },
)

test('the recount finds nothing wrong, and finds a cell and a posting that somebody changed', async () => {
  const count = () => city.read((transaction) => recount(transaction, city.series.values()))
  const wrong = async () =>
    (await count()).reduce(
      (sum, one) => ({ cells: sum.cells + one.wrongCells, subjects: sum.subjects + one.wrongSubjects }),
      {
        cells: 0,
        subjects: 0,
      },
    )
  expect(await wrong()).toEqual({ cells: 0, subjects: 0 })
  await city.read((transaction) =>
    transaction.run(
      'update cell set m1 = m1 + 1 where (series, month, tuple) = (select series, month, tuple from cell limit 1)',
    ),
  )
  expect(await wrong()).toEqual({ cells: 1, subjects: 0 })
  await city.read((transaction) =>
    transaction.run(
      `insert into posting (act, tx, m1, m2, m3, m4, m5, m6, subject, effective_on, tuple, fold, series, region)
       select act, tx, 1, 0, 0, 0, 0, 0, subject, effective_on, tuple, fold, series, region from posting limit 1`,
    ),
  )
  expect((await wrong()).subjects).toBe(1)
})
