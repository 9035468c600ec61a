// A page of the audit log, newest first, each act with its seal.
import type { ActShown } from '@corridor/protocol'
import type { Transaction } from '../../store/database.ts'
import { lastSealedPlace } from '../seal.queries.ts'

export interface Wanted {
  /** The act before which the page begins. */
  readonly before: bigint | undefined
  readonly actor: string | undefined
  readonly kind: string | undefined
  readonly register: string | undefined
  readonly limit: number
}

interface ActRow extends Record<string, unknown> {
  readonly id: bigint
  readonly at: Date
  readonly actor: string
  readonly kind: string
  readonly register: string | null
  readonly record: string | null
  readonly reason: string | null
  readonly authority: string | null
  readonly file_name: string | null
  readonly file_sha256: string | null
  readonly rows: number | null
  readonly number: bigint | null
  readonly hash: string | null
}

export async function listActs(transaction: Transaction, wanted: Wanted): Promise<readonly ActShown[]> {
  const rows = await transaction.rows<ActRow>(
    `select a.id, a.at, a.actor, a.kind, a.register, a.record, a.reason, a.authority, a.file_name, a.file_sha256,
       a.rows, s.number, encode(s.hash, 'hex') as hash
     from act a left join act_seal s on s.region = a.region and s.act = a.id
     where a.region = (select corridor_region()) and ($1::bigint is null or a.id < $1)
       and ($2::text is null or a.actor = $2) and ($3::text is null or a.kind = $3)
       and ($4::text is null or a.register = $4)
     order by a.id desc limit $5`,
    [wanted.before, wanted.actor, wanted.kind, wanted.register, wanted.limit],
  )
  return rows.map(shown)
}

const shown = (row: ActRow): ActShown => ({
  id: String(row.id),
  at: row.at.toISOString(),
  actor: row.actor,
  kind: row.kind,
  register: row.register,
  record: row.record,
  reason: row.reason,
  authority: row.authority,
  file:
    row.file_name === null || row.file_sha256 === null
      ? null
      : { name: row.file_name, sha256: row.file_sha256, rows: row.rows },
  seal: row.number === null || row.hash === null ? null : { number: String(row.number), hash: row.hash },
})

/** How many acts stand after the last one that is sealed. */
export async function countWaiting(transaction: Transaction): Promise<number> {
  const [row] = await transaction.rows<{ n: bigint }>(
    `select count(*) as n from act a
     where a.region = (select corridor_region())
       and (a.tx, a.id) > (coalesce((select tx from (${lastSealedPlace}) l), 0), coalesce((select id from (${lastSealedPlace}) l), 0))
       and not exists (select from act_seal s where s.region = a.region and s.act = a.id)`,
  )
  return Number(row?.n ?? 0n)
}
