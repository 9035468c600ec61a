// The life of every target of a plan: what the plan says itself, and each step that a later plan made of it.
import type { Day } from '@corridor/base'
import { type RevisionStep, type Stretch, stretchesOf, termsInForce } from '@corridor/plan'
import type { PlanDocument, StepShown, TermsShown } from '@corridor/protocol'
import type { Transaction } from '../../store/database.ts'
import { type TargetRow, targetsOf } from '../plan.queries.ts'
import {
  type DocumentRow,
  documentsOf,
  type StepRow,
  stepsOf,
  type TermsRow,
  termsThen,
} from './revision.queries.ts'

export interface TargetLife {
  /** As stored with its own plan. */
  readonly row: TargetRow
  /** The first plan's own terms; null for a target that joined with a later plan. */
  readonly own: TermsRow | null
  readonly steps: readonly RevisionStep<TermsRow>[]
}

export interface PlanLives {
  readonly plan: DocumentRow
  readonly lives: readonly TargetLife[]
  /** Revision → the row that says who applied it. */
  readonly applied: ReadonlyMap<string, StepRow>
  readonly documents: ReadonlyMap<string, DocumentRow>
}

/** Undefined where there is no such plan. With an instant, corrections after it are taken back too. */
export async function livesOf(
  transaction: Transaction,
  plan: string,
  asOf?: Date,
): Promise<PlanLives | undefined> {
  const steps = await stepsOf(transaction, plan)
  const documents = await documentsOf(transaction, [plan, ...new Set(steps.map((step) => step.plan))])
  const own = documents.get(plan)
  if (own === undefined) return undefined
  const then = asOf === undefined ? undefined : await termsThen(transaction, plan, asOf)
  const rows = await targetsOf(transaction, plan)
  const joined = await joinedRows(transaction, steps, rows.length)
  const stepsFor = (target: string) => steps.filter((step) => step.target === target).map(stepIn)
  return {
    plan: own,
    documents,
    applied: new Map(steps.map((step) => [step.revision, step])),
    lives: [
      ...rows.map((row) => ({
        row,
        own: { ...termsOf(row), ...then?.get(row.id) },
        steps: stepsFor(row.id),
      })),
      ...joined.map((row) => ({ row, own: null, steps: stepsFor(row.id) })),
    ],
  }
}

/** Targets of later plans that joined this one, numbered after its own. */
async function joinedRows(
  transaction: Transaction,
  steps: readonly StepRow[],
  own: number,
): Promise<readonly TargetRow[]> {
  const joining = steps.filter(({ kind }) => kind === 'added')
  const ids = new Set(joining.map(({ target }) => target))
  const found: TargetRow[] = []
  for (const plan of new Set(joining.map((step) => step.plan))) {
    found.push(...(await targetsOf(transaction, plan)).filter(({ id }) => ids.has(id)))
  }
  return found.map((row, at) => ({ ...row, position: own + at + 1 }))
}

export const termsOf = (row: TermsRow): TermsRow => ({
  comparator: row.comparator,
  bound: row.bound,
  value: row.value,
  value_high: row.value_high,
  unit: row.unit,
  unit_surface: row.unit_surface,
})

const stepIn = (step: StepRow): RevisionStep<TermsRow> => ({
  revision: step.revision,
  kind: step.kind,
  from: step.from_day,
  serial: Number(step.act),
  appliedAt: step.at.getTime(),
  undoneAt: step.undone_at === null ? null : step.undone_at.getTime(),
  terms: step.terms,
})

/** The targets of a plan with the terms in force on a day, as believed at an instant. */
export function rowsInForce(
  { lives }: Pick<PlanLives, 'lives'>,
  when: { readonly on: Day; readonly asOf?: number },
): readonly TargetRow[] {
  return lives.flatMap((life) => {
    const terms = termsInForce(life, when)
    return terms === null ? [] : [{ ...life.row, ...terms }]
  })
}

export const documentShown = ({ id, title, year, dated_on, document_number }: DocumentRow): PlanDocument => ({
  plan: id,
  title,
  year,
  datedOn: dated_on,
  number: document_number,
})

export const termsShown = (terms: TermsRow): TermsShown => ({
  comparator: terms.comparator,
  bound: terms.bound,
  value: terms.value,
  valueHigh: terms.value_high,
  unit: terms.unit,
  unitSurface: terms.unit_surface,
})

/** Every step of one target, with its document and who made it. */
export const stepsShown = (of: PlanLives, life: TargetLife, asOf?: number): readonly StepShown[] =>
  stretchesOf(life, asOf).map((stretch) => stepShown(of, stretch))

function stepShown({ plan, applied, documents }: PlanLives, stretch: Stretch<TermsRow>): StepShown {
  const { step, terms } = stretch
  const made = step === null ? undefined : applied.get(step.revision)
  const document = made === undefined ? plan : (documents.get(made.plan) ?? plan)
  return {
    kind: step === null ? 'first' : step.kind,
    from: step === null ? plan.dated_on : stretch.from,
    until: stretch.until,
    terms: terms === null ? null : termsShown(terms),
    document: documentShown(document),
    by: (made ?? plan).by,
    at: (made ?? plan).at.toISOString(),
  }
}
