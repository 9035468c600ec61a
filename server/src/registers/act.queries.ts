// One row a write: who did what, when, from which source.
import type { Transaction } from '../store/database.ts'

export interface Act {
  readonly kind:
    | 'created'
    | 'corrected'
    | 'removed'
    | 'imported'
    | 'exported'
    | 'signedIn'
    | 'planned'
    | 'attached'
    | 'merged'
    | 'unmerged'
    | 'distinguished'
  readonly actor: string
  readonly at: Date
  readonly register?: string
  readonly record?: string
  readonly reason?: string
  readonly authority?: string
  readonly file?: {
    readonly name: string
    readonly sha256: string
    readonly rows: number
    readonly digest?: string
  }
}

export async function insertAct(transaction: Transaction, act: Act): Promise<bigint> {
  const [row] = await transaction.rows<{ id: bigint }>(
    `insert into act (region, at, actor, kind, register, record, reason, authority, file_name, file_sha256, rows,
       rows_digest)
     values (corridor_region(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      act.at,
      act.actor,
      act.kind,
      act.register,
      act.record,
      act.reason,
      act.authority,
      act.file?.name,
      act.file?.sha256,
      act.file?.rows,
      act.file?.digest,
    ],
  )
  if (row === undefined) throw new Error('the act was not written')
  return row.id
}
