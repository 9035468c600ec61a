// Reads a CSV file as a stream of rows; a row carries the number of the line it starts on.
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Result, success } from '@corridor/base'
import { csvEncoding, csvText, type CsvEncoding } from './csv-encoding.ts'
import { excess, unclosedQuote } from './sheet-problem.ts'
import {
  type Cell,
  columnLetters,
  isBlankRow,
  type OpenedSheet,
  SheetRefusal,
  type SheetLimits,
  type SheetRow,
  usualLimits,
} from './sheet-row.ts'

export interface CsvOptions {
  /** The file's name as the user knows it; used in problems and as the name of the sheet. */
  readonly name?: string
  readonly limits?: Partial<SheetLimits>
}

/** Opens a CSV file: finds encoding and separator (comma, tab or semicolon) by itself. Every cell is text. */
export async function readCsv(path: string, options: CsvOptions = {}): Promise<Result<OpenedSheet>> {
  const name = options.name ?? basename(path)
  const limits = { ...usualLimits, ...options.limits }
  const encoding = await csvEncoding(path, name, await headOf(path, 4096))
  if (!encoding.ok) return encoding
  const rows = { [Symbol.asyncIterator]: () => csvRows(path, encoding.value, { name, limits }) }
  return success({ format: 'csv', encoding: encoding.value, sheet: name, sheets: [name], rows })
}

/** The first bytes of a file. */
export async function headOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

interface CsvContext {
  readonly name: string
  readonly limits: SheetLimits
}

async function* csvRows(path: string, encoding: CsvEncoding, context: CsvContext): AsyncGenerator<SheetRow> {
  let scanner: CsvScanner | undefined
  for await (const piece of csvText(path, encoding)) {
    if (scanner === undefined && piece === '') continue
    scanner ??= new CsvScanner(separatorOf(piece), context)
    yield* scanner.take(piece)
  }
  if (scanner !== undefined) yield* scanner.end()
}

/** The separator that occurs most often outside quotes on the first line; comma where there is none. */
function separatorOf(text: string): string {
  const first =
    text
      .replace(/"[^"]*"/g, '')
      .split(/[\r\n]/)
      .find((line) => line.trim() !== '') ?? ''
  const count = (separator: string) => first.split(separator).length
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

/** Inside a quoted cell, behind a quote that may end it, behind a carriage return, or elsewhere. */
type State = 'plain' | 'quoted' | 'afterQuote'

class CsvScanner {
  private state: State = 'plain'
  private afterReturn = false
  private line = 1
  private rowLine = 1
  private filled = 0
  private text = ''
  private wasQuoted = false
  private cells: (Cell | undefined)[] = []
  private readonly separator: string
  private readonly context: CsvContext

  constructor(separator: string, context: CsvContext) {
    this.separator = separator
    this.context = context
  }

  *take(piece: string): Generator<SheetRow> {
    let from = 0
    for (let i = 0; i < piece.length; i += 1) {
      const c = piece.charAt(i)
      const special = c === '"' || c === this.separator || c === '\n' || c === '\r'
      if (!special) {
        if (this.afterReturn) this.afterReturn = false
        if (this.state === 'afterQuote') this.state = 'plain'
        continue
      }
      this.text += piece.slice(from, i)
      from = i + 1
      const row = this.special(c)
      if (row !== undefined) yield row
    }
    this.text += piece.slice(from)
    this.checkLength()
  }

  *end(): Generator<SheetRow> {
    if (this.state === 'quoted') throw new SheetRefusal(unclosedQuote(this.context.name, this.rowLine))
    const row = this.endRow()
    if (row !== undefined) yield row
  }

  private special(c: string): SheetRow | undefined {
    const lineFeedOfPair = c === '\n' && this.afterReturn
    this.afterReturn = c === '\r'
    const lineEnd = (c === '\n' || c === '\r') && !lineFeedOfPair
    if (lineEnd) this.line += 1
    if (this.state === 'quoted') {
      if (c === '"') this.state = 'afterQuote'
      else this.text += c === '\r' ? '\n' : lineFeedOfPair ? '' : c
      return undefined
    }
    if (c === '"') {
      this.quote()
      return undefined
    }
    this.state = 'plain'
    if (c === this.separator) this.endCell()
    else if (lineEnd) return this.endRow()
    return undefined
  }

  /** A quote opens a cell only at its start; doubled inside a quoted cell, or anywhere else, it stands for itself. */
  private quote(): void {
    if (this.state === 'afterQuote') {
      this.text += '"'
      this.state = 'quoted'
    } else if (this.text === '' && !this.wasQuoted) {
      this.wasQuoted = true
      this.state = 'quoted'
    } else this.text += '"'
  }

  private endCell(): void {
    this.checkLength()
    const column = this.cells.length + 1
    const text = this.wasQuoted ? this.text : unwrapped(this.text)
    if (text !== '' && column > this.context.limits.columns) throw this.columnExcess(column)
    this.cells.push(text === '' ? undefined : { kind: 'text', text })
    this.text = ''
    this.wasQuoted = false
  }

  private endRow(): SheetRow | undefined {
    this.endCell()
    const { cells, rowLine } = this
    this.cells = []
    this.rowLine = this.line
    if (isBlankRow(cells)) return undefined
    this.filled += 1
    if (this.filled > this.context.limits.rows) throw this.rowExcess(rowLine)
    return { number: rowLine, cells }
  }

  private checkLength(): void {
    const allowed = this.context.limits.cellCharacters
    if (this.text.length <= allowed) return
    const place = `${columnLetters(this.cells.length + 1)}${this.rowLine}`
    throw new SheetRefusal(
      excess({
        code: 'sheet/cell-too-long',
        what: {
          zh: `单元格 ${place} 的字数（请先检查这一行的双引号是否成对）`,
          en: `The length of cell ${place} (check first that the double quotes of this row are paired)`,
        },
        given: `≥ ${this.text.length}`,
        allowed: String(allowed),
        row: this.rowLine,
      }),
    )
  }

  private columnExcess(column: number): SheetRefusal {
    return new SheetRefusal(
      excess({
        code: 'sheet/too-many-columns',
        what: { zh: '有内容的列数', en: 'The number of filled columns' },
        given: `≥ ${column}`,
        allowed: String(this.context.limits.columns),
        row: this.rowLine,
      }),
    )
  }

  private rowExcess(row: number): SheetRefusal {
    return new SheetRefusal(
      excess({
        code: 'sheet/too-many-rows',
        what: { zh: '有内容的行数', en: 'The number of filled rows' },
        given: `> ${this.context.limits.rows}`,
        allowed: String(this.context.limits.rows),
        row,
      }),
    )
  }
}

/** `="00123"` is how long codes are kept from Excel in a CSV; Excel shows 00123. */
function unwrapped(text: string): string {
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text
}
