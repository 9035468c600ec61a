// One act of a person on the records of a plan: what they were is kept, and the act can be taken back as a whole.
import { insertAct } from '../../../registers/act.queries.ts'
import type { PlanContext } from '../../create-plan.ts'
import {
  evidenceRegister,
  type NewTarget,
  insertTargets,
  reviseTargets,
  type Revised,
} from '../../plan.queries.ts'
import { insertStep, type StepKind } from '../step.queries.ts'

export interface StepOrder {
  readonly plan: string
  readonly kind: StepKind
  readonly revised: readonly Revised[]
  readonly added?: readonly NewTarget[]
  /** The document that revises a target. */
  readonly document?: string | undefined
  readonly undoes?: bigint
}

/** A step on one record is an act on that record, else one on the plan. */
export async function takeStep(
  { transaction, clock, actor }: PlanContext,
  order: StepOrder,
): Promise<bigint> {
  const { plan, kind, revised, added = [], document, undoes = null } = order
  const [only, ...others] = [...revised, ...added]
  const about =
    only !== undefined && others.length === 0
      ? { register: evidenceRegister, record: only.id }
      : { register: 'plan', record: plan }
  const reason = document ?? (kind === 'changed' ? undefined : kind)
  const act = await insertAct(transaction, {
    kind: 'planned',
    actor,
    at: clock.now(),
    ...about,
    ...(reason === undefined ? {} : { reason }),
  })
  if (revised.length > 0) await reviseTargets(transaction, revised, { act, document })
  if (added.length > 0) await insertTargets(transaction, added, act)
  await insertStep(transaction, { plan, act, actor, kind, undoes })
  return act
}
