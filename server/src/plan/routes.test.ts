// Plans and the cockpit over HTTP: who may, what is refused, and that a district sees only its own part.
import type { CockpitAnswer, PlanAnswer, PlanSummary } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formOf } from '../http/testing/form.ts'
import { east, openTestHouse, password, type TestHouse } from '../http/testing/test-house.ts'
import { planRoutes } from './routes.ts'
import { article } from './testing/plan-desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('plan_routes', { routes: planRoutes })
})
afterAll(() => house.close())

interface Sent {
  readonly body?: object
  readonly version?: number
  readonly form?: ReturnType<typeof formOf>
}

/** Signs in and gives a way to ask with any method. */
async function as(account: string) {
  const signedIn = await house.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password },
  })
  const cookies = Object.fromEntries(signedIn.cookies.map(({ name, value }) => [name, value]))
  const { csrf } = signedIn.json<{ csrf: string }>()
  return async (method: 'GET' | 'POST' | 'PATCH', url: string, { body, version, form }: Sent = {}) => {
    const match = version === undefined ? {} : { 'if-match': String(version) }
    const payload = form?.payload ?? body
    const answer = await house.app.inject({
      method,
      url,
      cookies,
      headers: { 'x-csrf-token': csrf, ...match, ...form?.headers },
      ...(payload === undefined ? {} : { payload }),
    })
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    const codes = isJson
      ? (answer.json<{ problems?: { code: string }[] }>().problems ?? []).map(({ code }) => code)
      : []
    return { status: answer.statusCode, codes, json: <T>() => answer.json<T>(), bytes: answer.rawPayload }
  }
}

const paste = { title: '示例要点', year: 2024, text: article }

test('an officer pastes the article, confirms a target, adds evidence and publishes', async () => {
  const ask = await as('officer')
  const made = await ask('POST', '/api/plans', { body: paste })
  expect(made.status).toBe(200)
  const plan = made.json<PlanAnswer>()
  expect(plan).toMatchObject({ targets: 6, confirmed: 0, may: ['write', 'publish', 'export'] })
  const target = plan.targetList[3]
  const path = `/api/plans/${plan.id}/targets/${target?.id}`
  expect((await ask('PATCH', path, { body: { state: 'confirmed' } })).codes).toEqual(['request/no-version'])
  const confirmed = await ask('PATCH', path, {
    version: 1,
    body: { state: 'confirmed', division: 'market', dueOn: null },
  })
  expect(confirmed.json<PlanAnswer>().targetList[3]).toMatchObject({
    state: 'confirmed',
    division: 'market',
    version: 2,
  })
  const stale = await ask('PATCH', path, { version: 1, body: { state: 'rejected' } })
  expect([stale.status, stale.codes]).toEqual([409, ['plan/changed-meanwhile']])
  expect(
    (await ask('PATCH', path, { version: 2, body: { state: 'done', dueOn: '2024-02-30' } })).codes,
  ).toEqual(['request/wrong-value', 'request/wrong-value'])
  const form = formOf({}, { name: '示例证明.pdf', content: 'x' })
  const evidence = await ask('POST', `${path}/evidence`, { form })
  expect(evidence.json<PlanAnswer>().targetList[3]?.evidence).toMatchObject([
    { name: '示例证明.pdf', size: 1 },
  ])
  const published = await ask('POST', `/api/plans/${plan.id}/publish`, {
    version: 1,
    body: { published: true },
  })
  expect(published.json<PlanAnswer>()).toMatchObject({ published: true, version: 2 })
  const { plans } = (await ask('GET', '/api/plans')).json<{ plans: readonly PlanSummary[] }>()
  expect(plans).toMatchObject([{ id: plan.id, targets: 6, confirmed: 1, published: true }])
})

test('a leader reads plans and writes none; a firm’s clerk reads none', async () => {
  const leader = await as('director')
  const { plans } = (await leader('GET', '/api/plans')).json<{ plans: readonly PlanSummary[] }>()
  const id = plans[0]?.id ?? ''
  expect((await leader('GET', `/api/plans/${id}`)).json<PlanAnswer>().may).toEqual([])
  expect((await leader('POST', '/api/plans', { body: paste })).status).toBe(403)
  const clerk = await as('clerk')
  expect((await clerk('GET', `/api/plans/${id}`)).status).toBe(403)
  expect((await clerk('GET', '/api/cockpit')).status).toBe(403)
  expect((await leader('GET', '/api/plans/0')).codes).toEqual(['plan/missing'])
})

test('the same text, nothing and too much are refused with reasons', async () => {
  const ask = await as('officer')
  expect((await ask('POST', '/api/plans', { body: paste })).codes).toEqual(['plan/already-read'])
  expect((await ask('POST', '/api/plans', { body: { ...paste, text: '' } })).codes).toEqual(['plan/empty'])
  expect((await ask('POST', '/api/plans', { body: { title: '示例' } })).codes).toEqual([
    'request/required',
    'request/required',
  ])
  const large = await ask('POST', '/api/plans', { body: { ...paste, text: 'x'.repeat(50_000_000) } })
  expect([large.status, large.codes]).toEqual([413, ['request/too-large']])
})

test('the cockpit answers everybody who reads plans, with other districts left out for a district', async () => {
  const city = (await (await as('officer'))('GET', '/api/cockpit')).json<CockpitAnswer>()
  const district = (
    await (
      await as('east-officer')
    )('GET', '/api/cockpit?on=2024-06-03')
  ).json<CockpitAnswer>()
  const partsIn = ({ cards }: CockpitAnswer) =>
    cards.flatMap(({ figure }) => (figure?.parts ?? []).map(({ by }) => by['district']))
  expect(new Set(partsIn(city)).size).toBeGreaterThan(2)
  expect(new Set(partsIn(district))).toEqual(new Set([east]))
  expect(district.cards.map(({ figure }) => figure?.value)).toEqual(
    city.cards.map(({ figure }) => figure?.value),
  )
  expect((await (await as('officer'))('GET', '/api/cockpit?on=2024-02-30')).codes).toEqual([
    'request/wrong-value',
  ])
})

test('the sheet and the brief are downloads', async () => {
  const ask = await as('director')
  for (const path of ['progress-sheet.xlsx', 'brief.docx?language=en']) {
    const file = await ask('GET', `/api/cockpit/${path}`)
    expect([file.status, file.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  }
})
