// Merging two records of one thing: the survivor's fields chosen one by one, references moved, the other id redirected.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import { residence } from '@corridor/organisations'
import type { Register, Row } from '@corridor/registers'
import { insertAct } from '../act.queries.ts'
import { followHolders, followMoves, lockPlaces } from '../placement.queries.ts'
import type { WriteContext } from '../record-write.ts'
import { lockRow } from '../row.queries.ts'
import { postChanges } from '../subject.queries.ts'
import { insertMerge, insertMoves } from './merge-log.queries.ts'
import { changedMeanwhile, itself, keyTaken, noField, notThere } from './merge-problem.ts'
import {
  type Image,
  keyConflicts,
  lockReferring,
  movePeople,
  rewrite,
  setReference,
  takeOut,
} from './merge.queries.ts'

export type Side = 'survivor' | 'merged'

export interface MergeOrder {
  readonly survivor: { readonly id: string; readonly version: number }
  readonly merged: { readonly id: string; readonly version: number }
  /** Field → whose value is kept; the survivor's where a field is left out. */
  readonly fields: Readonly<Record<string, string>>
  /** Whose dated places are kept; the other one's are taken out and come back when the merge is undone. */
  readonly places: Side
  readonly reason: string
}

export interface Moved {
  readonly register: string
  readonly field: string
  readonly count: number
}

export interface Merged {
  readonly act: bigint
  readonly survivor: string
  readonly moved: readonly Moved[]
}

export interface Reference {
  readonly register: Register
  readonly field: string
}

/** Every field of every register that refers to this register. */
export const referencesTo = (catalogue: Catalogue, target: string): readonly Reference[] =>
  [...catalogue.registers.values()].flatMap((register) =>
    Object.entries(register.fields).flatMap(([field, shape]) =>
      shape.kind === 'reference' && shape.register === target ? [{ register, field }] : [],
    ),
  )

/** Images of changed records by register, for the postings. */
export class Changes {
  readonly #images = new Map<string, Image[]>()

  add(register: string, ...images: readonly Image[]): void {
    this.#images.set(register, [...(this.#images.get(register) ?? []), ...images])
  }

  /** Row scope and postings, once all rows are written. */
  async follow(context: WriteContext, act: bigint, organisations: readonly string[]): Promise<void> {
    const { transaction, catalogue, clock } = context
    await followMoves(transaction, catalogue, organisations, clock.today())
    for (const id of this.#images.keys()) {
      const register = catalogue.registers.get(id)
      if (register !== undefined) await followHolders(transaction, catalogue, { register, act })
    }
    for (const [register, changed] of this.#images) {
      await postChanges(transaction, context, { register, changed, act })
    }
  }
}

function chosen(register: Register, order: MergeOrder, rows: Readonly<Record<Side, Row>>): Result<Row> {
  const problems: Problem[] = []
  const row: Record<string, Row[string]> = { ...rows.survivor }
  for (const [name, side] of Object.entries(order.fields)) {
    if (!Object.hasOwn(register.fields, name) || (side !== 'survivor' && side !== 'merged')) {
      problems.push(noField(name, register))
    } else row[name] = rows[side][name]
  }
  return problems.length > 0 ? refusal(...problems) : success(row)
}

async function lockBoth(context: WriteContext, register: Register, order: MergeOrder) {
  const { survivor, merged } = order
  const held = new Map<string, Awaited<ReturnType<typeof lockRow>>>()
  for (const id of [survivor.id, merged.id].sort())
    held.set(id, await lockRow(context.transaction, register, id))
  const problems = (['survivor', 'merged'] as const).flatMap((side) => {
    const { id, version } = order[side]
    const found = held.get(id)
    if (found === undefined) return [notThere(side, id)]
    return found.version === version ? [] : [changedMeanwhile(side, version, found.version)]
  })
  const [ours, theirs] = [held.get(survivor.id), held.get(merged.id)]
  if (problems.length > 0 || ours === undefined || theirs === undefined) return refusal(...problems)
  return success({ survivor: ours.row, merged: theirs.row })
}

async function conflictsOf(
  context: WriteContext,
  references: readonly Reference[],
  order: MergeOrder,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const { register, field } of references) {
    if (register.id === residence.register) continue
    const between = { register, field, from: order.merged.id, to: order.survivor.id }
    const found = await keyConflicts(context.transaction, between)
    problems.push(
      ...found.map(({ row }) =>
        keyTaken(register, register.key.map((name) => String(row[name])).join(' / ')),
      ),
    )
  }
  return problems
}

/** Of two histories of places one is kept; where the kept side has none, the other's is used. */
async function takeOutPlaces(
  context: WriteContext,
  order: MergeOrder,
  step: { readonly act: bigint; readonly changes: Changes; readonly reference: Reference },
): Promise<void> {
  const { transaction } = context
  const { register, field } = step.reference
  const ours = await lockReferring(transaction, { register, field, id: order.survivor.id })
  const theirs = await lockReferring(transaction, { register, field, id: order.merged.id })
  const dropped = order.places === 'survivor' ? theirs : ours
  const kept = order.places === 'survivor' ? ours : theirs
  if (dropped.length === 0 || kept.length === 0) return
  const ids = dropped.map(({ id }) => id)
  await takeOut(transaction, register, { ids, act: step.act })
  await insertMoves(transaction, step.act, { register: register.id, field, ids, removed: true })
  step.changes.add(register.id, ...dropped)
}

async function moveReferences(
  context: WriteContext,
  order: MergeOrder,
  step: { readonly act: bigint; readonly changes: Changes; readonly references: readonly Reference[] },
): Promise<readonly Moved[]> {
  const { transaction } = context
  const moved: Moved[] = []
  for (const { register, field } of step.references) {
    const images = await lockReferring(transaction, { register, field, id: order.merged.id })
    if (images.length === 0) continue
    const ids = images.map(({ id }) => id)
    await setReference(transaction, register, { field, ids, to: order.survivor.id, act: step.act })
    await insertMoves(transaction, step.act, { register: register.id, field, ids, removed: false })
    const after = images.map(({ id, row }) => ({ id, row: { ...row, [field]: order.survivor.id } }))
    step.changes.add(register.id, ...images, ...after)
    moved.push({ register: register.id, field, count: ids.length })
  }
  const people = await movePeople(transaction, { from: order.merged.id, to: order.survivor.id })
  if (people.length > 0) {
    await insertMoves(transaction, step.act, {
      register: 'person',
      field: 'holder',
      ids: people,
      removed: false,
    })
    moved.push({ register: 'person', field: 'holder', count: people.length })
  }
  return moved
}

/** One transaction: all of it or nothing. Refuses where both have a record with the same key in another register. */
export async function mergeRecords(
  context: WriteContext,
  register: Register,
  order: MergeOrder,
): Promise<Result<Merged>> {
  const { transaction, catalogue, clock, actor } = context
  const [survivor, merged] = [order.survivor.id, order.merged.id]
  if (survivor === merged) return refusal(itself)
  const references = referencesTo(catalogue, register.id)
  const places = references.find((reference) => reference.register.id === residence.register)
  await lockPlaces(transaction, places?.register ?? register)
  const rows = await lockBoth(context, register, order)
  if (!rows.ok) return rows
  const row = chosen(register, order, rows.value)
  const conflicts = await conflictsOf(context, references, order)
  if (!row.ok || conflicts.length > 0) return refusal(...(row.ok ? [] : row.problems), ...conflicts)
  const act = await insertAct(transaction, {
    kind: 'merged',
    actor,
    at: clock.now(),
    register: register.id,
    record: survivor,
    reason: order.reason,
  })
  await insertMerge(transaction, { act, register: register.id, merged, survivor })
  const changes = new Changes()
  if (places !== undefined) await takeOutPlaces(context, order, { act, changes, reference: places })
  const moved = await moveReferences(context, order, { act, changes, references })
  await takeOut(transaction, register, { ids: [merged], act })
  await rewrite(transaction, register, { id: survivor, row: row.value, act })
  changes.add(register.id, { id: merged, row: rows.value.merged })
  changes.add(register.id, { id: survivor, row: rows.value.survivor }, { id: survivor, row: row.value })
  await changes.follow(context, act, [survivor])
  return success({ act, survivor, moved })
}
