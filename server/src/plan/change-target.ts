// Confirming, correcting, rejecting and allocating a record, and publishing its plan: the past is kept, with its act.
import type { Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import { insertAct } from '../registers/act.queries.ts'
import { takeStep } from './confirm/acts/step.ts'
import { changedMeanwhile, noSuchPlan } from './confirm/plan-problems.ts'
import { isNoRecord, isPartOfAnother } from './confirm/record-state.ts'
import { changed, type TargetChange } from './confirm/target-change.ts'
import { peopleProblems, valueProblems } from './confirm/target-values.ts'
import type { PlanContext } from './create-plan.ts'
import type { TargetRow, TargetValues } from './plan.queries.ts'
import { findPlan, lockTarget, setPublished } from './plan.queries.ts'
import { isRevised } from './revision/revision-problems.ts'
import { revisedTargets } from './revision/revision.queries.ts'

export { noSuchPlan }

export interface TargetOrder {
  readonly plan: string
  readonly target: string
  /** The version the person saw. */
  readonly version: number
  readonly change: TargetChange
  /** The document that revises the target, as 示例科发〔2023〕5号. */
  readonly document: string | undefined
}

/** Writes nothing where nothing changes; a target in history is a target that was different. */
export async function changeTarget(context: PlanContext, order: TargetOrder): Promise<Result<undefined>> {
  const { transaction, catalogue } = context
  if (!isUuid(order.plan) || !isUuid(order.target)) return refusal(noSuchPlan(order.target))
  const held = await lockTarget(transaction, order.plan, order.target)
  if (held === undefined) return refusal(noSuchPlan(order.target))
  if (held.version !== order.version) return refusal(changedMeanwhile(order.version, held.version))
  if (isNoRecord(held)) return refusal(isPartOfAnother(held))
  const values = changed(catalogue, held, order.change)
  const problems = [...(await peopleProblems(transaction, values)), ...valueProblems(catalogue, values)]
  if (problems.length > 0) return refusal(...problems)
  if (sameValues(held, values)) return success(undefined)
  const leaves = values.state === 'rejected' || values.kind !== 'target'
  if (leaves && (await revisedTargets(transaction, [held.id])).has(held.id))
    return refusal(isRevised(held.phrase))
  await takeStep(context, {
    plan: order.plan,
    kind: 'changed',
    revised: [{ id: held.id, values }],
    document: order.document,
  })
  return success(undefined)
}

function sameValues(held: TargetRow, values: TargetValues): boolean {
  const before: Readonly<Record<string, unknown>> = { ...held }
  return Object.entries(values).every(([name, value]) => before[name] === value)
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
