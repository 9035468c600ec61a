// Numbers drawn by coordinates instead of in a row: any record can be drawn again without what came before it.

/** The same two coordinates give the same number in [0, 1), evenly spread. */
export type Lot = (a: number, b?: number) => number

function seedFrom(text: string): number {
  let hash = 2_166_136_261
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619)
  return hash >>> 0
}

/** The finishing step of MurmurHash3 (Austin Appleby, public domain). */
function stir(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** A lot of its own for each purpose, so that a draw added elsewhere changes nothing here. */
export function lot(seed: number | string, purpose: string): Lot {
  const start = stir(seedFrom(`${seed}/${purpose}`))
  return (a, b = 0) => {
    const first = stir(start ^ Math.imul(a + 1, 0x9e3779b1))
    return (stir(first ^ Math.imul(b + 1, 0x27d4eb2f)) >>> 0) / 4_294_967_296
  }
}

/** The first index whose cumulated share exceeds the draw; shares add up to one or a little less. */
export function byShares(shares: readonly number[], draw: number): number {
  let left = draw
  for (let index = 0; index < shares.length; index++) {
    left -= shares[index] ?? 0
    if (left < 0) return index
  }
  return shares.length - 1
}

/** A bell-shaped number (mean 0, deviation 1) from two even ones (Box and Muller). */
export const bell = (a: number, b: number): number =>
  Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b)

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** Walks `size` places in scattered order: a one-to-one map of [0, size) onto itself. */
export function scattered(size: number, step = 7919): (rank: number) => number {
  let stride = step
  while (divisor(stride, size) !== 1) stride += 1
  return (rank) => (rank * stride + 17) % size
}
