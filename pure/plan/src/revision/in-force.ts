// In force: which value of a target counts on a day, by the revisions applied to it, as it was believed at an instant.
import { addDays, type Day } from '@corridor/base'

/** What one revision says of one target. A revision is never deleted; undoing it gives it the instant of the undoing. */
export interface RevisionStep<Terms> {
  readonly revision: string
  readonly kind: 'changed' | 'added' | 'withdrawn'
  /** The first day on which it holds: the day of the revising document. */
  readonly from: Day
  /** Rises with every act. */
  readonly serial: number
  /** Epoch milliseconds. */
  readonly appliedAt: number
  readonly undoneAt: number | null
  /** Null where the target is withdrawn. */
  readonly terms: Terms | null
}

/** From a day (null: as long as the plan is there) to a day, inclusive (null: until further notice). */
export interface Stretch<Terms> {
  readonly from: Day | null
  readonly until: Day | null
  /** Null where the target is not in force. */
  readonly terms: Terms | null
  /** Null for what the plan itself says. */
  readonly step: RevisionStep<Terms> | null
}

/** Own terms are null for a target that joined the plan with a revision. */
export interface TargetPast<Terms> {
  readonly own: Terms | null
  readonly steps: readonly RevisionStep<Terms>[]
}

const isBelieved = ({ appliedAt, undoneAt }: RevisionStep<unknown>, asOf: number): boolean =>
  appliedAt <= asOf && (undoneAt === null || undoneAt > asOf)

/** By day, and of the same day the one applied last: it replaces the other. */
const inOrder = (a: RevisionStep<unknown>, b: RevisionStep<unknown>): number =>
  a.from === b.from ? a.serial - b.serial : a.from < b.from ? -1 : 1

/** The life of a target without gaps: each stretch ends on the day before the next begins. */
export function stretchesOf<Terms>(
  { own, steps }: TargetPast<Terms>,
  asOf = Number.POSITIVE_INFINITY,
): readonly Stretch<Terms>[] {
  const believed = steps
    .filter((step) => isBelieved(step, asOf))
    .toSorted(inOrder)
    .filter((step, at, all) => all[at + 1]?.from !== step.from)
  const [first] = believed
  const start: Stretch<Terms> = { from: null, until: endBefore(first), terms: own, step: null }
  return [
    ...(own === null ? [] : [start]),
    ...believed.map((step, at) => ({
      from: step.from,
      until: endBefore(believed[at + 1]),
      terms: step.terms,
      step,
    })),
  ]
}

const endBefore = (next: RevisionStep<unknown> | undefined): Day | null =>
  next === undefined ? null : addDays(next.from, -1)

/** The terms on this day as believed at this instant; null where the target was not there or was withdrawn. */
export function termsInForce<Terms>(
  past: TargetPast<Terms>,
  { on, asOf }: { readonly on: Day; readonly asOf?: number },
): Terms | null {
  const reached = stretchesOf(past, asOf).filter(({ from }) => from === null || from <= on)
  return reached.at(-1)?.terms ?? null
}

export interface AppliedRevision {
  readonly id: string
  readonly base: string
  readonly serial: number
  readonly isUndone: boolean
  readonly targets: readonly string[]
}

/** The revisions that were compared with what this one says, and so must be undone before it. */
export const standingOn = (
  revision: AppliedRevision,
  others: readonly AppliedRevision[],
): readonly AppliedRevision[] =>
  others.filter(
    (other) =>
      !other.isUndone &&
      other.base === revision.base &&
      other.serial > revision.serial &&
      other.targets.some((target) => revision.targets.includes(target)),
  )
