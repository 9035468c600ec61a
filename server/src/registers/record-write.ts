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
import { insertNew } from './new-row.queries.ts'
import { followHolders, followMoves, lockPlaces, placesLock } from './placement.queries.ts'
import { resolveReferences } from './reference.queries.ts'
import { changeRow, findByKey, lockRow, referring, removeRow } from './row.queries.ts'
import type { Change } from './subject.queries.ts'
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

/** Takes the lock of places; field checks, references and the rules in force: every problem together. */
async function readForm(context: WriteContext, register: Register, values: Values): Promise<Result<Row>> {
  const resolved = await resolveReferences(context.transaction, context.catalogue, {
    register,
    written: values,
    lock: placesLock(register),
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

type After = Omit<Change, 'register' | 'changed' | 'held'> & {
  readonly id: string
  readonly images: readonly Row[]
  /** Its holder or district changed, which records that belong to it follow. */
  readonly moved: boolean
}

async function after(
  context: WriteContext,
  register: Register,
  { id, images, moved, ...change }: After,
): Promise<void> {
  const { transaction, catalogue, clock } = context
  if (register.id === residence.register) {
    const organisations = images.map((row) => row['organisation']).filter((one) => typeof one === 'string')
    await followMoves(transaction, catalogue, organisations, clock.today())
  }
  if (moved) await followHolders(transaction, catalogue, { register, act: change.act })
  const changed = images.map((row) => ({ id, row }))
  await postChanges(transaction, context, { ...change, register: register.id, changed, held: id })
}

export async function createRecord(
  context: WriteContext,
  register: Register,
  values: Values,
): Promise<Result<Written>> {
  const { transaction, clock, actor } = context
  const read = await readForm(context, register, values)
  if (!read.ok) return read
  const row = read.value
  const id = newId(clock)
  const order = { register, id, row, actor, at: clock.now(), today: clock.today() }
  const inserted = await insertNew(transaction, context, order)
  if (inserted === undefined) return refusal(duplicate(register, row))
  await after(context, register, { ...inserted, id, images: [row], moved: false, isNew: true })
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
  const read = await readForm(context, register, correction.values)
  const held = await lockRow(transaction, register, correction.id)
  if (held === undefined) return refusal(missing(correction.id))
  if (held.version !== correction.version) return refusal(changedMeanwhile(correction.version, held.version))
  if (!read.ok) return read
  const row = read.value
  if (register.key.some((name) => row[name] !== held.row[name])) {
    const twin = await findByKey(transaction, register, row)
    if (twin !== undefined && twin.id !== correction.id) return refusal(duplicate(register, row))
  }
  const { id, reason } = correction
  const change = { id, row, actor, at: clock.now(), reason, today: clock.today() }
  const { act, moved } = await changeRow(transaction, register, change)
  await after(context, register, { id, images: [held.row, row], act, moved })
  return success({ id, version: held.version + 1 })
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
  const act = await removeRow(transaction, register, { id, actor, at: clock.now(), reason })
  await after(context, register, { id, images: [held.row], act, moved: false })
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
