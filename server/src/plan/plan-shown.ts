// Plans as the console gets them: summary, targets with their candidates and evidence, outline.
import { isUuid } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import { leftoverText, rejectReasons, ruleText } from '@corridor/plan'
import type {
  AttachmentShown,
  LeftoverShown,
  PlanAnswer,
  PlanSummary,
  TargetShown,
  UndoShown,
} from '@corridor/protocol'
import type { Transaction } from '../store/database.ts'
import { isReady, isSure } from './confirm/acceptance.ts'
import { lastStep, leftoversOf, type LeftoverRow, ordersOf } from './confirm/step.queries.ts'
import { bindingOf } from './confirm/target-change.ts'
import { outlineInForce } from './outline/outline.queries.ts'
import type { EvidenceRow, PlanCount, PlanRow, TargetRow } from './plan.queries.ts'
import { evidenceOf, findPlan, recordsOf } from './plan.queries.ts'

export const planSummary = ({
  id,
  title,
  year,
  targets,
  confirmed,
  published,
  version,
}: PlanCount): PlanSummary => ({
  id,
  title,
  year,
  targets,
  confirmed,
  published,
  version,
})

export const summaryOf = (
  { id, title, year, published, version }: PlanRow,
  targets: readonly TargetRow[],
): PlanSummary => ({
  id,
  title,
  year,
  targets: targets.length,
  confirmed: targets.filter(({ state }) => state === 'confirmed').length,
  published,
  version,
})

const attachmentShown = ({ sha256, name, type, size, at, actor }: EvidenceRow): AttachmentShown => ({
  sha256,
  name,
  type,
  size: Number(size),
  at: at.toISOString(),
  actor,
})

interface ShownWith {
  readonly evidence: readonly EvidenceRow[]
  /** The number of each record of the plan, by its id. */
  readonly orders?: ReadonlyMap<string, number>
}

/** Candidates are found for the target as it reads now, among the indicators there are now. */
export function targetShown(
  catalogue: Catalogue,
  row: TargetRow,
  { evidence, orders = new Map() }: ShownWith,
): TargetShown {
  const binding = bindingOf(catalogue, row)
  return {
    ...readShown(row),
    ...decisionShown(row, orders),
    ready: isReady(catalogue, row, binding),
    question: row.kind === 'target' ? (binding.question ?? null) : null,
    indicator: row.indicator,
    candidates: binding.candidates,
    division: row.division,
    owner: row.owner,
    dueOn: row.due_on,
    evidence: evidence.filter(({ record }) => record === row.id).map(attachmentShown),
    version: row.version,
  }
}

/** What the record says, and where it comes from. */
const readShown = (row: TargetRow) => ({
  id: row.id,
  order: row.position,
  phrase: row.phrase,
  comparator: row.comparator,
  bound: row.bound,
  value: row.value,
  valueHigh: row.value_high,
  unit: row.unit,
  unitSurface: row.unit_surface,
  kind: row.kind,
  period: row.period,
  scope: row.scope,
  span: [row.span_from, row.span_to] as const,
  valueSpan: [row.value_from, row.value_to] as const,
  confidence: Number(row.confidence),
  sure: isSure(row),
  rule: row.rule,
  ruleText: ruleText(row.rule),
  origin: row.origin,
})

const rejectedShown = ({ reject_reason: reason, reject_words: words }: TargetRow) => ({
  reason,
  says: reasons.find(({ code }) => code === reason)?.label ?? null,
  words,
})

/** What people made of it. */
const decisionShown = (row: TargetRow, orders: ReadonlyMap<string, number>) => ({
  state: row.state,
  answer: row.answer,
  rejected: row.state === 'rejected' ? rejectedShown(row) : null,
  mergedInto: row.merged_into === null ? null : (orders.get(row.merged_into) ?? null),
})

const leftoverShown = ({ position, words, span_from, span_to, reason }: LeftoverRow): LeftoverShown => ({
  order: position,
  text: words,
  span: [span_from, span_to],
  reason,
  says: leftoverText(reason),
})

async function undoShown(
  transaction: Transaction,
  plan: string,
  actor: string | undefined,
): Promise<UndoShown | null> {
  const step = actor === undefined ? undefined : await lastStep(transaction, plan, actor)
  if (step === undefined) return null
  return { kind: step.kind, orders: await ordersOf(transaction, plan, step.act) }
}

export interface PlanAsked {
  readonly id: string
  /** What the asking person may do with it. */
  readonly may: readonly string[]
  /** The account whose last act could be taken back; left out, none is shown. */
  readonly actor?: string
}

const reasons = Object.entries(rejectReasons).map(([code, label]) => ({ code, label }))

/** Undefined where there is no such plan. */
export async function planAnswer(
  transaction: Transaction,
  catalogue: Catalogue,
  { id, may, actor }: PlanAsked,
): Promise<PlanAnswer | undefined> {
  const plan = isUuid(id) ? await findPlan(transaction, id) : undefined
  if (plan === undefined) return undefined
  const records = await recordsOf(transaction, id)
  const evidence = await evidenceOf(transaction, id)
  const orders = new Map(records.map((row) => [row.id, row.position]))
  return {
    ...summaryOf(
      plan,
      records.filter(({ kind, state }) => kind === 'target' && state !== 'merged'),
    ),
    text: plan.body,
    source: plan.source,
    targetList: records.map((row) => targetShown(catalogue, row, { evidence, orders })),
    leftovers: (await leftoversOf(transaction, id)).map(leftoverShown),
    rejectReasons: reasons,
    undo: await undoShown(transaction, id, actor),
    outline: (await outlineInForce(transaction, id)).outline,
    may,
  }
}
