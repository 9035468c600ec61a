// Tables as they are printed: lines of cells put into columns, the wrapped words of a cell back into its row.
import type { Cells } from '../table/cells.ts'
import type { Line, Segment } from './page-lines.ts'

interface Column {
  readonly x: number
  readonly end: number
}

export interface TableSetting {
  readonly size: number
  /** The usual distance from one line to the next. */
  readonly step: number
  /** From the left to the right margin. */
  readonly width: number
}

/** How many lines from `at` on are a table: two or more in cells, with the wrapped words of cells among them. */
export function tableLength(lines: readonly Line[], at: number, { step, size, width }: TableSetting): number {
  let last = 0
  let rows = 0
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next]
    const before = lines[next - 1]
    if (line === undefined || (next > at && !isNear(before, line, 2.5 * Math.max(step, size)))) break
    if (line.segments.length > 1) {
      rows += 1
      last = next
    } else if (next === at || next - last > 3 || line.end - line.x > 0.6 * width) break
  }
  return rows < 2 ? 0 : withTail(lines, at, last) - at + 1
}

const isNear = (before: Line | undefined, line: Line, most: number): boolean =>
  before === undefined || before.page !== line.page || line.y - before.y < most

/** The last row may be wrapped as well: words within one column, close below it, and not at the margin. */
function withTail(lines: readonly Line[], at: number, last: number): number {
  const columns = columnsOf(lines.slice(at, last + 1))
  let end = last
  for (let next = last + 1; next < lines.length; next += 1) {
    const line = lines[next]
    if (line === undefined || line.segments.length > 1 || !isNear(lines[next - 1], line, 1.7 * line.size))
      break
    const within = columns
      .slice(1)
      .some(({ x, end: right }) => line.x > x - line.size && line.end < right + line.size)
    if (!within) break
    end = next
  }
  return end
}

/** The rows of the table with their cells by column. */
export function printedRows(lines: readonly Line[]): readonly Cells[] {
  const columns = columnsOf(lines)
  const placed = lines.map((line) => ({ line, cells: cellsOf(line, columns) }))
  const filled = placed.filter(({ cells }) => cells[0] !== undefined).length
  const isNumbered = filled * 2 >= placed.length
  const isRow = (cells: Cells): boolean => {
    const count = cells.filter((cell) => cell !== undefined).length
    return cells[0] === undefined ? !isNumbered && count * 2 >= columns.length : count >= 2
  }
  const starts = placed.flatMap(({ cells }, index) => (isRow(cells) ? [index] : []))
  if (starts.length === 0) return placed.map(({ cells }) => cells)
  const bounds = starts.map((start, at) => (at === 0 ? 0 : widestGap(lines, starts[at - 1] ?? 0, start)))
  return bounds.map((from, at) => {
    const row = placed.slice(from, bounds[at + 1] ?? placed.length).map(({ cells }) => cells)
    return columns.map((_, column) => joined(row, column))
  })
}

/** Wrapped words stand closer to their own row than rows to each other; the line after the widest gap begins the next. */
function widestGap(lines: readonly Line[], above: number, below: number): number {
  let best = { at: below, gap: -1 }
  for (let at = above + 1; at <= below; at += 1) {
    const [upper, lower] = [lines[at - 1], lines[at]]
    const gap =
      upper === undefined || lower === undefined || upper.page !== lower.page ? Infinity : lower.y - upper.y
    if (gap >= best.gap - 0.5) best = { at, gap }
  }
  return best.at
}

function joined(lines: readonly Cells[], column: number): string | undefined {
  const words = lines.flatMap((cells) => cells[column] ?? [])
  return words.length === 0 ? undefined : words.join('\n')
}

function cellsOf({ segments }: Line, columns: readonly Column[]): Cells {
  const cells: (string | undefined)[] = columns.map(() => undefined)
  for (const { x, end, text } of segments) {
    const column = columns.findIndex((one) => x < one.end && end > one.x)
    if (column >= 0) cells[column] = `${cells[column] ?? ''}${text}`
  }
  return cells
}

/** Columns are stretches of the page that no cell crosses. */
function columnsOf(lines: readonly Line[]): readonly Column[] {
  const columns: { x: number; end: number }[] = []
  const segments: readonly Segment[] = lines.flatMap((line) =>
    line.segments.length > 1 ? line.segments : [],
  )
  for (const { x, end } of [...segments].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1)
    if (last !== undefined && x < last.end) last.end = Math.max(last.end, end)
    else columns.push({ x, end })
  }
  return columns
}
