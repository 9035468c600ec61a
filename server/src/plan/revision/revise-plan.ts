// Declaring, applying and undoing a revision: a plan that changes what an earlier one promised, from its own day on.
import { randomBytes } from 'node:crypto'
import type { Day, Problem, Result } from '@corridor/base'
import { isDay, isUuid, refusal, success, uuidV7 } from '@corridor/base'
import { type AppliedRevision, standingOn } from '@corridor/plan'
import { insertAct } from '../../registers/act.queries.ts'
import { noSuchPlan } from '../confirm/plan-problems.ts'
import type { PlanContext } from '../create-plan.ts'
import { comparisonOf } from './comparison.ts'
import { stepsFrom } from './decisions.ts'
import {
  appliedBy,
  type DocumentRow,
  documentsOf,
  insertRevision,
  lockPlans,
  type RevisionRow,
  revisionsOf,
  setDocument,
  stepsOf,
  undoRevision,
} from './revision.queries.ts'
import {
  beforeBase,
  changedMeanwhile,
  circle,
  isApplied,
  laterApplied,
  noBase,
  noDate,
  notApplied,
  standsOnIt,
} from './revision-problems.ts'

interface Order {
  readonly plan: string
  /** The version of the plan that the person saw. */
  readonly version: number
}

/** Left out: stays. Null: cleared. */
export interface DocumentOrder extends Order {
  readonly datedOn?: string | null | undefined
  readonly number?: string | null | undefined
  readonly base?: string | null | undefined
}

export interface ApplyOrder extends Order {
  readonly seen: string
  readonly pairs: unknown
}

/** The plan as it is now, locked together with the one that it revises. */
async function held({ transaction }: PlanContext, { plan, version }: Order): Promise<Result<DocumentRow>> {
  if (!isUuid(plan)) return refusal(noSuchPlan(plan))
  const before = (await documentsOf(transaction, [plan])).get(plan)
  if (before === undefined) return refusal(noSuchPlan(plan))
  await lockPlans(transaction, [plan, ...(before.revises === null ? [] : [before.revises])])
  const row = (await documentsOf(transaction, [plan])).get(plan)
  if (row === undefined || row.version !== version || row.revises !== before.revises)
    return refusal(changedMeanwhile)
  return success(row)
}

const planned = ({ transaction, clock, actor }: PlanContext, plan: string, reason: string): Promise<bigint> =>
  insertAct(transaction, { kind: 'planned', actor, at: clock.now(), register: 'plan', record: plan, reason })

/** Sets the day and number of the document, and which plan it revises. */
export async function declareRevision(
  context: PlanContext,
  order: DocumentOrder,
): Promise<Result<undefined>> {
  const { transaction } = context
  const found = await held(context, order)
  if (!found.ok) return found
  const plan = found.value
  const day = order.datedOn === undefined ? plan.dated_on : order.datedOn
  const next = {
    id: plan.id,
    dated_on: day !== null && isDay(day) ? day : null,
    document_number: trimmed(order.number === undefined ? plan.document_number : order.number),
    revises: order.base === undefined ? plan.revises : order.base,
  }
  const movesIt = next.dated_on !== plan.dated_on || next.revises !== plan.revises
  if (movesIt && (await appliedBy(transaction, plan.id)) !== undefined) return refusal(isApplied)
  const problem = await baseProblem(context, plan, next.revises)
  if (problem !== undefined) return refusal(problem)
  await planned(context, plan.id, 'document')
  await setDocument(transaction, next)
  return success(undefined)
}

const trimmed = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text.trim()

/** Follows what the base itself revises: a circle would never end. */
async function baseProblem(
  { transaction }: PlanContext,
  plan: DocumentRow,
  base: string | null,
): Promise<Problem | undefined> {
  let at = base
  while (at !== null) {
    const row: DocumentRow | undefined = isUuid(at)
      ? (await documentsOf(transaction, [at])).get(at)
      : undefined
    if (row === undefined) return noSuchPlan(at)
    if (row.id === plan.id) return circle(plan.title)
    at = row.revises
  }
  return undefined
}

/** Writes only what the person saw: anything that changed since is refused. */
export async function applyRevision(context: PlanContext, order: ApplyOrder): Promise<Result<undefined>> {
  const { transaction, catalogue, clock } = context
  const found = await held(context, order)
  if (!found.ok) return found
  const plan = found.value
  if (plan.revises === null) return refusal(noBase)
  if ((await appliedBy(transaction, plan.id)) !== undefined) return refusal(isApplied)
  const from = plan.dated_on
  if (from === null) return refusal(noDate)
  const of = await comparisonOf(transaction, plan, { base: plan.revises, today: clock.today() })
  if (of === undefined || of.seen !== order.seen) return refusal(changedMeanwhile)
  const late = await dayProblems(context, of.base, from)
  const read = stepsFrom(of, order.pairs, catalogue)
  if (!read.ok) return refusal(...late, ...read.problems)
  if (late.length > 0) return refusal(...late)
  const { steps, decisions } = read.value
  const act = await planned(context, of.base.id, plan.document_number ?? plan.title)
  const id = uuidV7(clock.now().getTime(), randomBytes(10))
  const revision = { id, plan: plan.id, base: of.base.id, from_day: from, decisions, act }
  await insertRevision(transaction, revision, steps)
  await setDocument(transaction, plan)
  return success(undefined)
}

/** Revisions are applied in the order of their days, each compared with what was then in force. */
async function dayProblems(
  { transaction }: PlanContext,
  base: DocumentRow,
  from: Day,
): Promise<readonly Problem[]> {
  const active = (await revisionsOf(transaction, base.id)).filter(({ undone_at: undone }) => undone === null)
  const later = active.filter((revision) => revision.from_day > from)
  const documents = await documentsOf(
    transaction,
    later.map(({ plan }) => plan),
  )
  return [
    ...(base.dated_on !== null && from < base.dated_on ? [beforeBase(from, base.dated_on)] : []),
    ...later.map(({ plan, from_day: day }) => laterApplied(documents.get(plan)?.title ?? plan, day)),
  ]
}

/** Restores what was in force before, on every day; refused while a later revision was compared with this one. */
export async function undoAppliedRevision(context: PlanContext, order: Order): Promise<Result<undefined>> {
  const { transaction } = context
  const found = await held(context, order)
  if (!found.ok) return found
  const applied = await appliedBy(transaction, order.plan)
  if (applied === undefined) return refusal(notApplied)
  const steps = await stepsOf(transaction, applied.base)
  const seen = (revision: RevisionRow): AppliedRevision => ({
    id: revision.id,
    base: revision.base,
    serial: Number(revision.act),
    isUndone: revision.undone_at !== null,
    targets: steps.filter((step) => step.revision === revision.id).map(({ target }) => target),
  })
  const all = (await revisionsOf(transaction, applied.base)).map(seen)
  const standing = standingOn(seen(applied), all)
  if (standing.length > 0) {
    const plans = steps
      .filter(({ revision }) => standing.some(({ id }) => id === revision))
      .map(({ plan }) => plan)
    const documents = await documentsOf(transaction, plans)
    return refusal(...[...documents.values()].map(({ title }) => standsOnIt(title)))
  }
  const act = await planned(context, applied.base, 'undone')
  await undoRevision(transaction, applied.id, act)
  await setDocument(transaction, found.value)
  return success(undefined)
}
