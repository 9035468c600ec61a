// Confirming, correcting, rejecting and allocating a target, and publishing its plan: the past is kept, with its act.
import type { Label, Problem, Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import { comparatorNames, isBound, isComparator, readDecimal, unitsAgree, unitsAllowed } from '@corridor/plan'
import { insertAct } from '../registers/act.queries.ts'
import type { Transaction } from '../store/database.ts'
import type { PlanContext } from './create-plan.ts'
import type { TargetRow, TargetValues } from './plan.queries.ts'
import {
  evidenceRegister,
  findPlan,
  hasDivision,
  hasPerson,
  lockTarget,
  reviseTarget,
  setPublished,
} from './plan.queries.ts'

/** Left out: stays as it is. Null: cleared. */
export interface TargetChange {
  readonly state?: string | undefined
  readonly indicator?: string | null | undefined
  readonly division?: string | null | undefined
  readonly owner?: string | null | undefined
  readonly dueOn?: string | null | undefined
  readonly phrase?: string | undefined
  readonly comparator?: string | undefined
  readonly value?: string | undefined
  readonly valueHigh?: string | null | undefined
  readonly unit?: string | undefined
}

export interface TargetOrder {
  readonly plan: string
  readonly target: string
  /** The version the person saw. */
  readonly version: number
  readonly change: TargetChange
  /** The document that revises the target, as 示例科发〔2023〕5号. */
  readonly document: string | undefined
}

export const noSuchPlan = (given: string): Problem => ({
  code: 'plan/missing',
  message: { zh: '没有这份计划或这项目标', en: 'There is no such plan or target' },
  given: given.slice(0, 60),
  fix: { zh: '请从计划列表重新打开。', en: 'Open it again from the list of plans.' },
})

const changedMeanwhile = (seen: number, now: number): Problem => ({
  code: 'plan/changed-meanwhile',
  message: { zh: '已被他人修改', en: 'Somebody else has changed it' },
  given: `${seen}`,
  allowed: { zh: `当前版本 ${now}`, en: `the present version, ${now}` },
  fix: { zh: '请刷新后再改。', en: 'Reload and change it again.' },
})

const wrong = (
  field: string,
  given: string,
  words: { readonly message: Label; readonly allowed: Label },
): Problem => ({
  code: `plan/${field}`,
  field,
  given: given.slice(0, 60),
  ...words,
  fix: { zh: '请更正后重试。', en: 'Correct it and try again.' },
})

/** Writes nothing where nothing changes; a target in history is a target that was different. */
export async function changeTarget(context: PlanContext, order: TargetOrder): Promise<Result<undefined>> {
  const { transaction, catalogue, clock, actor } = context
  if (!isUuid(order.plan) || !isUuid(order.target)) return refusal(noSuchPlan(order.target))
  const held = await lockTarget(transaction, order.plan, order.target)
  if (held === undefined) return refusal(noSuchPlan(order.target))
  if (held.version !== order.version) return refusal(changedMeanwhile(order.version, held.version))
  const values = changed(held, order.change)
  const problems = [...(await peopleProblems(transaction, values)), ...valueProblems(catalogue, values)]
  if (problems.length > 0) return refusal(...problems)
  if (sameValues(held, values)) return success(undefined)
  const reason = order.document === undefined ? {} : { reason: order.document }
  const act = await insertAct(transaction, {
    kind: 'planned',
    actor,
    at: clock.now(),
    register: evidenceRegister,
    record: held.id,
    ...reason,
  })
  await reviseTarget(transaction, held.id, { values, act, document: order.document })
  return success(undefined)
}

const kept = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given)

function changed(held: TargetRow, change: TargetChange): TargetValues {
  const comparator = kept(change.comparator, held.comparator)
  return {
    phrase: kept(change.phrase, held.phrase).trim(),
    comparator,
    bound: change.comparator === undefined ? held.bound : boundFor(comparator, held.bound),
    value: kept(change.value, held.value),
    value_high: kept(change.valueHigh, held.value_high),
    unit: kept(change.unit, held.unit),
    state: kept(change.state, held.state),
    indicator: kept(change.indicator, held.indicator),
    division: kept(change.division, held.division),
    owner: kept(change.owner, held.owner),
    due_on: kept(change.dueOn, held.due_on),
  }
}

/** A level comparator is its own limit word. */
const boundFor = (comparator: string, before: string): string =>
  comparator === 'reach' ? 'exact' : isBound(comparator) ? comparator : before

function sameValues(held: TargetRow, values: TargetValues): boolean {
  const before: Readonly<Record<string, unknown>> = { ...held }
  return Object.entries(values).every(([name, value]) => before[name] === value)
}

async function peopleProblems(
  transaction: Transaction,
  { division, owner }: TargetValues,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  if (division !== null && !(await hasDivision(transaction, division))) {
    const message = { zh: '没有这个处室', en: 'There is no such division' }
    problems.push(
      wrong('division', division, {
        message,
        allowed: { zh: '处室目录中的代码', en: 'a code of the list of divisions' },
      }),
    )
  }
  if (owner !== null && !(isUuid(owner) && (await hasPerson(transaction, owner)))) {
    const message = {
      zh: '没有这个人，或账号已停用',
      en: 'There is no such person, or the account is disabled',
    }
    problems.push(
      wrong('owner', owner, {
        message,
        allowed: { zh: '人员名单中的人', en: 'somebody of the list of people' },
      }),
    )
  }
  return problems
}

const number: Label = {
  zh: '数，如 70000000000 或 2.75（以元、%、家等基本单位计）',
  en: 'a number in base units, as 70000000000 or 2.75',
}

function valueProblems(catalogue: Catalogue, values: TargetValues): readonly Problem[] {
  const problems: Problem[] = []
  const { comparator, value, value_high: high, phrase, unit } = values
  if (phrase === '' || phrase.length > 200) {
    const message = { zh: '缺少指标名称，或过长', en: 'The words of the target are missing or too long' }
    problems.push(
      wrong('phrase', phrase, { message, allowed: { zh: '1 至 200 字', en: '1 to 200 characters' } }),
    )
  }
  if (!isComparator(comparator)) {
    const message = { zh: '没有这种比较方式', en: 'There is no such comparison' }
    problems.push(
      wrong('comparator', comparator, {
        message,
        allowed: { zh: comparatorNames.join('、'), en: comparatorNames.join(', ') },
      }),
    )
  }
  if (readDecimal(value) === undefined) {
    problems.push(
      wrong('value', value, {
        message: { zh: '目标值不是数', en: 'The target is no number' },
        allowed: number,
      }),
    )
  }
  if (high !== null && readDecimal(high) === undefined) {
    problems.push(
      wrong('valueHigh', high, {
        message: { zh: '上限不是数', en: 'The upper end is no number' },
        allowed: number,
      }),
    )
  }
  if (comparator === 'between' && high === null) {
    const message = { zh: '区间缺少上限', en: 'The range lacks its upper end' }
    problems.push(wrong('valueHigh', '', { message, allowed: number }))
  }
  if (unit.trim() === '') {
    const message = { zh: '缺少单位', en: 'The unit is missing' }
    problems.push(
      wrong('unit', unit, {
        message,
        allowed: { zh: '如 yuan、percent、enterprise', en: 'as yuan, percent or enterprise' },
      }),
    )
  }
  return [...problems, ...bindingProblems(catalogue, values)]
}

/** A confirmed target has an indicator that can be compared with it; a proposal may still be wrong. */
function bindingProblems(catalogue: Catalogue, values: TargetValues): readonly Problem[] {
  const { indicator: id, state, comparator, unit } = values
  const indicator = id === null ? undefined : catalogue.indicators.get(id)
  if (id !== null && indicator === undefined) {
    const message = { zh: '没有这个指标', en: 'There is no such indicator' }
    return [
      wrong('indicator', id, { message, allowed: { zh: '指标目录中的指标', en: 'one of the catalogue' } }),
    ]
  }
  if (state !== 'confirmed' || !isComparator(comparator)) return []
  if (indicator === undefined) {
    const message = { zh: '未绑定指标，不能确认', en: 'Without an indicator a target cannot be confirmed' }
    return [
      wrong('indicator', '', { message, allowed: { zh: '先选择一个指标', en: 'choose an indicator first' } }),
    ]
  }
  if (unitsAgree({ comparator, unit }, indicator)) return []
  const units = unitsAllowed(comparator, indicator)
  return [
    wrong('unit', unit, {
      message: {
        zh: `目标的单位与指标“${indicator.label.zh}”不能比较`,
        en: `The unit of the target cannot be compared with the indicator “${indicator.label.en}”`,
      },
      allowed: { zh: units.join('、'), en: units.join(', ') },
    }),
  ]
}

export async function publishPlan(
  { transaction, clock, actor }: PlanContext,
  {
    plan,
    version,
    published,
  }: { readonly plan: string; readonly version: number; readonly published: boolean },
): Promise<Result<undefined>> {
  const held = isUuid(plan) ? await findPlan(transaction, plan, true) : undefined
  if (held === undefined) return refusal(noSuchPlan(plan))
  if (held.version !== version) return refusal(changedMeanwhile(version, held.version))
  if (held.published === published) return success(undefined)
  const reason = published ? 'published' : 'withdrawn'
  const act = await insertAct(transaction, {
    kind: 'planned',
    actor,
    at: clock.now(),
    register: 'plan',
    record: plan,
    reason,
  })
  await setPublished(transaction, plan, { published, act })
  return success(undefined)
}
