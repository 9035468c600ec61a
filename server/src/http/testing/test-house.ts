// A small invented city behind the real application, with people of every role, for tests that ask over HTTP.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOfInstant, uuidV7, type Result } from '@corridor/base'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { hashPassword } from '../../access/password.ts'
import { type NewPerson, savePerson } from '../../access/person.queries.ts'
import { type Installation, openInstallation } from '../../installation.ts'
import { cloneDatabase } from '../../postgres/template.ts'
import { createRecord, type WriteContext } from '../../registers/record-write.ts'
import { saveCodes, saveDivisions, saveRegion } from '../../store/city.queries.ts'
import type { Clock } from '../../store/clock.ts'
import { openDatabase, wholeCity } from '../../store/database.ts'
import { testCreditCode, testLists, testRegion } from '../../testing/test-city.ts'
import { type AppOptions, buildApp } from '../app.ts'

/** Stands still until a test moves it. */
export interface TestClock extends Clock {
  set(epochMs: number): void
}

function testClock(startMs: number): TestClock {
  let at = startMs
  return { now: () => new Date(at), today: () => dayOfInstant(at), set: (epochMs) => void (at = epochMs) }
}

export const east = '990101'
export const west = '990102'
export const password = 'sample-password'

/** A signed-in person's way of asking. */
export interface Asking {
  readonly csrf: string
  get(path: string): Promise<LightMyRequestResponse>
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: Sent,
  ): Promise<LightMyRequestResponse>
}

interface Sent {
  readonly body?: object
  readonly payload?: Buffer
  readonly headers?: Readonly<Record<string, string>>
  readonly version?: number
}

export interface TestHouse {
  readonly app: FastifyInstance
  readonly installation: Installation
  readonly clock: TestClock
  /** Ids of the organisations by their name. */
  readonly organisations: Readonly<Record<'east' | 'west' | 'away', string>>
  as(account: string): Promise<Asking>
  write<T>(work: (context: WriteContext) => Promise<T>): Promise<T>
  /** Creates a record and gives its id; throws with the problems. */
  add(register: string, values: Readonly<Record<string, string>>): Promise<string>
  close(): Promise<void>
}

const start = Date.UTC(2024, 5, 3, 2)

export async function openTestHouse(name: string, options: AppOptions = {}): Promise<TestHouse> {
  const clone = await cloneDatabase(name)
  const dataFolder = await mkdtemp(join(tmpdir(), 'corridor-house-'))
  const clock = testClock(start)
  await prepare(clone.appUrl)
  const opened = required(
    await openInstallation({
      appUrl: clone.appUrl,
      dataFolder,
      region: testRegion,
      production: false,
      clock,
      connections: 4,
    }),
  )
  const app = buildApp(opened, options)
  const { database, catalogue, series, everything } = opened
  const write: TestHouse['write'] = (work) =>
    database.transact(everything, (transaction) =>
      work({ transaction, catalogue, series, lists: opened.lists(), clock, actor: 'officer' }),
    )
  const add: TestHouse['add'] = (id, values) => {
    clock.set(clock.now().getTime() + 1)
    return write(async (context) => {
      const register = catalogue.registers.get(id)
      if (register === undefined) throw new Error(`no register ${id}`)
      return required(await createRecord(context, register, values)).id
    })
  }
  const organisations = await addOrganisations(add)
  await addPeople(opened, organisations.east)
  return {
    app,
    installation: opened,
    clock,
    organisations,
    as: (account) => signIn(app, account),
    write,
    add,
    async close() {
      await app.close()
      await opened.close()
      await clone.drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

async function prepare(appUrl: string): Promise<void> {
  const database = openDatabase(appUrl, () => undefined, 1)
  const codes = [...testLists].flatMap(([list, words]) =>
    [...words].map(([code, label], position) => ({ list, code, label, position })),
  )
  await database.transact(wholeCity(testRegion), async (transaction) => {
    await saveRegion(transaction, {
      region: testRegion,
      name: { zh: '示例市', en: 'Sample City' },
      synthetic: true,
    })
    await saveCodes(transaction, codes)
    await saveDivisions(transaction, [
      { code: 'market', label: { zh: '示例市场处', en: 'Sample Market Division' } },
    ])
  })
  await database.close()
}

async function addOrganisations(add: TestHouse['add']): Promise<TestHouse['organisations']> {
  const one = async (number: number, name: string, district: string): Promise<string> => {
    const id = await add('organisations', { creditCode: testCreditCode(number), name, kind: 'enterprise' })
    await add('district-memberships', { organisation: id, since: '2015-01-01', district })
    return id
  }
  return {
    east: await one(1, '示例东风科技有限公司', east),
    west: await one(2, '示例西岭仪器有限公司', west),
    away: await one(3, '示例远方集团有限公司', 'outside'),
  }
}

async function addPeople({ database, everything }: Installation, holder: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  const city = (role: string): Pick<NewPerson, 'account' | 'roles' | 'reach'> => ({
    account: role,
    roles: [role],
    reach: 'city',
  })
  const people: readonly Pick<NewPerson, 'account' | 'roles' | 'reach' | 'holder' | 'districts'>[] = [
    ...['director', 'divisionHead', 'officer', 'auditor', 'systemAdministrator', 'securityAdministrator'].map(
      (role) => ({
        ...city(role),
        districts: [],
      }),
    ),
    { account: 'east-officer', roles: ['districtOfficer'], reach: 'district', districts: [east] },
    { account: 'west-officer', roles: ['districtOfficer'], reach: 'district', districts: [west] },
    { account: 'clerk', roles: ['firmClerk'], reach: 'holder', districts: [], holder },
  ]
  await database.transact(everything, async (transaction) => {
    for (const [index, person] of people.entries()) {
      const id = uuidV7(
        start,
        Uint8Array.from({ length: 10 }, () => index + 1),
      )
      const unit = { zh: '示例单位', en: 'Sample unit' }
      await savePerson(transaction, { ...person, id, name: `示例·${person.account}`, unit, passwordHash })
    }
  })
}

async function signIn(app: FastifyInstance, account: string): Promise<Asking> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password } })
  const [cookie] = answer.cookies
  const { csrf } = answer.json<{ csrf: string }>()
  if (cookie === undefined) throw new Error(`${account} could not sign in: ${answer.body}`)
  const cookies = { [cookie.name]: cookie.value }
  return {
    csrf,
    get: (url) => app.inject({ method: 'GET', url, cookies }),
    send: (method, url, { body, payload, headers, version } = {}) => {
      const match = version === undefined ? {} : { 'if-match': String(version) }
      const asked: InjectOptions = {
        method,
        url,
        cookies,
        headers: { 'x-csrf-token': csrf, ...match, ...headers },
      }
      const content = payload ?? body
      return app.inject(content === undefined ? asked : { ...asked, payload: content })
    },
  }
}

export function required<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(result.problems.map(({ code, field }) => `${code} ${field ?? ''}`).join('; '))
  return result.value
}

/** The codes of the problems of a refusal. */
export const codesIn = (answer: LightMyRequestResponse): readonly string[] =>
  answer.json<{ problems: readonly { code: string }[] }>().problems.map(({ code }) => code)
