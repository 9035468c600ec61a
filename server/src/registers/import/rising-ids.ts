// Ids for the rows of one import, rising from row to row, so that indexes on them grow at their end.
import { randomBytes } from 'node:crypto'
import { uuidV7 } from '@corridor/base'

const bytesEach = 8
const idsAtOnce = 1024
const counterLimit = 2 ** 26

const digits = (number: number, width: number): string => number.toString(16).padStart(width, '0')

/**
 * UUIDv7 with a counter after the time (RFC 9562 §6.2, method 1): 26 bits of counter, of which the first start is
 * random, then 48 random bits. Throws after 33 million ids.
 */
export function risingIds(epochMs: number): () => string {
  const head = uuidV7(epochMs, randomBytes(10)).slice(0, 15)
  let counter = randomBytes(4).readUInt32BE() % (counterLimit / 2)
  let pool = ''
  let used = 0
  return () => {
    if (used === pool.length) {
      pool = randomBytes((bytesEach - 2) * idsAtOnce).toString('hex')
      used = 0
    }
    if (counter >= counterLimit) throw new Error('an import has more rows than ids')
    const tail = pool.slice(used, used + 12)
    used += 12
    const low = counter % 0x4000
    const id = `${head}${digits(Math.floor(counter / 0x4000), 3)}-${digits(0x8000 + low, 4)}-${tail}`
    counter += 1
    return id
  }
}
