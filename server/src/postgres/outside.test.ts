// An outside PostgreSQL is used as it is, or refused with the reason; doctor and start judge it alike.
import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { withClient } from './access.queries.ts'
import { doctor, judgeServer, nodeVersion } from './doctor.ts'
import { openPostgres } from './launcher.ts'
import { tooOld } from './outside.ts'
import { cloneDatabase, testCluster, type TestDatabase } from './template.ts'
import { temporaryFolder } from './testing/held-database.ts'

let folder: string
let database: TestDatabase

beforeAll(async () => {
  database = await cloneDatabase('outside')
})

afterAll(() => database.drop())

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const environment = (ownerUrl: string, appUrl?: string): NodeJS.ProcessEnv => ({
  CORRIDOR_DATA: folder,
  DATABASE_URL: ownerUrl,
  ...(appUrl === undefined ? {} : { DATABASE_APP_URL: appUrl }),
})

async function refusals(ownerUrl: string, appUrl?: string): Promise<readonly string[]> {
  const opened = await openPostgres('serve', environment(ownerUrl, appUrl))
  return opened.ok ? [] : opened.problems.map((problem) => `${problem.code} ${problem.field ?? ''}`.trim())
}

test('is used when the two addresses are of two roles, and not stopped', async () => {
  expect(await refusals(database.ownerUrl, database.appUrl)).toEqual([])
  await withClient(database.appUrl, (client) => client.query('SELECT 1'))
})

test('is refused when the application would connect as owner or as superuser', async () => {
  const refused = ['postgres/app-role-passes-row-security DATABASE_APP_URL']
  expect(await refusals(database.ownerUrl, database.ownerUrl)).toEqual(refused)
  expect(await refusals(database.ownerUrl, testCluster().adminUrl)).toEqual(refused)
})

test('is refused when the application role may become one that bypasses row security', async () => {
  const { adminUrl } = testCluster()
  const app = new URL(database.appUrl)
  app.username = 'sly_app'
  await withClient(adminUrl, async (client) => {
    await client.query(`CREATE ROLE strong_one BYPASSRLS`)
    await client.query(`CREATE ROLE sly_app LOGIN PASSWORD '${app.password}' IN ROLE strong_one`)
  })
  try {
    expect(await refusals(database.ownerUrl, app.href)).toEqual([
      'postgres/app-role-passes-row-security DATABASE_APP_URL',
    ])
  } finally {
    await withClient(adminUrl, (client) => client.query('DROP ROLE sly_app, strong_one'))
  }
})

test('asks for the address of an application role that exists already', async () => {
  expect(await refusals(database.ownerUrl)).toEqual(['postgres/app-role-needed DATABASE_APP_URL'])
})

test('that does not answer is named without its password', async () => {
  const opened = await openPostgres('serve', environment('postgres://a:secret@127.0.0.1:1/x'))
  const said = JSON.stringify(opened)
  expect(said).toContain('postgres/unreachable')
  expect(said).toContain('127.0.0.1:1')
  expect(said).not.toContain('secret')
  expect(await refusals('not a url')).toEqual(['postgres/unreachable DATABASE_URL'])
})

test('doctor names what is wrong with it: this one writes without fsync', async () => {
  const findings = await doctor(environment(database.ownerUrl, database.appUrl))
  expect(findings.flatMap(({ problem }) => problem?.code ?? [])).toEqual(['doctor/fsync'])
  expect(findings.length).toBeGreaterThan(8)
})

test('doctor says why a database does not open', async () => {
  const findings = await doctor(environment(database.ownerUrl, database.ownerUrl))
  expect(findings.flatMap(({ problem }) => problem?.code ?? [])).toEqual([
    'postgres/app-role-passes-row-security',
  ])
})

test('each bad fact about a server is a finding', () => {
  const bad = {
    versionNumber: 140_011,
    encoding: 'SQL_ASCII',
    fsync: 'off',
    now: new Date(0),
    knowsShanghai: false,
  }
  const found = judgeServer(bad, 6_000).map(({ problem }) => problem?.code)
  expect(found).toEqual(['doctor/encoding', 'doctor/fsync', 'doctor/clock', 'doctor/database-zone'])
  const good = { ...bad, encoding: 'UTF8', fsync: 'on', knowsShanghai: true }
  expect(judgeServer(good, 4_000).flatMap(({ problem }) => problem?.code ?? [])).toEqual([])
})

test('versions are judged by their major number', () => {
  expect(tooOld(140_011)?.given).toBe('14')
  expect(tooOld(150_000)).toBeUndefined()
  expect(['18.20.0', '20.18.9'].map((version) => nodeVersion(version).problem?.code)).toEqual(
    Array.from({ length: 2 }, () => 'doctor/node-version'),
  )
  expect(['20.19.0', '22.0.1'].flatMap((version) => nodeVersion(version).problem ?? [])).toEqual([])
})
