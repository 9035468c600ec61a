// Folds: a numbered instant that takes in what had committed, so that what was believed then never changes later.
import type { Transaction } from '../../store/database.ts'
import { addToCells, amountColumns } from './posting.queries.ts'

export interface Fold {
  readonly number: number
  readonly highTx: bigint
}

/** One folder or importer at a time in a region; must be its own statement, before the snapshot that folds. */
export const lockFolds = (transaction: Transaction) =>
  transaction.run("select pg_advisory_xact_lock(hashtext('corridor fold ' || corridor_region()))")

export async function lastFold(transaction: Transaction): Promise<Fold> {
  const [row] = await transaction.rows<{ number: number; high_tx: bigint }>(
    'select number, high_tx from fold where region = (select corridor_region()) order by number desc limit 1',
  )
  return row === undefined ? { number: 0, highTx: 0n } : { number: row.number, highTx: row.high_tx }
}

interface NewFold extends Fold {
  readonly act: bigint | null
  /** The instant it speaks for: now, except in the demonstration's simulated past. Never before the last fold's. */
  readonly at: Date
}

/**
 * An import looks at the clock, writes its rows, and only then waits for its turn to fold; others fold meanwhile. Its
 * fold then speaks for the millisecond after theirs, or an answer about an instant between would change.
 */
export const insertFold = (transaction: Transaction, fold: NewFold) =>
  transaction.run(
    `insert into fold (region, number, high_tx, at, act)
     select corridor_region(), $1, $2, case when last.at > $3 then last.at + interval '1 millisecond' else $3 end, $4
     from (select max(at) as at from fold where region = (select corridor_region())) last`,
    [fold.number, fold.highTx, fold.at, fold.act],
  )

/**
 * Takes in the postings of single writes below the watermark (every transaction older than the oldest running one).
 * Returns how many, 0 when there is nothing to do and no fold is made.
 */
export async function foldPostings(transaction: Transaction, at: Date): Promise<number> {
  await lockFolds(transaction)
  const last = await lastFold(transaction)
  const [mark] = await transaction.rows<{ high: bigint }>(
    'select txid_snapshot_xmin(txid_current_snapshot()) as high',
  )
  const high = mark?.high ?? 0n
  const waiting = 'region = (select corridor_region()) and fold is null and tx >= $1 and tx < $2'
  const [count] = await transaction.rows<{ n: bigint }>(
    `select count(*) as n from posting where ${waiting}`,
    [last.highTx, high],
  )
  if (count === undefined || count.n === 0n) return 0
  const number = last.number + 1
  await transaction.run(
    `insert into cell_delta (${amountColumns.join(', ')}, month, tuple, fold, series, region)
     select ${amountColumns.map((name) => `sum(${name})::bigint`).join(', ')},
       date_trunc('month', effective_on)::date, tuple, $3, series, region
     from posting where ${waiting} group by date_trunc('month', effective_on)::date, tuple, series, region`,
    [last.highTx, high, number],
  )
  await addToCells(transaction, number)
  await insertFold(transaction, { number, highTx: high, act: null, at })
  return Number(count.n)
}
