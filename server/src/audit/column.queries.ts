// The canonical form in SQL: one JSON object of texts, the same whatever the session's settings for days and instants.
import { actColumns } from './act-form.ts'

const instant = 'timestamp with time zone'
/** Types whose texts need no escape in JSON. */
const plain = new Set(['bigint', 'integer', 'uuid', 'boolean', 'date', instant])

/** The text of a column in SQL; an instant in UTC with microseconds. */
export function textOf(column: string, type: string): string {
  if (type === instant) return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
  if (type === 'date') return `to_char(${column}, 'YYYY-MM-DD')`
  return `${column}::text`
}

interface Column {
  readonly name: string
  readonly type: string
}

/** `{"name":"text",…}` without spaces, of the columns under an alias, in the order given; those that are null left out. */
export function formOf(alias: string, columns: readonly Column[]): string {
  const pairs = columns.map(({ name, type }) => {
    const text = textOf(`${alias}."${name}"`, type)
    return plain.has(type) ? `'"${name}":"' || ${text} || '"'` : `'"${name}":' || to_json(${text})::text`
  })
  return `'{' || concat_ws(',', ${pairs.join(', ')}) || '}'`
}

const actTypes: Readonly<Record<string, string>> = {
  id: 'bigint',
  tx: 'bigint',
  at: instant,
  record: 'uuid',
  rows: 'integer',
}

export const actForm = formOf(
  'a',
  actColumns.map((name) => ({ name, type: actTypes[name] ?? 'text' })),
)

export const sealTexts = `s.number, s.act::text as sealed_act, s.region as seal_region,
  ${textOf('s.sealed_at', instant)} as sealed_at,
  encode(s.digest, 'hex') as digest, encode(s.image, 'hex') as image, encode(s.hash, 'hex') as hash`
