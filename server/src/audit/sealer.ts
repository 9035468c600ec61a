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
 * Seals every act whose transaction and all older ones have ended, and returns how many it sealed. One server at a
 * time seals a region: whoever comes meanwhile leaves it to the other. Each portion is a transaction of its own, so a
 * sealer that is killed leaves a whole chain.
 */
export async function sealActs({ database, scope, images, now }: Sealing): Promise<number> {
  let sealed = 0
  let after: Place | undefined
  for (;;) {
    const portion = await database.transact(scope, (transaction) =>
      sealPortion(transaction, { images, at: now(), after }),
    )
    sealed += portion.sealed
    if (portion.next === undefined) return sealed
    after = portion.next
  }
}

interface Portion {
  readonly sealed: number
  /** Where to go on; undefined where nothing is left. */
  readonly next: Place | undefined
}

const none: Portion = { sealed: 0, next: undefined }

async function sealPortion(
  transaction: Transaction,
  { images, at, after }: { images: Images; at: Date; after: Place | undefined },
): Promise<Portion> {
  if (!(await lockSeals(transaction))) return none
  const end = await chainEnd(transaction)
  const below = await watermark(transaction)
  const from = after ?? placeAfter(end, below)
  const found = await committedAfter(transaction, { after: from, below, limit: actsAtOnce })
  const last = found.at(-1)
  if (last === undefined) return none
  const already = await sealedAmong(transaction, found)
  const acts = found.filter(({ id }) => !already.has(id))
  if (acts.length > 0)
    await insertSeals(transaction, chained(end, acts, { at, images: await images.of(transaction, acts) }))
  const next = found.length < actsAtOnce ? undefined : { tx: last.tx, id: BigInt(last.id) }
  return { sealed: acts.length, next }
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
