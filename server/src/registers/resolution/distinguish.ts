// A person's word that two records are two, so that nobody is asked again.
import type { Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { Register } from '@corridor/registers'
import { insertAct } from '../act.queries.ts'
import type { WriteContext } from '../record-write.ts'
import { lockRow } from '../row.queries.ts'
import { insertDistinction } from './merge-log.queries.ts'
import { itself, notThere } from './merge-problem.ts'

export async function distinguish(
  { transaction, clock, actor }: WriteContext,
  register: Register,
  { pair, reason }: { readonly pair: readonly [string, string]; readonly reason: string },
): Promise<Result<bigint>> {
  const [a, b] = pair
  if (a === b) return refusal(itself)
  for (const id of [a, b].sort()) {
    if ((await lockRow(transaction, register, id)) === undefined)
      return refusal(notThere(id === a ? 'a' : 'b', id))
  }
  const act = await insertAct(transaction, {
    kind: 'distinguished',
    actor,
    at: clock.now(),
    register: register.id,
    record: a,
    reason,
  })
  await insertDistinction(transaction, { register: register.id, pair, act })
  return success(act)
}
