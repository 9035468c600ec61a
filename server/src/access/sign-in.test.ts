// Signing in over HTTP: the same answer for whoever fails, sessions that end, tokens on every write.
import type { SessionAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codesIn, openTestHouse, password, type TestHouse } from '../http/testing/test-house.ts'
import { sessionCookie } from './session.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('sign-in')
})
afterAll(() => house.close())

const attempt = (account: string, word: string) =>
  house.app.inject({ method: 'POST', url: '/api/session', payload: { account, password: word } })

test('a person signs in, is known, signs out, and is not known any more', async () => {
  const answer = await attempt('officer', password)
  expect(answer.statusCode).toBe(200)
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ name: sessionCookie, httpOnly: true, sameSite: 'Lax', path: '/' })
  const asking = await house.as('officer')
  const { person } = (await asking.get('/api/session')).json<SessionAnswer>()
  expect(person).toMatchObject({ account: 'officer', roles: ['officer'], scope: 'city' })
  expect((await asking.send('DELETE', '/api/session')).statusCode).toBe(204)
  expect((await asking.get('/api/session')).statusCode).toBe(401)
})

test('an unknown account and a wrong password get the same answer', async () => {
  const [unknown, wrong] = [await attempt('nobody', 'x'), await attempt('director', 'x')]
  expect(unknown.statusCode).toBe(401)
  expect(wrong.statusCode).toBe(401)
  expect(unknown.body).toBe(wrong.body)
  expect(unknown.cookies).toHaveLength(0)
})

test('after five failures the account waits at that address, even with the right password', async () => {
  for (let index = 0; index < 5; index += 1) expect((await attempt('auditor', 'x')).statusCode).toBe(401)
  const waiting = await attempt('auditor', password)
  expect(waiting.statusCode).toBe(429)
  expect(codesIn(waiting)).toEqual(['access/too-many-attempts'])
})

test('the cookie is Secure where the proxy says https', async () => {
  const payload = { account: 'officer', password }
  const headers = { 'x-forwarded-proto': 'https' }
  const answer = await house.app.inject({ method: 'POST', url: '/api/session', payload, headers })
  expect(answer.cookies[0]).toMatchObject({ secure: true })
  expect(answer.headers['strict-transport-security']).toBeDefined()
})

test('a session ends after half an hour without use, and after twelve hours in any case', async () => {
  const startMs = house.clock.now().getTime()
  const idle = await house.as('officer')
  house.clock.set(startMs + 29 * 60_000)
  expect((await idle.get('/api/session')).statusCode).toBe(200)
  house.clock.set(startMs + 60 * 60_000)
  expect((await idle.get('/api/session')).statusCode).toBe(401)
  const busy = await house.as('officer')
  const from = house.clock.now().getTime()
  for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
    house.clock.set(from + minutes * 60_000)
    expect((await busy.get('/api/session')).statusCode).toBe(200)
  }
  house.clock.set(from + 12 * 60 * 60_000)
  expect((await busy.get('/api/session')).statusCode).toBe(401)
  house.clock.set(startMs)
})

test('a write without the CSRF token, or from another origin, is refused', async () => {
  const asking = await house.as('officer')
  const body = { register: 'organisations', query: {}, columns: [] }
  const without = await asking.send('PUT', '/api/views/a', { body, headers: { 'x-csrf-token': 'x' } })
  expect(without.statusCode).toBe(403)
  expect(codesIn(without)).toEqual(['access/wrong-csrf'])
  const foreign = await asking.send('PUT', '/api/views/a', {
    body,
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(foreign.statusCode).toBe(403)
  expect((await asking.send('PUT', '/api/views/a', { body })).statusCode).toBe(204)
})

test('whoever has not signed in is told so, on every route that needs a right', async () => {
  for (const url of [
    '/api/session',
    '/api/catalogue',
    '/api/people',
    '/api/views',
    '/api/registers/organisations',
  ]) {
    const answer = await house.app.inject({ method: 'GET', url })
    expect([url, answer.statusCode]).toEqual([url, 401])
    expect(codesIn(answer)).toEqual(['access/not-signed-in'])
  }
})

test('a disabled account loses its session', async () => {
  const asking = await house.as('director')
  const { database, everything } = house.installation
  await database.transact(everything, (transaction) =>
    transaction.run("update person set disabled = true where account = 'director'"),
  )
  expect((await asking.get('/api/session')).statusCode).toBe(401)
  await database.transact(everything, (transaction) =>
    transaction.run("update person set disabled = false where account = 'director'"),
  )
})

test('a sign-in without password, with an unknown field or with no JSON is refused with the field', async () => {
  const send = (payload: object | string, headers: Record<string, string> = {}) =>
    house.app.inject({ method: 'POST', url: '/api/session', payload, headers })
  expect(codesIn(await send({ account: 'officer' }))).toEqual(['request/required'])
  expect(codesIn(await send({ account: 'officer', password: 7, more: 1 }))).toEqual([
    'request/wrong-value',
    'request/unknown-name',
  ])
  const broken = await send('{', { 'content-type': 'application/json' })
  expect(broken.statusCode).toBe(422)
  expect(codesIn(broken)).toEqual(['request/unreadable'])
  expect(codesIn(await send('[1]', { 'content-type': 'application/json' }))).toEqual([
    'request/not-an-object',
  ])
})
