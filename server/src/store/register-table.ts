// The table of a register, derived from its fields: columns, key, indexes, history, policies.
import type { Field, FieldKind, Register } from '@corridor/registers'
import { columnName, historyName, quoted, tableName } from './naming.ts'

export interface Column {
  readonly name: string
  readonly type: string
  readonly required: boolean
}

const columnTypes = {
  text: 'text',
  note: 'text',
  code: 'text',
  choice: 'text',
  listed: 'text',
  reference: 'uuid',
  money: 'bigint',
  integer: 'integer',
  day: 'date',
  flag: 'boolean',
} as const satisfies Record<FieldKind, string>

const columnOf = (name: string, field: Field): Column => ({
  name: columnName(name),
  type: columnTypes[field.kind],
  required: field.optional !== true,
})

/** System columns before the fields; 8-byte ones first. */
export const systemColumns: readonly Column[] = [
  { name: 'act', type: 'bigint', required: true },
  { name: 'id', type: 'uuid', required: true },
  { name: 'scope_holder', type: 'uuid', required: false },
  { name: 'version', type: 'integer', required: true },
  { name: 'row_number', type: 'integer', required: false },
  { name: 'region', type: 'text', required: true },
  { name: 'scope_district', type: 'text', required: false },
]

export const fieldColumns = (register: Register): readonly Column[] =>
  Object.entries(register.fields).map(([name, field]) => columnOf(name, field))

const line = (column: Column) =>
  `  ${quoted(column.name)} ${column.type}${column.required ? ' not null' : ''}`

/** The inner select makes it a constant of the query; unwrapped it is called for every row. */
const here = 'region = (select corridor_region())'

function policies(register: Register, table: string): readonly string[] {
  const visible =
    register.holder === undefined
      ? here
      : `${here} and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  )`
  return [
    `alter table ${table} enable row level security;`,
    `alter table ${table} force row level security;`,
    `create policy reading on ${table} for select using (${visible});`,
    `create policy adding on ${table} for insert with check (${here});`,
  ]
}

/** The statements that make a register's tables, as a migration carries them. */
export function createStatements(register: Register): readonly string[] {
  const name = tableName(register.id)
  const [table, past] = [quoted(name), quoted(historyName(register.id))]
  const columns = [...systemColumns, ...fieldColumns(register)].map(line)
  const key = register.key.map((field) => quoted(columnName(field))).join(', ')
  const references = Object.entries(register.fields)
    .filter(([field, { kind }]) => kind === 'reference' && field !== register.key[0])
    .map(([field]) => columnName(field))
  return [
    `create table ${table} (\n${columns.join(',\n')},\n  primary key (region, id),\n  unique (region, ${key})\n);`,
    ...references.map(
      (field) => `create index ${quoted(`${name}_${field}`)} on ${table} (${quoted(field)});`,
    ),
    `create index ${quoted(`${name}_holder`)} on ${table} (scope_holder);`,
    `create index ${quoted(`${name}_act`)} on ${table} using brin (act);`,
    `create table ${past} (\n${columns.join(',\n')},\n  superseded_by bigint not null,\n  removed boolean not null,\n  primary key (region, id, version)\n);`,
    `create index ${quoted(`${historyName(register.id)}_superseded`)} on ${past} (superseded_by);`,
    ...policies(register, table),
    `create policy changing on ${table} for update using (${here});`,
    `create policy removing on ${table} for delete using (${here});`,
    ...policies(register, past),
    `grant select, insert, update, delete on ${table} to corridor_app;`,
    `grant select, insert on ${past} to corridor_app;`,
  ]
}

/** The statements that bring an existing table to the definition; a field that is gone is never dropped by itself. */
export function alterStatements(register: Register, existing: readonly Column[]): readonly string[] {
  const have = new Map(existing.map((column) => [column.name, column]))
  return fieldColumns(register).flatMap((wanted) => {
    const found = have.get(wanted.name)
    const tables = [tableName(register.id), historyName(register.id)].map(quoted)
    if (found === undefined) {
      return tables.map((table) => `alter table ${table} add column ${quoted(wanted.name)} ${wanted.type};`)
    }
    if (found.type !== wanted.type)
      throw new Error(`${register.id}.${wanted.name}: ${found.type} cannot become ${wanted.type}`)
    return found.required && !wanted.required
      ? tables.map((table) => `alter table ${table} alter column ${quoted(wanted.name)} drop not null;`)
      : []
  })
}
