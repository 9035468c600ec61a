// Revision and outline over HTTP: who may, which version was seen, what the public page then says.
import type { OutlineAnswer, PlanAnswer, PlanTimelineAnswer, RevisionAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, codesIn, openTestHouse, type TestHouse } from '../../http/testing/test-house.ts'
import { planData, publicPlan } from '../../portal/public-plan.ts'
import { planRoutes } from '../routes.ts'

let house: TestHouse
let officer: Asking
beforeAll(async () => {
  house = await openTestHouse('revision_routes', { routes: planRoutes })
  officer = await house.as('officer')
})
afterAll(() => house.close())

async function read(title: string, text: string): Promise<PlanAnswer> {
  const body = { title, year: 2024, text, datedOn: '2024-01-15', documentNumber: '示例科发〔2024〕1号' }
  const plan = (await officer.send('POST', '/api/plans', { body })).json<PlanAnswer>()
  for (const { id, version } of plan.targetList) {
    const done = await officer.send('PATCH', `/api/plans/${plan.id}/targets/${id}`, {
      version,
      body: { state: 'confirmed' },
    })
    expect(done.statusCode).toBe(200)
  }
  return plan
}

test('an officer declares, applies and undoes; a leader looks; the public page names the step', async () => {
  const first = await read(
    '示例要点',
    '示例市2024年要点：净增高新技术企业900家，全市技术合同成交额突破700亿元。',
  )
  const second = await read('示例调整', '示例市2024年调整：净增高新技术企业1000家。')
  const path = `/api/plans/${second.id}/revision`
  const dated = (await officer.get(path)).json<RevisionAnswer>()
  expect(dated.document).toMatchObject({ datedOn: '2024-01-15', number: '示例科发〔2024〕1号' })
  const body = { base: first.id, datedOn: '2024-05-01' }
  expect(codesIn(await officer.send('PATCH', path, { body }))).toEqual(['request/no-version'])
  const stale = await officer.send('PATCH', path, { body, version: dated.version + 1 })
  expect([stale.statusCode, ...codesIn(stale)]).toEqual([409, 'plan/changed-meanwhile'])
  const declared = await officer.send('PATCH', path, { body, version: dated.version })
  const { version, seen, pairs } = declared.json<RevisionAnswer>()
  const sent = pairs.map(({ base, next, act }) => ({
    base: base?.target ?? null,
    next: next?.target ?? null,
    act,
  }))

  const leader = await house.as('director')
  expect((await leader.get(path)).json<RevisionAnswer>().may).toEqual([])
  const order = { version, body: { seen, pairs: sent } }
  expect((await leader.send('POST', path, order)).statusCode).toBe(403)
  expect((await (await house.as('clerk')).get(path)).statusCode).toBe(403)
  expect(codesIn(await officer.get('/api/plans/x/timeline'))).toEqual(['plan/missing'])

  const applied = (await officer.send('POST', path, order)).json<RevisionAnswer>()
  expect(applied.applied).toMatchObject({ from: '2024-05-01', by: '示例·officer' })
  const timeline = (await leader.get(`/api/plans/${first.id}/timeline`)).json<PlanTimelineAnswer>()
  expect(timeline.revisedBy.map(({ document }) => document.plan)).toEqual([second.id])
  expect(timeline.targets[0]?.steps.map(({ from, until }) => [from, until])).toEqual([
    ['2024-01-15', '2024-04-30'],
    ['2024-05-01', null],
  ])

  const plan = (await officer.get(`/api/plans/${first.id}`)).json<PlanAnswer>()
  await officer.send('POST', `/api/plans/${first.id}/publish`, {
    version: plan.version,
    body: { published: true },
  })
  const shown = await house.write(async ({ transaction, catalogue, lists, clock }) => {
    const context = { transaction, catalogue, lists, clock }
    const found = await publicPlan(context)
    return found === undefined ? undefined : planData(context, found)
  })
  expect(shown?.targets.map(({ terms, revised }) => [terms.value, revised])).toEqual([
    ['1000', { title: '示例调整', from: '2024-05-01' }],
    ['70000000000', null],
  ])

  const undone = (await officer.send('DELETE', path, { version: applied.version })).json<RevisionAnswer>()
  expect(undone.applied).toBeNull()
})

test('the outline is written only by the version seen, and by whoever may write', async () => {
  const plan = await read('示例提纲', '一、总体目标\n净增高新技术企业90家。\n二、重点任务\n抓好落实。')
  const path = `/api/plans/${plan.id}/outline`
  const outline = [{ level: 1, marker: '一、', title: '总目标', slogan: null }]
  expect(codesIn(await officer.send('PUT', path, { body: { outline } }))).toEqual(['request/no-version'])
  const saved = await officer.send('PUT', path, { version: 1, body: { outline } })
  expect(saved.json<OutlineAnswer>()).toMatchObject({ version: 2, outline: [{ order: 1, title: '总目标' }] })
  expect((await officer.send('PUT', path, { version: 1, body: { outline } })).statusCode).toBe(409)
  const leader = await house.as('director')
  expect((await leader.send('PUT', path, { version: 2, body: { outline } })).statusCode).toBe(403)
  expect((await leader.get(path)).json<OutlineAnswer>().history).toHaveLength(2)
})
