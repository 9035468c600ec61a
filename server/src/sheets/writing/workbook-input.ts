// What a produced workbook consists of: sheets with typed columns, and what is told about its making.
import { type Language } from '@corridor/base'
import { type CellValue, type ColumnKind } from './cell-value.ts'

export interface WorkbookColumn {
  readonly header: string
  readonly kind: ColumnKind
  /** Shown in the heading; for money it also says in which unit 分 are shown: 元, 万元 or 亿元. */
  readonly unit?: string
  /** In characters of the standard font. */
  readonly width?: number
  /** A heading above this column; neighbours with the same group share one merged cell. */
  readonly group?: string
}

export interface WorkbookSheet {
  readonly name: string
  /** A line above the headings, merged over all columns. */
  readonly title?: string
  readonly columns: readonly WorkbookColumn[]
  readonly rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>
  /** Height of each row of the table in points; where it is left out, the program that opens the file decides. */
  readonly rowHeight?: number
  /** The last line; its cells follow the kinds of the columns, its first is usually 合计. */
  readonly totals?: readonly CellValue[]
}

/** What the last sheet 生成说明 tells: title, then a line each for filters, definition version, time, person. */
export interface WorkbookAbout {
  readonly title: string
  readonly lines: readonly (readonly [label: string, value: string])[]
  readonly language?: Language
  /** Marks every sheet and every printed page as synthetic. */
  readonly synthetic?: boolean
  /** Creation time in the file's properties; a fixed one where it is left out. */
  readonly instant?: Date
}
