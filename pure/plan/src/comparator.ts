// The comparator kinds of a target, and the limit each of them sets.
import type { Comparator } from './text/statements/measure.ts'
import type { Bound } from './text/words/words.table.ts'

const comparators = {
  reach: true,
  atLeast: true,
  exceed: true,
  about: true,
  atMost: true,
  between: true,
  increaseBy: true,
  netIncrease: true,
  newCount: true,
  growthRate: true,
  multiply: true,
} as const satisfies Record<Comparator, true>

const bounds = {
  exact: true,
  atLeast: true,
  exceed: true,
  about: true,
  atMost: true,
  between: true,
} as const satisfies Record<Bound, true>

export const comparatorNames: readonly string[] = Object.keys(comparators)
export const isComparator = (text: string): text is Comparator => Object.hasOwn(comparators, text)
export const isBound = (text: string): text is Bound => Object.hasOwn(bounds, text)

/** A level is the number itself; the others say how it changes. */
export const isLevel = (comparator: Comparator): boolean => isBound(comparator) || comparator === 'reach'

export type Limit = Exclude<Bound, 'exact'>

/** Level comparators are their own limit; the others take the limit words beside the number. 达到 means at least. */
export function limitOf(comparator: Comparator, bound: string): Limit {
  const said = isBound(comparator) ? comparator : isLevel(comparator) || !isBound(bound) ? 'exact' : bound
  return said === 'exact' ? 'atLeast' : said
}
