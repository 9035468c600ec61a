// Reading a plan: text to targets and outline, each target bound to its candidates, all stored in one transaction.
import { randomBytes } from 'node:crypto'
import type { Problem, Result } from '@corridor/base'
import { refusal, success, uuidV7 } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import { type Leftover, readPlan, type TargetRecord } from '@corridor/plan'
import { insertAct } from '../registers/act.queries.ts'
import type { Clock } from '../store/clock.ts'
import type { Transaction } from '../store/database.ts'
import { readPlanText } from './source/plan-text.ts'
import { insertLeftovers, type LeftoverRow } from './confirm/step.queries.ts'
import { bindingOf } from './confirm/target-change.ts'
import { insertOutline, insertPlan, insertTargets, type NewTarget, samePlan } from './plan.queries.ts'

export interface PlanContext {
  readonly transaction: Transaction
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly actor: string
}

export interface GivenPlan {
  readonly title: string
  readonly year: number
  /** Plain text, or a saved page. */
  readonly text: string
  readonly source: string | undefined
  /** The city or province, so that its name in front of an indicator is taken as scope. */
  readonly place?: string
}

const titleAtMost = 200

const noTitle = (given: string): Problem => ({
  code: 'plan/title',
  field: 'title',
  message: { zh: '缺少标题，或标题过长', en: 'The title is missing or too long' },
  given: given.slice(0, 60),
  allowed: { zh: `1 至 ${titleAtMost} 字`, en: `1 to ${titleAtMost} characters` },
  fix: { zh: '请填写工作计划的名称。', en: 'Give the name of the plan.' },
})

const noYear = (given: number): Problem => ({
  code: 'plan/year',
  field: 'year',
  message: { zh: '不是年份', en: 'Not a year' },
  given: String(given),
  allowed: { zh: '1900 至 2199 的整数', en: 'a whole number from 1900 to 2199' },
  fix: { zh: '请填写计划所属年度。', en: 'Give the year that the plan is for.' },
})

const alreadyRead = (title: string): Problem => ({
  code: 'plan/already-read',
  field: 'text',
  message: {
    zh: '同一年度已读入过同样的文字，未再写入',
    en: 'The same text was read for this year already; nothing was written',
  },
  given: title,
  fix: { zh: '请打开已有的计划。', en: 'Open the plan that is there.' },
})

/** Far more than any plan has: the longest government work reports give some two hundred numbers. */
const recordsAtMost = 1_000

const tooManyTargets = (found: number): Problem => ({
  code: 'plan/too-many-targets',
  field: 'text',
  message: { zh: '找到的数量目标过多，不像一份工作计划', en: 'Too many numeric targets for one work plan' },
  given: String(found),
  allowed: { zh: `至多 ${recordsAtMost} 项`, en: `at most ${recordsAtMost}` },
  fix: { zh: '请只读入一份计划，或分成几份。', en: 'Read one plan only, or split it.' },
})

/** The id of the new plan. Nothing is confirmed: a clear best indicator is only proposed. */
export async function createPlan(context: PlanContext, given: GivenPlan): Promise<Result<string>> {
  const { transaction, clock, actor } = context
  const text = readPlanText(given.text)
  const title = given.title.trim()
  const problems: Problem[] = text.ok ? [] : [...text.problems]
  if (title === '' || title.length > titleAtMost) problems.push(noTitle(given.title))
  if (!Number.isInteger(given.year) || given.year < 1900 || given.year > 2199)
    problems.push(noYear(given.year))
  if (!text.ok || problems.length > 0) return refusal(...problems)
  const known = await samePlan(transaction, given.year, text.value)
  if (known !== undefined) return refusal(alreadyRead(known))
  const reading = readPlan(text.value, {
    year: given.year,
    ...(given.place === undefined ? {} : { place: given.place }),
  })
  const { targets } = reading
  if (targets.length > recordsAtMost) return refusal(tooManyTargets(targets.length))
  const id = newId(clock)
  const act = await insertAct(transaction, {
    kind: 'planned',
    actor,
    at: clock.now(),
    register: 'plan',
    record: id,
  })
  await insertPlan(transaction, {
    id,
    title,
    year: given.year,
    body: text.value,
    source: given.source ?? null,
    act,
  })
  await insertTargets(
    transaction,
    targets.map((target, index) => newTarget(context, target, { plan: id, position: index + 1 })),
    act,
  )
  await insertLeftovers(transaction, id, reading.leftovers.map(leftoverRow))
  await insertOutline(transaction, id, reading.outline)
  return success(id)
}

const newId = (clock: Clock): string => uuidV7(clock.now().getTime(), randomBytes(10))

/** Every number that is no record, with the reason; a person may still make one of it. */
const leftoverRow = ({ text, span, reason }: Leftover, index: number): LeftoverRow => ({
  position: index + 1,
  words: text,
  span_from: span[0],
  span_to: span[1],
  reason,
})

/** Only a target is followed, so only a target gets an indicator proposed. */
function newTarget(
  { catalogue, clock }: PlanContext,
  target: TargetRecord,
  place: { plan: string; position: number },
): NewTarget {
  const { indicator: phrase, comparator, unit, kind } = target
  const scope = target.scope ?? null
  const asked = { phrase, comparator, unit, scope, answer: null }
  const proposed = kind === 'target' ? bindingOf(catalogue, asked).proposed : undefined
  return {
    ...place,
    id: newId(clock),
    phrase,
    comparator,
    bound: target.bound,
    value: String(target.scaledValue),
    value_high: target.scaledValueHigh === undefined ? null : String(target.scaledValueHigh),
    unit,
    unit_surface: target.unitSurface,
    kind,
    period: target.period,
    scope,
    span_from: target.span[0],
    span_to: target.span[1],
    value_from: target.valueSpan[0],
    value_to: target.valueSpan[1],
    confidence: target.confidence,
    rule: target.rule,
    origin: 'reader',
    split_from: null,
    reading: JSON.stringify(target),
    state: 'read',
    indicator: proposed ?? null,
    answer: null,
    reject_reason: null,
    reject_words: null,
    merged_into: null,
    division: null,
    owner: null,
    due_on: null,
  }
}
