// The canonical form of an act and of a seal, and their SHA-256; docs/guide/audit.md tells it to whoever recomputes it.
import { hash } from 'node:crypto'

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

/** SHA-256 of the text in UTF-8, in hexadecimal, as all hashes here. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex')

export interface Seal {
  readonly region: string
  readonly number: bigint
  readonly act: string
  /** UTC with microseconds, as `instantText` writes it. */
  readonly sealedAt: string
  readonly digest: string
  readonly image: string | null
}

/** The hash before the first seal. */
export const beginning = '0'.repeat(64)

/** Nothing in these texts needs an escape in JSON: digits, hexadecimal, an instant. */
export function sealHash(previous: string, { region, number, act, sealedAt, digest, image }: Seal): string {
  const last = image === null ? 'null' : `"${image}"`
  return sha256(`["${previous}","${region}","${number}","${act}","${sealedAt}","${digest}",${last}]`)
}

/** As the database writes an instant for the form: 2026-01-31T08:00:00.000000Z. */
export const instantText = (instant: Date): string => instant.toISOString().replace(/Z$/, '000Z')
