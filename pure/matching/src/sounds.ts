// How characters sound and look: what a typist or a recogniser takes for one another.
import { lookAlikes } from './words/characters.table.ts'

/** Character → its syllables without tone, the usual one first; empty for what has none. */
export type ReadingsOf = (character: string) => readonly string[]

export const silent: ReadingsOf = () => []

const groupsOf = new Map<string, Set<number>>()
for (const [index, group] of lookAlikes.entries()) {
  for (const character of group) {
    const groups = groupsOf.get(character) ?? new Set()
    groupsOf.set(character, groups.add(index))
  }
}

export const soundAlike = (readingsOf: ReadingsOf, a: string, b: string): boolean => {
  const other = readingsOf(b)
  return readingsOf(a).some((syllable) => other.includes(syllable))
}

export function lookAlike(a: string, b: string): boolean {
  const other = groupsOf.get(b)
  if (other === undefined) return false
  for (const group of groupsOf.get(a) ?? []) if (other.has(group)) return true
  return false
}

/** The usual syllables one after the other; a character without a reading stands for itself. */
export const soundOf = (readingsOf: ReadingsOf, text: string): string =>
  Array.from(text, (character) => readingsOf(character)[0] ?? character).join(' ')
