// What was known at an instant: the last closed fold by then, or everything committed where the question is about now.
import type { Transaction } from '../store/database.ts'

export interface Knowledge {
  readonly asOf: Date
  /** Undefined: cells plus the unfolded tail, exact at once. */
  readonly fold: { readonly number: number; readonly highTx: bigint } | undefined
  readonly lastFold: number
}

interface FoldRow {
  readonly number: number | null
  readonly high_tx: bigint | null
  readonly last: number | null
}

/**
 * Knowledge at `asOf`, or now where it is undefined or not before the last fold. Figures read a few thousand rows:
 * for the rest of the transaction they are read by one process, since starting others costs more than it saves.
 */
export async function knowledgeAt(
  transaction: Transaction,
  asOf: Date | undefined,
  now: Date,
): Promise<Knowledge> {
  const folds = 'from fold where region = (select corridor_region())'
  const [row] = await transaction.rows<FoldRow>(
    `select known.number, known.high_tx, latest.number as last,
       set_config('max_parallel_workers_per_gather', '0', true)
     from (select 1) one
     left join lateral (select number, high_tx ${folds} and at <= $1 order by number desc limit 1) known on true
     left join lateral (select number ${folds} order by number desc limit 1) latest on true`,
    [asOf ?? now],
  )
  const lastFold = row?.last ?? 0
  if (asOf === undefined || asOf >= now) return { asOf: asOf ?? now, fold: undefined, lastFold }
  return { asOf, fold: { number: row?.number ?? 0, highTx: row?.high_tx ?? 0n }, lastFold }
}

/** The series of a ledger that was current then; undefined where the ledger was not yet defined. */
export async function seriesThen(
  transaction: Transaction,
  ledger: string,
  { fold }: Knowledge,
): Promise<{ number: number; hash: string } | undefined> {
  const at =
    fold === undefined
      ? 'closed_fold is null'
      : 'opened_fold <= $2 and (closed_fold is null or closed_fold > $2)'
  const [row] = await transaction.rows<{ number: number; definition_hash: string }>(
    `select number, definition_hash from series
     where region = (select corridor_region()) and ledger = $1 and opened_fold is not null and ${at}
     order by opened_fold desc limit 1`,
    fold === undefined ? [ledger] : [ledger, fold.number],
  )
  return row === undefined ? undefined : { number: row.number, hash: row.definition_hash }
}
