// Two plans side by side: the pairs that are proposed or were decided, and which plans the later one may revise.
import type { Day } from '@corridor/base'
import { likenessOfTargets, matchTargets, sameTerms } from '@corridor/plan'
import type { PairShown, RestatedShown, RevisionAnswer } from '@corridor/protocol'
import type { Transaction } from '../../store/database.ts'
import { type TargetRow, targetsOf } from '../plan.queries.ts'
import { type Comparison, comparisonOf, isOpen, restated } from './comparison.ts'
import { type Decision, readDecisions } from './decisions.ts'
import {
  appliedBy,
  type DecidedRevision,
  type DocumentRow,
  documentsOf,
  earlierPlans,
  stepsOf,
} from './revision.queries.ts'
import { documentShown, termsShown } from './target-lives.ts'

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
  unnamed?: 'keep',
): readonly PairShown[] {
  const { baseRows, nextRows } = of
  const withNext = nextRows.map((nextRow) => {
    const decision = decided.find(({ next }) => next === nextRow.id)
    const baseRow = baseRows.find(({ id }) => id === decision?.base)
    const act = decision?.act ?? unnamed
    return pairOf(of, {
      nextRow,
      ...(baseRow === undefined ? {} : { baseRow }),
      ...(act === undefined ? {} : { act }),
    })
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
  const of = comparison === undefined ? undefined : await asApplied(transaction, comparison, applied)
  const pairs = of === undefined ? [] : decidedPairs(of, decisions)
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

/** What was applied is shown as it was applied, whatever has been corrected in the later plan since. */
async function asApplied(
  transaction: Transaction,
  of: Comparison,
  applied: DecidedRevision | undefined,
): Promise<Comparison> {
  if (applied === undefined) return of
  const steps = (await stepsOf(transaction, of.base.id)).filter(({ revision }) => revision === applied.id)
  const terms = new Map(steps.map((step) => [step.source, step.terms]))
  return { ...of, nextRows: of.nextRows.map((row) => ({ ...row, ...terms.get(row.id) })) }
}

const decidedPairs = (of: Comparison, decisions: ReturnType<typeof readDecisions>): readonly PairShown[] =>
  decisions === undefined ? proposedPairs(of) : pairsOf(of, decisions, 'keep')

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
