// Many connections at once: writers, an import and folds, and a figure that is exact at every look.
import type { Chance, Result } from '@corridor/base'
import { addDays, chance, day } from '@corridor/base'
import type { LedgerIndicator } from '@corridor/indicators'
import { windowOn } from '@corridor/indicators'
import type { Register } from '@corridor/registers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue } from '../../modules.ts'
import { importRows } from '../../registers/import/import-rows.ts'
import type { WriteContext, Written } from '../../registers/record-write.ts'
import { correctRecord, createRecord } from '../../registers/record-write.ts'
import { stoppedClock } from '../../store/clock.ts'
import { cloneDatabase } from '../../postgres/template.ts'
import { openDatabase, wholeCity } from '../../store/database.ts'
import type { TestCity } from '../../testing/test-city.ts'
import { randomSeed, testCreditCode, testLists, testRegion } from '../../testing/test-city.ts'
import { sumQuery } from '../figure.queries.ts'
import { termSources } from '../figure.ts'
import { foldPostings } from './fold.queries.ts'
import { recount } from './recount.queries.ts'
import { ensureSeries } from './series.queries.ts'
import { contributionsQuery } from './timeline.queries.ts'

const start = Date.UTC(2024, 0, 2)
const scope = wholeCity(testRegion)
let clockMs = start
let city: Pick<TestCity, 'database' | 'series' | 'read' | 'close'>

/** As `openTestCity`, with a connection for everybody who is busy at once. */
beforeAll(async () => {
  const clone = await cloneDatabase('concurrency')
  const database = openDatabase(clone.appUrl, () => undefined, 16)
  const series = await database.transact(scope, async (transaction) => {
    await transaction.run("insert into region values ($1, '示例市', 'Sample City', true)", [testRegion])
    return ensureSeries(transaction, [...catalogue.ledgers.values()], new Date(start))
  })
  const close = () => database.close().then(() => clone.drop())
  city = { database, series, read: (work) => database.transact(scope, work), close }
})
afterAll(() => city.close())

type Values = Readonly<Record<string, string | undefined>>

/** A write at the next instant of the one clock that everybody here looks at. */
const write = <T>(work: (context: WriteContext) => Promise<T>): Promise<T> => {
  const { database, series } = city
  const clock = { now: () => new Date((clockMs += 1)), today: stoppedClock(start).today }
  return database.transact(scope, (transaction) =>
    work({ transaction, catalogue, series, lists: testLists, clock, actor: 'tester' }),
  )
}
const register = (id: string): Register => {
  const found = catalogue.registers.get(id)
  if (found === undefined) throw new Error(id)
  return found
}
const create = (id: string, values: Values) => write((context) => createRecord(context, register(id), values))
function done(result: Result<Written>): Written {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const created = async (id: string, values: Values) => done(await create(id, values))

let serial = 0
const next = () => (serial += 1)
const firm = async (): Promise<string> => {
  const number = next()
  const values = { creditCode: testCreditCode(number), name: `示例企业${number}`, kind: 'enterprise' }
  return done(await create('organisations', values)).id
}
const certificate = (organisation: string, issuedOn: string): Values => ({
  certificateNumber: `GR${next()}`,
  organisation,
  issuedOn,
})

async function held(subject: string): Promise<readonly string[]> {
  const rows = await city.read((transaction) =>
    transaction.rows<{ day: string; valid: number }>(
      `select effective_on::text as day, sum(m1)::int as valid from posting p join tuple t on t.id = p.tuple
       where subject = $1 and t.ledger = 'high-tech-enterprises' group by 1 having sum(m1) <> 0 order by 1`,
      [subject],
    ),
  )
  return rows.map(({ day: on, valid }) => `${on} ${valid}`)
}

/** Asks until somebody waits for a lock; each question is a round trip, so that nothing sleeps. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = `select count(*) as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`
  for (let look = 0; look < 20_000; look++) {
    const [row] = await city.read((transaction) => transaction.rows<{ n: bigint }>(waiting))
    if (row !== undefined && row.n > 0n) return
  }
  throw new Error('nobody waits')
}

test('a certificate of a firm waits for another one that is not yet committed, and the union is right', async () => {
  const owner = await firm()
  let second: Promise<Result<Written>> | undefined
  await write(async (context) => {
    done(await createRecord(context, register('hnte-certificates'), certificate(owner, '2020-12-08')))
    second = create('hnte-certificates', certificate(owner, '2023-06-30'))
    await untilSomebodyWaits()
  })
  if (second !== undefined) done(await second)
  expect(await held(owner)).toEqual(['2020-12-08 1', '2026-07-01 -1'])
})

test('certificates of one firm written at once end with the union, whoever comes first', async () => {
  for (let round = 0; round < 10; round++) {
    const owner = await firm()
    const days = ['2020-12-08', '2021-05-01', '2023-12-09', '2020-12-08', '2022-07-01', '2019-12-09']
    await Promise.all(days.map((issuedOn) => created('hnte-certificates', certificate(owner, issuedOn))))
    expect(await held(owner), `round ${round}`).toEqual(['2019-12-09 1', '2026-12-10 -1'])
  }
})

test('moves of a firm and corrections of what it holds, at once, end in no deadlock', async () => {
  const owner = await firm()
  const certificates = await Promise.all(
    ['2020-12-08', '2021-12-08', '2022-12-08'].map(async (issuedOn) => {
      const values = certificate(owner, issuedOn)
      return { values, written: done(await create('hnte-certificates', values)) }
    }),
  )
  const since = (index: number) => addDays(day('2021-01-01'), index)
  for (let round = 0; round < 15; round++) {
    const district = round % 2 === 0 ? '990101' : '990102'
    const move = created('district-memberships', { organisation: owner, since: since(round), district })
    const corrections = certificates.map(async (one) => {
      const values = { ...one.values, disqualifiedOn: since(800 + round) }
      const order = { ...one.written, reason: '示例更正', values }
      one.written = done(
        await write((context) => correctRecord(context, register('hnte-certificates'), order)),
      )
    })
    await Promise.all([move, ...corrections])
  }
  expect(await wrong()).toEqual([0, 0])
})

async function wrong(): Promise<readonly [number, number]> {
  const counts = await city.read((transaction) => recount(transaction, city.series.values()))
  const sum = (of: (one: (typeof counts)[number]) => number) => counts.reduce((all, one) => all + of(one), 0)
  return [sum(({ wrongCells }) => wrongCells), sum(({ wrongSubjects }) => wrongSubjects)]
}

interface Street {
  readonly firms: readonly string[]
  readonly chance: Chance
  stopped: boolean
  writes: number
  folds: number
}

/** One writer: certificates, contracts, their changes and moves of firms that all writers share. */
async function writer(street: Street, name: string): Promise<void> {
  const draw = street.chance.branch(name)
  while (!street.stopped) {
    const owner = draw.pick(street.firms)
    const on = addDays(day('2021-01-01'), draw.integer(0, 1090))
    const kind = draw.next()
    if (kind < 0.4) done(await create('hnte-certificates', certificate(owner, on)))
    else if (kind < 0.5) {
      await created('district-memberships', {
        organisation: owner,
        since: addDays(day('2000-01-01'), next()),
        district: draw.pick(['990101', '990102', 'outside']),
      })
    } else await contractWithChange(street, draw, { owner, on })
    street.writes += 1
  }
}

async function contractWithChange(
  street: Street,
  draw: Chance,
  about: { owner: string; on: string },
): Promise<void> {
  const values = {
    registrationNumber: `N${next()}`,
    title: '示例合同',
    kind: 'service',
    technologyField: 'agriculture',
    seller: about.owner,
    buyer: draw.pick(street.firms),
    contractAmount: String(draw.integer(100, 999_999)),
    technologyAmount: '100',
    signedOn: about.on,
    registeredOn: about.on,
  }
  const { id } = done(await create('technology-contracts', values))
  if (!draw.happens(0.5)) return
  const effectiveOn = addDays(day('2023-12-31'), draw.integer(0, 90))
  done(await create('contract-changes', { contract: id, kind: 'revocation', effectiveOn }))
}

async function bringCertificates(street: Street, count: number): Promise<void> {
  const keys = street.firms.map((_, index) => testCreditCode(index + 1 + 500_000))
  const rows = Array.from({ length: count }, (_, index) => {
    const issuedOn = addDays(day('2021-01-01'), index)
    return { row: index + 2, written: certificate(keys[index % keys.length] ?? '', issuedOn) }
  })
  const file = { name: '示例.xlsx', sha256: 'c'.repeat(64) }
  const order = {
    register: register('hnte-certificates'),
    mode: 'add' as const,
    authority: 'recognitionBody',
    dryRun: false,
    file,
    rows,
  }
  const imported = await write((context) => importRows(context, order))
  expect(imported.ok && imported.value.counts.added).toBe(count)
}

const looked = ['hnteCount', 'netNewHnte', 'technologyContractAmount', 'contractCount'].flatMap(
  (id): LedgerIndicator[] => {
    const indicator = catalogue.indicators.get(id)
    return indicator === undefined || indicator.kind === 'official' ? [] : [indicator]
  },
)

/** The figure and its recount from the records, in one statement and so in one snapshot. */
async function look(
  indicator: LedgerIndicator,
  on: ReturnType<typeof day>,
): Promise<{ figure: bigint; counted: bigint }> {
  return city.read(async (transaction) => {
    const knowledge = { asOf: new Date(clockMs), fold: undefined, lastFold: 0 }
    const clock = stoppedClock(clockMs)
    const [source] = await termSources(
      { transaction, catalogue, lists: testLists, clock },
      indicator,
      knowledge,
    )
    if (source === undefined) throw new Error(indicator.id)
    const window = windowOn(indicator, on)
    const figure = sumQuery(source, { window, by: [], where: {}, byMonth: false })
    const { ledger, term } = source
    const measure = `m${Object.keys(ledger.measures).indexOf(term.measure) + 1}`
    const subjects = `(select * from "${ledger.subject.replaceAll('-', '_')}")`
    const inWindow = `day <= '${window.to}' and day >= '${window.from ?? '1900-01-01'}' and dimensions[1] <> 'outside'`
    const [row] = await transaction.rows<{ figure: bigint; counted: bigint }>(
      `select coalesce((select sum(sum) from (${figure.sql}) f), 0)::bigint as figure,
         coalesce((select sum(${measure}) from (${contributionsQuery(ledger, subjects)}) c where ${inWindow}), 0)::bigint as counted`,
      figure.values,
    )
    if (row === undefined) throw new Error('no answer')
    return row
  })
}

async function street(seed: number): Promise<Street> {
  const firms: string[] = []
  for (let number = 1; number <= 12; number++) {
    const values = {
      creditCode: testCreditCode(500_000 + number),
      name: `示例企业甲${number}`,
      kind: 'enterprise',
    }
    firms.push(done(await create('organisations', values)).id)
  }
  return { firms, chance: chance(seed), stopped: false, writes: 0, folds: 0 }
}

test(
  'beside eight writers, an import and folds the figure is exact at each of fifty looks',
  { timeout: 120_000 },
  async () => {
    const seed = Number(process.env['SEED'] ?? randomSeed())
    console.log(`seed ${seed}`)
    const here = await street(seed)
    const stop = (fault: unknown) => {
      here.stopped = true
      throw fault
    }
    const folder = async () => {
      while (!here.stopped) {
        const folded = await write(({ transaction, clock }) => foldPostings(transaction, clock.now()))
        if (folded > 0) here.folds += 1
      }
    }
    const looker = async () => {
      const enough = () => here.writes >= 200 && here.folds >= 3 // an open import keeps the folds waiting
      for (let times = 0; !here.stopped && (times < 50 || !enough()); times++) {
        const indicator = here.chance.pick(looked)
        const on = addDays(day('2023-11-15'), here.chance.integer(0, 120))
        const { figure, counted } = await look(indicator, on)
        expect(figure, `seed ${seed}, look ${times}: ${indicator.id} on ${on}`).toBe(counted)
      }
      here.stopped = true
    }
    const importer = async () => {
      for (const count of [200, 300, 100]) await bringCertificates(here, count)
    }
    const writers = Array.from({ length: 8 }, (_, index) => writer(here, `writer ${index}`))
    await Promise.all([folder(), looker(), importer(), ...writers].map((one) => one.catch(stop)))
    expect(here.writes).toBeGreaterThanOrEqual(200)
    expect(await wrong()).toEqual([0, 0])
  },
)

test('fold numbers follow each other and their instants never go back', async () => {
  const folds = await city.read((transaction) =>
    transaction.rows<{ number: number; at: Date; high_tx: bigint }>(
      'select number, at, high_tx from fold order by number',
    ),
  )
  expect(folds.length).toBeGreaterThan(5)
  expect(folds.map(({ number }) => number)).toEqual(folds.map((_, index) => index + 1))
  for (const [index, { number, at, high_tx: highTx }] of folds.slice(1).entries()) {
    const before = folds[index]
    expect(before !== undefined && before.at <= at && before.high_tx <= highTx, `fold ${number}`).toBe(true)
  }
})
