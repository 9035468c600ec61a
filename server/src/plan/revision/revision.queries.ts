// The rows of revisions: the document of a plan, which plan it revises, what was applied and undone, and who did it.
import type { Day } from '@corridor/base'
import type { Transaction } from '../../store/database.ts'

export interface DocumentRow {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly dated_on: Day | null
  readonly document_number: string | null
  readonly revises: string | null
  readonly version: number
  /** Who read the plan, and when. */
  readonly by: string
  readonly at: Date
}

export interface TermsRow {
  readonly comparator: string
  readonly bound: string
  readonly value: string
  readonly value_high: string | null
  readonly unit: string
  readonly unit_surface: string
}

export interface RevisionRow {
  readonly id: string
  readonly plan: string
  readonly base: string
  readonly from_day: Day
  readonly act: bigint
  readonly by: string
  readonly at: Date
  readonly undone_at: Date | null
}

export interface DecidedRevision extends RevisionRow {
  readonly decisions: unknown
}

export interface NewStep {
  readonly target: string
  readonly source: string | null
  readonly kind: 'changed' | 'added' | 'withdrawn'
  readonly terms: TermsRow | null
}

export interface StepRow extends NewStep, Omit<RevisionRow, 'id'> {
  readonly revision: string
}

const here = 'region = (select corridor_region())'

const whoAndWhen = `join act a on a.region = r.region and a.id = r.act
  left join person p on p.region = a.region and p.account = a.actor`

const documentRows = `select r.id, r.title, r.year, r.dated_on, r.document_number, r.revises, r.version,
  coalesce(p.name, a.actor) as by, a.at from plan r ${whoAndWhen}`

const revisionColumns = `r.id, r.plan, r.base, r.from_day, r.act, coalesce(p.name, a.actor) as by, a.at,
  u.at as undone_at`
const revisionRows = `${whoAndWhen} left join act u on u.region = r.region and u.id = r.undone_act`

export async function documentsOf(
  transaction: Transaction,
  plans: readonly string[],
): Promise<ReadonlyMap<string, DocumentRow>> {
  const rows = await transaction.rows<DocumentRow>(
    `${documentRows} where r.${here} and r.id = any($1::uuid[])`,
    [plans],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** The newest other plans, of this year and the years before. */
export async function earlierPlans(
  transaction: Transaction,
  { id, year }: Pick<DocumentRow, 'id' | 'year'>,
): Promise<readonly DocumentRow[]> {
  return transaction.rows<DocumentRow>(
    `${documentRows} where r.${here} and r.id <> $1 and r.year <= $2 order by r.year desc, r.act desc limit 12`,
    [id, year],
  )
}

/** What is left out stays; the version grows by one. */
export async function setDocument(
  transaction: Transaction,
  { id, dated_on, document_number, revises }: Omit<DocumentRow, 'title' | 'year' | 'version' | 'by' | 'at'>,
): Promise<void> {
  await transaction.run(
    `update plan set dated_on = $2, document_number = $3, revises = $4, version = version + 1 where ${here} and id = $1`,
    [id, dated_on, document_number, revises],
  )
}

/** In the order of their ids, so that two revisions at once wait for each other and never for ever. */
export async function lockPlans(transaction: Transaction, plans: readonly string[]): Promise<void> {
  await transaction.rows(
    `select id from plan where ${here} and id = any($1::uuid[]) order by id for update`,
    [plans],
  )
}

/** The revisions of a plan by later ones, undone ones too, in the order in which they were applied. */
export async function revisionsOf(transaction: Transaction, base: string): Promise<readonly RevisionRow[]> {
  return transaction.rows<RevisionRow & Record<string, unknown>>(
    `select ${revisionColumns} from plan_revision r ${revisionRows} where r.${here} and r.base = $1 order by r.act`,
    [base],
  )
}

/** The applied revision that this plan makes of an earlier one. */
export async function appliedBy(
  transaction: Transaction,
  plan: string,
): Promise<DecidedRevision | undefined> {
  const [row] = await transaction.rows<DecidedRevision & Record<string, unknown>>(
    `select ${revisionColumns}, r.decisions from plan_revision r ${revisionRows}
     where r.${here} and r.plan = $1 and r.undone_act is null`,
    [plan],
  )
  return row
}

export async function stepsOf(transaction: Transaction, base: string): Promise<readonly StepRow[]> {
  const rows = await transaction.rows<
    Omit<StepRow, 'terms'> & { readonly value: string | null } & Omit<TermsRow, 'value'>
  >(
    `select s.revision, s.target, s.source, s.kind, s.comparator, s.bound, s.value, s.value_high, s.unit,
       s.unit_surface, ${revisionColumns}
     from plan_revision r ${revisionRows} join plan_revision_step s on s.region = r.region and s.revision = r.id
     where r.${here} and r.base = $1 order by r.act, s.target`,
    [base],
  )
  return rows.map((row) => ({
    ...row,
    terms: row.value === null ? null : { ...termsIn(row), value: row.value },
  }))
}

const termsIn = ({ comparator, bound, value_high, unit, unit_surface }: Omit<TermsRow, 'value'>) => ({
  comparator,
  bound,
  value_high,
  unit,
  unit_surface,
})

export async function insertRevision(
  transaction: Transaction,
  revision: Pick<RevisionRow, 'id' | 'plan' | 'base' | 'from_day' | 'act'> & { readonly decisions: unknown },
  steps: readonly NewStep[],
): Promise<void> {
  await transaction.run(
    `insert into plan_revision (region, id, plan, base, from_day, decisions, act)
     values (corridor_region(), $1, $2, $3, $4, $5, $6)`,
    [
      revision.id,
      revision.plan,
      revision.base,
      revision.from_day,
      JSON.stringify(revision.decisions),
      revision.act,
    ],
  )
  await transaction.run(
    `insert into plan_revision_step
       (region, revision, target, source, kind, comparator, bound, value, value_high, unit, unit_surface)
     select corridor_region(), $1, target, source, kind, terms->>'comparator', terms->>'bound', (terms->>'value')::numeric,
       (terms->>'value_high')::numeric, terms->>'unit', terms->>'unit_surface'
     from jsonb_to_recordset($2::jsonb) as s(target uuid, source uuid, kind text, terms jsonb)`,
    [revision.id, JSON.stringify(steps)],
  )
}

export async function undoRevision(transaction: Transaction, id: string, act: bigint): Promise<void> {
  await transaction.run(`update plan_revision set undone_act = $2 where ${here} and id = $1`, [id, act])
}

/** Those of the targets that an applied revision changes, adds or withdraws. */
export async function revisedTargets(
  transaction: Transaction,
  targets: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction.rows<{ target: string }>(
    `select distinct s.target from plan_revision_step s
     join plan_revision r on r.region = s.region and r.id = s.revision
     where s.${here} and s.target = any($1::uuid[]) and r.undone_act is null`,
    [targets],
  )
  return new Set(rows.map(({ target }) => target))
}

interface PastTermsRow {
  readonly target: string
  readonly comparator: string
  readonly bound: string
  readonly value: string
  readonly value_high: string | null
  readonly unit: string
}

/** What the targets of a plan themselves said at an instant, where a person has corrected them since. */
export async function termsThen(
  transaction: Transaction,
  plan: string,
  asOf: Date,
): Promise<ReadonlyMap<string, PastTermsRow>> {
  const rows = await transaction.rows<PastTermsRow & Record<string, unknown>>(
    `select distinct on (h.target) h.target, h.comparator, h.bound, h.value, h.value_high, h.unit
     from plan_target t join plan_target_history h on h.region = t.region and h.target = t.id
     join act a on a.region = h.region and a.id = h.superseded_by
     where t.${here} and t.plan = $1 and a.at > $2 order by h.target, h.version`,
    [plan, asOf],
  )
  return new Map(rows.map((row) => [row.target, row]))
}
