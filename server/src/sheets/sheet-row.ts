// What every reader of workbooks and CSV files gives: the user's own rows, cell by cell, and the limits they keep.
import type { Problem, Result } from '@corridor/base'

/** `day` is a number shown as a date by its format; `error` is a formula's error such as #N/A. */
export type CellKind = 'text' | 'number' | 'day' | 'boolean' | 'error'

/**
 * `text` is exact: the decimal digits of a number (no exponent, no grouping), `YYYY-MM-DD` of a day,
 * `TRUE` or `FALSE`, the characters of a text with its leading zeros and spaces.
 */
export interface Cell {
  readonly kind: CellKind
  readonly text: string
  /** The format code of a number, as 0.00%; only where the reader was asked for formats. */
  readonly format?: string
}

/** `number` is the row number the user sees in the spreadsheet; `cells[0]` is column A; empty cells are undefined. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly (Cell | undefined)[]
}

/**
 * An opened file. `rows` can be walked more than once, each time from the first row; rows without a value are left
 * out. What only shows while reading (a damaged part, a cell past the limit) ends the walk with a `SheetRefusal`:
 * ending quietly would let half a file pass for the whole. `eachRow` turns it into a Result.
 */
export interface OpenedSheet {
  readonly format: 'xlsx' | 'csv'
  readonly encoding?: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly rows: AsyncIterable<SheetRow>
}

export interface SheetLimits {
  /** Bytes a workbook may unfold to, over the parts that are read. */
  readonly unfoldedBytes: number
  /** Rows with a value. */
  readonly rows: number
  /** Number of the last column with a value. */
  readonly columns: number
  readonly cellCharacters: number
}

/** Excel's own row limit, and four times the longest text Excel lets a cell hold (32,767 characters). */
export const usualLimits: SheetLimits = {
  unfoldedBytes: 1024 * 1024 * 1024,
  rows: 1_048_576,
  columns: 1_024,
  cellCharacters: 131_072,
}

/** The refusal of a file met while walking its rows. */
export class SheetRefusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message.en)
    this.name = 'SheetRefusal'
    this.problem = problem
  }
}

/** Walks all rows; gives their number, or the problem that ended the walk. Errors of `visit` pass through. */
export async function eachRow(
  rows: AsyncIterable<SheetRow>,
  visit: (row: SheetRow) => void | Promise<void>,
): Promise<Result<number>> {
  let count = 0
  try {
    for await (const row of rows) {
      count += 1
      await visit(row)
    }
  } catch (error) {
    if (error instanceof SheetRefusal) return { ok: false, problems: [error.problem] }
    throw error
  }
  return { ok: true, value: count }
}

/** True where no cell holds a visible character: such a row has borders or spaces only. */
export function isBlankRow(cells: readonly (Cell | undefined)[]): boolean {
  return cells.every((cell) => cell === undefined || cell.text.trim() === '')
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
