// An index of names in memory: built in one pass, read in bounded time, a few dozen bytes a key.
import { blockKeys } from './block-keys.ts'
import type { Likeness, Party, ReadParty } from './likeness.ts'
import { likenessOfRead, readParty, thresholds } from './likeness.ts'
import type { ReadingsOf } from './sounds.ts'
import { writtenForm } from './written-form.ts'

export interface Candidate<P extends Party> extends Likeness {
  readonly party: P
}

/** Hashes of keys in buckets: `starts[b]` to `starts[b + 1]` are the entries of bucket b. */
export interface NameIndex<P extends Party> {
  readonly parties: readonly P[]
  readonly readingsOf: ReadingsOf
  readonly starts: Uint32Array
  readonly hashes: Uint32Array
  readonly owners: Uint32Array
}

/** FNV-1a over UTF-16 units, 32 bits: a collision costs one comparison and changes no answer. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}

function keysOf({ names, party }: ReadParty, readingsOf: ReadingsOf, side: 'kept' | 'asked'): Set<number> {
  const keys = new Set<number>()
  for (const name of names) for (const key of blockKeys(name, readingsOf, side)) keys.add(hashOf(key))
  const code = writtenForm(party.creditCode ?? '')
  return code === '' ? keys : keys.add(hashOf(`c${code}`))
}

const chunkLength = 1 << 20

/** Two columns of numbers that grow without being copied. */
function growingPairs() {
  const chunks: { readonly hashes: Uint32Array; readonly owners: Uint32Array }[] = []
  let length = 0
  const push = (hash: number, owner: number): void => {
    const at = length % chunkLength
    if (at === 0) chunks.push({ hashes: new Uint32Array(chunkLength), owners: new Uint32Array(chunkLength) })
    const last = chunks.at(-1)
    if (last === undefined) throw new Error('a chunk is there once something is pushed')
    last.hashes[at] = hash
    last.owners[at] = owner
    length += 1
  }
  const each = (visit: (hash: number, owner: number) => void): void => {
    for (let at = 0; at < length; at += 1) {
      const chunk = chunks[Math.floor(at / chunkLength)]
      visit(chunk?.hashes[at % chunkLength] ?? 0, chunk?.owners[at % chunkLength] ?? 0)
    }
  }
  return { push, each, size: () => length }
}

export interface NameIndexing<P extends Party> {
  add(party: P): void
  finish(): NameIndex<P>
}

/** An index that is filled bit by bit, so that a server can answer others meanwhile. */
export function startNameIndex<P extends Party>(readingsOf: ReadingsOf): NameIndexing<P> {
  const parties: P[] = []
  const pairs = growingPairs()
  return {
    add(party) {
      const keys = keysOf(readParty(party), readingsOf, 'kept')
      for (const hash of keys) pairs.push(hash, parties.length)
      parties.push(party)
    },
    finish: () => ({ parties, readingsOf, ...bucketed(pairs) }),
  }
}

function bucketed(pairs: ReturnType<typeof growingPairs>) {
  const buckets = 1 << Math.max(4, Math.ceil(Math.log2(pairs.size() + 1)))
  const starts = new Uint32Array(buckets + 1)
  pairs.each((hash) => {
    const next = (hash & (buckets - 1)) + 1
    starts[next] = (starts[next] ?? 0) + 1
  })
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0)
  }
  const [hashes, owners] = [new Uint32Array(pairs.size()), new Uint32Array(pairs.size())]
  const filled = starts.slice()
  pairs.each((hash, owner) => {
    const bucket = hash & (buckets - 1)
    const at = filled[bucket] ?? 0
    hashes[at] = hash
    owners[at] = owner
    filled[bucket] = at + 1
  })
  return { starts, hashes, owners }
}

/** Linear in the number of names; a party is found by its present and its former names and by its credit code. */
export function buildNameIndex<P extends Party>(parties: readonly P[], readingsOf: ReadingsOf): NameIndex<P> {
  const indexing = startNameIndex<P>(readingsOf)
  for (const party of parties) indexing.add(party)
  return indexing.finish()
}

/** Of one key at most so many owners are looked at: a key that thousands share says nothing. */
const mostOwners = 400
const mostCompared = 40

function sharers<P extends Party>(index: NameIndex<P>, hash: number): readonly number[] {
  const bucket = hash & (index.starts.length - 2)
  const found: number[] = []
  const end = index.starts[bucket + 1] ?? 0
  for (let at = index.starts[bucket] ?? 0; at < end && found.length < mostOwners; at += 1) {
    if (index.hashes[at] === hash) found.push(index.owners[at] ?? 0)
  }
  return found
}

/**
 * The parties most like `asked`, best first, with score at least `least`. At most 40 are compared: those that share
 * most of the rare keys. A party is never a candidate for itself (the same object).
 */
export function candidatesFor<P extends Party>(
  asked: Party,
  index: NameIndex<P>,
  { limit = 10, least = thresholds.ask }: { readonly limit?: number; readonly least?: number } = {},
): readonly Candidate<P>[] {
  const read = readParty(asked)
  const shared = new Map<number, number>()
  for (const hash of keysOf(read, index.readingsOf, 'asked')) {
    const owners = sharers(index, hash)
    for (const owner of owners) shared.set(owner, (shared.get(owner) ?? 0) + 1 / owners.length)
  }
  const nearest = [...shared].sort(([a, x], [b, y]) => y - x || a - b).slice(0, mostCompared)
  const found: Candidate<P>[] = []
  for (const [owner] of nearest) {
    const party = index.parties[owner]
    if (party === undefined || party === asked) continue
    const likeness = likenessOfRead(read, readParty(party), index.readingsOf)
    if (likeness.score >= least) found.push({ party, ...likeness })
  }
  return found.sort((a, b) => b.score - a.score).slice(0, limit)
}
