// Joins printed lines into paragraphs: a line goes on in the next unless its end, its indent or its shape says no.
import { oneLine } from '../table/cells.ts'
import { tableLines } from '../table/table-lines.ts'
import type { Line } from './page-lines.ts'
import { printedRows, tableLength } from './printed-table.ts'

const sentenceEnd = /[。；！？：…;!?:]["”’）)》」]?$/
const headingMark =
  /^(?:第[一二三四五六七八九十百]+[章节部篇]|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[)）]|[（(]?\d{1,2}[)）]|\d{1,2}[.．、](?!\d)|[●◆■▲★○◇□►•]|——|[一二三四五六七八九十]{1,3}是|附件)/

interface Layout {
  readonly left: number
  readonly right: number
  readonly size: number
  /** The usual distance from one line to the next. */
  readonly step: number
  /** Paragraphs begin with an indent. */
  readonly indents: boolean
}

export function paragraphs(lines: readonly Line[]): readonly string[] {
  const layout = layoutOf(lines)
  const told: string[] = []
  let last: Line | undefined
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    const rows = tableLength(lines, at, { ...layout, width: layout.right - layout.left })
    if (rows > 0) {
      for (const row of tableLines(printedRows(lines.slice(at, at + rows)))) told.push(row)
      at += rows - 1
      last = undefined
    } else if (last !== undefined && goesOn(last, line, layout)) {
      told[told.length - 1] = joined(told.at(-1) ?? '', line.text)
      last = line
    } else {
      told.push(oneLine(line.text.replace(/\t/g, ' ')))
      last = line
    }
  }
  return told
}

const joined = (before: string, text: string): string => {
  const spaced = /[\x21-\x7e]$/.test(before) && /^[\x21-\x7e]/.test(text) && /[A-Za-z]$/.test(before)
  return `${before}${spaced ? ' ' : ''}${oneLine(text.replace(/\t/g, ' '))}`
}

/** The value most lines share, to the half point. */
function usual(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) {
    const key = Math.round(value * 2) / 2
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let best = { value: 0, count: 0 }
  for (const [value, count] of counts) if (count > best.count) best = { value, count }
  return best.value
}

function layoutOf(lines: readonly Line[]): Layout {
  const size = usual(
    lines.flatMap((line) => Array.from({ length: Math.ceil(line.text.length / 10) }, () => line.size)),
  )
  const body = lines.filter((line) => Math.abs(line.size - size) < 0.15 * size && line.segments.length === 1)
  const starts = body.map(({ x }) => x).sort((a, b) => a - b)
  const ends = body.map(({ end }) => end).sort((a, b) => a - b)
  const left = starts[Math.floor(starts.length * 0.02)] ?? 0
  const right = ends[Math.min(ends.length - 1, Math.floor(ends.length * 0.97))] ?? 0
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1]
    return before !== undefined && before.page === line.page && line.y > before.y ? [line.y - before.y] : []
  })
  const indented = body.filter(({ x }) => x > left + 1.2 * size && x < left + 3.2 * size).length
  return { left, right, size, step: usual(steps), indents: indented * 12 >= body.length }
}

function goesOn(last: Line, line: Line, layout: Layout): boolean {
  const { left, right, step } = layout
  const { size } = line
  if (last.segments.length > 1 || line.segments.length > 1) return false
  if (Math.abs(last.size - size) > 0.15 * size) return false
  if (last.page === line.page && line.y - last.y > 1.6 * Math.max(step, size)) return false
  const ended = sentenceEnd.test(last.text)
  if (isCentred(last, layout) && isCentred(line, layout))
    return size > 1.1 * layout.size && !ended && !headingMark.test(line.text)
  if (/[，、]$/.test(last.text) && !headingMark.test(line.text)) return true
  if (last.end < right - 2.2 * size) return false
  const indented = line.x > left + 1.2 * size
  if (!indented) return !ended || (layout.indents && !headingMark.test(line.text))
  return !ended && !headingMark.test(line.text)
}

/** Equal space on both sides, and some of it. */
function isCentred({ x, end, size }: Line, { left, right }: Layout): boolean {
  return x - left > 2.5 * size && Math.abs(x - left - (right - end)) < 2 * size
}
