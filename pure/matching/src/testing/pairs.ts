// Labelled pairs read from their files, and counted against a score.
import { polyphonic } from 'pinyin-pro'
import type { ReadingsOf } from '../sounds.ts'
import { thresholds } from '../likeness.ts'

export interface Pair {
  readonly a: string
  readonly b: string
  readonly same: boolean
}

/** A line `=` opens a family; `+` and `-` with a word for the manner are pairs with it. */
export function pairsOf(text: string): readonly Pair[] {
  const pairs: Pair[] = []
  let head = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('= ')) head = line.slice(2)
    const [, sign, name] = /^([+-]) \S+ (.+)$/.exec(line) ?? []
    if (name !== undefined) pairs.push({ a: head, b: name, same: sign === '+' })
  }
  return pairs
}

const known = new Map<string, readonly string[]>()

export const readingsInTest: ReadingsOf = (character) => {
  const found =
    known.get(character) ?? polyphonic(character, { toneType: 'none', nonZh: 'removed' })[0]?.split(' ')
  known.set(character, found ?? [])
  return (found ?? []).filter(Boolean)
}

const share = (part: number, whole: number) => Number((part / whole).toFixed(3))

export function tallyOf(pairs: readonly Pair[], scoreOf: (a: string, b: string) => number) {
  const scored = pairs.map(({ a, b, same }) => ({ same, score: scoreOf(a, b) }))
  const at = (least: number) => {
    const chosen = scored.filter(({ score }) => score >= least)
    const right = chosen.filter(({ same }) => same).length
    return {
      precision: share(right, chosen.length),
      recall: share(right, scored.filter(({ same }) => same).length),
    }
  }
  return { pairs: pairs.length, same: at(thresholds.same), ask: at(thresholds.ask) }
}
