// In which order records are shown and walked through: as in the text, or those the reader is unsure of first.
import type { TargetShown } from '@corridor/protocol'

export type ListOrder = 'reading' | 'unsure'

export const isListOrder = (text: string | undefined): text is ListOrder =>
  text === 'reading' || text === 'unsure'

export const isOpen = ({ state }: TargetShown): boolean => state === 'read'

/** Worth a look first: unsure while nobody has decided about it. */
export const isDoubtful = (target: TargetShown): boolean => isOpen(target) && !target.sure

export const firstOrder = (targets: readonly TargetShown[]): ListOrder =>
  targets.some(isDoubtful) ? 'unsure' : 'reading'

/** Depends on what the reader said alone, so that no record moves while somebody decides about it. */
export function inListOrder(targets: readonly TargetShown[], order: ListOrder): readonly TargetShown[] {
  if (order === 'reading') return targets
  const unsure = targets.filter(({ sure }) => !sure).toSorted((a, b) => a.confidence - b.confidence)
  return [...unsure, ...targets.filter(({ sure }) => sure)]
}

/** The next of the list that is so, after this one and then from the top. */
export function nextWhere(
  targets: readonly TargetShown[],
  from: TargetShown | undefined,
  is: (target: TargetShown) => boolean,
): TargetShown | undefined {
  const at = from === undefined ? -1 : targets.findIndex(({ id }) => id === from.id)
  return [...targets.slice(at + 1), ...targets.slice(0, Math.max(at, 0))].find(is)
}

/** Sure, undecided, and without an open choice: what may be confirmed together. */
export const acceptableOf = (targets: readonly TargetShown[]): readonly TargetShown[] =>
  targets.filter(({ sure, ready }) => sure && ready)
