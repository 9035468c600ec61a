// The list of a register: filtered, searched, sorted, page by page, with the totals of the whole filtered set.
import type { Catalogue } from '@corridor/catalogue'
import type { CodeLists, Field, FieldKind, Register, Row } from '@corridor/registers'
import { Values } from '../../indicators/figure.queries.ts'
import type { Transaction } from '../../store/database.ts'
import { column, table } from '../../store/naming.ts'
import { fieldNames, rowFrom } from '../row.queries.ts'
import type { ListQuestion } from './list-question.ts'

export interface Listed {
  readonly id: string
  readonly version: number
  readonly row: Row
  /** The sort field's value as text, for the next page's cursor. */
  readonly sortValue: string | null
}

export interface ListContext {
  readonly transaction: Transaction
  readonly catalogue: Catalogue
  readonly lists: CodeLists
}

/** A whole number is compared as a bigint, so that no page mark can be out of its range. */
const sqlTypes = {
  text: 'text',
  note: 'text',
  code: 'text',
  choice: 'text',
  listed: 'text',
  reference: 'uuid',
  money: 'bigint',
  integer: 'bigint',
  day: 'date',
  flag: 'boolean',
} as const satisfies Record<FieldKind, string>

const comparisons = { equal: '= any', from: '>=', to: '<=' } as const

/** `%` and `_` of what a person typed mean themselves. */
const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`

/** Folding case costs five times the comparison, and Chinese words and numbers have none. */
const likeFor = (text: string): string => (text.toLowerCase() === text.toUpperCase() ? 'like' : 'ilike')

/** Codes whose words hold what was typed. */
function codesLike(field: Field, text: string, lists: CodeLists): readonly string[] {
  const wanted = text.toLowerCase()
  const words =
    field.kind === 'choice'
      ? Object.entries(field.choices)
      : field.kind === 'listed'
        ? [...(lists.get(field.list) ?? [])]
        : []
  return words.filter(([, { zh, en }]) => `${zh}\n${en}`.toLowerCase().includes(wanted)).map(([code]) => code)
}

/** Matches the title and the key of a register's rows, named by `alias`. */
function matching(register: Register, alias: string, { text, values, lists }: Search): readonly string[] {
  return [...new Set([register.title, ...register.key])].flatMap((name) => {
    const field = register.fields[name]
    if (field === undefined || field.kind === 'reference') return []
    if (field.kind === 'choice' || field.kind === 'listed') {
      const codes = codesLike(field, text, lists)
      return codes.length === 0 ? [] : [`${alias}.${column(name)} = any(${values.add(codes)}::text[])`]
    }
    return [`${alias}.${column(name)}::text ${likeFor(text)} ${values.add(pattern(text))}`]
  })
}

interface Search {
  readonly text: string
  readonly values: Values
  readonly lists: CodeLists
}

/** Row security holds in the inner selects too: what is referred to outside the scope finds nothing. */
function searchCondition({ catalogue }: ListContext, register: Register, search: Search): string {
  const parts = [...matching(register, 'r', search)]
  for (const [name, field] of Object.entries(register.fields)) {
    const target = field.kind === 'reference' ? catalogue.registers.get(field.register) : undefined
    if (target === undefined) continue
    const inner = matching(target, 't', search)
    if (inner.length === 0) continue
    parts.push(`r.${column(name)} in (select t.id from ${table(target.id)} t
      where t.region = (select corridor_region()) and (${inner.join(' or ')}))`)
  }
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`
}

function conditionsOf(
  context: ListContext,
  register: Register,
  { question, values }: { question: ListQuestion; values: Values },
): string {
  const parts = ['r.region = (select corridor_region())']
  for (const { field, is, values: wanted } of question.conditions) {
    const kind = register.fields[field]?.kind ?? 'text'
    const [first] = wanted
    const place =
      is === 'equal'
        ? `(${values.add(wanted.map(String))}::text[]::${sqlTypes[kind]}[])`
        : `${values.add(first)}::${sqlTypes[kind]}`
    parts.push(`r.${column(field)} ${comparisons[is]} ${place}`)
  }
  if (question.search !== undefined) {
    parts.push(searchCondition(context, register, { text: question.search, values, lists: context.lists }))
  }
  return parts.join(' and ')
}

/** Rows after the cursor; rows without a value come last in either direction. */
function afterCursor(register: Register, { sort, cursor }: ListQuestion, values: Values): string {
  if (cursor === undefined) return 'true'
  const id = `${values.add(cursor.id)}::uuid`
  if (sort === undefined) return `r.id < ${id}`
  const name = `r.${column(sort.field)}`
  const [beyond, next] = sort.descending ? ['<', '<'] : ['>', '>']
  if (cursor.value === null || cursor.value === undefined) return `${name} is null and r.id ${next} ${id}`
  const type = sqlTypes[register.fields[sort.field]?.kind ?? 'text']
  const value = `${values.add(cursor.value)}::${type}`
  return `(${name} is null or ${name} ${beyond} ${value} or (${name} = ${value} and r.id ${next} ${id}))`
}

function orderOf(sort: ListQuestion['sort']): string {
  if (sort === undefined) return 'r.id desc'
  const direction = sort.descending ? 'desc' : 'asc'
  return `r.${column(sort.field)} ${direction} nulls last, r.id ${direction}`
}

/** A page, one row more than asked where there is a next one. */
export async function listRows(
  context: ListContext,
  register: Register,
  question: ListQuestion,
): Promise<readonly Listed[]> {
  const values = new Values()
  const columns = fieldNames(register).map((name) => `r.${column(name)}`)
  const sorted = question.sort === undefined ? 'null' : `r.${column(question.sort.field)}::text`
  const where = conditionsOf(context, register, { question, values })
  const rows = await context.transaction.rows<Record<string, unknown>>(
    `select r.id, r.version, ${columns.join(', ')}, ${sorted} as sort_value_of_page from ${table(register.id)} r
     where ${where} and ${afterCursor(register, question, values)}
     order by ${orderOf(question.sort)} limit ${question.limit + 1}`,
    values.list,
  )
  return rows.map((found) => listedFrom(register, found))
}

function listedFrom(register: Register, found: Readonly<Record<string, unknown>>): Listed {
  const { id, version, sort_value_of_page: sortValue } = found
  if (typeof id !== 'string' || typeof version !== 'number')
    throw new Error(`a row of ${register.id} lacks its id`)
  return {
    id,
    version,
    row: rowFrom(register, found),
    sortValue: typeof sortValue === 'string' ? sortValue : null,
  }
}

export interface Totals {
  readonly count: number
  /** Money field → sum in 分. */
  readonly sums: Readonly<Record<string, bigint>>
}

export async function listTotals(
  context: ListContext,
  register: Register,
  question: ListQuestion,
): Promise<Totals> {
  const values = new Values()
  const money = Object.entries(register.fields)
    .filter(([, { kind }]) => kind === 'money')
    .map(([name]) => name)
  const sums = money.map((name, index) => `, coalesce(sum(r.${column(name)}), 0)::bigint as s${index}`)
  const where = conditionsOf(context, register, { question, values })
  const [found] = await context.transaction.rows<Record<string, unknown>>(
    `select count(*) as n${sums.join('')} from ${table(register.id)} r where ${where}`,
    values.list,
  )
  const amount = (name: string): bigint => {
    const value = found?.[name]
    return typeof value === 'bigint' ? value : 0n
  }
  return {
    count: Number(amount('n')),
    sums: Object.fromEntries(money.map((name, index) => [name, amount(`s${index}`)])),
  }
}

/** Title and key of the records of a register with these ids, as far as they are in scope. */
export async function rowsById(
  transaction: Transaction,
  register: Register,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  if (ids.length === 0) return new Map()
  const columns = fieldNames(register).map((name) => column(name))
  const rows = await transaction.rows<Record<string, unknown>>(
    `select id, ${columns.join(', ')} from ${table(register.id)}
     where region = (select corridor_region()) and id = any($1::uuid[])`,
    [[...new Set(ids)]],
  )
  return new Map(
    rows.flatMap((found) =>
      typeof found['id'] === 'string' ? [[found['id'], rowFrom(register, found)] as const] : [],
    ),
  )
}
