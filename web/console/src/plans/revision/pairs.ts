// The pairs as the person has them before applying: re-paired, taken apart, each with what is to be done.
import type { PairShown, RestatedShown, TermsShown } from '@corridor/protocol'

export interface Counts {
  readonly change: number
  readonly add: number
  readonly withdraw: number
}

export type Pairs = readonly PairShown[]

/** 8000 and 8000.0 are one number; the server has the last word. */
const plainNumber = (text: string | null): string | null =>
  text !== null && text.includes('.') ? text.replace(/\.?0+$/, '') : text

const sameTerms = (one: TermsShown, other: TermsShown): boolean =>
  one.comparator === other.comparator &&
  one.bound === other.bound &&
  one.unit === other.unit &&
  plainNumber(one.value) === plainNumber(other.value) &&
  plainNumber(one.valueHigh) === plainNumber(other.valueHigh)

const alone = (side: {
  readonly base: RestatedShown | null
  readonly next: RestatedShown | null
}): PairShown => ({
  ...side,
  score: null,
  reason: null,
  isSame: false,
  act: 'keep',
})

function together(base: RestatedShown, next: RestatedShown): PairShown {
  const isSame = sameTerms(base.terms, next.terms)
  return { base, next, score: null, reason: null, isSame, act: isSame ? 'keep' : 'change' }
}

/** Gives a target of the new plan another counterpart, or none; whoever had that counterpart stands alone then. */
export function repaired(pairs: Pairs, next: string, base: string | null): Pairs {
  const bases = pairs.flatMap((pair) => (pair.base === null ? [] : [pair.base]))
  const wanted = bases.find(({ target }) => target === base)
  const withNext = pairs.flatMap((pair): Pairs => {
    if (pair.next === null) return []
    if (pair.next.target === next)
      return [wanted === undefined ? alone({ base: null, next: pair.next }) : together(wanted, pair.next)]
    return [pair.base !== null && pair.base === wanted ? alone({ base: null, next: pair.next }) : pair]
  })
  const taken = new Set(withNext.map((pair) => pair.base?.target))
  const left = bases
    .filter(({ target }) => !taken.has(target))
    .map(
      (one) =>
        pairs.find((pair) => pair.next === null && pair.base === one) ?? alone({ base: one, next: null }),
    )
  return [...withNext, ...left]
}

export const decided = (pairs: Pairs, of: PairShown, act: string): Pairs =>
  pairs.map((pair) => (pair === of ? { ...pair, act } : pair))

export const countsOf = (pairs: Pairs): Counts => {
  const count = (act: string) => pairs.filter((pair) => pair.act === act).length
  return { change: count('change'), add: count('add'), withdraw: count('withdraw') }
}

export const sentOf = (pairs: Pairs) =>
  pairs.map(({ base, next, act }) => ({ base: base?.target ?? null, next: next?.target ?? null, act }))
