// Staging of an import: rows stream into a temporary table, references are resolved and clashes found as sets.
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { Problem } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Register, Row } from '@corridor/registers'
import { from as copyFrom } from 'pg-copy-streams'
import type { Transaction } from '../../store/database.ts'
import { column, table } from '../../store/naming.ts'
import { fieldColumns } from '../../store/register-table.ts'
import { unknownReference, writtenKey } from '../reference.queries.ts'

export interface StagedRow {
  readonly line: number
  readonly id: string
  readonly row: Row
}

export type ImportMode = 'add' | 'update' | 'upsert'

const names = (register: Register): readonly string[] => Object.keys(register.fields)

const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text)
    ? text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
    : text

const copyLine = ({ line, id, row }: StagedRow, fields: readonly string[]): string => {
  let text = `${line}\t${id}`
  for (const name of fields) {
    const value = row[name]
    text += value === undefined ? '\t\\N' : `\t${typeof value === 'string' ? escaped(value) : String(value)}`
  }
  return `${text}\n`
}

async function* chunks(
  pieces: AsyncIterable<readonly StagedRow[]>,
  fields: readonly string[],
): AsyncGenerator<string> {
  for await (const piece of pieces) {
    if (piece.length > 0) yield piece.map((staged) => copyLine(staged, fields)).join('')
  }
}

/** Streams checked rows into `staging`; references are still written keys. */
export async function stage(
  transaction: Transaction,
  register: Register,
  rows: AsyncIterable<readonly StagedRow[]>,
): Promise<void> {
  const types = fieldColumns(register).map(({ name, type }) => `"${name}" ${type === 'uuid' ? 'text' : type}`)
  // One import of a register at a time: its sorts and sums may take what many readers at once may not.
  await transaction.run("set local work_mem = '128MB'")
  await transaction.run('drop table if exists pg_temp.staging')
  await transaction.run(
    `create temp table staging (line integer, id uuid, ${types.join(', ')}) on commit drop`,
  )
  const columns = names(register).map(column).join(', ')
  const sink = transaction.client.query(copyFrom(`copy staging (line, id, ${columns}) from stdin`))
  await pipeline(Readable.from(chunks(rows, names(register))), sink)
}

interface Reference {
  readonly field: string
  readonly target: Register
  /** Alias of the joined target. */
  readonly alias: string
}

function referencesOf(catalogue: Catalogue, register: Register): readonly Reference[] {
  return Object.entries(register.fields).flatMap(([field, shape], index) => {
    if (shape.kind !== 'reference') return []
    const target = catalogue.registers.get(shape.register)
    if (target === undefined) throw new Error(`no register ${shape.register}`)
    return [{ field, target, alias: `ref${index}` }]
  })
}

const joins = (references: readonly Reference[]): string =>
  references
    .map(({ field, target, alias }) => {
      const key = writtenKey(target)
      if (key === undefined)
        throw new Error(`${target.id} cannot be referred to in a workbook: its key has several fields`)
      return `left join ${table(target.id)} ${alias}
        on ${alias}.region = (select corridor_region()) and ${alias}.${column(key)} = s.${column(field)}`
    })
    .join('\n')

const shownAtMost = 1001

/** Asked for by name only where `incoming` has a row without its reference; most files have none. */
export async function unknownReferences(
  transaction: Transaction,
  catalogue: Catalogue,
  register: Register,
): Promise<readonly Problem[]> {
  const [any] = await transaction.rows('select from incoming where lost limit 1')
  if (any === undefined) return []
  const problems: Problem[] = []
  for (const reference of referencesOf(catalogue, register)) {
    const { field, target, alias } = reference
    const rows = await transaction.rows<{ line: number; given: string }>(
      `select s.line, s.${column(field)} as given from staging s ${joins([reference])}
       where ${alias}.id is null and s.${column(field)} is not null order by s.line limit ${shownAtMost}`,
    )
    problems.push(
      ...rows.map(({ line, given }) => ({ ...unknownReference(field, given, target), row: line })),
    )
  }
  return problems
}

/**
 * `incoming`: a row a line with resolved references, the held record's id and version, whether nothing changes, and
 * whether a reference is `lost`: written, and known to nobody.
 */
export async function matchIncoming(
  transaction: Transaction,
  catalogue: Catalogue,
  register: Register,
): Promise<void> {
  const references = referencesOf(catalogue, register)
  const aliases = new Map(references.map(({ field, alias }) => [field, alias]))
  const value = (name: string) => (aliases.has(name) ? `${aliases.get(name) ?? ''}.id` : `s.${column(name)}`)
  const lost = references.map(
    ({ field, alias }) => `(${alias}.id is null and s.${column(field)} is not null)`,
  )
  const fields = names(register)
  const key = register.key.map((name) => `e.${column(name)} = ${value(name)}`).join(' and ')
  await transaction.run('drop table if exists pg_temp.incoming')
  await transaction.run(
    `create temp table incoming on commit drop as
     select s.line, coalesce(e.id, s.id) as id, e.version as held_version,
       e.id is not null and row(${fields.map((name) => `e.${column(name)}`).join(', ')})
         is not distinct from row(${fields.map(value).join(', ')}) as same,
       ${lost.join(' or ') || 'false'} as lost,
       ${fields.map((name) => `${value(name)} as ${column(name)}`).join(', ')}
     from staging s ${joins(references)}
     left join ${table(register.id)} e on e.region = (select corridor_region()) and ${key}`,
  )
  await transaction.run('analyze incoming')
}

const keyText = (register: Register): string =>
  `concat_ws(' / ', ${register.key.map((name) => `s.${column(name)}`).join(', ')})`

/** Line → key parts as text, of rows that were withheld because something else is wrong with them. */
export type WithheldKeys = ReadonlyMap<number, readonly string[]>

/** Staged keys by their columns; with withheld rows to compare, all keys as text, which costs more. */
function keyedLines(register: Register, withheld: WithheldKeys): string {
  if (withheld.size === 0) {
    const key = register.key.map((name) => `s.${column(name)}`).join(', ')
    return `select s.line, min(s.line) over (partition by ${key}) as first, ${keyText(register)} as given
      from staging s`
  }
  const texts = `concat_ws(' / ', ${register.key.map((name) => `s.${column(name)}::text`).join(', ')})`
  return `select line, min(line) over (partition by given) as first, given from (
    select s.line, ${texts} as given from staging s union all select * from unnest($1::int[], $2::text[])) k (line, given)`
}

/** Counting keys in memory costs a third of numbering them in order, and in most files no key is there twice. */
async function everyKeyOnce(transaction: Transaction, register: Register): Promise<boolean> {
  const key = register.key.map(column).join(', ')
  const [twice] = await transaction.rows(`select from incoming group by ${key} having count(*) > 1 limit 1`)
  return twice === undefined
}

/** The same key twice in the file, wrong rows included: every line but the first. Reads `incoming` as well. */
export async function twiceInFile(
  transaction: Transaction,
  register: Register,
  withheld: WithheldKeys,
): Promise<readonly Problem[]> {
  if (withheld.size === 0 && (await everyKeyOnce(transaction, register))) return []
  const given = [...withheld.values()].map((parts) => parts.join(' / '))
  const rows = await transaction.rows<{ line: number; first: number; given: string }>(
    `select line, first, given from (${keyedLines(register, withheld)}) s
     where line > first order by line limit ${shownAtMost}`,
    withheld.size === 0 ? [] : [[...withheld.keys()], given],
  )
  return rows.map(({ line, first, given }) => ({
    code: 'import/key-twice',
    row: line,
    field: register.key[0] ?? '',
    message: { zh: `与本文件第 ${first} 行的业务键重复`, en: `The same key as row ${first} of this file` },
    given,
    allowed: { zh: '文件内不得重复', en: 'a key once in a file' },
    fix: { zh: '请删去多余的一行，或更正业务键。', en: 'Remove the extra row or correct the key.' },
  }))
}

/** Lines the mode does not allow: a known key with other content when adding, an unknown one when updating. */
export async function clashes(
  transaction: Transaction,
  register: Register,
  mode: ImportMode,
): Promise<readonly Problem[]> {
  if (mode === 'upsert') return []
  const wrong = mode === 'add' ? 'i.held_version is not null and not i.same' : 'i.held_version is null'
  const [any] = await transaction.rows(`select from incoming i where ${wrong} limit 1`)
  if (any === undefined) return []
  const rows = await transaction.rows<{ line: number; given: string }>(
    `select i.line, ${keyText(register)} as given from incoming i join staging s on s.line = i.line
     where ${wrong} order by i.line limit ${shownAtMost}`,
  )
  return rows.map(({ line, given }) =>
    mode === 'add' ? alreadyThere(register, line, given) : notThere(register, line, given),
  )
}

const alreadyThere = (register: Register, row: number, given: string): Problem => ({
  code: 'import/already-registered',
  row,
  field: register.key[0] ?? '',
  message: {
    zh: '登记册中已有此业务键，且内容不同',
    en: 'The register has this key already, with other content',
  },
  given,
  allowed: { zh: '“新增”方式只收新的业务键', en: 'only new keys in mode add' },
  fix: {
    zh: '若要修改已有记录，请改用“更新”或“新增并更新”。',
    en: 'Use mode update or upsert to change existing records.',
  },
})

const notThere = (register: Register, row: number, given: string): Problem => ({
  code: 'import/not-registered',
  row,
  field: register.key[0] ?? '',
  message: { zh: '登记册中没有此业务键', en: 'The register has no such key' },
  given,
  allowed: { zh: '“更新”方式只收已登记的业务键', en: 'only registered keys in mode update' },
  fix: { zh: '若是新记录，请改用“新增”或“新增并更新”。', en: 'Use mode add or upsert for new records.' },
})

export interface Matched {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/** Lines that are wrong are in none of the three counts. */
export async function countMatched(transaction: Transaction, wrong: readonly number[]): Promise<Matched> {
  const [row] = await transaction.rows<{ added: bigint; changed: bigint; same: bigint }>(
    `select count(*) filter (where held_version is null) as added,
       count(*) filter (where held_version is not null and not same) as changed,
       count(*) filter (where same) as same
     from incoming where not line = any($1::int[])`,
    [wrong],
  )
  return {
    added: Number(row?.added ?? 0n),
    changed: Number(row?.changed ?? 0n),
    same: Number(row?.same ?? 0n),
  }
}
