// The timeline of a plan: its document, what it revises, what revised it, and every step of every target.
import type { PlanTimelineAnswer } from '@corridor/protocol'
import type { Transaction } from '../../store/database.ts'
import { appliedShown } from './compare-plans.ts'
import { documentsOf, revisionsOf } from './revision.queries.ts'
import { documentShown, livesOf, stepsShown } from './target-lives.ts'

/** Undefined where there is no such plan. Targets whose joining was undone are not in it. */
export async function timelineAnswer(
  transaction: Transaction,
  plan: string,
): Promise<PlanTimelineAnswer | undefined> {
  const of = await livesOf(transaction, plan)
  if (of === undefined) return undefined
  const { revises } = of.plan
  const base = revises === null ? undefined : (await documentsOf(transaction, [revises])).get(revises)
  const active = (await revisionsOf(transaction, plan)).filter(({ undone_at: undone }) => undone === null)
  return {
    document: documentShown(of.plan),
    revises: base === undefined ? null : documentShown(base),
    revisedBy: active.flatMap((revision) => {
      const by = of.documents.get(revision.plan)
      return by === undefined ? [] : [appliedShown(by, revision)]
    }),
    targets: of.lives
      .map((life) => ({
        target: life.row.id,
        phrase: life.row.phrase,
        joined: life.own === null,
        steps: stepsShown(of, life),
      }))
      .filter(({ steps }) => steps.length > 0),
  }
}
