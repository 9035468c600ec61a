// Series: each ledger under its current definition, found by content hash; a changed definition is a new series.
import { createHash } from 'node:crypto'
import type { Ledger } from '@corridor/indicators'
import type { Transaction } from '../../store/database.ts'
import { insertFold, lastFold, lockFolds } from './fold.queries.ts'
import type { Series } from './posting.queries.ts'
import { postBatch } from './posting.queries.ts'
import { quoted, tableName } from '../../store/naming.ts'

/** SHA-256 of the definition's JSON: any change of a name, a field, a filter or a timeline changes it. */
export const definitionHash = (definition: unknown): string =>
  createHash('sha256').update(JSON.stringify(definition)).digest('hex')

/** What decides the postings: labels and words are left out, so that a better translation is no new series. */
const essence = (ledger: Ledger) => ({
  subject: ledger.subject,
  dimensions: Object.entries(ledger.dimensions).map(([name, { value, absent, group }]) => ({
    name,
    value,
    absent,
    group,
  })),
  measures: Object.entries(ledger.measures).map(([name, { unit }]) => ({ name, unit })),
  timelines: ledger.timelines,
})

interface SeriesRow {
  readonly number: number
  readonly opened_fold: number | null
  readonly closed_fold: number | null
}

/**
 * The current series of every ledger. A definition seen for the first time is backfilled over all its subjects
 * before it becomes current; the series it replaces closes at that fold and still answers for earlier instants.
 */
export async function ensureSeries(
  transaction: Transaction,
  ledgers: readonly Ledger[],
  at: Date,
): Promise<ReadonlyMap<string, Series>> {
  await lockFolds(transaction)
  const current = new Map<string, Series>()
  for (const ledger of ledgers) current.set(ledger.id, await ensureOne(transaction, ledger, at))
  return current
}

async function ensureOne(transaction: Transaction, ledger: Ledger, at: Date): Promise<Series> {
  const hash = definitionHash(essence(ledger))
  const [known] = await transaction.rows<SeriesRow>(
    'select number, opened_fold, closed_fold from series where region = corridor_region() and ledger = $1 and definition_hash = $2',
    [ledger.id, hash],
  )
  if (known !== undefined && known.opened_fold !== null && known.closed_fold === null) {
    return { number: known.number, ledger }
  }
  const [made] = await transaction.rows<SeriesRow>(
    `insert into series (region, ledger, definition_hash, definition) values (corridor_region(), $1, $2, $3)
     on conflict (region, ledger, definition_hash) do update set closed_fold = null
     returning number, opened_fold, closed_fold`,
    [ledger.id, hash, JSON.stringify(essence(ledger))],
  )
  if (made === undefined) throw new Error(`no series for ${ledger.id}`)
  const series = { number: made.number, ledger }
  await backfill(transaction, series, at)
  return series
}

async function backfill(transaction: Transaction, series: Series, at: Date): Promise<void> {
  const { ledger, number } = series
  const [old] = await transaction.rows<{ number: number }>(
    'select number from series where region = corridor_region() and ledger = $1 and number <> $2 and opened_fold is not null and closed_fold is null',
    [ledger.id, number],
  )
  const [act] = await transaction.rows<{ id: bigint }>(
    `insert into act (region, at, actor, kind, reason) values (corridor_region(), $1, 'corridor', 'planned', $2) returning id`,
    [at, `definition of ledger ${ledger.id}`],
  )
  const last = await lastFold(transaction)
  const fold = last.number + 1
  const subjects = `(select id from ${quoted(tableName(ledger.subject))} where region = (select corridor_region()))`
  const posted = await postBatch(transaction, { series, subjects, fresh: false, fold, act: act?.id ?? 0n })
  const firstEver = old === undefined && posted === 0
  if (!firstEver)
    await insertFold(transaction, { number: fold, highTx: last.highTx, act: act?.id ?? null, at })
  await transaction.run(
    'update series set opened_fold = $2, closed_fold = null where region = corridor_region() and number = $1',
    [number, firstEver ? 0 : fold],
  )
  if (old !== undefined) {
    await transaction.run(
      'update series set closed_fold = $2 where region = corridor_region() and number = $1',
      [old.number, fold],
    )
  }
}
