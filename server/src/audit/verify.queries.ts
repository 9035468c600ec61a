// What the verification reads: the chain with its acts in portions, the acts without a seal, and single seals.
import type { Transaction } from '../store/database.ts'
import type { Seal } from './act-form.ts'
import { actTexts, sealTexts } from './column.queries.ts'
import { lastSealedPlace } from './seal.queries.ts'

type Row = Readonly<Record<string, unknown>>

/** A seal as it stands in the table. */
export interface Standing extends Seal {
  readonly hash: Buffer
}

export interface Link {
  readonly seal: Standing
  /** The act's columns as texts; undefined where the act is gone. */
  readonly act: Readonly<Record<string, string | null>> | undefined
}

const bytes = (value: unknown): Buffer => (value instanceof Buffer ? value : Buffer.alloc(0))
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function standing(row: Row): Standing {
  const { number, image } = row
  return {
    region: text(row['seal_region']),
    number: typeof number === 'bigint' ? number : 0n,
    act: text(row['sealed_act']),
    sealedAt: text(row['sealed_at']),
    digest: bytes(row['digest']),
    image: image instanceof Buffer ? image : null,
    hash: bytes(row['hash']),
  }
}

function actOf(row: Row): Link['act'] {
  if (typeof row['id'] !== 'string') return undefined
  const texts: Record<string, string | null> = {}
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'string' || value === null) texts[name] = value
  }
  return texts
}

export async function lastSeal(transaction: Transaction): Promise<Standing | undefined> {
  const [row] = await transaction.rows<Row>(
    `select ${sealTexts} from act_seal s where s.region = (select corridor_region()) order by s.number desc limit 1`,
  )
  return row === undefined ? undefined : standing(row)
}

interface Portion {
  readonly after: bigint
  readonly until: bigint
  readonly limit: number
}

const portion = `s.region = (select corridor_region()) and s.number > $1 and s.number <= $2 order by s.number limit $3`

export async function linksAfter(transaction: Transaction, asked: Portion): Promise<readonly Link[]> {
  const rows = await transaction.rows<Row>(
    `select ${sealTexts}, ${actTexts} from act_seal s left join act a on a.region = s.region and a.id = s.act
     where ${portion}`,
    [asked.after, asked.until, asked.limit],
  )
  return rows.map((row) => ({ seal: standing(row), act: actOf(row) }))
}

export async function sealsAfter(transaction: Transaction, asked: Portion): Promise<readonly Standing[]> {
  const rows = await transaction.rows<Row>(`select ${sealTexts} from act_seal s where ${portion}`, [
    asked.after,
    asked.until,
    asked.limit,
  ])
  return rows.map(standing)
}

export async function sealsAt(
  transaction: Transaction,
  numbers: readonly bigint[],
): Promise<ReadonlyMap<bigint, Standing>> {
  const rows = await transaction.rows<Row>(
    `select ${sealTexts} from act_seal s where s.region = (select corridor_region()) and s.number = any ($1::bigint[])`,
    [numbers],
  )
  return new Map(rows.map(standing).map((seal) => [seal.number, seal]))
}

/** Acts without a seal: those the sealer has passed by, and the tail that waits for it. */
export interface Unsealed {
  readonly passed: bigint
  readonly waiting: bigint
  readonly oldest: Date | null
}

const within = `with mark as materialized (${lastSealedPlace}),
  unsealed as (
    select a.id, a.tx, a.at, exists (
      select from mark m where (a.tx, a.id) <= (m.tx, m.id) and m.tx < txid_snapshot_xmin(txid_current_snapshot())
    ) as passed
    from act a left join act_seal s on s.region = a.region and s.act = a.id
    where a.region = (select corridor_region()) and s.act is null
  )`

export async function countUnsealed(transaction: Transaction): Promise<Unsealed> {
  const [row] = await transaction.rows<Unsealed & Row>(
    `${within} select count(*) filter (where passed) as passed, count(*) filter (where not passed) as waiting,
       min(at) filter (where not passed) as oldest from unsealed`,
  )
  return row ?? { passed: 0n, waiting: 0n, oldest: null }
}

export interface PassedAct {
  readonly id: bigint
}

/** In the order of sealing. */
export const passedActs = (transaction: Transaction, limit: number): Promise<readonly PassedAct[]> =>
  transaction.rows<{ id: bigint }>(
    `${within} select id from unsealed where passed order by tx, id limit $1`,
    [limit],
  )
