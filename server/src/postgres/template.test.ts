// The databases of the test run: clones are apart from each other and held by row security.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appPowers, passesRowSecurity, withClient } from './access.queries.ts'
import { cloneDatabase, programsFor, testCluster, type TestDatabase } from './template.ts'

let first: TestDatabase
let second: TestDatabase

beforeAll(async () => {
  ;[first, second] = await Promise.all([cloneDatabase('first'), cloneDatabase('second')])
})

afterAll(async () => {
  await Promise.all([first.drop(), second.drop()])
})

test('what one clone commits no other database sees', async () => {
  await withClient(first.ownerUrl, (client) => client.query('CREATE TABLE only_here (a int)'))
  const seen = async (url: string): Promise<unknown> =>
    withClient(url, async (client) => (await client.query("SELECT to_regclass('only_here') AS t")).rows[0].t)
  expect(await seen(first.ownerUrl)).toBe('only_here')
  expect(await seen(second.ownerUrl)).toBeNull()
  expect(await seen(testCluster().shared.ownerUrl)).toBeNull()
})

test('the application enters a clone and cannot pass its row security', async () => {
  expect(passesRowSecurity(await appPowers(first.appUrl))).toBeUndefined()
})

test('the owner would pass row security and is refused as application role', async () => {
  expect(passesRowSecurity(await appPowers(first.ownerUrl))?.code).toBe(
    'postgres/app-role-passes-row-security',
  )
})

test('an older PostgreSQL that is not installed is named, not skipped', () => {
  expect(() => programsFor('7')).toThrow('PostgreSQL 7 is in none of')
})

test('Chinese letters count as letters, as trigram search needs', async () => {
  const answer = await withClient(first.appUrl, (client) =>
    client.query("SELECT '量' ~ '^[[:alpha:]]$' AS letter"),
  )
  expect(answer.rows[0].letter).toBe(true)
})
