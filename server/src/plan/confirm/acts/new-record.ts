// A record that is no part of the reading yet: of a number that was left over, or a part of another record.
import { randomBytes } from 'node:crypto'
import { uuidV7 } from '@corridor/base'
import type { PlanContext } from '../../create-plan.ts'
import type { NewTarget, TargetValues } from '../../plan.queries.ts'
import { bindingOf } from '../target-change.ts'

type Given = Pick<
  NewTarget,
  'plan' | 'position' | 'origin' | 'split_from' | 'rule' | 'confidence' | 'unit_surface'
> &
  Omit<TargetValues, 'state' | 'indicator' | 'answer' | 'reject_reason' | 'reject_words' | 'merged_into'>

/** Undecided, with the indicator proposed that fits clearly; achievements are not followed, so nothing is proposed. */
export function newRecord({ catalogue, clock }: PlanContext, given: Given): NewTarget {
  const answer = null
  const proposed = given.kind === 'target' ? bindingOf(catalogue, { ...given, answer }).proposed : undefined
  return {
    ...given,
    id: uuidV7(clock.now().getTime(), randomBytes(10)),
    reading: null,
    state: 'read',
    indicator: proposed ?? null,
    answer,
    reject_reason: null,
    reject_words: null,
    merged_into: null,
  }
}
