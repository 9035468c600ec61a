// Taking back one’s last act on a plan: a new act restores what was before, unless somebody went on from it.
import type { Problem, Result } from '@corridor/base'
import { dayOfInstant, isUuid, refusal, success } from '@corridor/base'
import type { PlanContext } from '../../create-plan.ts'
import { findPlan } from '../../plan.queries.ts'
import { noSuchPlan } from '../plan-problems.ts'
import { changedSince, type Former, formerOf, type LaterAct, lastStep } from '../step.queries.ts'
import { takeStep } from './step.ts'
import { valuesOf } from '../target-change.ts'

const nothingToUndo: Problem = {
  code: 'plan/nothing-to-undo',
  message: {
    zh: '您在这份计划上没有可撤销的操作',
    en: 'You have done nothing on this plan that could be taken back',
  },
  given: '',
  fix: {
    zh: '他人的操作请由本人撤销，或直接更正记录。',
    en: 'Others take back their own acts; or correct the record.',
  },
}

function changedSinceThen(later: readonly LaterAct[]): Problem {
  const orders = [...new Set(later.map(({ position }) => position))].toSorted((a, b) => a - b)
  const { actor, at } = later[0] ?? { actor: '', at: new Date(0) }
  return {
    code: 'plan/undo/changed-meanwhile',
    message: {
      zh: `记录 ${orders.join('、')} 之后又被修改，不能撤销`,
      en: `Changed since, so it cannot be taken back: record ${orders.join(', ')}`,
    },
    given: `${actor} ${dayOfInstant(at.getTime())}`,
    allowed: { zh: '撤销之后没有人再改过的操作', en: 'an act on records that nobody has changed since' },
    fix: { zh: '请直接更正这些记录。', en: 'Correct these records instead.' },
  }
}

/** A record the act made is taken back; one it changed is as it was. */
const restored = (former: Former) => ({
  id: former.id,
  values: former.created ? { ...valuesOf(former), state: 'withdrawn', merged_into: null } : valuesOf(former),
})

export async function undoLast(context: PlanContext, plan: string): Promise<Result<undefined>> {
  const { transaction, actor } = context
  const held = isUuid(plan) ? await findPlan(transaction, plan, true) : undefined
  if (held === undefined) return refusal(noSuchPlan(plan))
  const step = await lastStep(transaction, plan, actor)
  if (step === undefined) return refusal(nothingToUndo)
  const former = await formerOf(transaction, plan, step.act)
  const later = await changedSince(transaction, plan, step.act)
  if (later.length > 0) return refusal(changedSinceThen(later))
  await takeStep(context, { plan, kind: 'undone', revised: former.map(restored), undoes: step.act })
  return success(undefined)
}
