// What the sealer asks of the database: the end of the chain, the acts that have committed, and the new seals.
import type { Transaction } from '../store/database.ts'
import type { Seal } from './act-form.ts'
import { actForm } from './column.queries.ts'
import type { Written } from './image.queries.ts'

/** False while another server seals this region; must be its own statement, before the snapshot that seals. */
export async function lockSeals(transaction: Transaction): Promise<boolean> {
  const [row] = await transaction.rows<{ locked: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('corridor seal ' || corridor_region())) as locked",
  )
  return row?.locked === true
}

/** Place of an act in the order of sealing. */
export interface Place {
  readonly tx: bigint
  readonly id: bigint
}

export interface End extends Place {
  readonly number: bigint
  readonly hash: string
}

/** Of the last seal whose act is there; an act that somebody removed has no place. */
export const lastSealedPlace = `select a.tx, a.id from act_seal e join act a on a.region = e.region and a.id = e.act
  where e.region = (select corridor_region()) order by e.number desc limit 1`

/** The last seal, and the place of the last act that is sealed; undefined where nothing was sealed yet. */
export async function chainEnd(transaction: Transaction): Promise<End | undefined> {
  const [row] = await transaction.rows<End>(
    `select s.number, encode(s.hash, 'hex') as hash, coalesce(l.tx, 0) as tx, coalesce(l.id, 0) as id
     from act_seal s left join lateral (${lastSealedPlace}) l on true
     where s.region = (select corridor_region()) order by s.number desc limit 1`,
  )
  return row
}

/** Every transaction below it has ended: what it wrote is to be seen, or never will be. */
export async function watermark(transaction: Transaction): Promise<bigint> {
  const [row] = await transaction.rows<{ high: bigint }>(
    'select txid_snapshot_xmin(txid_current_snapshot()) as high',
  )
  if (row === undefined) throw new Error('the database named no watermark')
  return row.high
}

export interface Committed extends Written {
  readonly region: string
  readonly tx: bigint
  readonly form: string
}

interface Wanted {
  readonly after: Place
  readonly below: bigint
  readonly limit: number
  readonly withRestored: boolean
}

/** `withRestored`: also those of transactions that this database has not begun yet; they came with a backup. */
export const committedAfter = (
  transaction: Transaction,
  { after, below, limit, withRestored }: Wanted,
): Promise<readonly Committed[]> =>
  transaction.rows<Committed & Record<string, unknown>>(
    `select a.id::text as id, a.region, a.tx, a.kind, a.register, a.record, ${actForm} as form from act a
     where a.region = (select corridor_region()) and (a.tx, a.id) > ($1, $2)
       and (a.tx < $3${withRestored ? ' or a.tx >= txid_snapshot_xmax(txid_current_snapshot())' : ''})
     order by a.tx, a.id limit $4`,
    [after.tx, after.id, below, limit],
  )

/** Those of the acts that have their seal: only a restored database, whose transactions count anew, has any. */
export async function sealedAmong(
  transaction: Transaction,
  acts: readonly Committed[],
): Promise<ReadonlySet<string>> {
  if (acts.length === 0) return new Set()
  const rows = await transaction.rows<{ act: string }>(
    `select act::text as act from act_seal where region = (select corridor_region()) and act = any ($1::bigint[])`,
    [acts.map(({ id }) => id)],
  )
  return new Set(rows.map(({ act }) => act))
}

export const insertSeals = (
  transaction: Transaction,
  seals: readonly (Seal & { readonly hash: string })[],
): Promise<number> =>
  transaction.run(
    `insert into act_seal (region, number, act, sealed_at, digest, image, hash)
     select corridor_region(), number, act, sealed_at, decode(digest, 'hex'), decode(image, 'hex'), decode(hash, 'hex')
     from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])
       as u (number, act, sealed_at, digest, image, hash)`,
    [
      seals.map(({ number }) => number),
      seals.map(({ act }) => act),
      seals.map(({ sealedAt }) => sealedAt),
      seals.map(({ digest }) => digest),
      seals.map(({ image }) => image),
      seals.map(({ hash }) => hash),
    ],
  )
