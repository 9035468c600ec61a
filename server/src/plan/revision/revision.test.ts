// A second plan revises the first on the real database: compared, applied from its day on, undone, nothing lost.
import type { Day } from '@corridor/base'
import { addDays, chance, day } from '@corridor/base'
import type { PairShown, PlanAnswer, RevisionAnswer, StepShown } from '@corridor/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../modules.ts'
import { stoppedClock } from '../../store/clock.ts'
import { randomSeed } from '../../testing/test-city.ts'
import { mergeRecords } from '../confirm/acts/merge-records.ts'
import { listPlans, newestPlan } from '../plan.queries.ts'
import { article, at, codesOf, noon, PlanDesk } from '../testing/plan-desk.ts'
import { revisionAnswer } from './compare-plans.ts'
import { applyRevision, declareRevision, undoAppliedRevision } from './revise-plan.ts'
import { timelineAnswer } from './timeline.ts'

const adjusted = `示例市2023年科技创新工作要点调整方案

净增高新技术企业1000家，科技型中小企业突破8000家，全市技术合同成交额突破800亿元，技术合同登记9000项。
`

const dayMs = 86_400_000

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open('revision')
})
afterAll(() => desk.close())

const write = <T>(
  epochMs: number,
  work: Parameters<typeof applyRevision>[0] extends infer C ? (context: C) => Promise<T> : never,
) =>
  desk.city.write(epochMs, ({ transaction, actor }) =>
    work({ transaction, catalogue, clock: stoppedClock(epochMs), actor }),
  )

async function compared(plan: string): Promise<RevisionAnswer> {
  const answer = await desk.city.read((transaction) =>
    revisionAnswer(transaction, plan, { today: day('2023-06-30'), may: [] }),
  )
  if (answer === undefined) throw new Error('no plan')
  return answer
}

/** Reads a plan and confirms all of it. */
async function confirmed(text = article, year = 2023): Promise<PlanAnswer> {
  const plan = await desk.read({ text, year })
  for (const target of plan.targetList) {
    const indicator = target.indicator ?? target.candidates[0]?.indicator ?? null
    const done = await desk.change(plan, target, { change: { state: 'confirmed', indicator } })
    if (!done.ok) throw new Error(`${target.phrase} ${JSON.stringify(done.problems)}`)
  }
  return desk.plan(plan.id)
}

const sent = (pairs: readonly PairShown[]) =>
  pairs.map(({ base, next, act }) => ({ base: base?.target ?? null, next: next?.target ?? null, act }))

async function declare(plan: string, order: { readonly base?: string; readonly datedOn?: string }) {
  const { version } = await compared(plan)
  return write(noon, (context) =>
    declareRevision(context, { plan, version, number: '示例科发〔2023〕9号', ...order }),
  )
}

const outcome = ({ pairs }: RevisionAnswer) =>
  pairs.map(({ base, next, isSame, act }) => [
    base?.phrase ?? null,
    next?.phrase ?? null,
    isSame ? 'same' : base !== null && next !== null ? 'changed' : 'alone',
    act,
  ])

async function apply(
  plan: string,
  { pairs, epochMs = noon }: { readonly pairs?: unknown; readonly epochMs?: number } = {},
) {
  const answer = await compared(plan)
  const given = pairs ?? sent(answer.pairs)
  return write(epochMs, (context) =>
    applyRevision(context, { plan, version: answer.version, seen: answer.seen, pairs: given }),
  )
}

async function undo(plan: string, epochMs = noon) {
  const { version } = await compared(plan)
  return write(epochMs, (context) => undoAppliedRevision(context, { plan, version }))
}

const wordsOf = (steps: readonly StepShown[]) =>
  steps.map(({ kind, from, until, terms }) => [kind, from, until, terms?.value ?? null])

async function stepsIn(plan: string, phrase: string): Promise<readonly StepShown[]> {
  const timeline = await desk.city.read((transaction) => timelineAnswer(transaction, plan))
  return timeline?.targets.find((target) => target.phrase.includes(phrase))?.steps ?? []
}

const valuesOn = async (plan: string, on: string, asOf?: number) => {
  const { cards } = await desk.cockpit(
    { plan, on: day(on), asOf: asOf === undefined ? undefined : new Date(asOf) },
    noon + 400 * dayMs,
  )
  return Object.fromEntries(cards.map(({ target }) => [target.phrase, target.value]))
}

/** Two plans, the second declared to revise the first from 15 July. */
async function twoPlans() {
  const first = await confirmed()
  const second = await confirmed(adjusted)
  expect((await declare(second.id, { base: first.id, datedOn: '2023-07-15' })).ok).toBe(true)
  return { first, second }
}

describe('a mid-year adjustment', () => {
  test('is compared target by target, with reasons, and changes nothing by itself', async () => {
    const { first, second } = await twoPlans()
    const answer = await compared(second.id)
    expect(outcome(answer)).toEqual([
      ['高新技术企业', '高新技术企业', 'changed', 'change'],
      ['科技型中小企业', '科技型中小企业', 'same', 'keep'],
      ['技术合同成交额', '技术合同成交额', 'changed', 'change'],
      [null, expect.stringContaining('技术合同'), 'alone', 'add'],
      [expect.stringContaining('研发经费投入'), null, 'alone', 'keep'],
      [expect.stringContaining('研发机构'), null, 'alone', 'keep'],
      [expect.stringContaining('研发机构'), null, 'alone', 'keep'],
    ])
    expect(answer.pairs[0]?.reason?.zh).toBe('同一指标，用语相同；同为 2023 年')
    expect(answer.base).toMatchObject({ plan: first.id })
    expect(await stepsIn(first.id, '高新技术企业')).toHaveLength(1)
  })

  test('is proposed for the plans of its year that share most targets', async () => {
    const first = await confirmed()
    const second = await confirmed(adjusted)
    const { proposals } = await compared(second.id)
    expect(proposals.map(({ document }) => document.plan)).not.toContain(second.id)
    const own = proposals.find(({ document }) => document.plan === first.id)
    expect(own?.reason.zh).toBe('同一年度；新计划 4 项目标中 3 项对应')
  })

  test('holds from its day: the day before still has the old value, and both documents stand on the step', async () => {
    const { first, second } = await twoPlans()
    const answer = await compared(second.id)
    const adding = answer.pairs.find(({ act }) => act === 'add')?.next?.state === 'confirmed'
    const pairs = sent(answer.pairs).map((pair) =>
      pair.act === 'add' && !adding ? { ...pair, act: 'keep' } : pair,
    )
    expect(codesOf(await apply(second.id, { pairs }))).toEqual([])
    expect((await valuesOn(first.id, '2023-07-14'))['高新技术企业']).toBe('900')
    expect((await valuesOn(first.id, '2023-07-15'))['高新技术企业']).toBe('1000')
    const steps = await stepsIn(first.id, '高新技术企业')
    expect(wordsOf(steps)).toEqual([
      ['first', null, '2023-07-14', '900'],
      ['changed', '2023-07-15', null, '1000'],
    ])
    expect(steps.map(({ document, by }) => [document.plan, document.number, by])).toEqual([
      [first.id, null, 'tester'],
      [second.id, '示例科发〔2023〕9号', 'tester'],
    ])
    const card = (await desk.cockpit({ plan: first.id, on: day('2023-08-01') }, noon + 60 * dayMs)).cards[3]
    expect([card?.target.value, card?.steps.length, card?.distance]).toEqual(['1000', 2, '1000'])
    expect((await compared(second.id)).applied).toMatchObject({ from: '2023-07-15', by: 'tester' })
    expect(outcome(await compared(second.id))[0]).toEqual([
      '高新技术企业',
      '高新技术企业',
      'changed',
      'change',
    ])
  })

  test('is then part of the first plan: the cockpit opens with that one', async () => {
    const { second } = await twoPlans()
    const newest = () => desk.city.read(newestPlan)
    expect((await newest())?.id).toBe(second.id)
    expect((await apply(second.id)).ok).toBe(true)
    expect((await newest())?.id).not.toBe(second.id)
    expect((await desk.city.read(listPlans)).find(({ id }) => id === second.id)?.is_part).toBe(true)
  })

  test('joins and withdraws targets on its day where the person says so', async () => {
    const { first, second } = await twoPlans()
    const contracts = at(second.targetList, 3)
    const pairs = sent((await compared(second.id)).pairs).map((pair) =>
      pair.base === first.targetList[0]?.id ? { ...pair, act: 'withdraw' } : pair,
    )
    expect(codesOf(await apply(second.id, { pairs }))).toEqual([])
    const before = await valuesOn(first.id, '2023-07-14')
    const after = await valuesOn(first.id, '2023-07-15')
    expect(Object.keys(before)).toHaveLength(6)
    expect(Object.keys(after)).toHaveLength(6)
    expect(Object.keys(after).filter((phrase) => !(phrase in before))).toEqual([contracts.phrase])
    expect(wordsOf(await stepsIn(first.id, at(first.targetList).phrase))).toEqual([
      ['first', null, '2023-07-14', '2.75'],
      ['withdrawn', '2023-07-15', null, null],
    ])
    const joined = (
      await desk.cockpit({ plan: first.id, on: day('2023-07-15') }, noon + 60 * dayMs)
    ).cards.at(-1)
    expect([joined?.code, joined?.steps[0]?.kind]).toEqual(['F-07', 'added'])
  })

  test('is undone: every day is as before, the belief of meanwhile is known, and it can be applied again', async () => {
    const { first, second } = await twoPlans()
    expect((await apply(second.id, { epochMs: noon + dayMs })).ok).toBe(true)
    expect((await undo(second.id, noon + 2 * dayMs)).ok).toBe(true)
    const on = '2023-12-31'
    expect((await valuesOn(first.id, on))['高新技术企业']).toBe('900')
    expect((await valuesOn(first.id, on, noon + dayMs + 1))['高新技术企业']).toBe('1000')
    expect((await valuesOn(first.id, on, noon))['高新技术企业']).toBe('900')
    expect(codesOf(await undo(second.id))).toEqual(['revision/not-applied'])
    expect((await apply(second.id, { epochMs: noon + 3 * dayMs })).ok).toBe(true)
    expect((await valuesOn(first.id, on))['高新技术企业']).toBe('1000')
  })

  test('is shown as it was applied when its own plan is corrected later; what is in force stays', async () => {
    const { first, second } = await twoPlans()
    expect((await apply(second.id)).ok).toBe(true)
    const target = at((await desk.plan(second.id)).targetList)
    expect((await desk.change(second, target, { change: { value: '1300' } })).ok).toBe(true)
    expect((await compared(second.id)).pairs[0]?.next?.terms.value).toBe('1000')
    expect((await valuesOn(first.id, '2023-07-15'))['高新技术企业']).toBe('1000')
    expect((await undo(second.id)).ok).toBe(true)
    expect((await compared(second.id)).pairs[0]?.next?.terms.value).toBe('1300')
  })

  test('keeps its targets: none is rejected or merged away before the revision is undone', async () => {
    const { first, second } = await twoPlans()
    expect((await apply(second.id)).ok).toBe(true)
    const [, , , net, smes] = (await desk.plan(first.id)).targetList
    if (net === undefined || smes === undefined) throw new Error('no targets')
    const reject = { state: 'rejected', rejectReason: 'twice' }
    const refused = async () => [
      ...codesOf(await desk.change(first, net, { change: reject })),
      ...codesOf(
        await write(noon, (context) => mergeRecords(context, { plan: first.id, kept: smes, others: [net] })),
      ),
    ]
    expect(await refused()).toEqual(['revision/is-revised', 'revision/is-revised'])
    expect((await undo(second.id)).ok).toBe(true)
    expect(codesOf(await desk.change(first, net, { change: reject }))).toEqual([])
  })

  test('leaves a correction of the first plan where it belongs: before the step', async () => {
    const { first, second } = await twoPlans()
    expect((await apply(second.id)).ok).toBe(true)
    const target = at((await desk.plan(first.id)).targetList, 3)
    expect((await desk.change(first, target, { change: { value: '950' } })).ok).toBe(true)
    expect((await valuesOn(first.id, '2023-07-14'))['高新技术企业']).toBe('950')
    expect((await valuesOn(first.id, '2023-07-15'))['高新技术企业']).toBe('1000')
  })
})

test('a five-year target is restated by the report of a later year, whose own targets need not join', async () => {
  const first = await confirmed('示例市规划：到2025年，高新技术企业达到5000家，科技型中小企业达到9000家。')
  const second = await confirmed(
    '示例市报告：2024年技术合同成交额达到600亿元；到2025年，高新技术企业达到6000家。',
    2024,
  )
  await declare(second.id, { base: first.id, datedOn: '2024-02-01' })
  expect(outcome(await compared(second.id))).toEqual([
    [null, '技术合同成交额', 'alone', 'keep'],
    ['高新技术企业', '高新技术企业', 'changed', 'change'],
    ['科技型中小企业', null, 'alone', 'keep'],
  ])
  expect(codesOf(await apply(second.id))).toEqual([])
  expect(wordsOf(await stepsIn(first.id, '高新技术企业'))).toEqual([
    ['first', null, '2024-01-31', '5000'],
    ['changed', '2024-02-01', null, '6000'],
  ])
  expect((await desk.city.read(listPlans)).find(({ id }) => id === second.id)?.is_part).toBe(false)
})

test('of two people who apply at once one is refused', async () => {
  const { first, second } = await twoPlans()
  const done = await Promise.allSettled([apply(second.id), apply(second.id)])
  const codes = done.map((one) => (one.status === 'fulfilled' ? codesOf(one.value).join() : 'fault'))
  expect(codes.toSorted()).toEqual([
    '',
    expect.stringMatching(/plan\/changed-meanwhile|revision\/is-applied/),
  ])
  expect(await stepsIn(first.id, '高新技术企业')).toHaveLength(2)
})

describe('what cannot be applied', () => {
  test('has no base, no date, unconfirmed targets, another unit, no pair or nothing to do', async () => {
    const first = await confirmed()
    const second = await desk.read({ text: adjusted })
    const fresh = await compared(second.id)
    expect([fresh.base, fresh.pairs, fresh.applied]).toEqual([null, [], null])
    expect(codesOf(await apply(second.id))).toEqual(['revision/no-base'])
    expect((await declare(second.id, { base: first.id })).ok).toBe(true)
    expect(codesOf(await apply(second.id))).toEqual(['revision/no-date'])
    expect((await declare(second.id, { datedOn: '2023-07-15' })).ok).toBe(true)
    expect(codesOf(await apply(second.id))).toEqual([
      'revision/not-confirmed',
      'revision/not-confirmed',
      'revision/not-confirmed',
    ])
    const money = at(second.targetList, 2)
    expect((await desk.change(second, money, { change: { state: 'confirmed' } })).ok).toBe(true)
    const wrong = [{ base: at(first.targetList, 3).id, next: money.id, act: 'change' }]
    expect(codesOf(await apply(second.id, { pairs: wrong }))).toEqual(['revision/unit'])
    const twice = [
      { base: at(first.targetList, 5).id, next: money.id, act: 'change' },
      { base: at(first.targetList, 5).id, next: null, act: 'withdraw' },
      { base: null, next: at(first.targetList).id, act: 'add' },
    ]
    expect(codesOf(await apply(second.id, { pairs: twice }))).toEqual(['revision/pair', 'revision/pair'])
    expect(codesOf(await apply(second.id, { pairs: ['x'] }))).toEqual(['revision/pair'])
    expect(codesOf(await apply(second.id, { pairs: [] }))).toEqual(['revision/nothing'])
  })

  test('is older than its base or than a later revision, a circle, or was changed meanwhile', async () => {
    const { first, second } = await twoPlans()
    expect(codesOf(await declare(first.id, { base: second.id }))).toEqual(['revision/circle'])
    expect(codesOf(await declare(second.id, { base: second.id }))).toEqual(['revision/circle'])
    expect((await declare(first.id, { datedOn: '2023-08-01' })).ok).toBe(true)
    expect(codesOf(await apply(second.id))).toEqual(['revision/before-base'])
    expect((await declare(first.id, { datedOn: '2023-01-15' })).ok).toBe(true)
    const seen = await compared(second.id)
    const target = at((await desk.plan(second.id)).targetList)
    expect((await desk.change(second, target, { change: { value: '1100' } })).ok).toBe(true)
    const stale = { plan: second.id, version: seen.version, seen: seen.seen, pairs: sent(seen.pairs) }
    expect(codesOf(await write(noon, (context) => applyRevision(context, stale)))).toEqual([
      'plan/changed-meanwhile',
    ])
    expect((await apply(second.id)).ok).toBe(true)
    expect(codesOf(await apply(second.id))).toEqual(['revision/is-applied'])
    expect(codesOf(await declare(second.id, { datedOn: '2023-07-16' }))).toEqual(['revision/is-applied'])
    const third = await confirmed('示例市2023年再次调整：净增高新技术企业1200家。')
    expect((await declare(third.id, { base: first.id, datedOn: '2023-06-01' })).ok).toBe(true)
    expect(codesOf(await apply(third.id))).toEqual(['revision/later-applied'])
    expect((await declare(third.id, { datedOn: '2023-09-01' })).ok).toBe(true)
    expect((await compared(third.id)).pairs[0]?.base?.terms.value).toBe('1100')
    expect((await apply(third.id)).ok).toBe(true)
    expect(codesOf(await undo(second.id))).toEqual(['revision/stands-on'])
    expect((await undo(third.id)).ok).toBe(true)
    expect((await undo(second.id)).ok).toBe(true)
    expect((await valuesOn(first.id, '2023-12-31'))['高新技术企业']).toBe('900')
  })
})

test('after any sequence of revisions and undos each earlier belief is answered as it was', async () => {
  const seed = randomSeed()
  const dice = chance(seed)
  const first = await confirmed()
  const plans: string[] = []
  for (const value of [1_000, 1_100, 1_200]) {
    const plan = await confirmed(
      `示例市2023年调整：净增高新技术企业${value}家，科技型中小企业突破${value * 9}家。`,
    )
    await declare(plan.id, { base: first.id, datedOn: addDays(day('2023-07-01'), dice.integer(0, 60)) })
    plans.push(plan.id)
  }
  const days: readonly Day[] = [0, 20, 40, 61].map((days) => addDays(day('2023-07-01'), days))
  const picture = async (asOf: number) => {
    const rows = []
    for (const on of days) rows.push(await valuesOn(first.id, on, asOf))
    return rows
  }
  const seen: { readonly asOf: number; readonly picture: unknown }[] = []
  for (let round = 1; round <= 8; round += 1) {
    const epochMs = noon + round * 1_000
    // The first is applied and undone, so that there is something to believe; then whatever comes.
    const plan = round <= 2 ? at(plans) : dice.pick(plans)
    if (round === 1 || (round > 2 && dice.happens(0.6))) await apply(plan, { epochMs })
    else await undo(plan, epochMs)
    seen.push({ asOf: epochMs, picture: await picture(epochMs) })
  }
  for (const then of seen)
    expect([`seed ${seed}`, await picture(then.asOf)]).toEqual([`seed ${seed}`, then.picture])
  expect(new Set(seen.map((then) => JSON.stringify(then.picture))).size).toBeGreaterThan(1)
}, 60_000)
