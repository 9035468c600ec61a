// Correcting the outline of a plan: a whole new version beside the old ones, or every reason why it is no tree.
import type { Problem, Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import type { OutlineAnswer } from '@corridor/protocol'
import { insertAct } from '../../registers/act.queries.ts'
import type { Transaction } from '../../store/database.ts'
import { noSuchPlan } from '../confirm/plan-problems.ts'
import type { PlanContext } from '../create-plan.ts'
import { findPlan } from '../plan.queries.ts'
import { readHeadings, sameHeadings } from './headings.ts'
import { insertOutlineVersion, outlineHistory, outlineInForce } from './outline.queries.ts'

export interface OutlineOrder {
  readonly plan: string
  /** The version of the outline that the person saw. */
  readonly version: number
  readonly outline: unknown
}

const changedMeanwhile = (now: number): Problem => ({
  code: 'outline/changed-meanwhile',
  message: { zh: '提纲已被他人修改', en: 'Somebody else has changed the outline' },
  allowed: { zh: `当前版本 ${now}`, en: `the present version, ${now}` },
  fix: { zh: '请刷新后再改。', en: 'Reload and change it again.' },
})

/** Writes nothing where nothing changes. */
export async function correctOutline(context: PlanContext, order: OutlineOrder): Promise<Result<undefined>> {
  const { transaction, clock, actor } = context
  const plan = isUuid(order.plan) ? await findPlan(transaction, order.plan, true) : undefined
  if (plan === undefined) return refusal(noSuchPlan(order.plan))
  const { version, outline } = await outlineInForce(transaction, plan.id)
  if (version !== order.version) return refusal(changedMeanwhile(version))
  const read = readHeadings(order.outline)
  if (!read.ok) return read
  if (sameHeadings(read.value, outline)) return success(undefined)
  const act = await insertAct(transaction, {
    kind: 'planned',
    actor,
    at: clock.now(),
    register: 'plan',
    record: plan.id,
    reason: 'outline',
  })
  await insertOutlineVersion(transaction, plan.id, { version: version + 1, headings: read.value, act })
  return success(undefined)
}

/** Undefined where there is no such plan. */
export async function outlineAnswer(
  transaction: Transaction,
  plan: string,
  may: readonly string[],
): Promise<OutlineAnswer | undefined> {
  const history = isUuid(plan) ? await outlineHistory(transaction, plan) : undefined
  const [newest] = history ?? []
  if (history === undefined || newest === undefined) return undefined
  return { version: newest.version, outline: newest.outline, history, may }
}
