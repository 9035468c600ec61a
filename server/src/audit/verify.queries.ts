// What the verification reads: the chain with its acts in portions, the acts without a seal, and single seals.
import type { Transaction } from '../store/database.ts'
import type { Seal } from './act-form.ts'
import { actForm, sealTexts } from './column.queries.ts'
import type { Written } from './image.queries.ts'
import { lastSealedPlace } from './seal.queries.ts'

type Row = Readonly<Record<string, unknown>>

/** A seal as it stands in the table. */
export interface Standing extends Seal {
  readonly hash: string
}

export interface Link {
  readonly seal: Standing
  /** Undefined where the act is gone. */
  readonly act: (Written & { readonly form: string }) | undefined
}

interface SealRow extends Row {
  readonly number: bigint
  readonly seal_region: string
  readonly sealed_act: string
  readonly sealed_at: string | null
  readonly digest: string
  readonly image: string | null
  readonly hash: string
}

/** The act's columns are null together, where there is no act. */
interface LinkRow extends SealRow {
  readonly id: string | null
  readonly kind: string | null
  readonly register: string | null
  readonly record: string | null
  readonly form: string
}

const standing = (row: SealRow): Standing => ({
  region: row.seal_region,
  number: row.number,
  act: row.sealed_act,
  sealedAt: row.sealed_at ?? '',
  digest: row.digest,
  image: row.image,
  hash: row.hash,
})

function link(row: LinkRow): Link {
  const { id, kind, register, record, form } = row
  return {
    seal: standing(row),
    act: id === null ? undefined : { id, kind: kind ?? '', register, record, form },
  }
}

export async function lastSeal(transaction: Transaction): Promise<Standing | undefined> {
  const [row] = await transaction.rows<SealRow>(
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
  const rows = await transaction.rows<LinkRow>(
    `select ${sealTexts}, a.id::text as id, a.kind, a.register, a.record, ${actForm} as form
     from act_seal s left join act a on a.region = s.region and a.id = s.act
     where ${portion}`,
    [asked.after, asked.until, asked.limit],
  )
  return rows.map(link)
}

export async function sealsAfter(transaction: Transaction, asked: Portion): Promise<readonly Standing[]> {
  const rows = await transaction.rows<SealRow>(`select ${sealTexts} from act_seal s where ${portion}`, [
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
  const rows = await transaction.rows<SealRow>(
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
