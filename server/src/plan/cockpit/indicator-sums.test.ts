// What the cockpit reads together equals what the figure and curve pages answer one by one, also as known in the past.
import type { Day } from '@corridor/base'
import { chance, day } from '@corridor/base'
import type { LedgerIndicator } from '@corridor/indicators'
import type { FigureAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askCurve } from '../../indicators/curve.ts'
import { type AskContext, askFigure } from '../../indicators/figure.ts'
import { foldPostings } from '../../indicators/ledger/fold.queries.ts'
import { knowledgeAt } from '../../indicators/knowledge.queries.ts'
import { catalogue } from '../../modules.ts'
import { stoppedClock } from '../../store/clock.ts'
import { RandomHistory } from '../../testing/random-history.ts'
import { openTestCity, randomSeed, type TestCity, testLists } from '../../testing/test-city.ts'
import { CellMemory } from './ledger-sums.queries.ts'
import { figureFromSums } from './figure-from-sums.ts'
import { curveOf, sumsAtYearEnd, sumsOfIndicators, sumsOnDay } from './indicator-sums.ts'

const start = Date.UTC(2024, 0, 2)
const minute = 60_000
const indicators = [...catalogue.indicators.values()].filter(
  (one): one is LedgerIndicator => one.kind !== 'official',
)

let city: TestCity
let now = start
let middle = new Date(start)
/** One for all tests, as a server has it: a stale sum would show. */
const memory = new CellMemory()
let nonzero = 0
const seed = Number(process.env['SEED'] ?? randomSeed())

beforeAll(async () => {
  city = await openTestCity('cockpit', start)
  const history = new RandomHistory(city, chance(seed))
  for (let step = 0; step < 240; step++) {
    now += minute
    await history.step(now)
    if (step === 100 || step === 180) {
      now += minute
      const at = new Date(now)
      await city.read((transaction) => foldPostings(transaction, at))
      if (step === 100) middle = at
    }
  }
})
afterAll(() => city.close())

/** Parts beyond the list of districts may be left out where they are nothing. */
const withoutEmpty = (answer: FigureAnswer): FigureAnswer => ({
  ...answer,
  parts: answer.parts
    .filter(
      ({ by, value }) =>
        testLists.get('districts')?.has(by['district'] ?? '') === true || Number(value) !== 0,
    )
    .toSorted((a, b) => (a.by['district'] ?? '').localeCompare(b.by['district'] ?? '')),
})

const days: readonly Day[] = [
  day('2021-03-31'),
  day('2022-02-28'),
  day('2023-05-17'),
  day('2024-02-29'),
  day('2024-12-31'),
]

test.each(days)('figures, curves and year ends on %s are those of the single pages', async (on) => {
  console.log(`seed ${seed}`)
  await city.read(async (transaction) => {
    const context: AskContext = {
      transaction,
      catalogue,
      lists: testLists,
      clock: stoppedClock(now + minute),
    }
    for (const asOf of [undefined, middle]) {
      const knowledge = await knowledgeAt(transaction, asOf, context.clock.now())
      const together = await sumsOfIndicators(context, indicators, { on, knowledge, memory })
      for (const indicator of indicators) {
        const of = together.get(indicator.id)
        if (of === undefined) throw new Error(`no sums of ${indicator.id}`)
        const order = { knowledge, isPast: asOf !== undefined }
        const alone = await askFigure(context, indicator, { when: { on }, asOf, by: ['district'], where: {} })
        const own = figureFromSums(context, of, { ...order, on, brokenDown: true, sums: sumsOnDay(of, 0) })
        expect(withoutEmpty(own)).toEqual(withoutEmpty(alone.ok ? alone.value : own))
        expect(alone.ok).toBe(true)
        if (Number(own.value) !== 0) nonzero += 1
        expect(curveOf(of)).toEqual(await askCurve(context, indicator, { on, asOf, where: {} }))
        for (const back of [1, 2] as const) {
          const then = day(`${Number(on.slice(0, 4)) - back}${on === '2024-02-29' ? '-02-28' : on.slice(4)}`)
          const before = await askFigure(context, indicator, { when: { on: then }, asOf, by: [], where: {} })
          const same = figureFromSums(context, of, {
            ...order,
            on: then,
            brokenDown: false,
            sums: sumsOnDay(of, back),
          })
          expect(same).toEqual(before.ok ? before.value : undefined)
        }
        const end = day(`${on.slice(0, 4)}-12-31`)
        const atEnd = await askFigure(context, indicator, { when: { on: end }, asOf, by: [], where: {} })
        const year = Number(on.slice(0, 4))
        const known = figureFromSums(context, of, {
          ...order,
          on: end,
          brokenDown: false,
          sums: sumsAtYearEnd(of, year),
        })
        expect(known).toEqual(atEnd.ok ? atEnd.value : undefined)
      }
    }
  })
})

test('the days before had figures to compare', () => {
  expect(nonzero).toBeGreaterThan(5)
})

test('what was summed before a write, a fold and a correction is never shown after them', async () => {
  const history = new RandomHistory(city, chance(seed + 1))
  const on = day('2023-10-20')
  for (let round = 0; round < 12; round++) {
    for (let step = 0; step < 4; step++) {
      now += minute
      await history.step(now)
    }
    now += minute
    const at = new Date(now)
    if (round % 3 === 2) await city.read((transaction) => foldPostings(transaction, at))
    await city.read(async (transaction) => {
      const context: AskContext = { transaction, catalogue, lists: testLists, clock: stoppedClock(now) }
      const knowledge = await knowledgeAt(transaction, undefined, at)
      const remembered = await sumsOfIndicators(context, indicators, { on, knowledge, memory })
      const anew = await sumsOfIndicators(context, indicators, { on, knowledge, memory: new CellMemory() })
      expect([...remembered]).toEqual([...anew])
    })
  }
})
