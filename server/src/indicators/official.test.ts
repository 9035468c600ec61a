// Official statistics computed twice: from a list in memory and from the register, now and at past instants.
import type { Day } from '@corridor/base'
import { addDays, chance, day, percentText, readYuan } from '@corridor/base'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue } from '../modules.ts'
import { correctRecord, createRecord } from '../registers/record-write.ts'
import { stoppedClock } from '../store/clock.ts'
import type { TestCity } from '../testing/test-city.ts'
import { openTestCity, randomSeed, testLists } from '../testing/test-city.ts'
import { askFigure } from './figure.ts'

const start = Date.UTC(2024, 0, 2)
const minute = 60_000

let city: TestCity
beforeAll(async () => {
  city = await openTestCity('official', start)
})
afterAll(() => city.close())

/** One version of one published value, as it was known from one instant to another. */
interface Known {
  readonly id: string
  readonly version: number
  readonly series: 'rdExpenditure' | 'gdp'
  readonly year: number
  readonly publishedOn: Day
  readonly amount: string
  readonly from: number
  until: number
}

const definition = (id: string) => {
  const register = catalogue.registers.get('official-statistics')
  const indicator = catalogue.indicators.get(id)
  if (register === undefined || indicator === undefined) throw new Error(id)
  return { register, indicator }
}
const { register, indicator } = definition('rdIntensity')

const written = ({
  series,
  year,
  publishedOn,
  amount,
}: Omit<Known, 'id' | 'version' | 'from' | 'until'>) => ({
  series,
  year: String(year),
  publishedOn,
  amount,
  vintage: '示例版本',
  document: '示例公报',
})

/** The latest publication by the day of each series, for the last year that both have; known at the instant. */
function inMemory(history: readonly Known[], on: Day, asOf: number): string | null {
  const known = history.filter(
    ({ from, until, publishedOn }) => from <= asOf && asOf < until && publishedOn <= on,
  )
  const latest = (series: string, year: number) =>
    known
      .filter((one) => one.series === series && one.year === year)
      .toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))
      .at(-1)
  for (const year of [2023, 2022, 2021, 2020]) {
    const [top, bottom] = [latest('rdExpenditure', year), latest('gdp', year)]
    if (top === undefined || bottom === undefined) continue
    const ratio = { numerator: readYuan(top.amount) ?? 0n, denominator: readYuan(bottom.amount) ?? 0n }
    return percentText(ratio, 2) ?? null
  }
  return null
}

const asked = (on: Day, asOf: number, now: number) =>
  city.read(async (transaction) => {
    const context = { transaction, catalogue, lists: testLists, clock: stoppedClock(now) }
    const question = { when: { on }, asOf: new Date(asOf), by: [], where: {} }
    const figure = await askFigure(context, indicator, question)
    if (!figure.ok) throw new Error(JSON.stringify(figure.problems))
    return figure.value.value
  })

test('R&D intensity is the ratio of the latest vintages published by the day and known at the instant', async () => {
  const seed = Number(process.env['SEED'] ?? randomSeed())
  console.log(`seed ${seed}`)
  const draw = chance(seed)
  const history: Known[] = []
  let now = start
  for (let step = 0; step < 60; step++) {
    now += minute
    const held = history.filter(({ until }) => until === Number.POSITIVE_INFINITY)
    if (held.length > 3 && draw.happens(0.4)) {
      const old = draw.pick(held)
      const fresh = { ...old, amount: `${draw.integer(1, 9_000_000)}.50` }
      const order = { id: old.id, version: old.version, reason: '示例更正', values: written(fresh) }
      const done = await city.write(now, (context) => correctRecord(context, register, order))
      if (!done.ok) continue
      old.until = now
      history.push({ ...fresh, version: done.value.version, from: now, until: Number.POSITIVE_INFINITY })
      continue
    }
    const year = draw.integer(2020, 2023)
    const series = draw.pick(['rdExpenditure', 'gdp'] as const)
    const publishedOn = addDays(day(`${year + 1}-01-01`), draw.integer(0, 500))
    const value = { series, year, publishedOn, amount: `${draw.integer(1, 9_000_000)}.25` }
    const done = await city.write(now, (context) => createRecord(context, register, written(value)))
    if (done.ok) history.push({ ...value, ...done.value, from: now, until: Number.POSITIVE_INFINITY })
  }
  for (let look = 0; look < 60; look++) {
    const on = addDays(day('2021-01-01'), draw.integer(0, 1500))
    const asOf = start + draw.integer(0, 61) * minute
    const told = `seed ${seed}: on ${on}, as of ${new Date(asOf).toISOString()}`
    expect(await asked(on, asOf, now + minute), told).toBe(inMemory(history, on, asOf))
  }
  expect(history.length).toBeGreaterThan(20)
}, 60_000)
