// How the columns that are hashed are read as texts, whatever the session's settings for days and instants are.
import { actColumns } from './act-form.ts'

/** The text of a column in SQL; an instant in UTC with microseconds. */
export function textOf(column: string, type: string): string {
  if (type === 'timestamp with time zone')
    return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
  if (type === 'date') return `to_char(${column}, 'YYYY-MM-DD')`
  return `${column}::text`
}

/** The act's columns under the alias `a`. */
export const actTexts = actColumns
  .map((name) => `${textOf(`a.${name}`, name === 'at' ? 'timestamp with time zone' : 'text')} as ${name}`)
  .join(', ')

export const sealTexts = `s.number, s.act::text as sealed_act, s.region as seal_region,
  ${textOf('s.sealed_at', 'timestamp with time zone')} as sealed_at, s.digest, s.image, s.hash`
