// The demonstration's plan of the year: read, confirmed by its owners and published, as an officer would.
import type { Day, Result } from '@corridor/base'
import { dayNumber, dayOf, yearOf } from '@corridor/base'
import { demoPlan } from '@corridor/demo'
import type { Installation } from '../installation.ts'
import { changeTarget, publishPlan } from '../plan/change-target.ts'
import type { PlanContext } from '../plan/create-plan.ts'
import { createPlan } from '../plan/create-plan.ts'
import { targetsOf } from '../plan/plan.queries.ts'
import { stoppedClock } from '../store/clock.ts'
import { peopleByAccount } from './demo-people.queries.ts'

/** A failure here is a fault of the demonstration's text or of the road, never of somebody's input. */
function required<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`the demonstration plan was refused: ${JSON.stringify(result.problems)}`)
}

const dayMs = 86_400_000

/** Adopted on 15 January, or on the last day of a shorter sample. */
function adoptedAtMs(lastDay: Day): number {
  const fifteenth = dayOf(yearOf(lastDay), 1, 15)
  return dayNumber(fifteenth < lastDay ? fifteenth : lastDay) * dayMs + 2 * 3_600_000
}

export async function loadDemoPlan(
  { database, everything, catalogue }: Installation,
  lastDay: Day,
): Promise<void> {
  const { owners, ...given } = demoPlan(lastDay)
  await database.transact(everything, async (transaction) => {
    const clock = stoppedClock(adoptedAtMs(lastDay))
    const context: PlanContext = { transaction, catalogue, clock, actor: 'planning-head' }
    const plan = required(await createPlan(context, { ...given, place: '示例市' }))
    const people = await peopleByAccount(transaction)
    for (const { id, version, indicator } of await targetsOf(transaction, plan)) {
      const owner = people.get(owners[indicator ?? ''] ?? '')
      const change = {
        state: 'confirmed',
        division: owner?.division ?? null,
        owner: owner?.id ?? null,
        dueOn: dayOf(given.year, 12, 31),
      }
      required(await changeTarget(context, { plan, target: id, version, change, document: undefined }))
    }
    required(await publishPlan(context, { plan, version: 1, published: true }))
  })
}
