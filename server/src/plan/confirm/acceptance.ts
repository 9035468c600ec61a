// What confirming a record as it stands would make of it, and whether that can be done without a further choice.
import type { Catalogue } from '@corridor/catalogue'
import { sureFrom } from '@corridor/plan'
import type { TargetRow, TargetValues } from '../plan.queries.ts'
import { type Binding, valuesOf } from './target-change.ts'
import { bindingProblems } from './target-values.ts'

/** Records from the reader's own threshold on are right almost always. */
export const isSure = ({ confidence }: Pick<TargetRow, 'confidence'>): boolean =>
  Number(confidence) >= sureFrom

/** Where no indicator of ours comes near, the record is kept without one, and says so. */
export function accepted(row: TargetRow, { candidates, question }: Binding): TargetValues {
  const measuresNothing =
    row.kind === 'target' && row.indicator === null && candidates.length === 0 && question === undefined
  return { ...valuesOf(row), state: 'confirmed', answer: row.answer ?? (measuresNothing ? 'none' : null) }
}

export function isReady(catalogue: Catalogue, row: TargetRow, binding: Binding): boolean {
  return row.state === 'read' && bindingProblems(catalogue, accepted(row, binding)).length === 0
}
