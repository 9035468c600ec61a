// The printed lines of a page, top to bottom: pieces of text joined by where they stand, page furniture told apart.

/** A piece of text where it stands: x to the right, y downwards from the top of the page, in points. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
}

/** Parts of a line with wide space between them are cells of a table. */
export interface Segment {
  readonly text: string
  readonly x: number
  readonly end: number
}

export interface Line {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
  readonly page: number
}

export interface Page {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly pieces: readonly Piece[]
}

/** Chinese is set without spaces; a piece often ends in one all the same. */
const needless = /(?<=[^\x21-\x7e])\s+|\s+(?=[^\x21-\x7e])/g

export function pageLines({ number, pieces }: Page): readonly Line[] {
  const rows: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1)
    const first = row?.[0]
    const isSame =
      first !== undefined && Math.abs(piece.y - first.y) <= 0.5 * Math.max(piece.size, first.size)
    if (isSame) row?.push(piece)
    else rows.push([piece])
  }
  return rows.flatMap((row) => lineOf(row, number))
}

function lineOf(row: readonly Piece[], page: number): readonly Line[] {
  const size = row.reduce((most, piece) => Math.max(most, piece.size), 0)
  const segments: Segment[] = []
  let last: Piece | undefined
  for (const piece of [...row].sort((a, b) => a.x - b.x)) {
    if (isNoteMark(piece, size) || (last !== undefined && isShadow(last, piece))) continue
    const segment = segments.at(-1)
    const gap = last === undefined ? 0 : piece.x - last.end
    const isMark = segments.length === 1 && segment !== undefined && listMark.test(segment.text.trim())
    if (segment === undefined || (gap > 1.2 * piece.size && !isMark)) segments.push(piece)
    else
      segments[segments.length - 1] = {
        x: segment.x,
        end: Math.max(segment.end, piece.end),
        text: segment.text + (gap > 0.2 * piece.size && !isMark ? ' ' : '') + piece.text,
      }
    last = piece
  }
  const told = segments.map((one) => ({ ...one, text: plain(one.text) }))
  const text = told.map((one) => one.text).join('\t')
  const [first] = told
  if (first === undefined || text.trim() === '') return []
  const y = row.find((piece) => piece.size === size)?.y ?? 0
  return [
    {
      text,
      segments: told,
      x: first.x,
      end: told.reduce((most, { end }) => Math.max(most, end), 0),
      y,
      size,
      page,
    },
  ]
}

/** A list's mark stands apart from its words without being a cell. */
const listMark =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、．.)）]|[●◆■▲★○◇□►•·\uE000-\uF8FF])$/

/** Marks of symbol fonts have no character of their own. */
const plain = (text: string): string =>
  text
    .replace(needless, '')
    .trim()
    .replace(/^[\uE000-\uF8FF]\s*/, '●')

/** The raised number that points to a footnote, in the line or before the note. */
const isNoteMark = ({ text, size }: Piece, line: number): boolean =>
  size < 0.75 * line && /^[\s\d①-⑳*〔〕[\]]{1,5}$/.test(text)

/** Bold made by printing twice, a little apart. */
const isShadow = (before: Piece, piece: Piece): boolean =>
  before.text === piece.text && Math.abs(before.x - piece.x) < 0.15 * piece.size

const pageNumber =
  /^(?:[-—–－―·•\s]*\d{1,4}[-—–－―·•\s]*|第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[，,/]?\s*共\s*[\d一二三四五六七八九十百]+\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}|page\s+\d+(?:\s+of\s+\d+)?)$/i

/** A line of a table of contents leads to its page by dots. */
const leader = /[.…·．]{4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$/

/** What a browser prints above and below a page: the time and the title, the address and the page's number. */
const printed = /^\d{1,4}[/-]\d{1,2}[/-]\d{1,4},? (?:[上下]午)?\d{1,2}:\d{2}|^(?:https?|file):\/\/.*\d+\/\d+$/

/** How much of the page's height, at either end, holds running heads and page numbers. */
const edge = 0.12

/** Without page numbers, running heads and feet, and tables of contents. */
export function withoutFurniture(pages: readonly Page[], lines: readonly Line[]): readonly Line[] {
  const heights = new Map(pages.map(({ number, height }) => [number, height]))
  const zone = ({ page, y }: Line): 'head' | 'foot' | undefined => {
    const height = heights.get(page) ?? 0
    if (y < edge * height) return 'head'
    return y > (1 - edge) * height ? 'foot' : undefined
  }
  const shape = (line: Line): string => `${zone(line)} ${line.text.replace(/[\d\s]+/g, '#')}`
  const seenOn = new Map<string, Set<number>>()
  for (const line of lines) {
    if (zone(line) === undefined) continue
    const on = seenOn.get(shape(line)) ?? new Set()
    seenOn.set(shape(line), on.add(line.page))
  }
  const often = pages.length < 2 ? Infinity : Math.min(pages.length, Math.max(3, 0.3 * pages.length))
  return lines.filter((line) => {
    if (leader.test(line.text)) return false
    if (zone(line) === undefined) return true
    if (printed.test(line.text)) return false
    return !pageNumber.test(line.text) && (seenOn.get(shape(line))?.size ?? 0) < often
  })
}
