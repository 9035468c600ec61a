// What people corrected leaves as labelled data; a plan accepted untouched scores 1 against the reader itself.
import { existsSync } from 'node:fs'
import { readPlan } from '@corridor/plan'
import type { PlanAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../http/testing/test-house.ts'
import { planRoutes } from '../routes.ts'

const text = `示例市2026年科技创新工作要点

一、总体目标

去年，全市技术合同成交额达到650亿元，比上年增长8.5%左右。

今年，要实现全社会研发经费投入占比达到2.75%，培育独角兽、瞪羚企业40家，科技型中小企业达到8000家以上，新建实验室20—25家，地方产值分别突破30亿元、50亿元，技术合同成交额从650亿元提高到700亿元以上，办好20件实事，推进26个项目建设。
`

const scorer = new URL('../../../../../shared/plan-text/score.mjs', import.meta.url)
const present = existsSync(scorer)
if (!present) console.log('skipped: ../shared/plan-text/score.mjs is not here')

interface Line {
  readonly id: string
  readonly text: string
  readonly source: object
  readonly targetsAnnotated: boolean
  readonly targets: readonly (Readonly<Record<string, unknown>> & { readonly read: object | null })[]
  readonly rejected: readonly Readonly<Record<string, unknown>>[]
  readonly merged: readonly Readonly<Record<string, unknown>>[]
  readonly undecided: readonly object[]
  readonly outline: readonly { readonly title: string }[]
}
interface Scores {
  readonly exact: { readonly f1: number; readonly gold: number }
  readonly outline: { readonly f1: number }
  readonly fields: unknown
}
interface Scorer {
  score(gold: readonly object[], predicted: readonly object[]): Scores
}

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse('labels', { routes: planRoutes })
})
afterAll(() => house.close())

type Asking = Awaited<ReturnType<TestHouse['as']>>
let serial = 0

async function plan(asking: Asking): Promise<PlanAnswer> {
  serial += 1
  const body = { title: '示例要点', year: 2026, text: `${text}\n（第${'甲'.repeat(serial)}份）` }
  return (await asking.send('POST', '/api/plans', { body })).json<PlanAnswer>()
}

async function change(asking: Asking, { id }: PlanAnswer, order: number, body: object): Promise<PlanAnswer> {
  const now = (await asking.get(`/api/plans/${id}`)).json<PlanAnswer>()
  const target = now.targetList.find((one) => one.order === order)
  const answer = await asking.send('PATCH', `/api/plans/${id}/targets/${target?.id}`, {
    body,
    ...(target === undefined ? {} : { version: target.version }),
  })
  expect([order, answer.statusCode]).toEqual([order, 200])
  return answer.json<PlanAnswer>()
}

const acceptance = ({ kind, indicator }: PlanAnswer['targetList'][number]) => ({
  state: 'confirmed',
  ...(kind === 'target' && indicator === null ? { answer: 'none' } : {}),
})

async function labels(asking: Asking, { id }: PlanAnswer): Promise<Line> {
  const answer = await asking.get(`/api/plans/${id}/labels`)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toContain('application/x-ndjson')
  expect(answer.body.trimEnd().split('\n')).toHaveLength(1)
  return answer.json<Line>()
}

test('the shared scorer is present where the checks are complete (CI=true)', () => {
  expect(present || process.env['CI'] !== 'true').toBe(true)
})

describe('labelled data of a plan', () => {
  test.skipIf(!present)(
    'a plan accepted untouched scores 1 against what the reader says of its text',
    async () => {
      const officer = await house.as('officer')
      const made = await plan(officer)
      for (const target of made.targetList) await change(officer, made, target.order, acceptance(target))
      const line = await labels(officer, made)
      expect(line.targetsAnnotated).toBe(true)
      expect(line.targets.length).toBe(made.targetList.length)
      expect(line.targets.map(({ outcome }) => outcome)).toEqual(line.targets.map(() => 'accepted'))
      const own = readPlan(made.text, { year: 2026, place: '示例市' })
      const module: Scorer = await import(scorer.href)
      const scores = module.score([line], [{ ...own, id: line.id }])
      expect(scores.exact).toMatchObject({ f1: 1, gold: line.targets.length })
      expect(scores.outline.f1).toBe(1)
      const plain = line.targets.map(
        ({ outcome: _o, rule: _r, confidence: _c, read: _read, boundTo: _b, newMeans: _n, ...rest }) => rest,
      )
      const { targets } = own
      expect(plain).toEqual(targets.map(({ confidence: _c, rule: _r, ...rest }) => rest))
    },
  )

  test('what was corrected, added, rejected and merged stands beside what was read', async () => {
    const officer = await house.as('officer')
    const made = await plan(officer)
    const order = (words: string) => made.targetList.find(({ phrase }) => phrase.includes(words))?.order ?? 0
    await change(officer, made, order('独角兽'), {
      phrase: '独角兽',
      value: '12',
      state: 'confirmed',
      answer: 'none',
    })
    await change(officer, made, order('科技型'), {
      state: 'rejected',
      rejectReason: 'existingSet',
      rejectWords: '示例说明',
    })
    const from = made.text.indexOf('26个')
    const added = await officer.send('POST', `/api/plans/${made.id}/targets`, {
      body: { phrase: '项目', from, to: from + 3 },
    })
    const extra = added.json<PlanAnswer>().targetList.find(({ origin }) => origin === 'person')
    await change(officer, made, extra?.order ?? 0, { state: 'confirmed', answer: 'none' })
    const line = await labels(officer, made)
    expect(line.targetsAnnotated).toBe(false)
    expect(line.targets).toMatchObject([
      { indicator: '独角兽', scaledValue: 12, outcome: 'corrected', read: { scaledValue: 40 } },
      { indicator: '项目', scaledValue: 26, valueSpan: [from, from + 3], outcome: 'added', read: null },
    ])
    expect(line.targets[0]).not.toHaveProperty('value')
    expect(line.rejected).toMatchObject([
      {
        reason: 'existingSet',
        words: '示例说明',
        read: { indicator: '科技型中小企业' },
        rule: expect.any(String),
      },
    ])
    expect(line.undecided.length).toBe(made.targetList.length - 2)
    expect(line).toMatchObject({ source: { title: '示例要点', year: 2026 }, text: made.text })
    expect(line.outline.map(({ title }) => title)).toContain('总体目标')
  })

  test('leaves only with the right to export, and every export is recorded', async () => {
    const officer = await house.as('officer')
    const made = await plan(officer)
    expect(made.may).toContain('export')
    const director = await house.as('director')
    expect((await director.get(`/api/plans/${made.id}/labels`)).statusCode).toBe(403)
    expect((await officer.get('/api/plans/x/labels')).statusCode).toBe(404)
    await labels(officer, made)
    const acts = await house.write(({ transaction }) =>
      transaction.rows<{ file_name: string }>(
        "select file_name from act where kind = 'exported' and record = $1",
        [made.id],
      ),
    )
    expect(acts).toEqual([{ file_name: 'labels.jsonl' }])
  })
})
