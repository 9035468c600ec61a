// Plans as the console gets them: summary, targets with their candidates and evidence, outline.
import { isUuid } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import { bindTarget, isComparator } from '@corridor/plan'
import type { AttachmentShown, PlanAnswer, PlanSummary, TargetShown } from '@corridor/protocol'
import type { Transaction } from '../store/database.ts'
import { outlineInForce } from './outline/outline.queries.ts'
import type { EvidenceRow, PlanCount, PlanRow, TargetRow } from './plan.queries.ts'
import { evidenceOf, findPlan, targetsOf } from './plan.queries.ts'

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

/** Candidates are found for the target as it reads now, among the indicators there are now. */
function candidatesOf(
  catalogue: Catalogue,
  { phrase, comparator, unit, scope }: TargetRow,
): TargetShown['candidates'] {
  if (!isComparator(comparator)) return []
  return bindTarget({ phrase, comparator, unit, scope }, [...catalogue.indicators.values()]).candidates
}

export const targetShown = (
  catalogue: Catalogue,
  row: TargetRow,
  evidence: readonly EvidenceRow[],
): TargetShown => ({
  id: row.id,
  order: row.position,
  phrase: row.phrase,
  comparator: row.comparator,
  bound: row.bound,
  value: row.value,
  valueHigh: row.value_high,
  unit: row.unit,
  unitSurface: row.unit_surface,
  period: row.period,
  scope: row.scope,
  span: [row.span_from, row.span_to],
  valueSpan: [row.value_from, row.value_to],
  confidence: Number(row.confidence),
  rule: row.rule,
  state: row.state,
  indicator: row.indicator,
  candidates: candidatesOf(catalogue, row),
  division: row.division,
  owner: row.owner,
  dueOn: row.due_on,
  evidence: evidence.filter(({ record }) => record === row.id).map(attachmentShown),
  version: row.version,
})

/** Undefined where there is no such plan. `may` says what the asking person may do with it. */
export async function planAnswer(
  transaction: Transaction,
  catalogue: Catalogue,
  { id, may }: { readonly id: string; readonly may: readonly string[] },
): Promise<PlanAnswer | undefined> {
  const plan = isUuid(id) ? await findPlan(transaction, id) : undefined
  if (plan === undefined) return undefined
  const targets = await targetsOf(transaction, id)
  const evidence = await evidenceOf(transaction, id)
  return {
    ...summaryOf(plan, targets),
    text: plan.body,
    source: plan.source,
    targetList: targets.map((row) => targetShown(catalogue, row, evidence)),
    outline: (await outlineInForce(transaction, id)).outline,
    may,
  }
}
