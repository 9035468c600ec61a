// Pairs of organisations that may be one: an index of names kept in memory, compared record by record in pages.
import { setImmediate as otherWork } from 'node:timers/promises'
import type { Candidate, NameIndex, Party } from '@corridor/matching'
import { buildNameIndex, candidatesFor, startNameIndex } from '@corridor/matching'
import type { Transaction } from '../../store/database.ts'
import { distinguishedFrom, pairName } from './merge-log.queries.ts'
import type { RegisteredParty } from './party.queries.ts'
import { endedBelow, partiesAfter, partiesById, partiesSince } from './party.queries.ts'
import { readingsOf } from './readings.ts'

interface Kept {
  readonly index: NameIndex<RegisteredParty>
  /** What transactions below this number wrote is in the index. */
  readonly horizon: bigint
}

type Finder = (party: Party) => Promise<readonly Candidate<RegisteredParty>[]>

const portion = 2_000
/** With more records written since than this, the index is built anew. */
const mostSince = 20_000

async function built(transaction: Transaction): Promise<Kept> {
  const horizon = await endedBelow(transaction)
  const indexing = startNameIndex<RegisteredParty>(readingsOf)
  let after = ''
  for (;;) {
    const parties = await partiesAfter(transaction, { after, limit: portion })
    for (const party of parties) indexing.add(party)
    await otherWork()
    const last = parties.at(-1)
    if (last === undefined || parties.length < portion) return { index: indexing.finish(), horizon }
    after = last.id
  }
}

export interface Duplicate {
  readonly a: string
  readonly b: string
  readonly score: number
  readonly evidence: Candidate<RegisteredParty>['evidence']
}

export interface DuplicatesFound {
  readonly pairs: readonly Duplicate[]
  readonly next: string | undefined
  readonly compared: number
}

/** One a running server. Reads only inside the transaction it is given; what it keeps is a proposal, never an answer. */
export class Duplicates {
  #kept: Kept | undefined

  /** The kept index, and a small one of what was written since; candidates that are gone are left out. */
  async #finder(transaction: Transaction): Promise<Finder> {
    this.#kept ??= await built(transaction)
    let since = await partiesSince(transaction, this.#kept.horizon)
    if (since.length > mostSince) {
      this.#kept = await built(transaction)
      since = []
    }
    const { index } = this.#kept
    const recent = buildNameIndex(since, readingsOf)
    const changed = new Set(since.map(({ id }) => id))
    return async (party) => {
      const old = candidatesFor(party, index).filter(({ party: { id } }) => !changed.has(id))
      const found = [...candidatesFor(party, recent), ...old]
      const there = await partiesById(
        transaction,
        found.map((candidate) => candidate.party.id),
      )
      const present = new Set(there.map(({ id }) => id))
      return found.filter((candidate) => present.has(candidate.party.id))
    }
  }

  /** Candidates for a name that is not in the register, best first. */
  async candidates(transaction: Transaction, party: Party): Promise<readonly Candidate<RegisteredParty>[]> {
    const find = await this.#finder(transaction)
    return (await find(party)).toSorted((a, b) => b.score - a.score).slice(0, 10)
  }

  /** The pairs of the next records in id order, until enough are found; a pair is given once, and not once decided. */
  async page(
    transaction: Transaction,
    {
      after,
      pairs: wanted,
      records,
    }: { readonly after: string; readonly pairs: number; readonly records: number },
  ): Promise<DuplicatesFound> {
    const find = await this.#finder(transaction)
    const parties = await partiesAfter(transaction, { after, limit: records })
    const decided = await distinguishedFrom(
      transaction,
      'organisations',
      parties.map(({ id }) => id),
    )
    const pairs: Duplicate[] = []
    let compared = 0
    for (const party of parties) {
      if (pairs.length >= wanted) break
      pairs.push(...(await pairsOf(party, find, decided)))
      compared += 1
      if (compared % 50 === 0) await otherWork()
    }
    const done = compared === parties.length && parties.length < records
    return { pairs, compared, next: done ? undefined : parties[compared - 1]?.id }
  }
}

/** A pair belongs to its first record; to its second where only that one finds the other (an abbreviation). */
async function pairsOf(
  party: RegisteredParty,
  find: Finder,
  decided: ReadonlySet<string>,
): Promise<readonly Duplicate[]> {
  const pairs: Duplicate[] = []
  for (const { party: other, score, evidence } of await find(party)) {
    if (other.id === party.id || decided.has(pairName(party.id, other.id))) continue
    const foundBefore =
      other.id < party.id && (await find(other)).some(({ party: { id } }) => id === party.id)
    if (!foundBefore) pairs.push({ a: party.id, b: other.id, score, evidence })
  }
  return pairs.toSorted((x, y) => y.score - x.score)
}
