// How many subjects stand behind each part of a breakdown, for what the public may see.
import type { LedgerIndicator, Window } from '@corridor/indicators'
import type { AskContext } from '../indicators/figure.ts'
import { termSources } from '../indicators/figure.ts'
import { measureColumn, type TermSource, tupleConditions, Values } from '../indicators/figure.queries.ts'
import type { Knowledge } from '../indicators/knowledge.queries.ts'
import type { Transaction } from '../store/database.ts'

interface Counted {
  readonly window: Window
  readonly knowledge: Knowledge
  /** Name of the dimension. */
  readonly dimension: string
}

/** Value of the dimension → subjects whose postings of the window do not cancel out, one number for each term. */
export async function subjectsBehind(
  context: AskContext,
  indicator: LedgerIndicator,
  { window, knowledge, dimension }: Counted,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const sources = await termSources(context, indicator, knowledge)
  const counts = new Map<string, number[]>()
  for (const [side, source] of sources.entries()) {
    for (const { value, subjects } of await countRows(context.transaction, source, { window, dimension })) {
      const row = counts.get(value) ?? sources.map(() => 0)
      row[side] = subjects
      counts.set(value, row)
    }
  }
  return counts
}

async function countRows(
  transaction: Transaction,
  source: TermSource,
  { window, dimension }: Pick<Counted, 'window' | 'dimension'>,
): Promise<readonly { readonly value: string; readonly subjects: number }[]> {
  const values = new Values()
  const place = Object.keys(source.ledger.dimensions).indexOf(dimension) + 1
  const since = window.from === undefined ? '' : `and p.effective_on >= ${values.add(window.from)}`
  const sql = `select value, count(*)::int as subjects from (
      select t.dimensions[${place}] as value, p.subject
      from posting p join tuple t on t.id = p.tuple and ${tupleConditions(source, {}, values)}
      where p.region = (select corridor_region()) and p.series = ${values.add(source.series)} ${since}
        and p.effective_on <= ${values.add(window.to)}
      group by 1, 2 having sum(p.${measureColumn(source)}) <> 0) s
    group by value`
  return transaction.rows(sql, values.list)
}

/** When the newest import was recorded; undefined where there was none. */
export async function lastImport(transaction: Transaction): Promise<Date | undefined> {
  const [row] = await transaction.rows<{ at: Date }>(
    "select at from act where region = (select corridor_region()) and kind = 'imported' order by id desc limit 1",
  )
  return row?.at
}
