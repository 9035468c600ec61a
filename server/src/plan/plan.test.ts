// A plan from its text to confirmed targets on the real database: reading, correcting, publishing, evidence.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishPlan } from './change-target.ts'
import type { GivenPlan } from './create-plan.ts'
import { addEvidence } from './evidence.ts'
import { listPlans } from './plan.queries.ts'
import { article, at, codesOf, owner, PlanDesk } from './testing/plan-desk.ts'

let desk: PlanDesk
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-plan-'))
  desk = await PlanDesk.open('plan')
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

describe('reading a plan', () => {
  test('finds the six targets, proposes the right indicator for each and confirms none', async () => {
    const plan = await desk.read()
    expect(
      plan.targetList.map(({ indicator, comparator, value, state }) => [indicator, comparator, value, state]),
    ).toEqual([
      ['rdIntensity', 'reach', '2.75', 'read'],
      ['aboveScaleRdInstitutionRate', 'atLeast', '30', 'read'],
      ['newProvincialPlusRdInstitutions', 'newCount', '20', 'read'],
      ['netNewHnte', 'netIncrease', '900', 'read'],
      ['techSmeCount', 'exceed', '8000', 'read'],
      ['technologyContractAmount', 'exceed', '70000000000', 'read'],
    ])
    for (const { valueSpan, unitSurface } of plan.targetList)
      expect(plan.text.slice(...valueSpan)).toContain(unitSurface)
    expect(plan.outline.map(({ title }) => title)).toContain('总体目标')
    expect(plan).toMatchObject({ targets: 6, confirmed: 0, published: false, version: 1 })
  })

  test('takes the text out of a saved page', async () => {
    const body = article.split('\n').map((line) => `<p>${line}</p>`)
    const text = `<!DOCTYPE html><html><style>p{}</style><body><script>1</script>${body.join('')}</body></html>`
    const plan = await desk.read({ text, title: '示例网页' })
    expect(plan.targetList.length).toBe(6)
    expect(plan.text).not.toMatch(/<p>|script|style/)
  })

  test('refuses nothing, a program, 50 MB, no title and no year, each with what to do', async () => {
    const attempt = (given: Partial<GivenPlan>) => desk.attempt(given)
    const before = (await desk.city.read(listPlans)).length
    expect(codesOf(await attempt({ text: '' }))).toEqual(['plan/empty'])
    expect(codesOf(await attempt({ text: ' \n<>…' }))).toEqual(['plan/empty'])
    expect(codesOf(await attempt({ text: '<html><body><img src="a.png"></body></html>' }))).toEqual([
      'plan/empty',
    ])
    expect(
      codesOf(
        await attempt({
          text: Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7) % 256)).toString(),
        }),
      ),
    ).toEqual(['plan/binary'])
    expect(codesOf(await attempt({ text: `${article}\u0000` }))).toEqual(['plan/binary'])
    expect(codesOf(await attempt({ text: '长'.repeat(50_000_000 / 3) }))).toEqual(['plan/too-large'])
    expect(codesOf(await attempt({ text: article.repeat(200) }))).toEqual(['plan/too-many-targets'])
    expect(codesOf(await attempt({ title: ' ', year: 23.5 }))).toEqual(['plan/title', 'plan/year'])
    expect((await desk.city.read(listPlans)).length).toBe(before)
  })

  test('does not read the same text for the same year twice', async () => {
    const { text, year } = await desk.read()
    expect(codesOf(await desk.attempt({ text, year, title: '又一份' }))).toEqual(['plan/already-read'])
    expect((await desk.attempt({ text, year: year + 1 })).ok).toBe(true)
  })

  test('a text without any target is a plan without targets', async () => {
    expect((await desk.read({ text: '示例市科技工作要点：锚定目标，真抓实干。' })).targetList).toEqual([])
  })
})

describe('one target', () => {
  test('is confirmed with an indicator, allocated, and answers with a new version', async () => {
    const plan = await desk.read()
    const target = at(plan.targetList, 5)
    expect(
      (
        await desk.change(plan, target, {
          change: { state: 'confirmed', division: 'plan', owner, dueOn: '2023-12-31' },
        })
      ).ok,
    ).toBe(true)
    const now = at((await desk.plan(plan.id)).targetList, 5)
    expect(now).toMatchObject({
      state: 'confirmed',
      division: 'plan',
      owner,
      dueOn: '2023-12-31',
      version: 2,
    })
  })

  test('is not confirmed without an indicator, nor with one of another unit', async () => {
    const plan = await desk.read()
    const target = at(plan.targetList, 5)
    expect(
      codesOf(await desk.change(plan, target, { change: { state: 'confirmed', indicator: null } })),
    ).toEqual(['plan/indicator'])
    const wrong = await desk.change(plan, target, { change: { state: 'confirmed', indicator: 'hnteCount' } })
    expect(wrong.ok ? '' : wrong.problems[0]?.message.en).toContain('High-tech enterprises')
    expect(codesOf(await desk.change(plan, target, { change: { indicator: 'nothing' } }))).toEqual([
      'plan/indicator',
    ])
  })

  test('refuses every wrong value at once, and an outdated version', async () => {
    const plan = await desk.read()
    const target = at(plan.targetList)
    const wrong = {
      comparator: 'between',
      value: '两千',
      unit: ' ',
      phrase: '',
      division: 'none',
      owner: 'nobody',
    }
    expect(codesOf(await desk.change(plan, target, { change: wrong }))).toEqual([
      'plan/division',
      'plan/owner',
      'plan/phrase',
      'plan/value',
      'plan/valueHigh',
      'plan/unit',
    ])
    expect((await desk.change(plan, target, { change: { state: 'rejected' } })).ok).toBe(true)
    expect(codesOf(await desk.change(plan, target, { change: { state: 'confirmed' } }))).toEqual([
      'plan/changed-meanwhile',
    ])
    expect(codesOf(await desk.change({ ...plan, id: owner }, target, { change: {} }))).toEqual([
      'plan/missing',
    ])
  })

  test('keeps what it said before with act and document, and what the reader found', async () => {
    const plan = await desk.read()
    const target = at(plan.targetList, 3)
    await desk.change(plan, target, {
      change: { value: '1000', comparator: 'atLeast' },
      document: '示例科发〔2023〕5号',
    })
    const kept = await desk.city.read((transaction) =>
      transaction.rows(
        `select h.version, h.value, h.comparator, h.document, a.reason, t.value as now, t.bound,
           t.reading->>'scaledValue' as first
         from plan_target_history h join plan_target t on t.id = h.target join act a on a.id = h.superseded_by where t.id = $1`,
        [target.id],
      ),
    )
    expect(kept).toEqual([
      {
        version: 1,
        value: '900',
        comparator: 'netIncrease',
        document: '示例科发〔2023〕5号',
        reason: '示例科发〔2023〕5号',
        now: '1000',
        bound: 'atLeast',
        first: '900',
      },
    ])
  })

  test('a change that changes nothing leaves no trace', async () => {
    const plan = await desk.read()
    const target = at(plan.targetList)
    expect((await desk.change(plan, target, { change: { value: '2.75', state: 'read' } })).ok).toBe(true)
    expect(at((await desk.plan(plan.id)).targetList).version).toBe(1)
  })

  test('takes evidence once, keeps the file by its hash, and refuses an empty one', async () => {
    const plan = await desk.read()
    const target = at(plan.targetList)
    const path = join(folder, 'upload')
    writeFileSync(path, '示例证明')
    const sha256 = createHash('sha256').update('示例证明').digest('hex')
    const files = [{ name: '示例证明.pdf', path, size: 12, sha256 }]
    const filesFolder = join(folder, 'files')
    const order = { plan: plan.id, target: target.id, filesFolder, files }
    expect((await desk.inPlan((context) => addEvidence(context, order))).ok).toBe(true)
    expect((await desk.inPlan((context) => addEvidence(context, order))).ok).toBe(true)
    const { evidence } = at((await desk.plan(plan.id)).targetList)
    expect(evidence).toMatchObject([
      { name: '示例证明.pdf', type: 'application/pdf', size: 12, sha256, actor: 'tester' },
    ])
    expect(readdirSync(filesFolder)).toEqual([sha256])
    const empty = { ...order, files: [{ ...files[0], name: '空.pdf', path, size: 0, sha256: 'x' }] }
    expect(codesOf(await desk.inPlan((context) => addEvidence(context, empty)))).toEqual([
      'plan/evidence-empty',
    ])
  })

  test('a plan is published and withdrawn by its version', async () => {
    const plan = await desk.read()
    const publish = (version: number, published: boolean) =>
      desk.inPlan((context) => publishPlan(context, { plan: plan.id, version, published }))
    expect((await publish(1, true)).ok).toBe(true)
    expect(codesOf(await publish(1, false))).toEqual(['plan/changed-meanwhile'])
    expect(await desk.plan(plan.id)).toMatchObject({ published: true, version: 2 })
    expect(
      codesOf(
        await desk.inPlan((context) => publishPlan(context, { plan: 'x', version: 1, published: true })),
      ),
    ).toEqual(['plan/missing'])
  })
})
