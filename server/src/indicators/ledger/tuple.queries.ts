// Interned tuples: the number of each combination of dimensions, remembered by the process once it is committed.
import type { Ledger } from '@corridor/indicators'
import type { Transaction } from '../../store/database.ts'

type Dimensions = readonly string[]

/** A series: of one database, while a ledger's definition may serve several. */
interface Numbered {
  readonly ledger: Ledger
}

const keyOf = (dimensions: Dimensions): string => JSON.stringify(dimensions)

/**
 * Tuples are never removed, so a number that another transaction committed holds for good. Row security lets no index
 * find an array (its equality is not leakproof), so every look into the table reads all tuples of the region.
 */
const remembered = new WeakMap<Numbered, Map<string, number>>()
const rememberedAtMost = 50_000

interface Found extends Record<string, unknown> {
  readonly id: number
  readonly dimensions: Dimensions
  /** Written by this transaction, which may still be rolled back. */
  readonly own: boolean
}

/** Those of `wanted`, or all where it is undefined. */
function find(transaction: Transaction, series: Numbered, wanted?: string): Promise<readonly Found[]> {
  const among =
    wanted === undefined
      ? ''
      : 'and t.dimensions in (select d.dimensions from jsonb_to_recordset($2::jsonb) as d(dimensions text[]))'
  return transaction.rows<Found>(
    `select t.id, t.dimensions, t.xmin::text = pg_current_xact_id()::xid::text as own
     from tuple t where t.region = (select corridor_region()) and t.ledger = $1 ${among} limit ${rememberedAtMost}`,
    wanted === undefined ? [series.ledger.id] : [series.ledger.id, wanted],
  )
}

function intern(transaction: Transaction, series: Numbered, wanted: string): Promise<number> {
  return transaction.run(
    `insert into tuple (region, ledger, dimensions)
     select corridor_region(), $2, d.dimensions from jsonb_to_recordset($1::jsonb) as d(dimensions text[])
     on conflict do nothing`,
    [wanted, series.ledger.id],
  )
}

const asJson = (keys: readonly string[]): string =>
  `[${keys.map((key) => `{"dimensions":${key}}`).join(',')}]`

/** The numbers of these tuples in their order; those that occur for the first time are interned. */
export async function tupleNumbers(
  transaction: Transaction,
  series: Numbered,
  tuples: readonly Dimensions[],
): Promise<readonly number[]> {
  const known = remembered.get(series) ?? new Map<string, number>()
  remembered.set(series, known)
  const fresh = new Map<string, number>()
  const missing = () => [...new Set(tuples.map(keyOf))].filter((key) => !known.has(key) && !fresh.has(key))
  const keep = (found: readonly Found[]): void => {
    for (const { id, dimensions, own } of found) {
      const lasting = !own && known.size < rememberedAtMost
      ;(lasting ? known : fresh).set(keyOf(dimensions), id)
    }
  }
  if (known.size === 0 && missing().length > 0) keep(await find(transaction, series))
  if (missing().length > 0) keep(await find(transaction, series, asJson(missing())))
  if (missing().length > 0) {
    await intern(transaction, series, asJson(missing()))
    keep(await find(transaction, series, asJson(missing())))
  }
  return tuples.map((dimensions) => {
    const number = known.get(keyOf(dimensions)) ?? fresh.get(keyOf(dimensions))
    if (number === undefined) throw new Error(`a tuple of ${series.ledger.id} is not interned`)
    return number
  })
}
