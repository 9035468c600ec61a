// The parts of a figure as the public sees them: withheld ones lose every number.
import type { Label } from '@corridor/base'
import type { FigureNumber, Part } from '@corridor/protocol'
import { withheld } from './suppression.ts'

export interface PublicPart {
  readonly code: string
  readonly label: Label
  /** Null where there is no value, and where it is withheld. */
  readonly value: FigureNumber
  readonly numerator?: string
  readonly denominator?: string
  readonly withheld: boolean
}

const isNothing = (value: FigureNumber | undefined): boolean =>
  value === null || value === undefined || Number(value) === 0

/** Code of a part → how many subjects stand behind each of its sums. */
export type SubjectCounts = ReadonlyMap<string, readonly number[]>

/**
 * A part with a value but without a count is taken for a small one. `sides` is 2 for a ratio, else 1; counts that
 * are absent are none.
 */
export function publicParts(
  parts: readonly Part[],
  dimension: string,
  { counts, sides }: Behind,
): readonly PublicPart[] {
  const cells = parts.map((part) => ({
    subjects: subjectsOf(part, part.by[dimension] ?? '', { counts, sides }),
  }))
  const hidden = withheld(cells)
  return parts.map(({ by, label, value, numerator, denominator }, index) => {
    const part = { code: by[dimension] ?? '', label }
    if (hidden[index] === true) return { ...part, value: null, withheld: true }
    const sums = numerator === undefined || denominator === undefined ? {} : { numerator, denominator }
    return { ...part, value, ...sums, withheld: false }
  })
}

interface Behind {
  readonly counts: SubjectCounts
  readonly sides: 1 | 2
}

function subjectsOf(part: Part, code: string, { counts, sides }: Behind): readonly number[] {
  const sums = sides === 1 ? [part.value] : [part.numerator, part.denominator]
  return sums.map((sum, side) => {
    const count = counts.get(code)?.[side] ?? 0
    return count === 0 && !isNothing(sum) ? 1 : count
  })
}
