// What was done to the records of a plan, step by step, and the numbers that are no record.
import type { Transaction } from '../../store/database.ts'
import type { TargetValues } from '../plan.queries.ts'

const here = 'region = (select corridor_region())'

export type StepKind = 'changed' | 'added' | 'split' | 'merged' | 'accepted' | 'undone'

export interface Step {
  readonly plan: string
  readonly act: bigint
  readonly actor: string
  readonly kind: StepKind
  readonly undoes: bigint | null
}

export async function insertStep(transaction: Transaction, step: Step): Promise<void> {
  await transaction.run(
    `insert into plan_step (region, plan, act, actor, kind, undoes) values (corridor_region(), $1, $2, $3, $4, $5)`,
    [step.plan, step.act, step.actor, step.kind, step.undoes],
  )
}

/** The last step of this person on the plan that has not been taken back. */
export async function lastStep(
  transaction: Transaction,
  plan: string,
  actor: string,
): Promise<Step | undefined> {
  const [row] = await transaction.rows<Step & Record<string, unknown>>(
    `select plan, act, actor, kind, undoes from plan_step s
     where ${here} and plan = $1 and actor = $2 and undoes is null
       and not exists (select 1 from plan_step u where u.region = s.region and u.plan = s.plan and u.undoes = s.act)
     order by act desc limit 1`,
    [plan, actor],
  )
  return row
}

/** The records a step touched, by their number in the plan. */
export async function ordersOf(
  transaction: Transaction,
  plan: string,
  act: bigint,
): Promise<readonly number[]> {
  const rows = await transaction.rows<{ position: number }>(
    `select position from plan_target t where ${here} and plan = $1 and (act = $2 and version = 1 or exists (
       select 1 from plan_target_history h where h.region = t.region and h.target = t.id and h.superseded_by = $2))
     order by position`,
    [plan, act],
  )
  return rows.map(({ position }) => position)
}

/** A record before the step; `created` where the step made it, and its values are those it was made with. */
export interface Former extends TargetValues {
  readonly id: string
  readonly position: number
  readonly created: boolean
}

const names =
  `phrase comparator bound value value_high unit kind period scope state indicator answer reject_reason
  reject_words merged_into division owner due_on`.split(/\s+/)

const valuesIn = (table: string): string =>
  [
    ...names.map((name) => `${table}.${name}`),
    `lower(${table}.span) as span_from`,
    `upper(${table}.span) as span_to`,
    `lower(${table}.value_span) as value_from`,
    `upper(${table}.value_span) as value_to`,
  ].join(', ')

const createdBy = (act: string): string => `coalesce(
  (select h.act from plan_target_history h where h.region = t.region and h.target = t.id and h.version = 1), t.act) = ${act}`

/** What the step changed, as it was before; the records are locked in the order of their ids. */
export async function formerOf(
  transaction: Transaction,
  plan: string,
  act: bigint,
): Promise<readonly Former[]> {
  await transaction.rows(
    `select t.id from plan_target t where t.${here} and t.plan = $1 order by t.id for update`,
    [plan],
  )
  return transaction.rows<Former & Record<string, unknown>>(
    `select t.id, t.position, false as created, ${valuesIn('h')}
     from plan_target t join plan_target_history h on h.region = t.region and h.target = t.id and h.superseded_by = $2
     where t.${here} and t.plan = $1
     union all
     select t.id, t.position, true, ${valuesIn('t')} from plan_target t
     where t.${here} and t.plan = $1 and ${createdBy('$2')}
     order by 1`,
    [plan, act],
  )
}

export interface LaterAct {
  readonly position: number
  readonly actor: string
  readonly at: Date
}

/** Who changed a record of the step since; an act that was itself taken back, and the taking back, count for nothing. */
export async function changedSince(
  transaction: Transaction,
  plan: string,
  act: bigint,
): Promise<readonly LaterAct[]> {
  return transaction.rows<LaterAct & Record<string, unknown>>(
    `with touched as (
       select t.id, t.position, t.act as now, h.version as before
       from plan_target t join plan_target_history h on h.region = t.region and h.target = t.id and h.superseded_by = $2
       where t.${here} and t.plan = $1
       union all
       select t.id, t.position, t.act, 0 from plan_target t
       where t.${here} and t.plan = $1 and ${createdBy('$2')}
     ), later as (
       select position, now as act from touched where now <> $2
       union
       select k.position, h.superseded_by from touched k
       join plan_target_history h on h.target = k.id and h.${here} and h.version > k.before and h.superseded_by <> $2
     )
     select l.position, coalesce(p.name, a.actor) as actor, a.at from later l
     join act a on a.id = l.act and a.${here}
     left join person p on p.region = a.region and p.account = a.actor
     where not exists (select 1 from plan_step s where s.${here} and s.plan = $1
       and (s.act = l.act and s.undoes is not null or s.undoes = l.act))
     order by a.at desc, l.position`,
    [plan, act],
  )
}

export interface LeftoverRow {
  readonly position: number
  readonly words: string
  readonly span_from: number
  readonly span_to: number
  readonly reason: string
}

/** Several thousand numbers take one statement. */
export async function insertLeftovers(
  transaction: Transaction,
  plan: string,
  leftovers: readonly LeftoverRow[],
): Promise<void> {
  await transaction.run(
    `insert into plan_leftover (region, plan, position, words, span, reason)
     select corridor_region(), $1, position, words, int4range(span_from, span_to), reason
     from jsonb_to_recordset($2::jsonb) as l(position int, words text, span_from int, span_to int, reason text)`,
    [plan, JSON.stringify(leftovers)],
  )
}

/** The numbers that are still no record: none of the records there are now has its value on them. */
export async function leftoversOf(transaction: Transaction, plan: string): Promise<readonly LeftoverRow[]> {
  return transaction.rows<LeftoverRow & Record<string, unknown>>(
    `with made as materialized (
       select value_span from plan_target where ${here} and plan = $1 and origin <> 'reader' and state <> 'withdrawn')
     select position, words, lower(span) as span_from, upper(span) as span_to, reason from plan_leftover l
     where ${here} and plan = $1 and not exists (select 1 from made where made.value_span && l.span)
     order by position`,
    [plan],
  )
}

/** The number the next record of the plan gets. */
export async function nextPosition(transaction: Transaction, plan: string): Promise<number> {
  const [row] = await transaction.rows<{ next: number }>(
    `select coalesce(max(position), 0)::int + 1 as next from plan_target where ${here} and plan = $1`,
    [plan],
  )
  return row?.next ?? 1
}

/** What the reader found of each of the plan's records, as JSON; null where a person made the record. */
export async function readingsOf(
  transaction: Transaction,
  plan: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>> | null>> {
  const rows = await transaction.rows<{ id: string; reading: Readonly<Record<string, unknown>> | null }>(
    `select id, reading from plan_target where ${here} and plan = $1`,
    [plan],
  )
  return new Map(rows.map(({ id, reading }) => [id, reading]))
}
