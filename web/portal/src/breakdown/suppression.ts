// Which cells of a public breakdown are withheld, so that no cell of one or two subjects is shown or can be derived.

export interface Cell {
  /** How many subjects stand behind each sum of the cell: one number, for a ratio numerator and denominator. */
  readonly subjects: readonly number[]
}

/** A cell of fewer subjects than this, and more than none, is withheld. */
export const fewestSubjects = 3

const isSmall = ({ subjects }: Cell): boolean => subjects.some((count) => count > 0 && count < fewestSubjects)
const isLarge = ({ subjects }: Cell): boolean => subjects.every((count) => count >= fewestSubjects)
const sizeOf = ({ subjects }: Cell): number => subjects.reduce((sum, count) => sum + count, 0)

/**
 * True where the cell is withheld. The whole is published, so small cells never stand alone: with them go the smallest
 * cells that are large enough, all of one size together, because a choice among equals would itself tell which is
 * which. Whoever knows the whole, the shown cells and this rule can then exchange a small cell with a large one and see
 * the same page. Where no cell is large enough, nothing of the breakdown is shown, empty cells included.
 */
export function withheld(cells: readonly Cell[]): readonly boolean[] {
  if (!cells.some(isSmall)) return cells.map(() => false)
  const sizes = cells.filter(isLarge).map(sizeOf)
  if (sizes.length === 0) return cells.map(() => true)
  const smallest = Math.min(...sizes)
  return cells.map((cell) => isSmall(cell) || (isLarge(cell) && sizeOf(cell) === smallest))
}
