// Walks the chain from its beginning in portions and says of each link whether it holds, naming the row that does not.
import type { Transaction } from '../store/database.ts'
import { beginning, sealHash, sha256 } from './act-form.ts'
import type { Finding } from './finding.ts'
import type { Images } from './image.queries.ts'
import { type Link, linksAfter, sealsAfter, type Standing } from './verify.queries.ts'

const linksAtOnce = 5000
/** A search reads the whole chain; what many hands have shuffled is named without saying where each piece went. */
const searchesAtMost = 8

interface Walk {
  readonly transaction: Transaction
  readonly until: bigint
  readonly found: (finding: Finding) => void
  /** Places of seals that were found to belong elsewhere. */
  readonly strays: Set<bigint>
  searches: number
  expected: bigint
  /** Hashes one of which the next seal must continue; undefined where the seal before it is gone. */
  before: readonly string[] | undefined
}

interface Order {
  readonly until: bigint
  readonly images: Images
  readonly found: (finding: Finding) => void
}

/** Returns how many seals it read. Holds two portions in memory. */
export async function walkChain(transaction: Transaction, { until, images, found }: Order): Promise<number> {
  const walk: Walk = {
    transaction,
    until,
    found,
    strays: new Set(),
    searches: 0,
    expected: 1n,
    before: [beginning],
  }
  let read = 0
  let links = await linksAfter(transaction, { after: 0n, until, limit: linksAtOnce })
  for (;;) {
    const last = links.at(-1)
    if (last === undefined) return read
    const next = linksAfter(transaction, { after: last.seal.number, until, limit: linksAtOnce })
    next.catch(() => undefined) // the database reads on meanwhile; its failure is met where it is awaited
    const sound: Link[] = []
    for (const link of links) {
      if (follows(walk, link.seal) || (await belongs(walk, link.seal))) sound.push(link)
    }
    await checkActs(transaction, sound, { images, found })
    read += links.length
    links = await next
  }
}

/** Whether the seal plainly continues the one before it: nearly all do. */
function follows(walk: Walk, seal: Standing): boolean {
  const [before] = walk.before ?? []
  if (walk.expected !== seal.number || before === undefined || walk.strays.size > 0) return false
  if (sealHash(before, seal) !== seal.hash) return false
  walk.expected = seal.number + 1n
  walk.before = [seal.hash]
  return true
}

/** Whether the seal is the one that belongs at its place. */
async function belongs(walk: Walk, seal: Standing): Promise<boolean> {
  if (walk.strays.has(seal.number)) return false
  while (walk.expected < seal.number) await lookForMissing(walk, seal)
  walk.expected = seal.number + 1n
  const { before } = walk
  if (before === undefined || before.some((hash) => sealHash(hash, seal) === seal.hash)) {
    walk.before = [seal.hash]
    return true
  }
  const [previous = beginning] = before
  const elsewhere = await search(walk, previous, seal.number)
  if (elsewhere === undefined) {
    walk.found({ kind: 'sealAltered', number: seal.number, act: seal.act })
    walk.before = [seal.hash, sealHash(previous, seal)]
  } else displaced(walk, seal.number, elsewhere)
  return false
}

function displaced(walk: Walk, number: bigint, { act, hash, number: standsAt }: Standing): void {
  walk.found({ kind: 'displaced', number, act, standsAt })
  walk.strays.add(standsAt)
  walk.before = [hash]
}

/** One place of a gap, or the rest of it. */
async function lookForMissing(walk: Walk, { number }: Standing): Promise<void> {
  const { expected, before } = walk
  const elsewhere = before?.[0] === undefined ? undefined : await search(walk, before[0], expected)
  if (elsewhere !== undefined) {
    displaced(walk, expected, elsewhere)
    walk.expected = expected + 1n
    return
  }
  walk.found({ kind: 'sealMissing', number: expected, until: number - 1n })
  walk.expected = number
  walk.before = undefined
}

/** The seal that belongs at a place, wherever it stands now. */
async function search(walk: Walk, previous: string, place: bigint): Promise<Standing | undefined> {
  if (walk.searches >= searchesAtMost) return undefined
  walk.searches += 1
  let after = 0n
  for (;;) {
    const seals = await sealsAfter(walk.transaction, { after, until: walk.until, limit: linksAtOnce })
    const match = seals.find(
      (seal) => seal.number !== place && sealHash(previous, { ...seal, number: place }) === seal.hash,
    )
    if (match !== undefined) return match
    const last = seals.at(-1)
    if (last === undefined) return undefined
    after = last.number
  }
}

async function checkActs(
  transaction: Transaction,
  links: readonly Link[],
  { images, found }: Pick<Order, 'images' | 'found'>,
): Promise<void> {
  const whole = links.filter(({ seal, act }) => {
    if (act !== undefined && sha256(act.form) === seal.digest) return true
    const kind = act === undefined ? 'actMissing' : 'actAltered'
    found({ kind, number: seal.number, act: seal.act })
    return false
  })
  const writing = whole.filter(({ seal }) => seal.image !== null)
  const kept = await images.of(
    transaction,
    writing.flatMap(({ act }) => (act === undefined ? [] : [act])),
  )
  for (const { seal } of writing) {
    const { act, number, image } = seal
    if (image === null || kept.get(act) === image) continue
    found({ kind: 'imageAltered', number, act })
  }
}
