// The recount: cells against the sums of their postings, and postings against what every subject contributes now.
import type { Transaction } from '../../store/database.ts'
import { table } from '../../store/naming.ts'
import { lockFolds } from './fold.queries.ts'
import type { Series } from './posting.queries.ts'
import { amountColumns, differenceQuery } from './posting.queries.ts'

export interface Recount {
  readonly ledger: string
  /** Cells that differ from the sum of the folded postings of their month and tuple. */
  readonly wrongCells: number
  /** Subjects that contribute something else than the ledger holds for them. */
  readonly wrongSubjects: number
}

const sums = amountColumns.map((name) => `sum(${name})`).join(', ')

/** Postings that a fold has taken in: an import's own, and single writes below the watermark. */
const folded = `(p.fold is not null or p.tx < coalesce(
  (select high_tx from fold where region = (select corridor_region()) order by number desc limit 1), 0))`

async function wrongCells(transaction: Transaction, { number }: Series): Promise<number> {
  const [row] = await transaction.rows<{ n: bigint }>(
    `select count(*) as n from (
       select month, tuple from (
         select month, tuple, ${amountColumns.join(', ')} from cell where region = (select corridor_region()) and series = $1
         union all
         select date_trunc('month', p.effective_on)::date, p.tuple, ${amountColumns.map((name) => `-p.${name}`).join(', ')}
         from posting p where p.region = (select corridor_region()) and p.series = $1 and ${folded}
       ) both_sides group by month, tuple having (${sums}) is distinct from (0, 0, 0, 0, 0, 0)
     ) wrong`,
    [number],
  )
  return Number(row?.n ?? 0n)
}

/** Holds the fold lock, so that cells and postings are those of one instant; single writes go on. */
export async function recount(
  transaction: Transaction,
  series: Iterable<Series>,
): Promise<readonly Recount[]> {
  await lockFolds(transaction)
  const counts: Recount[] = []
  for (const one of series) {
    // Those that hold postings too: a removed record must hold nothing.
    const subjects = `(
      select id from ${table(one.ledger.subject)} where region = (select corridor_region())
      union select subject from posting where region = (select corridor_region()) and series = ${one.number})`
    const [row] = await transaction.rows<{ n: bigint }>(
      `select count(distinct subject) as n from (${differenceQuery(one, subjects, false)}) d`,
    )
    const cells = await wrongCells(transaction, one)
    counts.push({ ledger: one.ledger.id, wrongCells: cells, wrongSubjects: Number(row?.n ?? 0n) })
  }
  return counts
}
