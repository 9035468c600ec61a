// Walks the chain from its beginning in portions and says of each link whether it holds, naming the row that does not.
import type { Transaction } from '../store/database.ts'
import { beginning, digestOf, sealHash } from './act-form.ts'
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
  before: readonly Buffer[] | undefined
}

interface Order {
  readonly until: bigint
  readonly images: Images
  readonly found: (finding: Finding) => void
}

/** Returns how many seals it read. Holds one portion in memory. */
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
  let after = 0n
  for (;;) {
    const links = await linksAfter(transaction, { after, until, limit: linksAtOnce })
    const last = links.at(-1)
    if (last === undefined) return read
    const sound: Link[] = []
    for (const link of links) if (await follows(walk, link.seal)) sound.push(link)
    await checkActs(transaction, sound, { images, found })
    read += links.length
    after = last.seal.number
  }
}

/** Whether the seal is the one that belongs at its place. */
async function follows(walk: Walk, seal: Standing): Promise<boolean> {
  if (walk.strays.has(seal.number)) return false
  while (walk.expected < seal.number) await lookForMissing(walk, seal)
  walk.expected = seal.number + 1n
  const { before } = walk
  if (before === undefined || before.some((hash) => sealHash(hash, seal).equals(seal.hash))) {
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
async function search(walk: Walk, previous: Buffer, place: bigint): Promise<Standing | undefined> {
  if (walk.searches >= searchesAtMost) return undefined
  walk.searches += 1
  let after = 0n
  for (;;) {
    const seals = await sealsAfter(walk.transaction, { after, until: walk.until, limit: linksAtOnce })
    const match = seals.find(
      (seal) => seal.number !== place && sealHash(previous, { ...seal, number: place }).equals(seal.hash),
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
    if (act !== undefined && digestOf(act).equals(seal.digest)) return true
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
    if (image === null || kept.get(act)?.equals(image) === true) continue
    found({ kind: 'imageAltered', number, act })
  }
}
