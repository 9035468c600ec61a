// What of a record is shown: its JSON values, its title, and the words for the records it refers to.
import type { Label } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { JsonValue, ListAnswer, RecordShown } from '@corridor/protocol'
import { yuanText } from '@corridor/base'
import type { CodeLists, Field, Register, Row, Value } from '@corridor/registers'
import { showValue, valueToJson } from '@corridor/registers'
import type { Transaction } from '../../store/database.ts'
import { cursorText, type ListQuestion } from './list-question.ts'
import { type ListContext, listRows, listTotals, rowsById } from './list.queries.ts'

const masked = '•••'

/** In place of the title of a record that the reader may not see. */
export const outsideScope: Label = { zh: '（范围外）', en: '(outside your scope)' }

/** Personal values are masked wherever they are shown. */
export const jsonOf = (field: Field | undefined, value: Value | undefined): JsonValue =>
  field?.personal === true && value !== undefined ? masked : valueToJson(value)

export const titleOf = (register: Register, row: Row, lists: CodeLists): string => {
  const field = register.fields[register.title]
  return field === undefined || field.personal === true
    ? masked
    : showValue(field, row[register.title], lists, 'zh')
}

const valuesOf = (register: Register, row: Row): RecordShown['values'] =>
  Object.fromEntries(Object.entries(register.fields).map(([name, field]) => [name, jsonOf(field, row[name])]))

interface Shared {
  readonly transaction: Transaction
  readonly catalogue: Catalogue
  readonly lists: CodeLists
}

/** Field → id → title of the records that rows refer to. */
export type Words = Readonly<Record<string, ReadonlyMap<string, string>>>

export async function wordsOf(
  { transaction, catalogue, lists }: Shared,
  register: Register,
  rows: readonly Row[],
): Promise<Words> {
  const words: Record<string, ReadonlyMap<string, string>> = {}
  for (const [name, field] of Object.entries(register.fields)) {
    const target = field.kind === 'reference' ? catalogue.registers.get(field.register) : undefined
    if (target === undefined) continue
    const ids = rows.map((row) => row[name]).filter((id) => typeof id === 'string')
    const found = await rowsById(transaction, target, ids)
    words[name] = new Map([...found].map(([id, row]) => [id, titleOf(target, row, lists)]))
  }
  return words
}

interface Stored {
  readonly id: string
  readonly version: number
  readonly row: Row
}

export function recordShown(
  register: Register,
  { id, version, row }: Stored,
  { words, lists }: { words: Words; lists: CodeLists },
): RecordShown {
  const said = Object.entries(words).flatMap(([name, titles]) => {
    const referred = row[name]
    return typeof referred === 'string'
      ? [[name, titles.get(referred) ?? `${outsideScope.zh} ${outsideScope.en}`] as const]
      : []
  })
  return {
    id,
    version,
    title: titleOf(register, row, lists),
    values: valuesOf(register, row),
    words: Object.fromEntries(said),
  }
}

export async function listAnswer(
  context: ListContext,
  register: Register,
  question: ListQuestion,
): Promise<ListAnswer> {
  const found = await listRows(context, register, question)
  const page = found.slice(0, question.limit)
  const totals = await listTotals(context, register, question)
  const words = await wordsOf(
    context,
    register,
    page.map(({ row }) => row),
  )
  const last = page.at(-1)
  const more = found.length > question.limit && last !== undefined
  const mark =
    more && question.sort !== undefined ? { id: last.id, value: last.sortValue } : { id: last?.id ?? '' }
  return {
    rows: page.map((one) => recordShown(register, one, { words, lists: context.lists })),
    next: more ? cursorText(mark) : null,
    total: totals.count,
    totals: Object.fromEntries(Object.entries(totals.sums).map(([name, fen]) => [name, yuanText(fen)])),
  }
}
