// What may be asked of a register's list, and every reason why a question cannot be answered.
import type { Label, Problem, Result } from '@corridor/base'
import { isDay, isUuid, refusal, success } from '@corridor/base'
import type { CodeLists, Field, FieldKind, Register, Value } from '@corridor/registers'
import { readValue } from '@corridor/registers'

export const pageAtMost = 200
const usualPage = 50

export interface Condition {
  readonly field: string
  readonly is: 'equal' | 'from' | 'to'
  /** One value for `from` and `to`; any of them for `equal`. */
  readonly values: readonly Value[]
}

export interface Cursor {
  /** The sort field's value as text, null where the row has none; absent in the usual order. */
  readonly value?: string | null
  readonly id: string
}

export interface ListQuestion {
  readonly conditions: readonly Condition[]
  readonly search: string | undefined
  /** Undefined: newest first. */
  readonly sort: { readonly field: string; readonly descending: boolean } | undefined
  readonly cursor: Cursor | undefined
  readonly limit: number
}

export interface WrittenListQuestion {
  readonly where: Readonly<Record<string, string>>
  readonly from: Readonly<Record<string, string>>
  readonly to: Readonly<Record<string, string>>
  readonly q?: string | undefined
  readonly sort?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: string | undefined
}

/** How a field of a kind can be asked for: by value, by a range, as a sort order. */
const asked = {
  text: { range: false, sort: true },
  note: { range: false, sort: false },
  code: { range: false, sort: true },
  choice: { range: false, sort: true },
  listed: { range: false, sort: true },
  reference: { range: false, sort: false },
  money: { range: true, sort: true },
  integer: { range: true, sort: true },
  day: { range: true, sort: true },
  flag: { range: false, sort: true },
} as const satisfies Record<FieldKind, { readonly range: boolean; readonly sort: boolean }>

const fix: Label = { zh: '请更正后再查。', en: 'Correct it and ask again.' }

const namesOf = (names: readonly string[]): Label => ({
  zh: names.join('、') || '无',
  en: names.join(', ') || 'none',
})

function noField(name: string, given: string, names: readonly string[]): Problem {
  const message = { zh: '不能按这个字段查询', en: 'The list cannot be asked by this field' }
  return { code: 'list/no-field', field: name, message, given, allowed: namesOf(names), fix }
}

/** Reads a written question; every problem together. */
export function readListQuestion(
  register: Register,
  written: WrittenListQuestion,
  lists: CodeLists,
): Result<ListQuestion> {
  const problems: Problem[] = []
  const fields = Object.entries(register.fields)
  const ranged = fields.filter(([, { kind }]) => asked[kind].range).map(([name]) => name)
  const conditions: Condition[] = []
  const add = (is: Condition['is'], name: string, given: string) => {
    const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined
    if (field === undefined || (is !== 'equal' && !asked[field.kind].range)) {
      const names = is === 'equal' ? fields.map(([known]) => known) : ranged
      problems.push(noField(`${is === 'equal' ? 'where' : is}.${name}`, name, names))
      return
    }
    const read = valuesOf(field, given, { is, lists })
    if (read.ok) conditions.push({ field: name, is, values: read.value })
    else
      problems.push(
        ...read.problems.map((problem) => ({
          ...problem,
          field: `${is === 'equal' ? 'where' : is}.${name}`,
        })),
      )
  }
  for (const [name, given] of Object.entries(written.where)) add('equal', name, given)
  for (const [name, given] of Object.entries(written.from)) add('from', name, given)
  for (const [name, given] of Object.entries(written.to)) add('to', name, given)
  const sort = readSort(register, written.sort)
  const cursor = readCursor(written.cursor, sort.ok ? sort.value : undefined, register)
  const limit = readLimit(written.limit)
  problems.push(...[sort, cursor, limit].flatMap((read) => (read.ok ? [] : read.problems)))
  if (problems.length > 0 || !sort.ok || !cursor.ok || !limit.ok) return refusal(...problems)
  const search = written.q?.trim()
  return success({
    conditions,
    search: search === '' ? undefined : search,
    sort: sort.value,
    cursor: cursor.value,
    limit: limit.value,
  })
}

/** Several codes may be asked for at once, separated by commas. */
function valuesOf(
  field: Field,
  given: string,
  { is, lists }: { readonly is: Condition['is']; readonly lists: CodeLists },
): Result<readonly Value[]> {
  const many = is === 'equal' && (field.kind === 'choice' || field.kind === 'listed')
  const bound = field.kind === 'money' ? { ...field, least: -(10n ** 17n) } : field
  const values: Value[] = []
  const problems: Problem[] = []
  for (const text of many ? given.split(',') : [given]) {
    const read =
      field.kind === 'text' || field.kind === 'note' || field.kind === 'code'
        ? success<Value>(text)
        : readValue(bound, text, lists)
    if (read.ok) values.push(read.value)
    else problems.push(...read.problems)
  }
  return problems.length > 0 ? refusal(...problems) : success(values)
}

function readSort(register: Register, written: string | undefined): Result<ListQuestion['sort']> {
  if (written === undefined || written === '') return success(undefined)
  const descending = written.startsWith('-')
  const name = written.replace(/^[-+ ]/, '')
  const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined
  if (field !== undefined && asked[field.kind].sort) return success({ field: name, descending })
  const able = Object.entries(register.fields).filter(([, { kind }]) => asked[kind].sort)
  return refusal(
    noField(
      'sort',
      written,
      able.map(([known]) => known),
    ),
  )
}

function readLimit(written: string | undefined): Result<number> {
  if (written === undefined) return success(usualPage)
  const limit = Number(written)
  if (/^\d{1,4}$/.test(written) && limit >= 1 && limit <= pageAtMost) return success(limit)
  return refusal({
    code: 'list/wrong-limit',
    field: 'limit',
    message: { zh: '每页条数不对', en: 'The page size is wrong' },
    given: written,
    allowed: { zh: `1 至 ${pageAtMost}`, en: `1 to ${pageAtMost}` },
    fix,
  })
}

const shapes: Readonly<Partial<Record<FieldKind, (text: string) => boolean>>> = {
  money: (text) => /^-?\d{1,18}$/.test(text),
  integer: (text) => /^-?\d{1,10}$/.test(text),
  day: isDay,
  flag: (text) => /^(true|false)$/.test(text),
}

function readCursor(
  written: string | undefined,
  sort: ListQuestion['sort'],
  register: Register,
): Result<Cursor | undefined> {
  if (written === undefined || written === '') return success(undefined)
  const cursor = decoded(written)
  const kind = sort === undefined ? undefined : register.fields[sort.field]?.kind
  const shape = kind === undefined ? undefined : shapes[kind]
  const fits =
    cursor !== undefined &&
    (cursor.value === undefined) === (sort === undefined) &&
    (typeof cursor.value !== 'string' || shape === undefined || shape(cursor.value))
  if (fits) return success(cursor)
  return refusal({
    code: 'list/wrong-cursor',
    field: 'cursor',
    message: { zh: '翻页标记不对', en: 'The page mark is wrong' },
    given: written.slice(0, 40),
    allowed: { zh: '上一页给出的 next', en: 'the `next` of the page before' },
    fix: { zh: '请回到第一页。', en: 'Go back to the first page.' },
  })
}

/** A page mark: the sort value and the id of the last row, as base64url JSON. */
export const cursorText = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify(value === undefined ? [id] : [id, value])).toString('base64url')

function decoded(text: string): Cursor | undefined {
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
  if (!Array.isArray(read)) return undefined
  const [id, value]: readonly unknown[] = read
  if (typeof id !== 'string' || !isUuid(id)) return undefined
  if (value === undefined) return { id }
  const isText = typeof value === 'string' && !value.includes('\u0000')
  return value === null || isText ? { id, value } : undefined
}
