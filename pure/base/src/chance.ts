// A seeded generator of pseudo-random numbers: the same seed gives the same city everywhere.

export interface Chance {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [low, high], both inclusive. */
  integer(low: number, high: number): number
  /** One of the items, each as likely as the other; the list must not be empty. */
  pick<T>(items: readonly T[]): T
  /** True with the given probability. */
  happens(probability: number): boolean
  bytes(length: number): Uint8Array
  /** An independent generator named for its purpose, so that adding a draw elsewhere changes nothing here. */
  branch(name: string): Chance
}

function seedFrom(text: string): number {
  let hash = 2_166_136_261
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619)
  }
  return hash >>> 0
}

/** The mulberry32 generator (Tommy Ettinger, public domain), 32 bits of state. */
export function chance(seed: number | string): Chance {
  const name = String(seed)
  let state = seedFrom(name)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    integer,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)]
      if (item === undefined) throw new Error('pick needs a list without holes that is not empty')
      return item
    },
    happens: (probability) => next() < probability,
    bytes: (length) => Uint8Array.from({ length }, () => integer(0, 255)),
    branch: (branchName) => chance(`${name}/${branchName}`),
  }
}
