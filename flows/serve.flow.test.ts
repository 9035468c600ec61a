// The story of a server's day: started, used, joined, stopped, started again, and refused where it must not run.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { CockpitAnswer, FigureAnswer, SessionAnswer } from '@corridor/protocol'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { identify } from '../server/src/postgres/process-identity.ts'
import { corridor, documentOf, problemsOf, type Running, startCorridor } from './testing/command.ts'
import { emptyFolder, removeFolder, smallCityFolder } from './testing/data-folder.ts'
import { postmasterOf } from './testing/interrupted-import.ts'
import { freePort } from './testing/served.ts'

const startWithinMs = 10_000
const stopWithinMs = 2000

let folder = ''
let port = 0
let server: Running | undefined

beforeAll(async () => {
  folder = await smallCityFolder()
  port = await freePort()
}, 180_000)
afterEach(async () => {
  server?.process.kill('SIGKILL')
  await server?.ended
  server = undefined
})
afterAll(() => removeFolder(folder))

const environment = () => ({ CORRIDOR_DATA: folder, CORRIDOR_PORT: String(port) })
const at = (path: string): string => `http://127.0.0.1:${port}${path}`

/** Started, and answering; gives the milliseconds it took. */
async function serve(): Promise<number> {
  const started = performance.now()
  const running = startCorridor(['serve'], environment())
  server = running
  await vi
    .waitUntil(() => running.over() || running.said().includes(at('')), { timeout: 60_000, interval: 10 })
    .catch(() => undefined)
  if (!running.said().includes(at(''))) {
    const log = readFileSync(`${folder}/postgres.log`, 'utf8').split('\n').slice(-20).join('\n')
    throw new Error(
      `not serving (${running.process.signalCode ?? running.process.exitCode}): ${running.said()}\n${log}`,
    )
  }
  expect(await (await fetch(at('/api/health'))).json()).toEqual({ ok: true })
  return performance.now() - started
}

async function signIn(account: string): Promise<string> {
  const lines = readFileSync(`${folder}/demo-accounts.txt`, 'utf8').split('\n')
  const [, password] = lines.map((line) => line.split('\t')).find(([name]) => name === account) ?? []
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(at('/api/session'), {
    method: 'POST',
    headers,
    body: JSON.stringify({ account, password }),
  })
  expect(answer.status).toBe(200)
  const { person }: SessionAnswer = await answer.json()
  expect(person.account).toBe(account)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const gone = (pid: number) => identify(pid) === undefined

describe('a server over the demonstration city', () => {
  test(
    'answers for health, people, figures and the cockpit; commands join it',
    { timeout: 90_000 },
    async () => {
      await serve()
      for (const path of ['/api/cockpit', '/api/registers/organisations'])
        expect((await fetch(at(path))).status, path).toBe(401)
      const cookie = await signIn('director')
      const ask = async <Answer>(path: string): Promise<Answer> => {
        const answer = await fetch(at(path), { headers: { cookie } })
        expect(answer.status, path).toBe(200)
        const body: Answer = await answer.json()
        return body
      }
      const cockpit = await ask<CockpitAnswer>('/api/cockpit')
      expect(JSON.stringify(cockpit).length).toBeGreaterThan(20)
      const asked = await ask<FigureAnswer>('/api/indicators/netNewHnte/figure?on=2023-12-31&by=district')
      const words = ['figure', 'netNewHnte', '--on', '2023-12-31', '--by', 'district', '--json']
      const told = documentOf<FigureAnswer>(await corridor(words, environment()))
      expect({ ...asked, asOf: '' }).toMatchObject({
        value: told.value,
        parts: told.parts,
        definition: told.definition,
      })
      expect((await fetch(at('/'))).status).toBe(200)
    },
  )

  test('refuses a second server, and keeps serving', { timeout: 90_000 }, async () => {
    await serve()
    const second = await corridor(['serve', '--json'], {
      ...environment(),
      CORRIDOR_PORT: String(await freePort()),
    })
    expect(second.exit).toBe(1)
    expect(problemsOf(second).map(({ code }) => code)).toEqual(['postgres/already-running'])
    expect((await fetch(at('/api/health'))).status).toBe(200)
  })

  test(
    'stops in order when told, its database with it, and starts again at once',
    { timeout: 90_000 },
    async () => {
      await serve()
      const database = postmasterOf(folder)
      expect(gone(database)).toBe(false)
      const told = performance.now()
      server?.process.kill('SIGTERM')
      const ended = await server?.ended
      expect(performance.now() - told).toBeLessThan(stopWithinMs)
      expect(ended).toMatchObject({ exit: 0, err: '' })
      expect(gone(database)).toBe(true)
      expect(await serve()).toBeLessThan(startWithinMs)
    },
  )

  test('killed, takes its database along, and the next start is as fast', { timeout: 90_000 }, async () => {
    await serve()
    const database = postmasterOf(folder)
    server?.process.kill('SIGKILL')
    await vi.waitUntil(() => gone(database), { timeout: stopWithinMs, interval: 10 })
    await server?.ended
    expect(await serve()).toBeLessThan(startWithinMs)
  })

  test('says so where the port is taken or is none', { timeout: 90_000 }, async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => {
      taken.listen(port, '127.0.0.1', resolve)
    })
    for (const given of [String(port), 'eighty', '70000']) {
      const ran = await corridor(['serve', '--json'], { ...environment(), CORRIDOR_PORT: given })
      expect(ran.exit, given).toBe(1)
      expect(problemsOf(ran), given).toMatchObject([
        { code: 'start/port', given: expect.stringContaining(given) },
      ])
    }
    await new Promise((resolve) => {
      taken.close(resolve)
    })
  })
})

test('a demonstration load that died halfway is not taken for a city', { timeout: 90_000 }, async () => {
  const own = emptyFolder()
  const loading = startCorridor(['demo', '--scale', 'small'], { CORRIDOR_DATA: own })
  await vi.waitUntil(() => loading.said().includes('Loading demonstration data'), {
    timeout: 60_000,
    interval: 5,
  })
  loading.process.kill('SIGKILL')
  await loading.ended
  const ran = await corridor(['serve', '--json'], { CORRIDOR_DATA: own, CORRIDOR_PORT: String(port) })
  expect(ran.exit).toBe(1)
  expect(problemsOf(ran)).toMatchObject([{ code: 'start/half-loaded', given: own }])
  removeFolder(own)
})

describe('production', () => {
  const production = { CORRIDOR_ENV: 'production', CORRIDOR_REGION: '990100' }

  test('refuses to serve synthetic data', { timeout: 60_000 }, async () => {
    const ran = await corridor(['serve', '--json'], { ...environment(), ...production })
    expect(ran.exit).toBe(1)
    expect(problemsOf(ran)).toMatchObject([
      { code: 'start/synthetic-in-production', given: 'CORRIDOR_ENV=production' },
    ])
  })

  test('refuses demonstration data and accounts, and to guess its city', { timeout: 60_000 }, async () => {
    const own = emptyFolder()
    const demo = await corridor(['demo', '--scale', 'small', '--json'], { CORRIDOR_DATA: own, ...production })
    expect([demo.exit, problemsOf(demo).map(({ code }) => code)]).toEqual([1, ['demo/production']])
    const nowhere = await corridor(['demo', '--json'], { CORRIDOR_DATA: own, CORRIDOR_ENV: 'production' })
    expect([nowhere.exit, problemsOf(nowhere).map(({ code }) => code)]).toEqual([1, ['start/region']])
    removeFolder(own)
  })
})
