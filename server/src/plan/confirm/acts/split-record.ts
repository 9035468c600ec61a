// One record becomes several: the first part keeps the record and its past, the others are new beside it.
import type { Problem, Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import type { PlanContext } from '../../create-plan.ts'
import { findPlan, lockTarget, type TargetRow } from '../../plan.queries.ts'
import { type GivenValues, givenValues } from './given-record.ts'
import { newRecord } from './new-record.ts'
import { changedMeanwhile, noSuchPlan, wrongField } from '../plan-problems.ts'
import { placeOf } from './record-place.ts'
import { isNoRecord, isPartOfAnother } from '../record-state.ts'
import { nextPosition } from '../step.queries.ts'
import { takeStep } from './step.ts'
import { bindingOf, valuesOf } from '../target-change.ts'
import { valueProblems } from '../target-values.ts'

export interface SplitOrder {
  readonly plan: string
  readonly target: string
  readonly version: number
  readonly parts: readonly GivenValues[]
}

const mostParts = 20

const partCount = (given: number): Problem =>
  wrongField('parts', String(given), {
    message: { zh: '拆分的份数不对', en: 'A record cannot be split into this many parts' },
    allowed: { zh: `2 至 ${mostParts} 份`, en: `2 to ${mostParts} parts` },
  })

export async function splitRecord(context: PlanContext, order: SplitOrder): Promise<Result<undefined>> {
  const { transaction, catalogue } = context
  const { plan, target, parts } = order
  if (!isUuid(plan) || !isUuid(target)) return refusal(noSuchPlan(target))
  const of = await findPlan(transaction, plan, true)
  const held = await lockTarget(transaction, plan, target)
  if (of === undefined || held === undefined) return refusal(noSuchPlan(target))
  if (held.version !== order.version) return refusal(changedMeanwhile(order.version, held.version))
  if (isNoRecord(held)) return refusal(isPartOfAnother(held))
  if (parts.length < 2 || parts.length > mostParts) return refusal(partCount(parts.length))
  const position = await nextPosition(transaction, plan)
  const all = parts.map((part) => ({ ...valuesOf(held), ...partOf(held, part, of.body) }))
  const problems = all.flatMap((values, at) =>
    valueProblems(catalogue, { ...values, state: 'read', indicator: null }).map((problem) => ({
      ...problem,
      row: at + 1,
    })),
  )
  if (problems.length > 0) return refusal(...problems)
  const [first, ...rest] = all
  if (first === undefined) throw new Error('a split without parts')
  const proposed =
    held.kind === 'target' ? (bindingOf(catalogue, { ...first, answer: null }).proposed ?? null) : null
  const kept = {
    ...first,
    state: 'read',
    indicator: proposed,
    answer: null,
    reject_reason: null,
    reject_words: null,
  }
  const added = rest.map((values, at) =>
    newRecord(context, {
      ...values,
      plan,
      position: position + at,
      origin: 'split',
      split_from: held.id,
      rule: held.rule,
      confidence: Number(held.confidence),
      unit_surface: held.unit_surface,
    }),
  )
  await takeStep(context, { plan, kind: 'split', revised: [{ id: held.id, values: kept }], added })
  return success(undefined)
}

function partOf(held: TargetRow, given: GivenValues, text: string) {
  const phrase = given.phrase.trim()
  return {
    ...givenValues(given, held),
    ...placeOf(text, phrase, [held.value_from, held.value_to]),
    phrase,
  }
}
