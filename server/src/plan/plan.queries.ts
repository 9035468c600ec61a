// The rows of plans: what is stored of a text, its targets, their past and its outline.
import type { OutlineShown } from '@corridor/protocol'
import type { Transaction } from '../store/database.ts'

export interface PlanRow {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly body: string
  readonly source: string | null
  readonly published: boolean
  readonly version: number
}

export interface PlanCount extends Omit<PlanRow, 'body' | 'source'> {
  readonly targets: number
  readonly confirmed: number
  /** Applied to another plan of its year: what it says is shown with that plan. */
  readonly is_part: boolean
}

/** What people make of a record; all of it is kept when it changes. */
export interface TargetValues {
  readonly phrase: string
  readonly comparator: string
  readonly bound: string
  readonly value: string
  readonly value_high: string | null
  readonly unit: string
  /** target or achievement: only targets are followed. */
  readonly kind: string
  readonly period: string | null
  readonly scope: string | null
  readonly span_from: number
  readonly span_to: number
  readonly value_from: number
  readonly value_to: number
  /** read · confirmed · rejected · merged · withdrawn (a record that was added, and taken back) */
  readonly state: string
  readonly indicator: string | null
  /** What 新增 means here (net or gross), or none: no indicator of ours measures this. */
  readonly answer: string | null
  readonly reject_reason: string | null
  readonly reject_words: string | null
  readonly merged_into: string | null
  readonly division: string | null
  readonly owner: string | null
  readonly due_on: string | null
}

export interface TargetRow extends TargetValues {
  readonly id: string
  readonly plan: string
  readonly position: number
  readonly unit_surface: string
  readonly confidence: string
  readonly rule: string
  /** reader · person (added by hand) · split (a part of another record) */
  readonly origin: string
  readonly split_from: string | null
  readonly version: number
}

export interface NewTarget extends Omit<TargetRow, 'version' | 'confidence'> {
  readonly confidence: number
  /** What the reader found, as JSON; null where a person made the record. */
  readonly reading: string | null
}

const here = 'region = (select corridor_region())'

/** What is followed: no achievement, nothing that has become part of another record or was taken back. */
const isTarget = "kind = 'target' and state not in ('merged', 'withdrawn')"

const planColumns = 'id, title, year, body, source, published, version'
const targetColumns = `id, plan, position, phrase, comparator, bound, value, value_high, unit, unit_surface, kind,
  period, scope, lower(span) as span_from, upper(span) as span_to, lower(value_span) as value_from, upper(value_span) as value_to,
  confidence, rule, origin, split_from, state, indicator, answer, reject_reason, reject_words, merged_into, division, owner,
  due_on, version`

/** A plan that has become part of another of its year, as a mid-year adjustment does. */
const isPartOfAnother = (plan: string): string => `exists (
  select from plan_revision r join plan base on base.region = r.region and base.id = r.base
  where r.region = ${plan}.region and r.plan = ${plan}.id and r.undone_act is null and base.year = ${plan}.year)`

export async function insertPlan(
  transaction: Transaction,
  plan: Omit<PlanRow, 'published' | 'version'> & { readonly act: bigint },
): Promise<void> {
  await transaction.run(
    `insert into plan (region, id, title, year, body, source, version, act) values (corridor_region(), $1, $2, $3, $4, $5, 1, $6)`,
    [plan.id, plan.title, plan.year, plan.body, plan.source, plan.act],
  )
}

/** Several thousand targets or headings take one statement each. */
export async function insertTargets(
  transaction: Transaction,
  targets: readonly NewTarget[],
  act: bigint,
): Promise<void> {
  await transaction.run(
    `insert into plan_target (region, id, plan, position, phrase, comparator, bound, value, value_high, unit,
       unit_surface, kind, period, scope, span, value_span, confidence, rule, origin, split_from, reading, state, indicator,
       answer, division, owner, due_on, version, act)
     select corridor_region(), id, plan, position, phrase, comparator, bound, value, value_high, unit, unit_surface, kind,
       period, scope, int4range(span_from, span_to), int4range(value_from, value_to), confidence, rule, origin, split_from,
       reading::jsonb, state, indicator, answer, division, owner, due_on, 1, $2
     from jsonb_to_recordset($1::jsonb) as t(id uuid, plan uuid, position int, phrase text, comparator text, bound text,
       value numeric, value_high numeric, unit text, unit_surface text, kind text, period text, scope text, span_from int,
       span_to int, value_from int, value_to int, confidence numeric, rule text, origin text, split_from uuid, reading text,
       state text, indicator text, answer text, division text, owner uuid, due_on date)`,
    [JSON.stringify(targets), act],
  )
}

export async function insertOutline(
  transaction: Transaction,
  plan: string,
  outline: readonly OutlineShown[],
): Promise<void> {
  await transaction.run(
    `insert into plan_outline (region, plan, position, level, parent, marker, title, slogan)
     select corridor_region(), $1, "order", level, parent, marker, title, slogan
     from jsonb_to_recordset($2::jsonb) as o("order" int, level int, parent int, marker text, title text, slogan text)`,
    [plan, JSON.stringify(outline)],
  )
}

/** The plan of the same year with the same text, if there is one. */
export async function samePlan(
  transaction: Transaction,
  year: number,
  body: string,
): Promise<string | undefined> {
  const [row] = await transaction.rows<{ title: string }>(
    `select title from plan where ${here} and year = $1 and body = $2 limit 1`,
    [year, body],
  )
  return row?.title
}

export async function listPlans(transaction: Transaction): Promise<readonly PlanCount[]> {
  return transaction.rows<PlanCount>(
    `select p.id, p.title, p.year, p.published, p.version,
       count(t.id)::int as targets, (count(t.id) filter (where t.state = 'confirmed'))::int as confirmed, ${isPartOfAnother('p')} as is_part
     from plan p left join plan_target t on t.region = p.region and t.plan = p.id and ${isTarget}
     where p.${here} group by p.region, p.id order by p.year desc, p.act desc`,
  )
}

export async function findPlan(
  transaction: Transaction,
  id: string,
  lock = false,
): Promise<PlanRow | undefined> {
  const [row] = await transaction.rows<PlanRow>(
    `select ${planColumns} from plan where ${here} and id = $1 ${lock ? 'for update' : ''}`,
    [id],
  )
  return row
}

/** Of the newest year, and of that the one read last. */
export async function newestPlan(transaction: Transaction): Promise<PlanRow | undefined> {
  const [row] = await transaction.rows<PlanRow>(
    `select ${planColumns} from plan where ${here} and not ${isPartOfAnother('plan')} order by year desc, act desc limit 1`,
  )
  return row
}

/** The targets that are followed; achievements and what is no record any more are left out. */
export async function targetsOf(transaction: Transaction, plan: string): Promise<readonly TargetRow[]> {
  return transaction.rows<TargetRow>(
    `select ${targetColumns} from plan_target where ${here} and plan = $1 and ${isTarget} order by position`,
    [plan],
  )
}

/** Every record in reading order, targets and achievements; those taken back are left out. */
export async function recordsOf(transaction: Transaction, plan: string): Promise<readonly TargetRow[]> {
  return transaction.rows<TargetRow>(
    `select ${targetColumns} from plan_target where ${here} and plan = $1 and state <> 'withdrawn'
     order by lower(value_span), position`,
    [plan],
  )
}

export async function lockTarget(
  transaction: Transaction,
  plan: string,
  id: string,
): Promise<TargetRow | undefined> {
  return (await lockTargets(transaction, plan, [id]))[0]
}

/** Locks in the order of ids, so that two acts on the same records never wait for each other; in that order. */
export async function lockTargets(
  transaction: Transaction,
  plan: string,
  ids: readonly string[],
): Promise<readonly TargetRow[]> {
  return transaction.rows<TargetRow>(
    `select ${targetColumns} from plan_target where ${here} and plan = $1 and id = any($2::uuid[]) order by id for update`,
    [plan, ids],
  )
}

export async function outlineOf(transaction: Transaction, plan: string): Promise<readonly OutlineShown[]> {
  return transaction.rows<OutlineShown & Record<string, unknown>>(
    `select position as "order", level, parent, marker, title, slogan from plan_outline where ${here} and plan = $1 order by position`,
    [plan],
  )
}

const plain = `phrase, comparator, bound, value, value_high, unit, kind, period, scope, state, indicator, answer,
  reject_reason, reject_words, merged_into, division, owner, due_on`

export interface Revised {
  readonly id: string
  readonly values: TargetValues
}

/** Keeps each target as it was, then writes the new values; the versions grow by one. */
export async function reviseTargets(
  transaction: Transaction,
  revised: readonly Revised[],
  { act, document }: { readonly act: bigint; readonly document: string | undefined },
): Promise<void> {
  await transaction.run(
    `insert into plan_target_history (region, target, version, ${plain}, span, value_span, act, superseded_by, document)
     select region, id, version, ${plain}, span, value_span, act, $2, $3 from plan_target where ${here} and id = any($1::uuid[])`,
    [revised.map(({ id }) => id), act, document],
  )
  await transaction.run(
    `update plan_target t set
       (${plain}, span, value_span) = (select ${plain}, int4range(span_from, span_to), int4range(value_from, value_to)
         from jsonb_to_record(v.given) as r(phrase text, comparator text, bound text, value numeric, value_high numeric,
           unit text, kind text, period text, scope text, state text, indicator text, answer text, reject_reason text,
           reject_words text, merged_into uuid, division text, owner uuid, due_on date, span_from int, span_to int,
           value_from int, value_to int)),
       version = version + 1, act = $2
     from (select (one ->> 'id')::uuid as id, one -> 'values' as given from jsonb_array_elements($1::jsonb) as one) v
     where t.${here} and t.id = v.id`,
    [JSON.stringify(revised), act],
  )
}

export async function setPublished(
  transaction: Transaction,
  id: string,
  { published, act }: { readonly published: boolean; readonly act: bigint },
): Promise<void> {
  await transaction.run(
    `update plan set published = $2, version = version + 1, published_act = $3 where ${here} and id = $1`,
    [id, published, act],
  )
}

export async function hasDivision(transaction: Transaction, code: string): Promise<boolean> {
  return (await transaction.rows(`select 1 from division where ${here} and code = $1`, [code])).length > 0
}

export async function hasPerson(transaction: Transaction, id: string): Promise<boolean> {
  return (
    (await transaction.rows(`select 1 from person where ${here} and id = $1 and not disabled`, [id])).length >
    0
  )
}

export async function namesOfPeople(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.rows<{ id: string; name: string }>(
    `select id, name from person where ${here} and id = any($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export interface EvidenceRow {
  readonly record: string
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly size: bigint
  readonly at: Date
  readonly actor: string
}

export const evidenceRegister = 'plan-target'

/** Evidence of every target of a plan. */
export async function evidenceOf(transaction: Transaction, plan: string): Promise<readonly EvidenceRow[]> {
  return transaction.rows<EvidenceRow & Record<string, unknown>>(
    `select f.record, f.sha256, f.name, f.type, f.size, a.at, coalesce(p.name, a.actor) as actor
     from plan_target t
     join attachment f on f.region = t.region and f.register = '${evidenceRegister}' and f.record = t.id
     join act a on a.region = f.region and a.id = f.act
     left join person p on p.region = a.region and p.account = a.actor
     where t.${here} and t.plan = $1 order by a.at, f.sha256`,
    [plan],
  )
}

export async function insertEvidence(
  transaction: Transaction,
  file: {
    readonly target: string
    readonly sha256: string
    readonly name: string
    readonly type: string
    readonly size: number
    readonly act: bigint
  },
): Promise<void> {
  await transaction.run(
    `insert into attachment (region, register, record, sha256, name, type, size, act)
     values (corridor_region(), '${evidenceRegister}', $1, $2, $3, $4, $5, $6)`,
    [file.target, file.sha256, file.name, file.type, file.size, file.act],
  )
}

/** Whether this file is evidence of the target already. */
export async function hasEvidence(
  transaction: Transaction,
  target: string,
  sha256: string,
): Promise<boolean> {
  const rows = await transaction.rows(
    `select 1 from attachment where ${here} and register = '${evidenceRegister}' and record = $1 and sha256 = $2`,
    [target, sha256],
  )
  return rows.length > 0
}
