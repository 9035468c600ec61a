// The next migration: what the register definitions want that the migrations so far have not made.
import type { Register } from '@corridor/registers'
import {
  alterStatements,
  createStatements,
  fieldColumns,
  systemColumns,
  type Column,
} from '../../server/src/store/register-table.ts'
import { historyName, quoted, tableName } from '../../server/src/store/naming.ts'

/** Table name → its columns, as a list of migrations leaves them. */
export type Schema = ReadonlyMap<string, readonly Column[]>

const name = '"?([a-z_][a-z0-9_]*)"?'
const createTable = new RegExp(`^create table (?:if not exists )?${name} \\(([\\s\\S]*)\\)`, 'i')
const columnLine = new RegExp(
  `^\\s*${name} ([a-z]+[a-z0-9 ]*?(?:\\[\\])?)( not null)?(?: (?:primary|unique|default|check|references)\\b.*)?,?$`,
)
const addColumn = new RegExp(`^alter table ${name} add column ${name} ([a-z]+(?:\\[\\])?)( not null)?`, 'i')
const dropNotNull = new RegExp(`^alter table ${name} alter column ${name} drop not null$`, 'i')
const setNotNull = new RegExp(`^alter table ${name} alter column ${name} set not null$`, 'i')
const dropColumn = new RegExp(`^alter table ${name} drop column ${name}$`, 'i')
const dropTable = new RegExp(`^drop table ${name}$`, 'i')
const unsupported = new RegExp(`^alter table ${name} (rename|alter column ${name} (set data )?type)`, 'i')

/** Words that begin a line of a table which is no column. */
const notColumns = new Set(['primary', 'unique', 'check', 'foreign', 'constraint', 'exclude'])

/** SQL without comments, statement by statement; bodies between dollar signs stay whole. */
export function statementsOf(sql: string): readonly string[] {
  const bare = sql.replace(/--[^\n]*/g, '')
  const parts = bare.split(/(\$\$[\s\S]*?\$\$)/)
  const marked = parts.map((part) => (part.startsWith('$$') ? '$$' : part)).join('')
  return marked
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

function columnsIn(body: string): readonly Column[] {
  return body.split('\n').flatMap((line) => {
    const found = columnLine.exec(line.trimEnd())
    const [, column = '', type = '', required] = found ?? []
    return found === null || notColumns.has(column)
      ? []
      : [{ name: column, type, required: required !== undefined }]
  })
}

type Step = readonly [
  shape: RegExp,
  apply: (columns: readonly Column[], match: RegExpExecArray) => readonly Column[],
]

const mark = (columns: readonly Column[], column: string | undefined, required: boolean): readonly Column[] =>
  columns.map((each) => (each.name === column ? { ...each, required } : each))

const steps: readonly Step[] = [
  [createTable, (_columns, match) => columnsIn(match[2] ?? '')],
  [
    addColumn,
    (columns, [, , column = '', type = '', required]) => [
      ...columns,
      { name: column, type, required: required !== undefined },
    ],
  ],
  [dropNotNull, (columns, [, , column]) => mark(columns, column, false)],
  [setNotNull, (columns, [, , column]) => mark(columns, column, true)],
  [dropColumn, (columns, [, , column]) => columns.filter((each) => each.name !== column)],
]

/** Follows the table statements of all migrations in order; throws at a statement that it cannot follow. */
export function schemaAfter(migrations: readonly string[]): Schema {
  const tables = new Map<string, readonly Column[]>()
  for (const statement of migrations.flatMap(statementsOf)) {
    if (unsupported.test(statement))
      throw new Error(`write this migration by hand; it follows on: ${statement}`)
    const dropped = dropTable.exec(statement)?.[1]
    if (dropped !== undefined) tables.delete(dropped)
    for (const [shape, apply] of steps) {
      const match = shape.exec(statement)
      if (match !== null) tables.set(match[1] ?? '', apply(tables.get(match[1] ?? '') ?? [], match))
    }
  }
  return tables
}

/** A field that is gone keeps its column and what is in it, but new rows must not need it. */
function releaseStatements(register: Register, existing: readonly Column[]): readonly string[] {
  const wanted = new Set([...systemColumns, ...fieldColumns(register)].map((column) => column.name))
  const tables = [tableName(register.id), historyName(register.id)].map(quoted)
  return existing
    .filter((column) => column.required && !wanted.has(column.name))
    .flatMap((column) =>
      tables.map((table) => `alter table ${table} alter column ${quoted(column.name)} drop not null;`),
    )
}

/** The text of the next migration, or undefined where the definitions and the migrations agree. */
export function draftMigration(
  registers: readonly Register[],
  migrations: readonly string[],
): string | undefined {
  const schema = schemaAfter(migrations)
  const parts = registers
    .map((register) => {
      const existing = schema.get(tableName(register.id))
      const statements =
        existing === undefined
          ? createStatements(register)
          : [...alterStatements(register, existing), ...releaseStatements(register, existing)]
      return { label: register.label.en, statements }
    })
    .filter(({ statements }) => statements.length > 0)
  if (parts.length === 0) return undefined
  const labels = parts.map(({ label }) => label).join(', ')
  const bodies = parts.map(({ label, statements }) => `-- ${label}\n${statements.join('\n')}\n`)
  return [
    `-- The register definitions have changed; this brings the tables after them: ${labels}.`,
    '',
    ...bodies,
  ].join('\n')
}
