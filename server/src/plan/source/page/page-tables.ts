// The rows of a table in a page, with merged cells in the columns that they cover.
import type { DomNode } from 'html-to-text'
import type { Cells } from '../table/cells.ts'

/** Ends reading a hostile table; a list of targets has some hundred rows and some ten columns. */
const mostRows = 5_000
const mostColumns = 100

/** A new line within a cell. */
const breaks = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4'])

/** Undefined where the table lays out a page: it holds another table, headings or long texts. */
export function tableRows(table: DomNode): readonly Cells[] | undefined {
  const rows: (string | undefined)[][] = []
  const covered = new Map<number, number>()
  for (const row of elements(table, 'tr').slice(0, mostRows)) {
    const cells: (string | undefined)[] = []
    for (const cell of (row.children ?? []).filter(({ name }) => name === 'td' || name === 'th')) {
      const text = cellText(cell)
      if (text === undefined) return undefined
      while ((covered.get(cells.length) ?? 0) > 0 && cells.length < mostColumns) cover(cells, covered)
      const columns = spanOf(cell, 'colspan')
      const below = spanOf(cell, 'rowspan') - 1
      for (let column = 0; column < columns && cells.length < mostColumns; column += 1) {
        if (below > 0) covered.set(cells.length, below)
        cells.push(column === 0 ? text : undefined)
      }
    }
    while ((covered.get(cells.length) ?? 0) > 0 && cells.length < mostColumns) cover(cells, covered)
    rows.push(cells)
  }
  return rows.filter((cells) => cells.length > 1).length < 2 ? undefined : rows
}

/** The column belongs to a cell of a row above. */
function cover(cells: (string | undefined)[], covered: Map<number, number>): void {
  const column = cells.length
  covered.set(column, (covered.get(column) ?? 1) - 1)
  cells.push(undefined)
}

function spanOf({ attribs }: DomNode, name: 'colspan' | 'rowspan'): number {
  const span = Number(attribs?.[name] ?? '1')
  return Number.isInteger(span) && span > 1 ? Math.min(span, mostColumns) : 1
}

function elements(root: DomNode, name: string): readonly DomNode[] {
  const found: DomNode[] = []
  const pending: DomNode[] = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.name === name) found.push(node)
    else for (const child of [...(node.children ?? [])].reverse()) pending.push(child)
  }
  return found
}

/** A cell longer than this is a part of the page. */
const longestCell = 600

function cellText(cell: DomNode): string | undefined {
  let text = ''
  const pending: (DomNode | '\n')[] = [cell]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === '\n') text += '\n'
    else if (node.type === 'text') text += (node.data ?? '').replace(/\s+/g, ' ')
    else if (node.name === 'table' || node.name === 'h1' || node.name === 'h2') return undefined
    else if (node.name !== 'script' && node.name !== 'style') {
      if (breaks.has(node.name ?? '')) pending.push('\n')
      for (const child of [...(node.children ?? [])].reverse()) pending.push(child)
    }
    if (text.length > longestCell) return undefined
  }
  return text.replace(/\n\s*/g, '\n').trim()
}
