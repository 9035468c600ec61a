// The published plan as the public sees it: confirmed targets with their figures; drafts and doubts stay inside.
import type { CardShown, PlanSummary } from '@corridor/protocol'
import type { Headline, PlanData, PublicTarget } from '@corridor/portal'
import { askCockpit } from '../plan/cockpit.ts'
import type { AskContext } from '../indicators/figure.ts'
import { outlineInForce } from '../plan/outline/outline.queries.ts'
import { findPlan, listPlans } from '../plan/plan.queries.ts'

export interface PublicPlan {
  readonly plan: Pick<PlanSummary, 'id' | 'title' | 'year'>
  readonly cards: readonly CardShown[]
}

/** The newest of the published plans, an applied adjustment aside; undefined where none is. */
export async function publicPlan(context: AskContext): Promise<PublicPlan | undefined> {
  const plan = (await listPlans(context.transaction)).find(
    ({ published, is_part: isPart }) => published && !isPart,
  )
  if (plan === undefined) return undefined
  const asked = { plan: plan.id, on: undefined, asOf: undefined, synthetic: false }
  const answer = await askCockpit(context, asked)
  if (!answer.ok) return undefined
  return { plan, cards: answer.value.cards.filter(({ target }) => target.state === 'confirmed') }
}

/** The cards that have a figure. */
export const headlinesOf = ({ catalogue }: AskContext, { cards }: PublicPlan): readonly Headline[] =>
  cards.flatMap(({ target, figure, completion, standing }) => {
    const indicator = catalogue.indicators.get(target.indicator ?? '')
    if (indicator === undefined || figure === null) return []
    const { id, label } = indicator
    return [{ indicator: id, label, target, figure, completion, reached: standing === 'reached' }]
  })

/** The later plan whose value is in force on the day of the figure. */
function revisedBy(steps: CardShown['steps'], on: string | undefined): PublicTarget['revised'] {
  const step = steps.findLast(({ from }) => from !== null && (on === undefined || from <= on))
  if (step === undefined || step.kind === 'first' || step.from === null) return null
  return { title: step.document.title, from: step.from }
}

export async function planData(
  context: AskContext,
  { plan, cards }: PublicPlan,
): Promise<PlanData | undefined> {
  const row = await findPlan(context.transaction, plan.id)
  if (row === undefined) return undefined
  const { title, year, source, body } = row
  return {
    title,
    year,
    source,
    text: body,
    targets: cards.map(({ target, figure, steps }, at) => {
      const indicator = context.catalogue.indicators.get(target.indicator ?? '')
      // A target that joined with a later plan has its place in that plan's text.
      const span: readonly [number, number] = steps[0]?.kind === 'added' ? [0, 0] : target.span
      return {
        number: at + 1,
        words: span[1] === 0 ? target.phrase : body.slice(...span),
        terms: target,
        span,
        revised: revisedBy(steps, figure?.on),
        indicator: indicator === undefined ? null : { id: indicator.id, label: indicator.label },
        figure,
      }
    }),
    outline: (await outlineInForce(context.transaction, plan.id)).outline,
  }
}
