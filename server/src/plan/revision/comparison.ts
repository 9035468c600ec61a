// Both plans as they are compared: what is in force of the earlier one on the later one's day, and a mark of it.
import { createHash } from 'node:crypto'
import type { Day } from '@corridor/base'
import { isComparator, type RestatedTarget } from '@corridor/plan'
import type { Transaction } from '../../store/database.ts'
import { type TargetRow, targetsOf } from '../plan.queries.ts'
import type { DocumentRow } from './revision.queries.ts'
import { livesOf, rowsInForce } from './target-lives.ts'

/** Both plans on the day from which the later one holds. */
export interface Comparison {
  readonly plan: DocumentRow
  readonly base: DocumentRow
  /** The earlier plan's targets in force, without what the later plan has made of them. */
  readonly baseRows: readonly TargetRow[]
  readonly nextRows: readonly TargetRow[]
  readonly seen: string
}

export const isOpen = ({ state }: TargetRow): boolean => state !== 'rejected'

/** A target without a period is of its plan's year. */
export const restated = (row: TargetRow, year: number): readonly RestatedTarget[] => {
  const { comparator } = row
  if (!isComparator(comparator)) return []
  return [
    {
      id: row.id,
      order: row.position,
      phrase: row.phrase,
      indicator: row.indicator,
      comparator,
      bound: row.bound,
      value: row.value,
      valueHigh: row.value_high,
      unit: row.unit,
      period: row.period ?? String(year),
      scope: row.scope,
    },
  ]
}

export async function comparisonOf(
  transaction: Transaction,
  plan: DocumentRow,
  { base: id, today }: { readonly base: string; readonly today: Day },
): Promise<Comparison | undefined> {
  const of = await livesOf(transaction, id)
  if (of === undefined) return undefined
  const own = (revision: string) => of.applied.get(revision)?.plan === plan.id
  const lives = of.lives
    .map((life) => ({ ...life, steps: life.steps.filter(({ revision }) => !own(revision)) }))
    .filter((life) => life.own !== null || life.steps.length > 0)
  const baseRows = rowsInForce({ lives }, { on: plan.dated_on ?? today }).filter(isOpen)
  const nextRows = (await targetsOf(transaction, plan.id)).filter(isOpen)
  const active = [...of.applied.values()].filter((step) => step.undone_at === null)
  const state = [
    [plan.version, of.plan.id],
    [...baseRows, ...nextRows].map((row) => [row.id, row.version]),
    active.map(({ revision }) => revision).toSorted(),
  ]
  const seen = createHash('sha256').update(JSON.stringify(state)).digest('hex')
  return { plan, base: of.plan, baseRows, nextRows, seen }
}
