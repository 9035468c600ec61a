// What a person decides of each pair, checked against both plans, and the steps that follow from it.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import { isComparator, unitsAgree } from '@corridor/plan'
import type { TargetRow } from '../plan.queries.ts'
import type { Comparison } from './comparison.ts'
import type { NewStep } from './revision.queries.ts'
import { badPair, notConfirmed, nothingToApply, wrongUnit } from './revision-problems.ts'
import { termsOf } from './target-lives.ts'

export interface Decision {
  readonly base: string | null
  readonly next: string | null
  /** keep · change · add · withdraw */
  readonly act: string
}

const idOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'

function isDecision(value: unknown): value is Decision {
  if (typeof value !== 'object' || value === null) return false
  if (!('base' in value && 'next' in value && 'act' in value)) return false
  return idOrNull(value.base) && idOrNull(value.next) && typeof value.act === 'string'
}

/** Undefined where it is no list of decisions. */
export const readDecisions = (given: unknown): readonly Decision[] | undefined =>
  Array.isArray(given) && given.every(isDecision)
    ? given.map(({ base, next, act }) => ({ base, next, act }))
    : undefined

interface Sides {
  readonly decision: Decision
  readonly baseRow: TargetRow | undefined
  readonly nextRow: TargetRow | undefined
}

/** Which acts a pair may have, by which sides it has. */
function actsFor({ baseRow, nextRow }: Sides): readonly string[] {
  if (baseRow !== undefined && nextRow !== undefined) return ['keep', 'change']
  if (nextRow !== undefined) return ['keep', 'add']
  return baseRow === undefined ? [] : ['keep', 'withdraw']
}

/** Every problem of every pair; a target that no pair names keeps what it says. */
export function stepsFrom(
  of: Comparison,
  given: unknown,
  catalogue: Catalogue,
): Result<{ readonly steps: readonly NewStep[]; readonly decisions: readonly Decision[] }> {
  const decisions = readDecisions(given)
  if (decisions === undefined) return refusal(badPair(JSON.stringify(given) ?? ''))
  const taken = new Set<string>()
  const problems: Problem[] = []
  const steps: NewStep[] = []
  for (const decision of decisions) {
    const sides = {
      decision,
      baseRow: of.baseRows.find(({ id }) => id === decision.base),
      nextRow: of.nextRows.find(({ id }) => id === decision.next),
    }
    const problem = problemOf(sides, taken, catalogue)
    for (const id of [decision.base, decision.next]) if (id !== null) taken.add(id)
    if (problem === undefined) steps.push(...stepOf(sides))
    else problems.push(problem)
  }
  if (problems.length === 0 && steps.length === 0) problems.push(nothingToApply)
  return problems.length > 0 ? refusal(...problems) : success({ steps, decisions })
}

function problemOf(sides: Sides, taken: ReadonlySet<string>, catalogue: Catalogue): Problem | undefined {
  const { decision, baseRow, nextRow } = sides
  const { base, next, act } = decision
  const isKnown = (base === null) === (baseRow === undefined) && (next === null) === (nextRow === undefined)
  const isFree = [base, next].every((id) => id === null || !taken.has(id))
  if (!isKnown || !isFree || !actsFor(sides).includes(act)) return badPair(`${base} ${next} ${act}`)
  if (act === 'keep' || act === 'withdraw' || nextRow === undefined) return undefined
  if (nextRow.state !== 'confirmed') return notConfirmed(nextRow.position, nextRow.phrase)
  const indicator = catalogue.indicators.get(baseRow?.indicator ?? '')
  const { comparator, unit } = nextRow
  const agrees =
    indicator === undefined || !isComparator(comparator) || unitsAgree({ comparator, unit }, indicator)
  return agrees ? undefined : wrongUnit(nextRow.phrase, unit)
}

function stepOf({ decision: { act }, baseRow, nextRow }: Sides): readonly NewStep[] {
  if (act === 'withdraw' && baseRow !== undefined)
    return [{ target: baseRow.id, source: null, kind: 'withdrawn', terms: null }]
  if (nextRow === undefined || act === 'keep') return []
  const kind = baseRow === undefined ? 'added' : 'changed'
  return [{ target: (baseRow ?? nextRow).id, source: nextRow.id, kind, terms: termsOf(nextRow) }]
}
