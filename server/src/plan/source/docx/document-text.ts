// Reads the paragraphs, tables, notes and text boxes of a Word document as a person sees them, numbers included.
import { tableLines } from '../table/table-lines.ts'
import type { Numbering, ParagraphStyle } from './numbering.ts'
import { type Attributes, walkXml } from './xml-walk.ts'

export interface DocumentText {
  readonly lines: readonly string[]
  /** The first paragraph in the style Title. */
  readonly title: string | undefined
  readonly notes: readonly string[]
}

interface Paragraph {
  text: string
  style: string | undefined
  list: string | undefined
  level: number | undefined
  /** Its end was deleted under tracked changes: the next paragraph goes on in the same line. */
  endDeleted: boolean
}

interface Row {
  cells: (string | undefined)[]
  deleted: boolean
}

/** What a part is read into: the document's own paragraphs, a cell, a text box or a note. */
type Container = string[]

/** Deleted and moved-away text, the copy for old programs, field codes, and readings above characters. */
const leftOut = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delInstrText',
  'delText',
  'rt',
  'pPrChange',
  'rPrChange',
])

const isOn = (value: string | undefined): boolean => value === undefined || !/^(0|false|off)$/.test(value)

/** Notes by id, as `footnotes.xml` and `endnotes.xml` hold them; separators are left out. */
export function notesOf(xml: string, kind: 'footnote' | 'endnote'): ReadonlyMap<string, string> {
  const reader = new DocumentReader(undefined, new Map())
  walkXml(xml, reader)
  return new Map(reader.notesRead.map(({ id, text }) => [`${kind} ${id}`, text]))
}

export interface DocumentParts {
  readonly document: string
  readonly numbering: Numbering
  readonly styles: Map<string, ParagraphStyle>
  /** By `footnote 1` or `endnote 1`. */
  readonly notes: ReadonlyMap<string, string>
}

export function documentText({ document, numbering, styles, notes }: DocumentParts): DocumentText {
  const reader = new DocumentReader(numbering, styles)
  walkXml(document, reader)
  const told = reader.notesCited.flatMap((key) => notes.get(key) ?? []).filter((note) => note !== '')
  return { lines: reader.finished(), title: reader.title, notes: told }
}

class DocumentReader {
  title: string | undefined
  readonly notesCited: string[] = []
  readonly notesRead: { readonly id: string; readonly text: string }[] = []
  private readonly elements: string[] = []
  private readonly containers: Container[] = [[]]
  private readonly paragraphs: Paragraph[] = []
  private readonly boxes: string[][] = []
  private readonly tables: Row[][] = []
  private readonly notesOpen: (string | undefined)[] = []
  /** Length of `elements` at which a part that is left out began. */
  private leftOutFrom: number | undefined
  private hidden = false
  private carried = ''
  private readonly numbering: Numbering | undefined
  private readonly styles: Map<string, ParagraphStyle>

  constructor(numbering: Numbering | undefined, styles: Map<string, ParagraphStyle>) {
    this.numbering = numbering
    this.styles = styles
  }

  finished(): readonly string[] {
    if (this.carried !== '') this.containers[0]?.push(this.carried)
    this.carried = ''
    return this.containers[0] ?? []
  }

  readonly open = (name: string, attribute: Attributes): void => {
    const parent = this.elements.at(-1)
    this.elements.push(name)
    if (this.leftOutFrom !== undefined) return
    if (this.isLeftOut(name, parent)) this.leftOutFrom = this.elements.length
    else if (name === 'docPartGallery' && attribute('val') === 'Table of Contents') this.leaveOutSdt()
    else this.begin(name, attribute, parent)
  }

  readonly close = (name: string): void => {
    const at = this.elements.lastIndexOf(name)
    if (at < 0) return
    const leaving = this.leftOutFrom
    this.elements.length = at
    if (leaving === undefined) return this.end(name)
    if (at < leaving) this.leftOutFrom = undefined
  }

  readonly text = (characters: string): void => {
    if (this.leftOutFrom === undefined && !this.hidden && this.elements.at(-1) === 't') this.add(characters)
  }

  private add(characters: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph !== undefined) paragraph.text += characters
  }

  /** The same names mark a deleted paragraph end and a deleted row, which are no text of their own. */
  private isLeftOut(name: string, parent: string | undefined): boolean {
    if (name !== 'del' && name !== 'moveFrom') return leftOut.has(name)
    const paragraph = this.paragraphs.at(-1)
    if (parent === 'rPr' && paragraph !== undefined) paragraph.endDeleted = true
    const row = this.tables.at(-1)?.at(-1)
    if (parent === 'trPr' && row !== undefined) row.deleted = true
    return parent !== 'rPr' && parent !== 'trPr'
  }

  private leaveOutSdt(): void {
    const sdt = this.elements.lastIndexOf('sdt')
    if (sdt >= 0) this.leftOutFrom = sdt + 1
  }

  private begin(name: string, attribute: Attributes, parent: string | undefined): void {
    const paragraph = this.paragraphs.at(-1)
    if (name === 'p') this.paragraphs.push(newParagraph())
    else if (name === 'r') this.hidden = false
    else if (name === 'tbl') this.tables.push([])
    else if (name === 'tr') this.tables.at(-1)?.push({ cells: [], deleted: false })
    else if (name === 'tc' || name === 'txbxContent') this.containers.push([])
    else if (name === 'gridSpan') this.span(Number(attribute('val')))
    else if (name === 'footnote' || name === 'endnote') {
      this.containers.push([])
      this.notesOpen.push(attribute('type') === undefined ? attribute('id') : undefined)
    } else if (paragraph === undefined) return
    else if (parent === 'r') this.sign(name, attribute)
    else if (name === 'vanish' && parent === 'rPr')
      this.hidden = this.elements.at(-3) === 'r' && isOn(attribute('val'))
    else if (name === 'pStyle') paragraph.style = attribute('val')
    else if (name === 'numId' && parent === 'numPr') paragraph.list = attribute('val')
    else if (name === 'ilvl' && parent === 'numPr') paragraph.level = Number(attribute('val'))
  }

  private sign(name: string, attribute: Attributes): void {
    if (name === 'footnoteReference' || name === 'endnoteReference')
      this.notesCited.push(`${name.replace('Reference', '')} ${attribute('id') ?? ''}`)
    if (this.hidden) return
    if (name === 'tab' || name === 'ptab') this.add(' ')
    else if (name === 'br' || name === 'cr') this.add('\n')
    else if (name === 'noBreakHyphen') this.add('-')
    else if (name === 'sym' && this.paragraphs.at(-1)?.text.trim() === '') this.add('●')
  }

  /** A merged cell takes as many columns as the header above it has. */
  private span(columns: number): void {
    const row = this.tables.at(-1)?.at(-1)
    if (row === undefined || !(columns > 1)) return
    row.cells.push(...Array.from({ length: Math.min(columns, 64) - 1 }, () => spanned))
  }

  private end(name: string): void {
    if (name === 'p') this.endParagraph()
    else if (name === 'tc') this.endCell()
    else if (name === 'tbl') this.endTable()
    else if (name === 'txbxContent') this.endBox()
    else if (name === 'r') this.hidden = false
    else if (name === 'footnote' || name === 'endnote') {
      const text = this.taken().join(' ')
      const id = this.notesOpen.pop()
      if (id !== undefined) this.notesRead.push({ id, text })
    }
  }

  private taken(): Container {
    return this.containers.length > 1 ? (this.containers.pop() ?? []) : []
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop()
    const container = this.containers.at(-1)
    if (paragraph === undefined || container === undefined) return
    const text = this.printed(paragraph)
    if (paragraph.endDeleted) this.carried = text
    else if (text !== '') for (const line of softLines(text)) container.push(line)
    if (this.paragraphs.length === 0) for (const line of this.boxes.splice(0).flat()) container.push(line)
  }

  private printed(paragraph: Paragraph): string {
    const { style, list, level } = paragraph
    const text = (this.carried + paragraph.text.replace(/^\s+/, '')).trimEnd()
    this.carried = ''
    const name = this.styles.get(style ?? '')?.name ?? ''
    if (/^toc[ \d]/i.test(name)) return ''
    if (text === '') return ''
    if (/^(title|标题)$/i.test(name)) this.title ??= text.replace(/\s+/g, ' ')
    const own = { ...(list === undefined ? {} : { list }), ...(level === undefined ? {} : { level }) }
    const place = this.numbering?.placeOf(style, own)
    const mark = place === undefined ? '' : (this.numbering?.next(place) ?? '')
    return mark + (/[\dA-Za-z章节条编]$/.test(mark) ? ' ' : '') + text
  }

  private endCell(): void {
    const text = this.taken().join('\n')
    const cells = this.tables.at(-1)?.at(-1)?.cells
    if (cells === undefined) return
    const first = cells.findIndex(
      (cell, index) => cell === spanned && cells.slice(index).every((one) => one === spanned),
    )
    if (first < 0) cells.push(text)
    else cells.splice(first, 0, text)
    for (const [index, cell] of cells.entries()) if (cell === spanned) cells[index] = undefined
  }

  private endTable(): void {
    const rows = this.tables.pop() ?? []
    const kept = rows.filter(({ deleted }) => !deleted).map(({ cells }) => cells)
    for (const line of tableLines(kept)) this.containers.at(-1)?.push(line)
  }

  /** A box floats: its words follow the paragraph that it hangs on. */
  private endBox(): void {
    this.boxes.push(this.taken())
  }
}

/** Stands for the columns that a merged cell covers until the cell itself is read. */
const spanned = '\u0000'

const newParagraph = (): Paragraph => ({
  text: '',
  style: undefined,
  list: undefined,
  level: undefined,
  endDeleted: false,
})

/** A line this long was broken by hand to look like a paragraph; shorter ones stand for themselves. */
const wrapped = 25

/** Soft line breaks: kept as line ends, but one in the middle of a long sentence only wrapped it. */
function softLines(text: string): readonly string[] {
  const lines: string[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    const before = lines.at(-1)
    if (line === '') continue
    const goesOn = before !== undefined && before.length >= wrapped && !/[。；！？：;!?:]$/.test(before)
    if (goesOn) lines[lines.length - 1] = before + line
    else lines.push(line)
  }
  return lines
}
