// Cuts the stream of a worksheet part into rows and reads their cells, without building a tree.
import { damagedFile, excess } from '../sheet-problem.ts'
import {
  type Cell,
  columnLetters,
  isBlankRow,
  type SheetLimits,
  SheetRefusal,
  type SheetRow,
} from '../sheet-row.ts'
import { dayOfSerial, storedDecimal } from './cell-number.ts'
import { decodeText, stringItem } from './xml-scan.ts'
import { type WorkbookParts } from './workbook-parts.ts'

/** Characters of XML one row may take; Excel's 16,384 columns of styled blanks stay far below. */
const longestRow = 4 * 1024 * 1024

export interface WorksheetContext {
  readonly name: string
  readonly parts: WorkbookParts
  readonly limits: SheetLimits
  /** True where numbers carry their format code. */
  readonly formats?: boolean
}

/** Where a stored cell begins and what its tag says; one object is reused for all cells of a sheet. */
interface CellTag {
  column: number
  style: number
  type: string
  end: number
  selfClosed: boolean
}

/** The rows with a value, in the order of the file. Throws SheetRefusal. */
export async function* worksheetRows(
  pieces: AsyncIterable<string>,
  context: WorksheetContext,
): AsyncGenerator<SheetRow> {
  const scanner = new WorksheetScanner(context)
  for await (const piece of pieces) {
    yield* scanner.rowsOf(piece)
    if (scanner.finished) return
  }
  if (!scanner.finished)
    throw new SheetRefusal(damagedFile(context.name, 'the sheet ends early', scanner.row + 1))
}

class WorksheetScanner {
  /** True once the closing tag of the data was met. */
  finished = false
  /** Number of the last row met. */
  row = 0
  private filled = 0
  private buffer = ''
  private prefix: string | undefined
  private readonly days = new Map<string, string>()
  private readonly context: WorksheetContext
  private readonly tag: CellTag = { column: 0, style: 0, type: '', end: 0, selfClosed: false }

  constructor(context: WorksheetContext) {
    this.context = context
  }

  /** Takes the next piece of the part and gives the rows that became complete. */
  *rowsOf(piece: string): Generator<SheetRow> {
    this.buffer += piece
    if (this.prefix === undefined && !this.enterData()) return
    const rowOpen = `<${this.prefix ?? ''}row`
    const rowClose = `</${this.prefix ?? ''}row>`
    const dataClose = `</${this.prefix ?? ''}sheetData`
    let done = 0
    while (!this.finished) {
      const start = this.buffer.indexOf('<', done)
      const tagEnd = start < 0 ? -1 : this.buffer.indexOf('>', start)
      if (tagEnd < 0) break
      if (this.buffer.startsWith(dataClose, start)) {
        this.finished = true
        break
      }
      if (!this.buffer.startsWith(rowOpen, start)) {
        done = tagEnd + 1
        continue
      }
      const selfClosed = this.buffer.charAt(tagEnd - 1) === '/'
      const end = selfClosed ? tagEnd : this.buffer.indexOf(rowClose, tagEnd)
      if (end < 0) break
      this.row = rowNumber(this.buffer.slice(start, tagEnd)) ?? this.row + 1
      done = selfClosed ? tagEnd + 1 : end + rowClose.length
      if (selfClosed) continue
      const cells = this.cellsOf(this.buffer.slice(tagEnd + 1, end))
      if (!isBlankRow(cells)) yield this.counted(cells)
    }
    this.buffer = this.buffer.slice(done)
    if (this.buffer.length > longestRow)
      throw new SheetRefusal(damagedFile(this.context.name, 'a row without an end', this.row + 1))
  }

  private enterData(): boolean {
    const open = /<([\w.-]+:)?sheetData\s*(\/?)>/.exec(this.buffer)
    if (open === null) {
      if (this.buffer.length > longestRow)
        throw new SheetRefusal(damagedFile(this.context.name, 'no table data'))
      return false
    }
    this.prefix = open[1] ?? ''
    this.finished = open[2] === '/'
    this.buffer = this.buffer.slice(open.index + open[0].length)
    return !this.finished
  }

  private counted(cells: readonly (Cell | undefined)[]): SheetRow {
    this.filled += 1
    const allowed = this.context.limits.rows
    if (this.filled > allowed)
      throw new SheetRefusal(
        excess({
          code: 'sheet/too-many-rows',
          what: { zh: '有内容的行数', en: 'The number of filled rows' },
          given: `> ${allowed}`,
          allowed: String(allowed),
          row: this.row,
        }),
      )
    return { number: this.row, cells }
  }

  private cellsOf(xml: string): (Cell | undefined)[] {
    const prefix = this.prefix ?? ''
    const open = `<${prefix}c`
    const close = `</${prefix}c>`
    const cells: (Cell | undefined)[] = []
    const tag = this.tag
    tag.column = 0
    for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
      if (!readCellTag(xml, at + open.length, tag))
        throw new SheetRefusal(damagedFile(this.context.name, 'a cell that cannot be read', this.row))
      at = tag.end
      if (tag.selfClosed) continue
      const end = xml.indexOf(close, at)
      if (end < 0) throw new SheetRefusal(damagedFile(this.context.name, 'a cell without an end', this.row))
      const cell = this.cellOf(xml.slice(at, end))
      at = end + close.length
      if (cell === undefined) continue
      if (tag.column > this.context.limits.columns) throw this.columnExcess(tag.column)
      while (cells.length < tag.column - 1) cells.push(undefined)
      cells[tag.column - 1] = cell
    }
    return cells
  }

  private cellOf(body: string): Cell | undefined {
    const prefix = this.prefix ?? ''
    if (this.tag.type === 'inlineStr') return this.textCell(stringItem(body, prefix))
    const open = body.indexOf(`<${prefix}v`)
    if (open < 0) return undefined
    const start = body.indexOf('>', open) + 1
    const end = body.indexOf(`</${prefix}v>`, start)
    if (start === 0 || end < 0) return undefined
    return this.valueCell(body.slice(start, end))
  }

  private valueCell(raw: string): Cell | undefined {
    const { parts } = this.context
    switch (this.tag.type) {
      case 's': {
        const text = parts.strings[Number(raw)]
        if (text === undefined)
          throw new SheetRefusal(
            damagedFile(this.context.name, `no shared text ${raw.slice(0, 20)}`, this.row),
          )
        return this.textCell(text)
      }
      case 'str':
        return this.textCell(decodeText(raw))
      case 'b':
        return { kind: 'boolean', text: raw.trim() === '1' || raw.trim() === 'true' ? 'TRUE' : 'FALSE' }
      case 'e':
        return { kind: 'error', text: decodeText(raw) }
      case 'd':
        return /^\d{4}-\d{2}-\d{2}/.test(raw) ? { kind: 'day', text: raw.slice(0, 10) } : this.textCell(raw)
      default:
        return this.numberCell(raw)
    }
  }

  private numberCell(raw: string): Cell | undefined {
    if (raw === '') return undefined
    if (this.context.parts.dayStyles[this.tag.style] === true) {
      const day = this.dayOf(raw)
      if (day !== undefined) return { kind: 'day', text: day }
    }
    const text = storedDecimal(raw)
    if (text === undefined) return { kind: 'error', text: raw.slice(0, 40) }
    const format = this.context.formats === true ? this.context.parts.formats[this.tag.style] : undefined
    return { kind: 'number', text, ...(format === undefined || format === '' ? {} : { format }) }
  }

  /** Days repeat: a decade has 3,653 of them. */
  private dayOf(raw: string): string | undefined {
    const known = this.days.get(raw)
    if (known !== undefined) return known
    const day = dayOfSerial(Number(raw), this.context.parts.from1904)
    if (day !== undefined && this.days.size < 20_000) this.days.set(raw, day)
    return day
  }

  private textCell(text: string): Cell | undefined {
    if (text === '') return undefined
    const allowed = this.context.limits.cellCharacters
    if (text.length > allowed)
      throw new SheetRefusal(
        excess({
          code: 'sheet/cell-too-long',
          what: this.place({ zh: '的字数', en: 'The length of' }),
          given: String(text.length),
          allowed: String(allowed),
          row: this.row,
        }),
      )
    return { kind: 'text', text }
  }

  private place(words: { readonly zh: string; readonly en: string }) {
    const address = `${columnLetters(this.tag.column)}${this.row}`
    return { zh: `单元格 ${address} ${words.zh}`, en: `${words.en} cell ${address}` }
  }

  private columnExcess(column: number): SheetRefusal {
    const allowed = this.context.limits.columns
    return new SheetRefusal(
      excess({
        code: 'sheet/too-many-columns',
        what: { zh: '有内容的列数', en: 'The number of filled columns' },
        given: `${column} (${columnLetters(column)})`,
        allowed: `${allowed} (${columnLetters(allowed)})`,
        row: this.row,
      }),
    )
  }
}

function rowNumber(tag: string): number | undefined {
  const match = /\sr\s*=\s*["'](\d{1,9})["']/.exec(tag)
  return match === null ? undefined : Number(match[1])
}

/** Reads the attributes of a cell from `at` (just behind `<c`). False where they are malformed. */
function readCellTag(xml: string, at: number, tag: CellTag): boolean {
  tag.column += 1
  tag.style = 0
  tag.type = ''
  for (let i = at; i < xml.length;) {
    const code = xml.charCodeAt(i)
    if (code === 0x3e || code === 0x2f) {
      tag.selfClosed = code === 0x2f
      tag.end = tag.selfClosed ? i + 2 : i + 1
      return true
    }
    if (code <= 0x20) {
      i += 1
      continue
    }
    const equals = xml.indexOf('=', i)
    const quote = xml.charAt(equals + 1)
    const end = equals < 0 ? -1 : xml.indexOf(quote, equals + 2)
    if (end < 0 || (quote !== '"' && quote !== "'")) return false
    if (equals === i + 1) {
      if (code === 0x72) tag.column = columnOf(xml, equals + 2)
      else if (code === 0x73) tag.style = Number(xml.slice(equals + 2, end))
      else if (code === 0x74) tag.type = xml.slice(equals + 2, end)
    }
    i = end + 1
  }
  return false
}

/** The column of a reference such as AB12 that starts at `at`. */
function columnOf(xml: string, at: number): number {
  let column = 0
  for (let i = at; ; i += 1) {
    const code = xml.charCodeAt(i) & ~0x20
    if (code < 0x41 || code > 0x5a || column > 100_000) return column
    column = column * 26 + code - 0x40
  }
}
