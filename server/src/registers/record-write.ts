// One record at a time: created, corrected or removed by a person, with history, act and postings in one transaction.
import { randomBytes } from 'node:crypto'
import type { Problem, Result } from '@corridor/base'
import { refusal, success, uuidV7 } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import { residence } from '@corridor/organisations'
import type { CodeLists, Register, Row } from '@corridor/registers'
import { readRow } from '@corridor/registers'
import { findings } from '@corridor/rules'
import type { Series } from '../indicators/ledger/posting.queries.ts'
import type { Clock } from '../store/clock.ts'
import type { Transaction } from '../store/database.ts'
import { insertAct } from './act.queries.ts'
import { followHolders, followMoves, lockPlaces, placementOf } from './placement.queries.ts'
import { resolveReferences } from './reference.queries.ts'
import { deleteRow, findByKey, insertRow, keepBefore, lockRow, referring, updateRow } from './row.queries.ts'
import { postChanges } from './subject.queries.ts'

/** What every write needs to know besides its input. */
export interface WriteContext {
  readonly transaction: Transaction
  readonly catalogue: Catalogue
  readonly series: ReadonlyMap<string, Series>
  readonly lists: CodeLists
  readonly clock: Clock
  readonly actor: string
}

export interface Written {
  readonly id: string
  readonly version: number
}

type Values = Readonly<Record<string, string | undefined>>

const newId = (clock: Clock): string => uuidV7(clock.now().getTime(), randomBytes(10))

/** Field checks, references and the rules in force: every problem together. */
async function readForm(context: WriteContext, register: Register, values: Values): Promise<Result<Row>> {
  const resolved = await resolveReferences(context.transaction, context.catalogue, {
    register,
    written: values,
  })
  const unknown = new Set(resolved.problems.map(({ field }) => field))
  const read = readRow(register, resolved.written, context.lists)
  if (!read.ok) {
    return refusal(
      ...resolved.problems,
      ...read.problems.filter(({ field, code }) => !(code === 'row/required' && unknown.has(field))),
    )
  }
  const found = [...resolved.problems, ...findings(context.catalogue.rules, register.id, read.value)]
  return found.length > 0 ? refusal(...found) : read
}

function duplicate(register: Register, row: Row): Problem {
  const names = register.key.map((name) => register.fields[name]?.label ?? { zh: name, en: name })
  return {
    code: 'row/duplicate-key',
    field: register.key[0] ?? '',
    message: { zh: '登记册中已有同一业务键的记录', en: 'The register already has a record with this key' },
    given: register.key.map((name) => String(row[name])).join(' / '),
    allowed: {
      zh: `${names.map(({ zh }) => zh).join('＋')}不得重复`,
      en: `a new ${names.map(({ en }) => en.toLowerCase()).join(' + ')}`,
    },
    fix: {
      zh: '请更正，或打开已有记录修改。',
      en: 'Correct it, or open the existing record and change that.',
    },
  }
}

async function after(
  context: WriteContext,
  register: Register,
  change: { id: string; images: readonly Row[]; act: bigint },
): Promise<void> {
  const changed = change.images.map((row) => ({ id: change.id, row }))
  if (register.id === residence.register) {
    const organisations = change.images
      .map((row) => row['organisation'])
      .filter((id) => typeof id === 'string')
    await followMoves(context.transaction, context.catalogue, organisations, context.clock.today())
  }
  await followHolders(context.transaction, context.catalogue, { register, act: change.act })
  await postChanges(context.transaction, context, { register: register.id, changed, act: change.act })
}

export async function createRecord(
  context: WriteContext,
  register: Register,
  values: Values,
): Promise<Result<Written>> {
  const { transaction, clock, actor } = context
  await lockPlaces(transaction, register)
  const read = await readForm(context, register, values)
  if (!read.ok) return read
  const row = read.value
  if ((await findByKey(transaction, register, row)) !== undefined) return refusal(duplicate(register, row))
  const id = newId(clock)
  const act = await insertAct(transaction, {
    kind: 'created',
    actor,
    at: clock.now(),
    register: register.id,
    record: id,
  })
  const placement = await placementOf(transaction, register, { id, row, today: clock.today() })
  await insertRow(transaction, register, { id, version: 1, act, row, placement })
  await after(context, register, { id, images: [row], act })
  return success({ id, version: 1 })
}

export interface Correction {
  readonly id: string
  /** The version the person saw; another one means somebody else changed the record meanwhile. */
  readonly version: number
  readonly reason: string
}

/** A correction says that we were wrong: its differences fall on the original days. */
export async function correctRecord(
  context: WriteContext,
  register: Register,
  correction: Correction & { readonly values: Values },
): Promise<Result<Written>> {
  const { transaction, clock, actor } = context
  await lockPlaces(transaction, register)
  const held = await lockRow(transaction, register, correction.id)
  if (held === undefined) return refusal(missing(correction.id))
  if (held.version !== correction.version) return refusal(changedMeanwhile(correction.version, held.version))
  const read = await readForm(context, register, correction.values)
  if (!read.ok) return read
  const row = read.value
  const twin = await findByKey(transaction, register, row)
  if (twin !== undefined && twin.id !== correction.id) return refusal(duplicate(register, row))
  const { id, reason } = correction
  const act = await insertAct(transaction, {
    kind: 'corrected',
    actor,
    at: clock.now(),
    register: register.id,
    record: id,
    reason,
  })
  await keepBefore(transaction, register, { id, act, removed: false })
  const placement = await placementOf(transaction, register, { id, row, today: clock.today() })
  const version = held.version + 1
  await updateRow(transaction, register, { id, version, act, row, placement })
  await after(context, register, { id, images: [held.row, row], act })
  return success({ id, version })
}

/** Removes a record entered by mistake; its image stays in history. Refused while others refer to it. */
export async function removeRecord(
  context: WriteContext,
  register: Register,
  correction: Correction,
): Promise<Result<Written>> {
  const { transaction, clock, actor, catalogue } = context
  await lockPlaces(transaction, register)
  const held = await lockRow(transaction, register, correction.id)
  if (held === undefined) return refusal(missing(correction.id))
  if (held.version !== correction.version) return refusal(changedMeanwhile(correction.version, held.version))
  const uses = await usesOf(transaction, catalogue, register, correction.id)
  if (uses.length > 0) return refusal(...uses)
  const { id, reason } = correction
  const act = await insertAct(transaction, {
    kind: 'removed',
    actor,
    at: clock.now(),
    register: register.id,
    record: id,
    reason,
  })
  await keepBefore(transaction, register, { id, act, removed: true })
  await deleteRow(transaction, register, id)
  await after(context, register, { id, images: [held.row], act })
  return success({ id, version: held.version })
}

async function usesOf(
  transaction: Transaction,
  catalogue: Catalogue,
  register: Register,
  id: string,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const other of catalogue.registers.values()) {
    for (const [field, { kind, label, ...rest }] of Object.entries(other.fields)) {
      if (kind !== 'reference' || !('register' in rest) || rest.register !== register.id) continue
      const count = await referring(transaction, { register: other.id, field, id })
      if (count > 0) problems.push(stillReferred(other, label.zh, count))
    }
  }
  return problems
}

const stillReferred = (other: Register, field: string, count: number): Problem => ({
  code: 'record/referred-to',
  message: { zh: '仍有其他记录引用，不能删除', en: 'Other records refer to it, so it cannot be removed' },
  given: `${other.label.zh}·${field}：${count}`,
  allowed: { zh: '没有引用的记录', en: 'a record that nothing refers to' },
  fix: { zh: '请先更正引用它的记录。', en: 'Correct the records that refer to it first.' },
})

const missing = (id: string): Problem => ({
  code: 'record/missing',
  message: {
    zh: '没有这条记录，或不在您的权限范围内',
    en: 'There is no such record, or it is outside your scope',
  },
  given: id,
  fix: { zh: '请从列表重新打开。', en: 'Open it again from the list.' },
})

const changedMeanwhile = (seen: number, now: number): Problem => ({
  code: 'record/changed-meanwhile',
  message: { zh: '这条记录已被他人修改', en: 'Somebody else has changed this record' },
  given: `版本 ${seen} / version ${seen}`,
  allowed: { zh: `当前版本 ${now}`, en: `the present version, ${now}` },
  fix: {
    zh: '请刷新后再改，您填写的内容不会丢失。',
    en: 'Reload and change it again; what you typed is kept.',
  },
})
