// The page of the audit log: who may read it, what it shows, and that it goes on where a page ends.
import type { AuditAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codesIn, openTestHouse, type TestHouse } from '../../http/testing/test-house.ts'
import { insertAct } from '../../registers/act.queries.ts'
import { sealEverything } from '../testing/random-writers.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('audit_routes')
})
afterAll(() => house.close())

test('only the audit administrator reads the log, newest first, with seals and the head', async () => {
  const { database } = house.installation
  for (const account of ['officer', 'director', 'systemAdministrator', 'east-officer', 'clerk']) {
    const refused = await (await house.as(account)).get('/api/audit')
    expect([account, refused.statusCode, ...codesIn(refused)]).toEqual([account, 403, 'access/no-right'])
  }
  const auditor = await house.as('auditor')
  const ask = async (query = ''): Promise<AuditAnswer> => {
    const answer = await auditor.get(`/api/audit${query}`)
    expect(answer.statusCode).toBe(200)
    return answer.json<AuditAnswer>()
  }
  const before = await ask()
  expect([before.head, before.unsealed]).toEqual([null, before.acts.length])
  expect(before.acts[0]).toMatchObject({ actor: 'auditor', kind: 'signedIn', seal: null })
  await sealEverything(database)
  const sealed = await ask('?kind=signedIn&actor=clerk')
  expect(sealed.unsealed).toBe(0)
  expect(sealed.acts.map(({ actor }) => actor)).toEqual(['clerk'])
  const all = await ask()
  expect(all.acts[0]?.seal).toEqual({ number: all.head?.number, hash: all.head?.hash })
})

test('a long log goes on from page to page without a gap', async () => {
  await house.write(async ({ transaction, clock }) => {
    for (let count = 0; count < 120; count += 1)
      await insertAct(transaction, { kind: 'exported', actor: 'many', at: clock.now(), register: 'plan' })
  })
  const auditor = await house.as('auditor')
  const ids: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const from: string = next === '' ? '' : `&before=${next}`
    const page: AuditAnswer = (await auditor.get(`/api/audit?actor=many&register=plan${from}`)).json()
    ids.push(...page.acts.map(({ id }) => id))
    next = page.next
  }
  expect([ids.length, new Set(ids).size]).toEqual([120, 120])
  expect(ids.map(Number)).toEqual(ids.map(Number).toSorted((a, b) => b - a))
})
