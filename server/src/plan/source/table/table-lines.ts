// A table as lines of text: a list of targets becomes one sentence a target, any other table one line a row.
import { type Cells, oneLine } from './cells.ts'
import { targetLines } from './target-lines.ts'

/** A cell with this many characters in several paragraphs is no cell but a part of the page laid out in a table. */
const longCell = 60

/** Rows with their cells as shown; empty and covered cells are empty or undefined. */
export function tableLines(rows: readonly Cells[]): readonly string[] {
  return targetLines(rows) ?? rows.flatMap(rowLines)
}

function rowLines(row: Cells): readonly string[] {
  const cells = row.map((cell) => (cell ?? '').trim()).filter((cell) => cell !== '')
  if (cells.length <= 1 || cells.some((cell) => cell.includes('\n') && cell.length > longCell))
    return cells.flatMap((cell) => cell.split('\n')).filter((line) => line.trim() !== '')
  return [cells.map(oneLine).join('\t')]
}
