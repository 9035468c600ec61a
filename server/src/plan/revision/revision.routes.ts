// The addresses of a plan's document, its revision of an earlier plan, and its timeline.
import type { Result } from '@corridor/base'
import { isUuid, refusal } from '@corridor/base'
import type { PlanTimelineAnswer, RevisionAnswer } from '@corridor/protocol'
import { mayDo } from '../../access/policy.ts'
import { answered, type Asked, param, type Route, textIn } from '../../http/route.ts'
import type { Transaction } from '../../store/database.ts'
import { noSuchPlan } from '../confirm/plan-problems.ts'
import { inCity } from '../cockpit.routes.ts'
import type { PlanContext } from '../create-plan.ts'
import { revisionAnswer } from './compare-plans.ts'
import { applyRevision, declareRevision, undoAppliedRevision } from './revise-plan.ts'
import { timelineAnswer } from './timeline.ts'

export const mayRevise = ({ person }: Asked): readonly string[] =>
  mayDo(person, 'plan.write') === undefined ? ['write'] : []

async function shown(asked: Asked, transaction: Transaction): ReturnType<Route['work']> {
  const plan = param(asked, 'plan')
  const today = asked.installation.clock.today()
  const answer = isUuid(plan)
    ? await revisionAnswer(transaction, plan, { today, may: mayRevise(asked) })
    : undefined
  return answer === undefined ? refusal(noSuchPlan(plan)) : answered<RevisionAnswer>(answer)
}

/** Writes, and answers with the revision as it is then. */
const writing = (
  asked: Asked,
  work: (context: PlanContext) => Promise<Result<unknown>>,
): ReturnType<Route['work']> =>
  inCity(asked, async (transaction) => {
    const { installation, person } = asked
    const { catalogue, clock } = installation
    const done = await work({ transaction, catalogue, clock, actor: person.account })
    return done.ok ? shown(asked, transaction) : done
  })

const seenVersion = (asked: Asked) => ({ plan: param(asked, 'plan'), version: asked.version ?? 0 })

/** Undefined where the body does not name it, null where it clears it. */
function nullable({ body }: Asked, name: string): string | null | undefined {
  const value = body[name]
  return value === null || typeof value === 'string' ? value : undefined
}

const reading: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/plans/:plan/revision',
    label: { zh: '对照所调整的计划', en: 'Compare with the plan that it revises' },
    needs: 'plan.read',
    answer: 'RevisionAnswer',
    work: (asked) => inCity(asked, (transaction) => shown(asked, transaction)),
  },
  {
    method: 'GET',
    path: '/api/plans/:plan/timeline',
    label: { zh: '目标的历次调整', en: 'The steps of the targets' },
    needs: 'plan.read',
    answer: 'PlanTimelineAnswer',
    work: (asked) =>
      inCity(asked, async (transaction) => {
        const plan = param(asked, 'plan')
        const answer = isUuid(plan) ? await timelineAnswer(transaction, plan) : undefined
        return answer === undefined ? refusal(noSuchPlan(plan)) : answered<PlanTimelineAnswer>(answer)
      }),
  },
]

/** A plan's document and revision: read, declared, applied, undone. */
export const revisionRoutes: readonly Route[] = [
  ...reading,
  {
    method: 'PATCH',
    path: '/api/plans/:plan/revision',
    label: { zh: '填写文件日期、文号和所调整的计划', en: 'Set the document and the plan that it revises' },
    needs: 'plan.write',
    versioned: true,
    body: {
      kind: 'json',
      fields: {
        datedOn: { kind: 'day', label: { zh: '文件日期', en: 'Date of the document' }, nullable: true },
        number: { kind: 'text', label: { zh: '文号', en: 'Document number' }, nullable: true, most: 100 },
        base: { kind: 'id', label: { zh: '所调整的计划', en: 'The plan that it revises' }, nullable: true },
      },
    },
    answer: 'RevisionAnswer',
    work: (asked) =>
      writing(asked, (context) =>
        declareRevision(context, {
          ...seenVersion(asked),
          datedOn: nullable(asked, 'datedOn'),
          number: nullable(asked, 'number'),
          base: nullable(asked, 'base'),
        }),
      ),
  },
  {
    method: 'POST',
    path: '/api/plans/:plan/revision',
    label: { zh: '使调整生效', en: 'Apply the revision' },
    needs: 'plan.write',
    versioned: true,
    body: {
      kind: 'json',
      fields: {
        seen: { kind: 'text', label: { zh: '所见对照的标记', en: 'Mark of what was seen' }, required: true },
        pairs: { kind: 'list', label: { zh: '对应关系', en: 'Pairs' }, required: true, most: 2_000 },
      },
    },
    answer: 'RevisionAnswer',
    work: (asked) =>
      writing(asked, (context) =>
        applyRevision(context, {
          ...seenVersion(asked),
          seen: textIn(asked, 'seen') ?? '',
          pairs: asked.body['pairs'],
        }),
      ),
  },
  {
    method: 'DELETE',
    path: '/api/plans/:plan/revision',
    label: { zh: '撤回调整', en: 'Undo the revision' },
    needs: 'plan.write',
    versioned: true,
    answer: 'RevisionAnswer',
    work: (asked) => writing(asked, (context) => undoAppliedRevision(context, seenVersion(asked))),
  },
]
