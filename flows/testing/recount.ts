// Counts the whole ledger again from the records, written apart from the server's own recount.
import { amountColumns } from '../../server/src/indicators/ledger/posting.queries.ts'
import { contributionsQuery } from '../../server/src/indicators/ledger/timeline.queries.ts'
import { catalogue } from '../../server/src/modules.ts'
import { table } from '../../server/src/store/naming.ts'
import type { Session } from './city.ts'

/** Rows on one side only; all zero where the books are right. */
export interface Disagreement {
  readonly ledger: string
  /** Contributed by a record, not in the ledger. */
  readonly missing: number
  /** In the ledger, contributed by no record. */
  readonly surplus: number
  /** Cells that are not the sum of their postings, or sums without a cell. */
  readonly cells: number
  readonly postings: number
}

async function count(session: Session, sql: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await session.query<{ n: string }>(`select count(*) as n from (${sql}) counted`, [
    ...values,
  ])
  return Number(rows[0]?.n)
}

/** Of the current series of every ledger; the session has the region set and sees everything. */
export async function disagreements(session: Session): Promise<readonly Disagreement[]> {
  const found: Disagreement[] = []
  for (const ledger of catalogue.ledgers.values()) {
    const { rows } = await session.query<{ number: number }>(
      'select number from series where ledger = $1 and closed_fold is null and opened_fold is not null',
      [ledger.id],
    )
    const [current, ...others] = rows
    if (current === undefined || others.length > 0)
      throw new Error(`${rows.length} current series of ${ledger.id}`)
    const names = Object.keys(ledger.measures).map((_, index) => `m${index + 1}`)
    const summed = (of: readonly string[]) => of.map((name) => `sum(p.${name})::bigint as ${name}`).join(', ')
    const held = `select p.subject, p.effective_on as day, t.dimensions, ${summed(names)}
      from posting p join tuple t on t.region = p.region and t.id = p.tuple where p.series = $1
      group by 1, 2, 3 having ${names.map((name) => `sum(p.${name}) <> 0`).join(' or ')}`
    const subjects = `(select id from ${table(ledger.subject)})`
    const due = `select subject, day, dimensions, ${names.join(', ')}
      from (${contributionsQuery(ledger, subjects)}) c where $1::int is not null`
    const cells = `select month, tuple, ${amountColumns.join(', ')} from cell
      where series = $1 and (${amountColumns.map((name) => `${name} <> 0`).join(' or ')})`
    const sums = `select date_trunc('month', p.effective_on)::date as month, p.tuple, ${summed(amountColumns)}
      from posting p where p.series = $1 group by 1, 2
      having ${amountColumns.map((name) => `sum(p.${name}) <> 0`).join(' or ')}`
    const only = (left: string, right: string) =>
      count(session, `(${left}) except (${right})`, [current.number])
    found.push({
      ledger: ledger.id,
      missing: await only(due, held),
      surplus: await only(held, due),
      cells: (await only(cells, sums)) + (await only(sums, cells)),
      postings: await count(session, 'select 1 from posting where series = $1', [current.number]),
    })
  }
  return found
}

export const isRight = ({ missing, surplus, cells }: Disagreement): boolean => missing + surplus + cells === 0
