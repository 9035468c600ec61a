// The canonical form of an act and of a seal, and their SHA-256; docs/guide/audit.md tells it to whoever recomputes it.
import { createHash } from 'node:crypto'

/** Every column of `act`. A new column goes to the end: where it is null the form of older acts stays what it was. */
export const actColumns = [
  'id',
  'region',
  'tx',
  'at',
  'actor',
  'kind',
  'register',
  'record',
  'reason',
  'authority',
  'file_name',
  'file_sha256',
  'rows',
  'rows_digest',
] as const

/** Column → its text; absent or null where the database has null. */
export type Texts = Readonly<Record<string, string | null | undefined>>

const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()

/** One JSON object without spaces; columns that are null are left out; every value is a text. */
function form(names: readonly string[], texts: Texts): string {
  const pairs = names.flatMap((name) => {
    const text = texts[name]
    return text === null || text === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(text)}`]
  })
  return `{${pairs.join(',')}}`
}

export const digestOf = (act: Texts): Buffer => sha256(form(actColumns, act))

/** The row that an act wrote: its columns in the order of their names. */
export const imageOf = (register: string, row: Texts): Buffer =>
  sha256(`[${JSON.stringify(register)},${form(Object.keys(row).toSorted(), row)}]`)

export interface Seal {
  readonly region: string
  readonly number: bigint
  readonly act: string
  /** UTC with microseconds, as `instantText` writes it. */
  readonly sealedAt: string
  readonly digest: Buffer
  readonly image: Buffer | null
}

/** The hash before the first seal. */
export const beginning = Buffer.alloc(32)

const hex = (bytes: Buffer | null): string | null => bytes?.toString('hex') ?? null

export const sealHash = (previous: Buffer, seal: Seal): Buffer =>
  sha256(
    JSON.stringify([
      hex(previous),
      seal.region,
      String(seal.number),
      seal.act,
      seal.sealedAt,
      hex(seal.digest),
      hex(seal.image),
    ]),
  )

/** As the database writes an instant for the form: 2026-01-31T08:00:00.000000Z. */
export const instantText = (instant: Date): string => instant.toISOString().replace(/Z$/, '000Z')
