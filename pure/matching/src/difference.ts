// The one small difference between two texts: a character put, dropped or changed, or two neighbours swapped.
import type { ReadingsOf } from './sounds.ts'
import { lookAlike, soundAlike } from './sounds.ts'
import { tellingCharacters } from './words/characters.table.ts'

/**
 * `sound` and `look`: one character for one that sounds or looks like it; `changed`: for another; `swapped`: two
 * neighbours; `dropped`: one character more in one of them, or the same one written twice;
 * `telling`: what differs is a number, a side or a size, which names are chosen to differ in.
 */
export type Difference = 'sound' | 'look' | 'changed' | 'swapped' | 'dropped' | 'telling'

function sharedHead(a: readonly string[], b: readonly string[]): number {
  const limit = Math.min(a.length, b.length)
  let at = 0
  while (at < limit && a[at] === b[at]) at += 1
  return at
}

function sharedTail(a: readonly string[], b: readonly string[], head: number): number {
  const limit = Math.min(a.length, b.length) - head
  let count = 0
  while (count < limit && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1
  return count
}

/** Undefined where the texts are equal or differ in more than one place. Symmetric. */
export function oneDifference(a: string, b: string, readingsOf: ReadingsOf): Difference | undefined {
  const [left, right] = [Array.from(a), Array.from(b)]
  if (a === b || Math.abs(left.length - right.length) > 1) return undefined
  const head = sharedHead(left, right)
  const tail = sharedTail(left, right, head)
  const ours = left.slice(head, left.length - tail)
  const theirs = right.slice(head, right.length - tail)
  const [one = '', two] = ours
  const [other = '', another] = theirs
  if (ours.length + theirs.length === 1) return tellingCharacters.has(one + other) ? 'telling' : 'dropped'
  if (ours.length === 2 && theirs.length === 2)
    return one === another && two === other ? 'swapped' : undefined
  if (ours.length !== 1 || theirs.length !== 1) return undefined
  if (tellingCharacters.has(one) && tellingCharacters.has(other)) return 'telling'
  if (lookAlike(one, other)) return 'look'
  return soundAlike(readingsOf, one, other) ? 'sound' : 'changed'
}
