// A contract's whole story over a real socket: entered, counted, opened from the figure, corrected, contested, removed.
import type { ListAnswer, PostingsAnswer, RecordAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, password, type TestHouse } from '../server/src/http/testing/test-house.ts'

let house: TestHouse
let base: string

beforeAll(async () => {
  house = await openTestHouse('flow-http-record')
  base = await house.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => house.close())

interface Person {
  ask<Answer>(path: string): Promise<Answer>
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    sent: { body: object; version?: number },
  ): Promise<Response>
}

async function signIn(account: string): Promise<Person> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ account, password })
  const answer = await fetch(`${base}/api/session`, { method: 'POST', headers, body })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { csrf }: { csrf: string } = await answer.json()
  return {
    async ask(path) {
      const found = await fetch(`${base}/api${path}`, { headers: { cookie } })
      expect([path, found.status]).toEqual([path, 200])
      return found.json()
    },
    send: (method, path, sent) => {
      const match: Record<string, string> =
        sent.version === undefined ? {} : { 'if-match': String(sent.version) }
      const all = { ...headers, ...match, cookie, 'x-csrf-token': csrf, origin: base }
      const asked = { method, headers: all, body: JSON.stringify(sent.body) }
      return fetch(`${base}/api${path}`, asked)
    },
  }
}

const contract = () => ({
  registrationNumber: 'SL-2024-0001',
  title: '示例传感器开发合同',
  kind: 'development',
  technologyField: 'advancedManufacturing',
  seller: house.organisations.east,
  buyer: house.organisations.west,
  contractAmount: '1200000.00',
  technologyAmount: '1000000.00',
  signedOn: '2024-05-20',
  registeredOn: '2024-06-01',
})

const figure = '/indicators/technologyContractAmount/figure?on=2024-06-03'
const postings = '/indicators/technologyContractAmount/postings?on=2024-06-03'

test('a contract is entered, counted, opened from the figure, corrected by one of two, and removed', async () => {
  const [officer, head, director] = [
    await signIn('officer'),
    await signIn('divisionHead'),
    await signIn('director'),
  ]
  expect(await director.ask(figure)).toMatchObject({ value: '0.00' })

  const created = await officer.send('POST', '/registers/technology-contracts', {
    body: { values: contract() },
  })
  const { record }: RecordAnswer = await created.json()
  expect(await director.ask(figure)).toMatchObject({ value: '1200000.00' })

  const { rows, sum } = await director.ask<PostingsAnswer>(postings)
  expect([rows.length, sum, rows[0]?.subject]).toEqual([1, '1200000.00', record.id])
  const opened = await director.ask<RecordAnswer>(
    `/registers/${rows[0]?.register ?? ''}/${rows[0]?.subject ?? ''}`,
  )
  expect(opened.counted.filter(({ counted }) => counted).map(({ indicator }) => indicator)).toContain(
    'contractCount',
  )
  expect(opened.may).toEqual(['read', 'export'])

  const path = `/registers/technology-contracts/${record.id}`
  const change = (contractAmount: string) => ({
    values: { ...contract(), contractAmount },
    reason: '金额录错',
  })
  const answers = await Promise.all([
    officer.send('PUT', path, { body: change('1300000.00'), version: 1 }),
    head.send('PUT', path, { body: change('1400000.00'), version: 1 }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const kept = await director.ask<RecordAnswer>(path)
  expect(kept.history.map(({ action, reason }) => [action, reason])).toEqual([
    ['corrected', '金额录错'],
    ['created', null],
  ])
  expect(await director.ask(figure)).toMatchObject({ value: String(kept.record.values['contractAmount']) })

  const removed = await officer.send('DELETE', path, { body: { reason: '重复登记' }, version: 2 })
  expect(removed.status).toBe(204)
  expect(await director.ask(figure)).toMatchObject({ value: '0.00' })
  expect((await director.ask<ListAnswer>('/registers/technology-contracts')).total).toBe(0)
  const [first] = (await director.ask<PostingsAnswer>(postings)).rows
  expect(first).toMatchObject({ subject: record.id, title: null })
  const gone = await director.ask<RecordAnswer>(path)
  expect(gone.history[0]).toMatchObject({ action: 'removed', reason: '重复登记' })
})
