// How definitions are called in the database: snake_case, quoted, never built from what a person typed.

const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/-/g, '_')

/** A quoted identifier; throws on a name that no definition may have. */
export function quoted(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`not a name: ${name}`)
  return `"${name}"`
}

export const tableName = (register: string): string => snake(register)
export const historyName = (register: string): string => `${snake(register)}_history`
export const columnName = (field: string): string => snake(field)

export const table = (register: string): string => quoted(tableName(register))
export const history = (register: string): string => quoted(historyName(register))
export const column = (field: string): string => quoted(columnName(field))
