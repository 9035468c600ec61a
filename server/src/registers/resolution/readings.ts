// The Mandarin readings of a character, for telling homophones in organisation names.
import { polyphonic } from 'pinyin-pro'

const known = new Map<string, readonly string[]>()

/** Syllables without tone, the usual reading first; empty for what is no Chinese character. */
export function readingsOf(character: string): readonly string[] {
  const found = known.get(character)
  if (found !== undefined) return found
  const [listed = ''] = polyphonic(character, { toneType: 'none', nonZh: 'removed' })
  const readings = [...new Set(listed.split(' '))].filter(Boolean)
  known.set(character, readings)
  return readings
}
