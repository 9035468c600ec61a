// Several records become one: the kept one takes in the places of the others, which point to it from then on.
import type { Problem, Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import type { PlanContext } from '../../create-plan.ts'
import { findPlan, lockTargets } from '../../plan.queries.ts'
import type { Seen } from './accept-sure.ts'
import { changedMeanwhile, noSuchPlan, wrongField } from '../plan-problems.ts'
import { isRevised } from '../../revision/revision-problems.ts'
import { revisedTargets } from '../../revision/revision.queries.ts'
import { isNoRecord, isPartOfAnother } from '../record-state.ts'
import { takeStep } from './step.ts'
import { valuesOf } from '../target-change.ts'

export interface MergeOrder {
  readonly plan: string
  readonly kept: Seen
  readonly others: readonly Seen[]
}

const mostMerged = 50

const nothingToMerge = (given: number): Problem =>
  wrongField('others', String(given), {
    message: { zh: '没有选择要并入的其他记录', en: 'No other record to merge was chosen' },
    allowed: { zh: `1 至 ${mostMerged} 条其他记录`, en: `1 to ${mostMerged} other records` },
  })

export async function mergeRecords(context: PlanContext, order: MergeOrder): Promise<Result<undefined>> {
  const { transaction } = context
  const { plan, kept } = order
  const others = order.others.filter(({ id }) => id !== kept.id)
  const all = [kept, ...others]
  if (![plan, ...all.map(({ id }) => id)].every(isUuid)) return refusal(noSuchPlan(kept.id))
  if (others.length === 0 || others.length > mostMerged) return refusal(nothingToMerge(others.length))
  if ((await findPlan(transaction, plan, true)) === undefined) return refusal(noSuchPlan(plan))
  const versions = new Map(all.map(({ id, version }) => [id, version]))
  const rows = await lockTargets(transaction, plan, [...versions.keys()])
  const main = rows.find(({ id }) => id === kept.id)
  if (main === undefined || rows.length < versions.size) return refusal(noSuchPlan(kept.id))
  const taken = await revisedTargets(transaction, [...versions.keys()])
  const problems = rows.flatMap((row) => {
    const seen = versions.get(row.id) ?? 0
    if (seen !== row.version) return [changedMeanwhile(seen, row.version)]
    if (isNoRecord(row)) return [isPartOfAnother(row)]
    return row.id !== main.id && taken.has(row.id) ? [isRevised(row.phrase)] : []
  })
  if (problems.length > 0) return refusal(...problems)
  const span_from = Math.min(...rows.map((row) => row.span_from))
  const span_to = Math.max(...rows.map((row) => row.span_to))
  const revised = rows.map((row) => ({
    id: row.id,
    values:
      row.id === main.id
        ? { ...valuesOf(row), span_from, span_to }
        : { ...valuesOf(row), state: 'merged', merged_into: main.id },
  }))
  await takeStep(context, { plan, kind: 'merged', revised })
  return success(undefined)
}
