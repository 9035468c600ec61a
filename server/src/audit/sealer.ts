// The sealer: takes the committed acts in the order of their transactions and chains each to the one before.
import type { Database, Scope, Transaction } from '../store/database.ts'
import { beginning, instantText, sealHash, sha256 } from './act-form.ts'
import type { Images } from './image.queries.ts'
import {
  chainEnd,
  type Committed,
  committedAfter,
  type End,
  insertSeals,
  lockSeals,
  type Place,
  sealedAmong,
  watermark,
} from './seal.queries.ts'

const actsAtOnce = 2000

export interface Sealing {
  readonly database: Database
  readonly scope: Scope
  readonly images: Images
  readonly now: () => Date
}

const start: Place = { tx: 0n, id: 0n }

/**
 * A sealer of one region: each call seals every act whose transaction and all older ones have ended, and returns how
 * many it sealed. One server at a time seals: whoever comes meanwhile leaves it to the other. Each portion is a
 * transaction of its own, so a sealer that is killed leaves a whole chain.
 */
export function sealerOf({ database, scope, images, now }: Sealing): () => Promise<number> {
  /** All transactions below it are sealed, as far as this sealer has seen to it. */
  let settled: bigint | undefined
  return async () => {
    let sealed = 0
    let after: Place | undefined = settled === undefined ? undefined : { tx: settled, id: 0n }
    for (;;) {
      const range = { after, withRestored: settled === undefined }
      const portion: Portion = await database.transact(scope, (transaction) =>
        sealPortion(transaction, { images, at: now(), ...range }),
      )
      sealed += portion.sealed
      if (portion.next === undefined) {
        settled = portion.settled ?? settled
        return sealed
      }
      after = portion.next
    }
  }
}

interface Portion {
  readonly sealed: number
  /** Where to go on; undefined where nothing is left. */
  readonly next: Place | undefined
  readonly settled: bigint | undefined
}

interface Range {
  readonly images: Images
  readonly at: Date
  readonly after: Place | undefined
  readonly withRestored: boolean
}

async function sealPortion(
  transaction: Transaction,
  { images, at, after, withRestored }: Range,
): Promise<Portion> {
  if (!(await lockSeals(transaction))) return { sealed: 0, next: undefined, settled: undefined }
  const end = await chainEnd(transaction)
  const below = await watermark(transaction)
  const from = after ?? placeAfter(end, below)
  const found = await committedAfter(transaction, { after: from, below, limit: actsAtOnce, withRestored })
  const already = await sealedAmong(transaction, found)
  const acts = found.filter(({ id }) => !already.has(id))
  if (acts.length > 0)
    await insertSeals(transaction, chained(end, acts, { at, images: await images.of(transaction, acts) }))
  const last = found.length < actsAtOnce ? undefined : found.at(-1)
  const next = last === undefined ? undefined : { tx: last.tx, id: BigInt(last.id) }
  return { sealed: acts.length, next, settled: below }
}

/** A restored database counts its transactions from the start again; everything is looked through once. */
const placeAfter = (end: End | undefined, below: bigint): Place =>
  end === undefined || end.tx >= below ? start : end

function chained(
  end: End | undefined,
  acts: readonly Committed[],
  { at, images }: { at: Date; images: ReadonlyMap<string, string> },
) {
  let previous = end?.hash ?? beginning
  let number = end?.number ?? 0n
  const sealedAt = instantText(at)
  return acts.map(({ id, region, form }) => {
    number += 1n
    const seal = { region, number, act: id, sealedAt, digest: sha256(form), image: images.get(id) ?? null }
    previous = sealHash(previous, seal)
    return { ...seal, hash: previous }
  })
}
