// Confirming many records in one act: those the person was shown, all of them or none.
import type { Problem, Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import type { PlanContext } from '../../create-plan.ts'
import { findPlan, lockTargets, type TargetRow } from '../../plan.queries.ts'
import { accepted, isReady, isSure } from '../acceptance.ts'
import { changedMeanwhile, noSuchPlan } from '../plan-problems.ts'
import { takeStep } from './step.ts'
import { bindingOf } from '../target-change.ts'

/** A record as the person saw it. */
export interface Seen {
  readonly id: string
  readonly version: number
}

const notSure = ({ position, phrase }: TargetRow): Problem => ({
  code: 'plan/not-ready',
  message: {
    zh: `记录 ${position} 不能一并确认：把握不足，或还有选择未定`,
    en: `Record ${position} cannot be confirmed with others: it is not sure enough, or a choice is open`,
  },
  given: phrase.slice(0, 60),
  allowed: {
    zh: '把握足够、无待定选择、尚未处理的记录',
    en: 'sure records without an open choice, still undecided',
  },
  fix: { zh: '请逐条处理这条记录。', en: 'Decide this record by itself.' },
})

export async function acceptSure(
  context: PlanContext,
  { plan, seen }: { readonly plan: string; readonly seen: readonly Seen[] },
): Promise<Result<undefined>> {
  const { transaction, catalogue } = context
  const held = isUuid(plan) ? await findPlan(transaction, plan, true) : undefined
  if (held === undefined) return refusal(noSuchPlan(plan))
  const versions = new Map(seen.map(({ id, version }) => [id, version]))
  const rows = await lockTargets(transaction, plan, [...versions.keys()])
  const found = new Set(rows.map(({ id }) => id))
  const problems = [...versions.keys()].filter((id) => !found.has(id)).map(noSuchPlan)
  const revised = rows.map((row) => {
    const binding = bindingOf(catalogue, row)
    const version = versions.get(row.id) ?? 0
    if (version !== row.version) problems.push(changedMeanwhile(version, row.version))
    else if (!isSure(row) || !isReady(catalogue, row, binding)) problems.push(notSure(row))
    return { id: row.id, values: accepted(row, binding) }
  })
  if (problems.length > 0) return refusal(...problems)
  if (revised.length > 0) await takeStep(context, { plan, kind: 'accepted', revised })
  return success(undefined)
}
