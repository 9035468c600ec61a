// Every route, from its own description: nobody unknown gets in, no write without token, no input is a fault.
import { chance } from '@corridor/base'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planRoutes } from '../plan/routes.ts'
import { randomSeed } from '../testing/test-city.ts'
import { allRoutes, type RequestLine } from './app.ts'
import type { Parameter, Route } from './route.ts'
import { formOf } from './testing/form.ts'
import { type Asking, codesIn, openTestHouse, type TestHouse } from './testing/test-house.ts'

let house: TestHouse
const faults: RequestLine[] = []
const routes = allRoutes({ routes: planRoutes })

beforeAll(async () => {
  const log = (line: RequestLine) => void (line.fault === undefined ? undefined : faults.push(line))
  house = await openTestHouse('every-route', { routes: planRoutes, log })
})
afterAll(() => house.close())

const isWrite = (method: Route['method']): method is Exclude<Route['method'], 'GET'> => method !== 'GET'
const plainPath = ({ path }: Route): string => path.replace(/:\w+/g, 'x')
const closed = routes.filter(({ needs }) => needs !== 'nobody')

test('no route but the sign-in answers whoever has not signed in', async () => {
  expect(routes.filter(({ needs }) => needs === 'nobody').map(({ path }) => path)).toEqual(['/api/session'])
  for (const route of closed) {
    const answer = await house.app.inject({ method: route.method, url: plainPath(route) })
    expect([route.path, answer.statusCode, ...codesIn(answer)]).toEqual([
      route.path,
      401,
      'access/not-signed-in',
    ])
  }
})

test('no write is done without the token of the session', async () => {
  const officer = await house.as('officer')
  for (const route of closed) {
    const { method } = route
    if (!isWrite(method)) continue
    const answer = await officer.send(method, plainPath(route), { headers: { 'x-csrf-token': '' } })
    expect([route.path, answer.statusCode, ...codesIn(answer)]).toEqual([
      route.path,
      403,
      'access/wrong-csrf',
    ])
  }
})

test('no two routes have the same method and path', () => {
  const names = routes.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(names).size).toBe(names.length)
})

const strange = [
  '',
  ' ',
  '0',
  '-1',
  '1e400',
  '9'.repeat(30),
  'null',
  '__proto__',
  'constructor',
  '2023-02-30',
  '0000-00-00',
  '2024-06-03',
  '2023Q5',
  '../../x',
  "'; drop table act; --",
  '%',
  '\\',
  '\u0000',
  '\uD800',
  '🧪'.repeat(300),
  '00000000-0000-7000-8000-000000000000',
]

const strangeBodies: readonly unknown[] = [
  ...strange,
  7,
  -1,
  1e308,
  true,
  null,
  [],
  [[]],
  ['\u0000'],
  {},
  { a: { b: [] } },
  { name: '\u0000' },
]

async function shoot(asking: Asking, route: Route, dice: ReturnType<typeof chance>) {
  const known: Readonly<Record<string, readonly string[]>> = {
    register: [...house.installation.catalogue.registers.keys()],
    indicator: [...house.installation.catalogue.indicators.keys()],
    record: Object.values(house.organisations),
  }
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const real = known[name] ?? strange
    return encodeSafely(dice.happens(0.8) ? dice.pick(real) : dice.pick(strange)) || 'x'
  })
  const names = Object.entries(route.query ?? {}).filter(() => dice.happens(0.4))
  const query = names.map(([name, parameter]) => {
    const value =
      parameter.choices !== undefined && dice.happens(0.5) ? dice.pick(parameter.choices) : dice.pick(strange)
    return `${name.replace('*', dice.pick(['district', 'kind', 'name', 'since', 'year', 'x']))}=${encodeSafely(value)}`
  })
  const url = `${path}?${query.join('&')}`
  const { method } = route
  if (!isWrite(method)) return asking.get(url)
  const fields = Object.entries(route.body?.fields ?? {}).filter(() => dice.happens(0.8))
  const version = dice.happens(0.7) ? { version: dice.integer(0, 3) } : {}
  if (route.body?.kind === 'files') {
    const texts = Object.fromEntries(fields.map(([name, one]) => [name, textFor(one, dice)]))
    const files = dice.happens(0.8)
      ? [{ name: `a.${dice.pick(['csv', 'xlsx', 'pdf', 'x'])}`, content: dice.pick(strange) }]
      : []
    return asking.send(method, url, { ...formOf(texts, ...files), ...version })
  }
  const body = Object.fromEntries(fields.map(([name]) => [name, dice.pick(strangeBodies)]))
  return asking.send(method, url, { body, ...version })
}

const textFor = ({ choices }: Parameter, dice: ReturnType<typeof chance>): string =>
  choices !== undefined && dice.happens(0.7) ? dice.pick(choices) : dice.pick(strange)

/** A lone surrogate has no encoding; a browser would send the replacement character. */
const encodeSafely = (text: string): string => encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'))

test('whatever is sent is answered or refused, and never a fault', async () => {
  const seed = randomSeed()
  const dice = chance(seed)
  const officer = await house.as('officer')
  const statuses = new Map<number, number>()
  for (const route of closed) {
    if (route.path === '/api/session') continue
    for (let round = 0; round < 25; round += 1) {
      const answer = await shoot(officer, route, dice)
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
      const where = `seed ${seed}: ${route.method} ${route.path} ${faults[0]?.fault ?? ''}`
      expect([where, answer.statusCode < 500]).toEqual([where, true])
      if (answer.statusCode >= 400) expect([where, codesIn(answer).length > 0]).toEqual([where, true])
    }
  }
  expect(statuses.get(422) ?? 0).toBeGreaterThan(50)
  expect(statuses.get(200) ?? 0).toBeGreaterThan(20)
}, 120_000)
