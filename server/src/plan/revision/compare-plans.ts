// Two plans side by side: the pairs that are proposed or were decided, and what the person must send back to apply them.
import { createHash } from 'node:crypto'
import type { Day } from '@corridor/base'
import { isComparator, likenessOfTargets, matchTargets, type RestatedTarget, sameTerms } from '@corridor/plan'
import type { PairShown, RestatedShown, RevisionAnswer } from '@corridor/protocol'
import type { Transaction } from '../../store/database.ts'
import { type TargetRow, targetsOf } from '../plan.queries.ts'
import { type Decision, readDecisions } from './decisions.ts'
import {
  appliedBy,
  type DecidedRevision,
  type DocumentRow,
  documentsOf,
  earlierPlans,
} from './revision.queries.ts'
import { documentShown, livesOf, rowsInForce, termsShown } from './target-lives.ts'

/** Both plans on the day from which the later one holds. */
export interface Comparison {
  readonly plan: DocumentRow
  readonly base: DocumentRow
  /** The earlier plan's targets in force, without what the later plan has made of them. */
  readonly baseRows: readonly TargetRow[]
  readonly nextRows: readonly TargetRow[]
  readonly seen: string
}

const isOpen = ({ state }: TargetRow): boolean => state !== 'rejected'

/** A target without a period is of its plan's year. */
const restated = (row: TargetRow, year: number): readonly RestatedTarget[] => {
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

const shown = (row: TargetRow): RestatedShown => ({
  target: row.id,
  order: row.position,
  phrase: row.phrase,
  period: row.period,
  indicator: row.indicator,
  state: row.state,
  terms: termsShown(row),
})

/** What two rows have to do with each other; either may be missing. */
export function pairOf(
  { plan, base }: Pick<Comparison, 'plan' | 'base'>,
  {
    baseRow,
    nextRow,
    act,
  }: { readonly baseRow?: TargetRow; readonly nextRow?: TargetRow; readonly act?: string },
): PairShown {
  const [earlier] = baseRow === undefined ? [] : restated(baseRow, base.year)
  const [later] = nextRow === undefined ? [] : restated(nextRow, plan.year)
  const judged = earlier === undefined || later === undefined ? undefined : likenessOfTargets(earlier, later)
  const isSame = earlier !== undefined && later !== undefined && sameTerms(earlier, later)
  const joins = nextRow !== undefined && plan.year === base.year
  const proposed = judged !== undefined ? (isSame ? 'keep' : 'change') : joins ? 'add' : 'keep'
  return {
    base: baseRow === undefined ? null : shown(baseRow),
    next: nextRow === undefined ? null : shown(nextRow),
    score: judged?.score ?? null,
    reason: judged?.reason ?? null,
    isSame,
    act: act ?? proposed,
  }
}

/** Changed first would tear the text apart: pairs stand in the order of the new plan, then what is only in the old one. */
function proposedPairs(of: Comparison): readonly PairShown[] {
  const { plan, base, baseRows, nextRows } = of
  const { matches } = matchTargets(
    baseRows.flatMap((row) => restated(row, base.year)),
    nextRows.flatMap((row) => restated(row, plan.year)),
  )
  return pairsOf(
    of,
    matches.map((match) => ({ base: match.base, next: match.next })),
  )
}

function pairsOf(
  of: Comparison,
  decided: readonly (Pick<Decision, 'base' | 'next'> & { readonly act?: string })[],
): readonly PairShown[] {
  const { baseRows, nextRows } = of
  const withNext = nextRows.map((nextRow) => {
    const decision = decided.find(({ next }) => next === nextRow.id)
    const baseRow = baseRows.find(({ id }) => id === decision?.base)
    const act = decision?.act === undefined ? {} : { act: decision.act }
    return pairOf(of, { nextRow, ...(baseRow === undefined ? {} : { baseRow }), ...act })
  })
  const taken = new Set(withNext.map(({ base }) => base?.target))
  const alone = baseRows
    .filter(({ id }) => !taken.has(id))
    .map((baseRow) =>
      pairOf(of, { baseRow, act: decided.find(({ base }) => base === baseRow.id)?.act ?? 'keep' }),
    )
  return [...withNext, ...alone]
}

/** Undefined where there is no such plan. */
export async function revisionAnswer(
  transaction: Transaction,
  id: string,
  { today, may }: { readonly today: Day; readonly may: readonly string[] },
): Promise<RevisionAnswer | undefined> {
  const plan = (await documentsOf(transaction, [id])).get(id)
  if (plan === undefined) return undefined
  const comparison =
    plan.revises === null ? undefined : await comparisonOf(transaction, plan, { base: plan.revises, today })
  const applied = await appliedBy(transaction, id)
  const decisions = applied === undefined ? undefined : readDecisions(applied.decisions)
  const pairs = comparison === undefined ? [] : decidedPairs(comparison, decisions)
  return {
    document: documentShown(plan),
    version: plan.version,
    base: comparison === undefined ? null : documentShown(comparison.base),
    proposals: applied === undefined ? await proposalsFor(transaction, plan) : [],
    pairs,
    seen: comparison?.seen ?? '',
    applied: applied === undefined ? null : appliedShown(plan, applied),
    may,
  }
}

const decidedPairs = (of: Comparison, decisions: ReturnType<typeof readDecisions>): readonly PairShown[] =>
  decisions === undefined ? proposedPairs(of) : pairsOf(of, decisions)

export const appliedShown = (
  plan: DocumentRow,
  { from_day, by, at }: Omit<DecidedRevision, 'decisions'>,
) => ({
  document: documentShown(plan),
  from: from_day,
  by,
  at: at.toISOString(),
})

/** So many targets of each plan tell whether the two belong together; a whole comparison of twelve plans would be slow. */
const sampled = 60

/** One installation is one city, so the place is the same; the year and the shared targets decide. */
async function proposalsFor(
  transaction: Transaction,
  plan: DocumentRow,
): Promise<RevisionAnswer['proposals']> {
  const own = (await targetsOf(transaction, plan.id)).filter(isOpen).slice(0, sampled)
  const next = own.flatMap((row) => restated(row, plan.year))
  const found: { readonly proposal: RevisionAnswer['proposals'][number]; readonly score: number }[] = []
  for (const other of await earlierPlans(transaction, plan)) {
    const rows = (await targetsOf(transaction, other.id)).filter(isOpen).slice(0, sampled)
    const base = rows.flatMap((row) => restated(row, other.year))
    const shared = matchTargets(base, next).matches.length
    const sameYear = other.year === plan.year
    const year = sameYear
      ? { zh: '同一年度', en: 'the same year' }
      : { zh: `${other.year} 年度`, en: `of ${other.year}` }
    found.push({
      proposal: {
        document: documentShown(other),
        reason: {
          zh: `${year.zh}；新计划 ${next.length} 项目标中 ${shared} 项对应`,
          en: `${year.en}; ${shared} of the ${next.length} new targets have a counterpart`,
        },
      },
      score: shared * 2 + (sameYear ? 1 : 0) + (other.revises === null ? 1 : 0),
    })
  }
  return found.toSorted((a, b) => b.score - a.score).map(({ proposal }) => proposal)
}
