// The addresses of a plan's outline.
import { refusal } from '@corridor/base'
import type { OutlineAnswer } from '@corridor/protocol'
import { answered, type Asked, param, type Route } from '../../http/route.ts'
import type { Transaction } from '../../store/database.ts'
import { noSuchPlan } from '../confirm/plan-problems.ts'
import { inCity } from '../cockpit.routes.ts'
import { mayRevise } from '../revision/revision.routes.ts'
import { correctOutline, outlineAnswer } from './correct-outline.ts'

async function shown(asked: Asked, transaction: Transaction): ReturnType<Route['work']> {
  const plan = param(asked, 'plan')
  const answer = await outlineAnswer(transaction, plan, mayRevise(asked))
  return answer === undefined ? refusal(noSuchPlan(plan)) : answered<OutlineAnswer>(answer)
}

export const outlineRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/plans/:plan/outline',
    label: { zh: '提纲及其历次更正', en: 'The outline and its corrections' },
    needs: 'plan.read',
    answer: 'OutlineAnswer',
    work: (asked) => inCity(asked, (transaction) => shown(asked, transaction)),
  },
  {
    method: 'PUT',
    path: '/api/plans/:plan/outline',
    label: { zh: '更正提纲', en: 'Correct the outline' },
    needs: 'plan.write',
    versioned: true,
    body: {
      kind: 'json',
      fields: {
        outline: {
          kind: 'list',
          label: { zh: '提纲（按阅读顺序）', en: 'Headings in reading order' },
          required: true,
        },
      },
    },
    answer: 'OutlineAnswer',
    work: (asked) =>
      inCity(asked, async (transaction) => {
        const { catalogue, clock } = asked.installation
        const context = { transaction, catalogue, clock, actor: asked.person.account }
        const order = {
          plan: param(asked, 'plan'),
          version: asked.version ?? 0,
          outline: asked.body['outline'],
        }
        const done = await correctOutline(context, order)
        return done.ok ? shown(asked, transaction) : done
      }),
  },
]
