// What every plan route needs: the person's context, the writing of an act, and the plan as it is then.
import type { Result } from '@corridor/base'
import { refusal } from '@corridor/base'
import type { PlanAnswer } from '@corridor/protocol'
import { mayDo } from '../access/policy.ts'
import { answered, type Asked, type Parameter, type Route } from '../http/route.ts'
import type { Transaction } from '../store/database.ts'
import { inCity } from './cockpit.routes.ts'
import { noSuchPlan } from './confirm/plan-problems.ts'
import type { PlanContext } from './create-plan.ts'
import { planAnswer } from './plan-shown.ts'

/** A text of a body, under its label. */
export const words = (zh: string, en: string, more: Omit<Parameter, 'kind' | 'label'> = {}): Parameter => ({
  kind: 'text',
  label: { zh, en },
  ...more,
})

export const contextOf = ({ installation, person }: Asked, transaction: Transaction): PlanContext => ({
  transaction,
  catalogue: installation.catalogue,
  clock: installation.clock,
  actor: person.account,
})

const mayOf = ({ person }: Asked): readonly string[] => [
  ...(mayDo(person, 'plan.write') === undefined ? ['write', 'publish'] : []),
  ...(mayDo(person, 'plan.export') === undefined ? ['export'] : []),
]

/** Writes, and answers with the plan as it is then. */
export async function writing(
  asked: Asked,
  id: string,
  work: (context: PlanContext) => Promise<Result<unknown>>,
): ReturnType<Route['work']> {
  return inCity(asked, async (transaction) => {
    const done = await work(contextOf(asked, transaction))
    return done.ok ? planOf(asked, transaction, id) : done
  })
}

export async function planOf(asked: Asked, transaction: Transaction, id: string): ReturnType<Route['work']> {
  const { installation, person } = asked
  const given = { id, may: mayOf(asked), actor: person.account }
  const plan = await planAnswer(transaction, installation.catalogue, given)
  return plan === undefined ? refusal(noSuchPlan(id)) : answered<PlanAnswer>(plan)
}
