// Writes the heading lines of a produced sheet, merged as they stand on screen.
import type ExcelJS from 'exceljs'
import { type Language } from '@corridor/base'
import { type WorkbookColumn } from './workbook-input.ts'
import { headingText } from './cell-value.ts'
import { headingStyle } from './sheet-look.ts'

export interface Headings {
  readonly columns: readonly WorkbookColumn[]
  readonly language: Language
  readonly from: number
  readonly levels: number
}

/** One line of headings, or two where columns have groups; a column without a group is merged downwards. */
export function writeHeadings(sheet: ExcelJS.Worksheet, { columns, language, from, levels }: Headings): void {
  const last = from + levels - 1
  const set = (row: number, column: number, text: string) => {
    const cell = sheet.getCell(row, column)
    cell.value = text
    cell.style = headingStyle
  }
  columns.forEach((column, index) => {
    set(last, index + 1, headingText(column.header, column.unit, language))
    if (levels === 2) set(from, index + 1, column.group ?? headingText(column.header, column.unit, language))
  })
  if (levels === 2) mergeGroups(sheet, columns, from)
  for (let row = from; row <= last; row += 1) sheet.getRow(row).height = 24
}

function mergeGroups(sheet: ExcelJS.Worksheet, columns: readonly WorkbookColumn[], from: number): void {
  for (let start = 0; start < columns.length;) {
    const group = columns[start]?.group
    let end = start
    while (group !== undefined && end + 1 < columns.length && columns[end + 1]?.group === group) end += 1
    if (group === undefined) sheet.mergeCells(from, start + 1, from + 1, start + 1)
    else if (end > start) sheet.mergeCells(from, start + 1, from, end + 1)
    start = end + 1
  }
}
