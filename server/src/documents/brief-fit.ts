// What a leader brief says, and the type scale at which it stays on one page.
import { type Language } from '@corridor/base'
import { linePoints, linesOf, sizes, typeArea } from './official-page.ts'

/** One target; every text is already formatted with its unit. */
export interface BriefRow {
  /** The code that opens the figure, such as F-03. */
  readonly code: string
  readonly target: string
  readonly required: string
  readonly value: string
  readonly distance: string
  readonly status: string
  readonly owner: string
  /** Where the code opens; listed below the table. */
  readonly address: string
}

export interface BriefInput {
  readonly title: string
  readonly subtitle: string
  /** The day up to which entries count, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly synthetic: boolean
  readonly language: Language
  readonly headline: string
  readonly rows: readonly BriefRow[]
  readonly notes: readonly string[]
  readonly footer: string
}

/** Parts of the table's width, in the order of the columns. */
export const columnShares = [0.31, 0.155, 0.175, 0.15, 0.085, 0.125] as const

/** Points from line to line inside the table. */
export const tableLine = 15

const scales = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.66]

/** Cell margins left and right, in points. */
const cellMargins = 6.5

/** Points of height the page would take at this scale; errs on the high side. */
export function briefHeight(input: BriefInput, scale: number): number {
  const { widthPoints } = typeArea
  const paragraph = (text: string, points: number, pitch: number) =>
    linesOf(text, points * scale, widthPoints) * pitch * scale
  const rows = input.rows.reduce((sum, row) => {
    const texts = [row.target, row.required, row.value, row.distance, row.status, row.owner]
    const lines = texts.map((text, column) => {
      const width = widthPoints * (columnShares[column] ?? 1) - cellMargins
      const code = column >= 1 && column <= 3 && /\d/.test(text) ? 1 : 0
      return linesOf(text, sizes.table * scale, width) + code
    })
    return sum + Math.max(32 * scale, Math.max(...lines) * tableLine * scale + 3)
  }, 22 * scale)
  const notes = input.notes.reduce((sum, note) => sum + paragraph(`1. ${note}`, sizes.note, 16), 0)
  const sources = input.rows.reduce(
    (sum, row) => sum + paragraph(`〔${row.code}〕${row.address}`, sizes.source, 13),
    0,
  )
  const opening =
    paragraph(input.title, sizes.title, 36) +
    paragraph(`${input.subtitle}${input.asOf}`, 14, linePoints) +
    paragraph(`口口${input.headline}`, sizes.text, linePoints)
  return opening + rows + notes + sources + 36 * scale + 10
}

/** The largest scale that fits one page with a line to spare; the smallest one where none does. */
export function briefScale(input: BriefInput): number {
  return scales.find((scale) => briefHeight(input, scale) <= typeArea.heightPoints - 16) ?? scales.at(-1) ?? 1
}
