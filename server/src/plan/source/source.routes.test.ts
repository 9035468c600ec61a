// A plan's file over HTTP: read without storing, kept with the plan, opened by whoever reads plans.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PlanAnswer, PlanFileAnswer, PlanOriginalsAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formOf } from '../../http/testing/form.ts'
import { type Asking, codesIn, openTestHouse, type TestHouse } from '../../http/testing/test-house.ts'
import { planRoutes } from '../routes.ts'

const folder = fileURLToPath(new URL('../../../../corpus/plan-files', import.meta.url))
const bytesOf = (name: string): Buffer => readFileSync(join(folder, name))

let house: TestHouse
let officer: Asking
beforeAll(async () => {
  house = await openTestHouse('plan_source', { routes: planRoutes })
  officer = await house.as('officer')
})
afterAll(() => house.close())

const upload = (who: Asking, path: string, ...files: readonly { name: string; content: Buffer }[]) =>
  who.send('POST', path, formOf({}, ...files))

const keptFiles = (): readonly string[] => {
  try {
    return readdirSync(house.installation.filesFolder)
  } catch {
    return []
  }
}

test('a Word file is read without a trace, becomes a plan, and is opened again as it was given', async () => {
  const content = bytesOf('work-points.docx')
  const file = { name: '示例要点.docx', content }
  const answer = await upload(officer, '/api/plans/file', file)
  const read = answer.json<PlanFileAnswer>()
  expect(read).toMatchObject({ title: '示例市2026年科技创新工作要点', year: 2026, warnings: [] })
  expect(keptFiles()).toEqual([])

  const { title, year, text } = read
  const plan = (await officer.send('POST', '/api/plans', { body: { title, year, text } })).json<PlanAnswer>()
  expect(plan.targetList.length).toBeGreaterThanOrEqual(15)
  expect(plan.outline.map((node) => node.marker)).toContain('（一）')
  for (const { span, valueSpan } of plan.targetList) {
    expect(plan.text.slice(...span)).toContain(plan.text.slice(...valueSpan))
  }

  const path = `/api/plans/${plan.id}/originals`
  expect((await officer.get(path)).json<PlanOriginalsAnswer>()).toEqual({ files: [] })
  await upload(officer, path, file)
  const twice = (await upload(officer, path, file)).json<PlanOriginalsAnswer>()
  const sha256 = createHash('sha256').update(content).digest('hex')
  expect(twice.files).toMatchObject([{ name: '示例要点.docx', sha256, size: content.length }])

  const director = await house.as('director')
  expect((await director.get(path)).json<PlanOriginalsAnswer>()).toEqual(twice)
  const opened = await director.get(`/api/attachments/${sha256}`)
  expect(opened.rawPayload.equals(content)).toBe(true)
  expect(opened.headers['content-disposition']).toMatch(/^attachment/)
})

test('whoever may not write plans reads no file and keeps none; whoever reads none sees no original', async () => {
  const file = { name: 'x.txt', content: Buffer.from('技术合同成交额达到600亿元。') }
  const director = await house.as('director')
  for (const path of ['/api/plans/file', '/api/plans/x/originals']) {
    expect([path, (await upload(director, path, file)).statusCode]).toEqual([path, 403])
  }
  const clerk = await house.as('clerk')
  expect((await clerk.get('/api/plans/x/originals')).statusCode).toBe(403)
})

test('no file, two files, an empty one, a scan and an unknown plan are refused with what to do', async () => {
  const file = { name: 'x.txt', content: Buffer.from('技术合同成交额达到600亿元。') }
  const codes = async (path: string, ...files: Parameters<typeof upload>[2][]) =>
    codesIn(await upload(officer, path, ...files))
  expect(await codes('/api/plans/file')).toEqual(['plan/one-file'])
  expect(await codes('/api/plans/file', file, file)).toEqual(['plan/one-file'])
  expect(await codes('/api/plans/file', { name: 'x', content: Buffer.alloc(0) })).toEqual(['plan/file-empty'])
  const scan = { name: 'x.pdf', content: bytesOf('scanned.pdf') }
  expect(await codes('/api/plans/file', scan)).toEqual(['plan/file-scanned'])
  expect(await codes('/api/plans/x/originals', file)).toEqual(['plan/missing'])
  expect(codesIn(await officer.get('/api/plans/x/originals'))).toEqual(['plan/missing'])
})

test('a file of more than 20 MB is refused before it is read', async () => {
  const content = Buffer.alloc(20 * 1024 * 1024 + 1, '1')
  const answer = await upload(officer, '/api/plans/file', { name: 'x.txt', content })
  expect(codesIn(answer)).toEqual(['plan/file-too-large'])
})
