// Deciding about the records of a plan on the real database: kinds, leftovers, split, merge, many at once, undo.
import { sureFrom } from '@corridor/plan'
import type { PlanAnswer, TargetShown } from '@corridor/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../modules.ts'
import { planAnswer } from '../plan-shown.ts'
import { at, codesOf, PlanDesk } from '../testing/plan-desk.ts'
import { acceptSure } from './acts/accept-sure.ts'
import { addRecord } from './acts/add-record.ts'
import { mergeRecords } from './acts/merge-records.ts'
import { splitRecord } from './acts/split-record.ts'
import { undoLast } from './acts/undo.ts'
import type { TargetChange } from './target-change.ts'

const text = `示例市2026年科技创新工作要点

去年，全市技术合同成交额达到650亿元，科技型中小企业达到7800家。

今年，要实现全社会研发经费投入占比达到2.75%，新增高新技术企业900家，培育独角兽、瞪羚企业40家，技术合同成交额突破700亿元，办好20件实事。
`

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open('confirm')
})
afterAll(() => desk.close())

const read = () => desk.read({ text, year: 2026 })

/** What the reader is sure of is its own matter; here it is sure of every record but the joined list. */
async function readSurely(): Promise<PlanAnswer> {
  const { id } = await read()
  const sure =
    "update plan_target set confidence = case when phrase like '%、%' then 0.1 else 1 end where plan = $1"
  await desk.city.read((transaction) => transaction.run(sure, [id]))
  return desk.plan(id)
}
const named = (plan: PlanAnswer, phrase: string): TargetShown => {
  const found = plan.targetList.find((target) => target.phrase.includes(phrase))
  if (found === undefined)
    throw new Error(`no record ${phrase} in ${plan.targetList.map((one) => one.phrase).join()}`)
  return found
}
const seen = ({ id, version }: TargetShown) => ({ id, version })
const change = (plan: PlanAnswer, target: TargetShown, given: TargetChange) =>
  desk.change(plan, target, { change: given })
const undo = (plan: PlanAnswer) => desk.inPlan((context) => undoLast(context, plan.id))
const undoBy = (plan: PlanAnswer, actor: string) =>
  desk.inPlan((context) => undoLast({ ...context, actor }, plan.id))
const merge = (plan: PlanAnswer, kept: TargetShown, others: readonly TargetShown[]) =>
  desk.inPlan((context) =>
    mergeRecords(context, { plan: plan.id, kept: seen(kept), others: others.map(seen) }),
  )
const accept = (plan: PlanAnswer, targets: readonly TargetShown[]) =>
  desk.inPlan((context) => acceptSure(context, { plan: plan.id, seen: targets.map(seen) }))

/** What people see of the records, without what every act changes. */
const state = ({ targetList }: PlanAnswer) => targetList.map(({ version: _version, ...rest }) => rest)
const as = (id: string, actor: string) =>
  desk.city.read((transaction) => planAnswer(transaction, catalogue, { id, may: [], actor }))

describe('every record is kept', () => {
  test('achievements stand beside targets in reading order, and only targets are counted and followed', async () => {
    const plan = await read()
    expect(plan.targetList.map(({ phrase, kind }) => [phrase, kind])).toEqual([
      ['技术合同成交额', 'achievement'],
      ['科技型中小企业', 'achievement'],
      ['全社会研发经费投入占比', 'target'],
      ['高新技术企业', 'target'],
      ['独角兽、瞪羚企业', 'target'],
      ['技术合同成交额', 'target'],
    ])
    expect(plan.targets).toBe(4)
    expect(plan.targetList.slice(0, 2).map(({ indicator }) => indicator)).toEqual([null, null])
    const cockpit = await desk.cockpit({ plan: plan.id })
    expect(cockpit.cards.map(({ target }) => target.kind)).toEqual(Array.from({ length: 4 }, () => 'target'))
  })

  test('a record says in plain words which rule made it, and whether it is sure', async () => {
    const { targetList } = await read()
    for (const { ruleText, rule, sure, confidence } of targetList) {
      expect(ruleText.zh).not.toBe(rule)
      expect(ruleText.en).toMatch(/\w/)
      expect(sure).toBe(confidence >= sureFrom)
    }
  })

  test('a target becomes an achievement and leaves the cockpit; the reverse brings its indicator along', async () => {
    const plan = await read()
    const achieved = at(plan.targetList)
    expect((await change(plan, achieved, { kind: 'target' })).ok).toBe(true)
    const now = await desk.plan(plan.id)
    expect(at(now.targetList)).toMatchObject({ kind: 'target', indicator: 'technologyContractAmount' })
    expect(now.targets).toBe(5)
    expect((await change(now, at(now.targetList), { kind: 'achievement' })).ok).toBe(true)
    expect((await desk.cockpit({ plan: plan.id })).cards).toHaveLength(4)
  })

  test('an achievement is confirmed without an indicator, a target only where somebody says none fits', async () => {
    const plan = await read()
    expect((await change(plan, at(plan.targetList), { state: 'confirmed' })).ok).toBe(true)
    const list = named(plan, '独角兽')
    expect(codesOf(await change(plan, list, { state: 'confirmed' }))).toEqual(['plan/indicator'])
    expect((await change(plan, list, { state: 'confirmed', answer: 'none' })).ok).toBe(true)
    const now = named(await desk.plan(plan.id), '独角兽')
    expect(now).toMatchObject({ state: 'confirmed', answer: 'none', indicator: null })
    expect((await change(plan, now, { indicator: 'techSmeCount' })).ok).toBe(true)
    expect(named(await desk.plan(plan.id), '独角兽')).toMatchObject({
      answer: null,
      indicator: 'techSmeCount',
    })
  })

  test('a correction proposes an indicator for other words, and leaves what a person has answered', async () => {
    const plan = await read()
    const list = named(plan, '独角兽')
    const said = { kind: 'target', comparator: list.comparator, unit: list.unit }
    await change(plan, list, { ...said, phrase: '科技型中小企业' })
    const renamed = at((await desk.plan(plan.id)).targetList, 4)
    expect(renamed).toMatchObject({ phrase: '科技型中小企业', indicator: 'techSmeCount' })
    await change(plan, renamed, { answer: 'none' })
    const answered = at((await desk.plan(plan.id)).targetList, 4)
    await change(plan, answered, { ...said, phrase: '科技型中小企业', period: '2027' })
    expect(at((await desk.plan(plan.id)).targetList, 4)).toMatchObject({ answer: 'none', indicator: null })
    const firms = named(plan, '高新技术企业')
    await change(plan, firms, { answer: 'gross' })
    const gross = named(await desk.plan(plan.id), '高新技术企业')
    await change(plan, gross, { comparator: 'netIncrease' })
    expect(named(await desk.plan(plan.id), '高新技术企业')).toMatchObject({
      answer: null,
      indicator: 'netNewHnte',
    })
  })

  test('period, scope, limit words and reasons are corrected or refused together', async () => {
    const plan = await read()
    const target = at(plan.targetList, 5)
    const wrong = { period: '今年', bound: 'roughly', comparator: 'newCount', scope: '长'.repeat(61) }
    expect(codesOf(await change(plan, target, wrong))).toEqual(['plan/bound', 'plan/period', 'plan/scope'])
    expect(codesOf(await change(plan, target, { state: 'rejected', rejectReason: 'boring' }))).toEqual([
      'plan/rejectReason',
    ])
    const good = {
      period: '2026-2030',
      scope: '全市',
      comparator: 'growthRate',
      bound: 'about',
      unit: 'percent',
    }
    expect((await change(plan, target, good)).ok).toBe(true)
    expect(at((await desk.plan(plan.id)).targetList, 5)).toMatchObject(good)
  })

  test('a rejection keeps its reason and words until it is taken back', async () => {
    const plan = await read()
    const target = named(plan, '独角兽')
    await change(plan, target, {
      state: 'rejected',
      rejectReason: 'existingSet',
      rejectWords: '只是抓好已有的',
    })
    const rejected = named(await desk.plan(plan.id), '独角兽')
    expect(rejected.rejected).toMatchObject({ reason: 'existingSet', words: '只是抓好已有的' })
    await change(plan, rejected, { state: 'read' })
    expect(named(await desk.plan(plan.id), '独角兽').rejected).toBeNull()
  })
})

describe('新增 that may mean net', () => {
  test('is asked before the record can be confirmed, and the answer is kept', async () => {
    const plan = await read()
    const firms = named(plan, '高新技术企业')
    expect(firms.question?.choices.map(({ answer, indicator }) => [answer, indicator])).toEqual([
      ['net', 'netNewHnte'],
      ['gross', null],
    ])
    expect(firms).toMatchObject({ ready: false, indicator: null })
    const early = await change(plan, firms, { state: 'confirmed', indicator: 'netNewHnte' })
    expect(codesOf(early)).toEqual(['plan/net-or-gross'])
    expect((await change(plan, firms, { answer: 'net' })).ok).toBe(true)
    const net = named(await desk.plan(plan.id), '高新技术企业')
    expect(net).toMatchObject({ answer: 'net', indicator: 'netNewHnte', question: null, ready: true })
    expect(net.comparator).toBe('newCount')
    expect((await change(plan, net, { state: 'confirmed' })).ok).toBe(true)
  })

  test('may mean all new ones, which no indicator counts', async () => {
    const plan = await read()
    const firms = named(plan, '高新技术企业')
    expect((await change(plan, firms, { answer: 'gross', state: 'confirmed' })).ok).toBe(true)
    expect(named(await desk.plan(plan.id), '高新技术企业')).toMatchObject({
      state: 'confirmed',
      answer: 'gross',
      indicator: null,
    })
  })
})

describe('a number that was left', () => {
  test('is listed with its reason, and becomes a target by its words alone', async () => {
    const plan = await read()
    const left = plan.leftovers.find(({ text: words }) => words === '20件')
    if (left === undefined) throw new Error('20件 is no leftover')
    expect(left.says.zh).not.toBe('')
    expect(plan.text.slice(...left.span)).toBe(left.text)
    const [from, to] = left.span
    const add = await desk.inPlan((context) =>
      addRecord(context, { plan: plan.id, given: { phrase: '实事', from, to } }),
    )
    expect(codesOf(add)).toEqual([])
    const now = await desk.plan(plan.id)
    expect(named(now, '实事')).toMatchObject({
      value: '20',
      unit: 'item',
      kind: 'target',
      origin: 'person',
      state: 'read',
      valueSpan: left.span,
      order: 7,
    })
    expect(now.text.slice(...named(now, '实事').span)).toContain('实事')
    expect(now.leftovers.map(({ order }) => order)).not.toContain(left.order)
    expect((await undo(plan)).ok).toBe(true)
    const back = await desk.plan(plan.id)
    expect(back.leftovers).toEqual(plan.leftovers)
    expect(state(back)).toEqual(state(plan))
  })

  test('that cannot be read needs a value and a unit; a place outside the text is refused', async () => {
    const plan = await read()
    const add = (given: { from: number; to: number; phrase?: string; value?: string; unit?: string }) =>
      desk.inPlan((context) => addRecord(context, { plan: plan.id, given: { phrase: '示例', ...given } }))
    const from = plan.text.indexOf('要点')
    expect(codesOf(await add({ from, to: from + 2 }))).toEqual(['plan/value'])
    expect(codesOf(await add({ from, to: from + 2, value: '3', unit: 'item' }))).toEqual([])
    expect(codesOf(await add({ from: 5, to: 5 }))).toEqual(['plan/from'])
    expect(codesOf(await add({ from: 0, to: 1e6 }))).toEqual(['plan/from'])
    expect(codesOf(await add({ from, to: from + 2, phrase: ' ', value: '3', unit: 'item' }))).toEqual([
      'plan/phrase',
    ])
  })
})

describe('split and merge', () => {
  test('a joined list becomes its parts: the first keeps the record, the others stand beside it', async () => {
    const plan = await read()
    const list = named(plan, '独角兽')
    const split = (parts: readonly { phrase: string; value?: string }[], version = list.version) =>
      desk.inPlan((context) => splitRecord(context, { plan: plan.id, target: list.id, version, parts }))
    expect(codesOf(await split([{ phrase: '独角兽企业' }]))).toEqual(['plan/parts'])
    expect(codesOf(await split([{ phrase: '' }, { phrase: '乙', value: '多' }]))).toEqual([
      'plan/phrase',
      'plan/value',
    ])
    expect(
      codesOf(
        await split([
          { phrase: '独角兽企业', value: '10' },
          { phrase: '瞪羚企业', value: '30' },
        ]),
      ),
    ).toEqual([])
    const now = await desk.plan(plan.id)
    const parts = now.targetList.filter(({ phrase }) => /独角兽|瞪羚/.test(phrase))
    expect(parts.map(({ phrase, value, unit, origin }) => [phrase, value, unit, origin])).toEqual([
      ['独角兽企业', '10', list.unit, 'reader'],
      ['瞪羚企业', '30', list.unit, 'split'],
    ])
    expect(at(parts).id).toBe(list.id)
    expect(codesOf(await split([{ phrase: '甲' }, { phrase: '乙' }]))).toEqual(['plan/changed-meanwhile'])
    expect((await undo(plan)).ok).toBe(true)
    expect(state(await desk.plan(plan.id))).toEqual(state(plan))
  })

  test('merged records point to the kept one, which takes in their places', async () => {
    const plan = await read()
    const [kept, other] = [at(plan.targetList, 2), at(plan.targetList, 3)]
    expect(codesOf(await merge(plan, kept, [kept]))).toEqual(['plan/others'])
    expect(codesOf(await merge(plan, kept, [other]))).toEqual([])
    const now = await desk.plan(plan.id)
    expect(at(now.targetList, 3)).toMatchObject({ state: 'merged', mergedInto: kept.order })
    expect(at(now.targetList, 2).span).toEqual([kept.span[0], other.span[1]])
    expect(now.targets).toBe(3)
    expect(codesOf(await change(now, at(now.targetList, 3), { state: 'confirmed' }))).toEqual([
      'plan/no-record',
    ])
    expect(codesOf(await merge(now, at(now.targetList, 3), [at(now.targetList, 4)]))).toEqual([
      'plan/no-record',
    ])
    expect((await undo(plan)).ok).toBe(true)
    expect(state(await desk.plan(plan.id))).toEqual(state(plan))
  })
})

describe('many at once', () => {
  test('all sure records are confirmed in one act, and reopened by one undo', async () => {
    const plan = await readSurely()
    const ready = plan.targetList.filter((target) => target.sure && target.ready)
    expect(ready.length).toBeGreaterThan(1)
    expect(codesOf(await accept(plan, ready))).toEqual([])
    const now = await desk.plan(plan.id)
    const confirmed = now.targetList.filter((target) => target.state === 'confirmed')
    expect(confirmed.map(({ id }) => id)).toEqual(ready.map(({ id }) => id))
    expect((await as(plan.id, 'tester'))?.undo).toEqual({
      kind: 'accepted',
      orders: ready.map(({ order }) => order).toSorted((a, b) => a - b),
    })
    expect((await undo(plan)).ok).toBe(true)
    expect(state(await desk.plan(plan.id))).toEqual(state(plan))
  })

  test('one that is not ready, or was changed since it was shown, holds all of them back', async () => {
    const plan = await readSurely()
    const ready = plan.targetList.filter((target) => target.ready && target.sure)
    const open = named(plan, '高新技术企业')
    const joined = named(plan, '独角兽')
    expect(ready).not.toContain(joined)
    expect(codesOf(await accept(plan, [...ready, open]))).toEqual(['plan/not-ready'])
    expect(codesOf(await accept(plan, [...ready, joined]))).toEqual(['plan/not-ready'])
    await change(plan, at(ready), { division: 'plan' })
    expect(codesOf(await accept(plan, ready))).toEqual(['plan/changed-meanwhile'])
    expect((await desk.plan(plan.id)).confirmed).toBe(0)
  })
})

describe('undo', () => {
  test('goes back act by act, each a new act of its own, and keeps every state in history', async () => {
    const plan = await read()
    const target = at(plan.targetList, 5)
    const steps = [
      { value: '800' },
      { state: 'rejected', rejectReason: 'twice' },
      { value: '900', state: 'read' },
    ]
    const past = [state(plan)]
    for (const step of steps) {
      const now = await desk.plan(plan.id)
      expect((await change(now, at(now.targetList, 5), step)).ok).toBe(true)
      past.push(state(await desk.plan(plan.id)))
    }
    for (const before of past.toReversed().slice(1)) {
      expect((await undo(plan)).ok).toBe(true)
      expect(state(await desk.plan(plan.id))).toEqual(before)
    }
    expect(codesOf(await undo(plan))).toEqual(['plan/nothing-to-undo'])
    const kept = await desk.city.read((transaction) =>
      transaction.rows<{ value: string; state: string }>(
        'select value, state from plan_target_history where target = $1 order by version',
        [target.id],
      ),
    )
    expect(kept.map(({ value, state: then }) => `${value} ${then}`)).toEqual([
      '70000000000 read',
      '800 read',
      '800 rejected',
      '900 read',
      '800 rejected',
      '800 read',
    ])
  })

  test('is refused, with who and which, where somebody else went on from it', async () => {
    const plan = await read()
    const target = at(plan.targetList, 5)
    await change(plan, target, { value: '800' })
    const now = at((await desk.plan(plan.id)).targetList, 5)
    await desk.inPlan((context) =>
      splitRecord(
        { ...context, actor: 'zhang' },
        { plan: plan.id, target: now.id, version: now.version, parts: [{ phrase: '甲' }, { phrase: '乙' }] },
      ),
    )
    const refused = await undo(plan)
    expect(codesOf(refused)).toEqual(['plan/undo/changed-meanwhile'])
    expect(refused.ok ? '' : refused.problems[0]?.given).toContain('示例张工')
    expect((await undoBy(plan, 'zhang')).ok).toBe(true)
    expect((await undo(plan)).ok).toBe(true)
    expect(state(await desk.plan(plan.id))).toEqual(state(plan))
  })

  test('touches only one’s own acts, and only on this plan', async () => {
    const [one, other] = [await read(), await read()]
    await change(one, at(one.targetList), { scope: '全市' })
    expect(codesOf(await undoBy(one, 'zhang'))).toEqual(['plan/nothing-to-undo'])
    expect(codesOf(await undo(other))).toEqual(['plan/nothing-to-undo'])
    expect(codesOf(await undo({ ...one, id: 'x' }))).toEqual(['plan/missing'])
  })
})
