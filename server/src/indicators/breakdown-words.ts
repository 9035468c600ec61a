// The labels of breakdown values: from code lists, which are data, or from the choices of a definition.
import type { Label } from '@corridor/base'
import type { Dimension, Ledger } from '@corridor/indicators'
import type { CodeLists } from '@corridor/registers'

const ownWords: Readonly<Record<string, Label>> = {
  unassigned: { zh: '归属不明', en: 'Unassigned' },
  outside: { zh: '市外', en: 'Outside the city' },
  none: { zh: '无', en: 'None' },
}

/** Value → label, in the order of the list. */
export function wordsOf(dimension: Dimension, lists: CodeLists): ReadonlyMap<string, Label> {
  if ('choices' in dimension.words) return new Map(Object.entries(dimension.words.choices))
  return lists.get(dimension.words.list) ?? new Map()
}

export const wordFor = (dimension: Dimension, value: string, lists: CodeLists): Label =>
  wordsOf(dimension, lists).get(value) ?? ownWords[value] ?? { zh: value, en: value }

export function dimensionOf(ledger: Ledger, name: string): Dimension {
  const dimension = ledger.dimensions[name]
  if (dimension === undefined) throw new Error(`ledger ${ledger.id} has no dimension ${name}`)
  return dimension
}
