// Undoing a merge: the record comes back under its id, with what moved and what was taken out; later changes stay.
import type { Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import { residence } from '@corridor/organisations'
import type { Register, Row } from '@corridor/registers'
import { insertAct } from '../act.queries.ts'
import { lockPlaces } from '../placement.queries.ts'
import type { WriteContext } from '../record-write.ts'
import { lockRow } from '../row.queries.ts'
import type { Move } from './merge-log.queries.ts'
import { lockMerge, markUndone, movesOf } from './merge-log.queries.ts'
import { alreadyUndone, laterMerge, noMerge } from './merge-problem.ts'
import { aroundAct, lockById, movePeople, putBack, rewrite, setReference } from './merge.queries.ts'
import { Changes, type Merged, type Moved, referencesTo } from './merge.ts'

/** Fields that the merge changed and that nobody has changed since go back. */
function restored(around: { readonly before: Row; readonly after: Row } | undefined, now: Row): Row {
  if (around === undefined) return now
  const row: Record<string, Row[string]> = { ...now }
  for (const name of Object.keys(around.before)) {
    if (around.before[name] !== around.after[name] && now[name] === around.after[name])
      row[name] = around.before[name]
  }
  return row
}

interface Step {
  readonly register: string
  readonly act: bigint
  readonly takenBy: bigint
  readonly merged: string
  readonly survivor: string
  readonly changes: Changes
}

/** Only records that still name the survivor go back: one that was corrected since keeps what it says. */
async function moveBack(
  context: WriteContext,
  step: Step,
  {
    register,
    field,
    ids,
  }: { readonly register: Register; readonly field: string; readonly ids: readonly string[] },
): Promise<Moved> {
  const images = (await lockById(context.transaction, register, ids)).filter(
    ({ row }) => row[field] === step.survivor,
  )
  const present = images.map(({ id }) => id)
  await setReference(context.transaction, register, { field, ids: present, to: step.merged, act: step.act })
  step.changes.add(register.id, ...images)
  step.changes.add(
    register.id,
    ...images.map(({ id, row }) => ({ id, row: { ...row, [field]: step.merged } })),
  )
  return { register: register.id, field, count: present.length }
}

async function moveAllBack(
  context: WriteContext,
  step: Step,
  moves: readonly Move[],
): Promise<readonly Moved[]> {
  const { transaction, catalogue } = context
  const moved: Moved[] = []
  const idsOf = (register: string, field: string, removed: boolean) =>
    moves
      .filter((move) => move.register === register && move.field === field && move.removed === removed)
      .map(({ record }) => record)
  for (const { register, field } of referencesTo(catalogue, step.register)) {
    const ids = idsOf(register.id, field, false)
    if (ids.length > 0) moved.push(await moveBack(context, step, { register, field, ids }))
    const removed = idsOf(register.id, field, true)
    if (removed.length === 0) continue
    const images = await putBack(transaction, register, {
      ids: removed,
      takenBy: step.takenBy,
      act: step.act,
    })
    step.changes.add(register.id, ...images)
  }
  const people = idsOf('person', 'holder', false)
  if (people.length > 0) await movePeople(transaction, { from: step.survivor, to: step.merged, ids: people })
  return moved
}

export async function undoMerge(
  context: WriteContext,
  register: Register,
  order: { readonly merge: bigint; readonly reason: string },
): Promise<Result<Merged>> {
  const { transaction, catalogue, clock, actor } = context
  const places = referencesTo(catalogue, register.id).find(
    ({ register: { id } }) => id === residence.register,
  )
  await lockPlaces(transaction, places?.register ?? register)
  const merge = await lockMerge(transaction, order.merge)
  if (merge === undefined || merge.register !== register.id) return refusal(noMerge(String(order.merge)))
  if (merge.undone) return refusal(alreadyUndone)
  const { survivor, merged } = merge
  const held = await lockRow(transaction, register, survivor)
  if (held === undefined) return refusal(laterMerge)
  const act = await insertAct(transaction, {
    kind: 'unmerged',
    actor,
    at: clock.now(),
    register: register.id,
    record: survivor,
    reason: order.reason,
  })
  const around = await aroundAct(transaction, register, { id: survivor, act: merge.act })
  const row = restored(around, held.row)
  const changes = new Changes()
  await rewrite(transaction, register, { id: survivor, row, act })
  changes.add(register.id, { id: survivor, row: held.row }, { id: survivor, row })
  const back = await putBack(transaction, register, { ids: [merged], takenBy: merge.act, act })
  changes.add(register.id, ...back)
  const step = { register: register.id, act, takenBy: merge.act, merged, survivor, changes }
  const moved = await moveAllBack(context, step, await movesOf(transaction, merge.act))
  await markUndone(transaction, merge.act, act)
  await changes.follow(context, act, [survivor, merged])
  return success({ act, survivor, moved })
}
