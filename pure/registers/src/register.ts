// A register (登记册): what Corridor keeps of one kind of thing, declared once; tables, forms, imports and routes follow.
import type { Label } from '@corridor/base'
import type { Field, Fields, Value, ValueOf } from './field.ts'

export interface Register<F extends Fields = Fields> {
  /** Plural, kebab-case; the word in addresses and on the command line. */
  readonly id: string
  readonly label: Label
  readonly description: Label
  readonly fields: F
  /** The business key: unique together within a city. */
  readonly key: readonly string[]
  /** The field that names a record to people. */
  readonly title: string
  /**
   * The reference that says to whom a record belongs, for row scope: an organisation, or a record that has a holder
   * itself; `id` for organisations.
   */
  readonly holder: string | undefined
  /** The source authorities an import may name (来源). */
  readonly authorities: Readonly<Record<string, Label>>
}

export type RowOf<R> = R extends Register<infer F> ? { readonly [Name in keyof F]: ValueOf<F[Name]> } : never

/** A row of any register: field name → value; an absent or undefined value is unknown. */
export type Row = Readonly<Record<string, Value | undefined>>

/** A row that has been recorded. */
export interface Recorded {
  readonly id: string
  readonly version: number
  readonly row: Row
}

interface Declaration<F extends Fields> {
  readonly id: string
  readonly label: Label
  readonly description: Label
  readonly fields: F
  readonly key: readonly (keyof F & string)[]
  readonly title: keyof F & string
  readonly holder?: (keyof F & string) | 'id'
  readonly authorities: Readonly<Record<string, Label>>
}

/**
 * Names, key, title and holder must be fields; a holder must be a reference, a validity starts from another day of the
 * row. Throws, because a definition is ours.
 */
export function defineRegister<const F extends Fields>(declaration: Declaration<F>): Register<F> {
  const { id, fields, holder } = declaration
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new Error(`register ${id}: the id must be kebab-case`)
  if (declaration.key.length === 0) throw new Error(`register ${id}: a register needs a business key`)
  for (const [name, field] of Object.entries<Field>(fields)) {
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) throw new Error(`register ${id}: field ${name} must be camelCase`)
    if (reserved.has(name)) throw new Error(`register ${id}: field name ${name} is reserved`)
    const start = field.kind === 'day' ? field.fallback?.field : undefined
    if (start !== undefined && (start === name || fields[start]?.kind !== 'day')) {
      throw new Error(`register ${id}: the fallback of ${name} names no other day field`)
    }
  }
  if (holder !== undefined && holder !== 'id' && fields[holder]?.kind !== 'reference') {
    throw new Error(`register ${id}: holder ${holder} must be a reference`)
  }
  return { ...declaration, holder }
}

const reserved = new Set(['id', 'region', 'version', 'act', 'rowNumber', 'scopeDistrict', 'scopeHolder'])
