// Writes formatted workbooks of any length: headings with units, frozen panes, filters, totals, and how it was made.
import type ExcelJS from 'exceljs'
import { writeAbout } from './writing/about-sheet.ts'
import { type CellValue, sheetNameOf, writtenCell } from './writing/cell-value.ts'
import { writeHeadings } from './writing/headings.ts'
import { bodyStyle, syntheticStyle, syntheticText, titleStyle, totalStyle } from './writing/sheet-look.ts'
import { type WorkbookAbout, type WorkbookColumn, type WorkbookSheet } from './writing/workbook-input.ts'
import { streamWorkbook, type Target, type WorkbookStream } from './writing/workbook-stream.ts'

export { type CellValue, type ColumnKind, type Link } from './writing/cell-value.ts'
export { type Target } from './writing/workbook-stream.ts'

export { type WorkbookAbout, type WorkbookColumn, type WorkbookSheet } from './writing/workbook-input.ts'

export interface WorkbookInput {
  readonly sheets: readonly WorkbookSheet[]
  readonly about: WorkbookAbout
}

const breathEvery = 500

/** Writes the workbook; gives the number of rows written into each sheet, headings and totals not counted. */
export async function writeWorkbook(target: Target, input: WorkbookInput): Promise<readonly number[]> {
  const counts: number[] = []
  await streamWorkbook(
    target,
    async (stream) => {
      const taken = new Set<string>()
      for (const sheet of input.sheets) {
        const name = sheetNameOf(sheet.name, taken)
        taken.add(name.toLowerCase())
        counts.push(await writeSheet(stream, { ...sheet, name }, input.about))
      }
      writeAbout(stream.workbook, {
        about: input.about,
        taken,
        counts: input.sheets.map((sheet, index) => [sheet.name, counts[index] ?? 0]),
      })
    },
    input.about.instant,
  )
  return counts
}

function pageOf(about: WorkbookAbout): Partial<ExcelJS.AddWorksheetOptions> {
  const language = about.language ?? 'zh'
  const pages = language === 'zh' ? '第 &P 页 共 &N 页' : 'Page &P of &N'
  return {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: {
      oddHeader: about.synthetic === true ? `&C&"-,Bold"${syntheticText[language]}` : '',
      oddFooter: `&C${pages}`,
    },
  }
}

async function writeSheet(
  stream: WorkbookStream,
  input: WorkbookSheet,
  about: WorkbookAbout,
): Promise<number> {
  const { columns } = input
  const language = about.language ?? 'zh'
  const above = [input.title, about.synthetic === true ? syntheticText[language] : undefined]
  const lead = above.filter((text) => text !== undefined).length
  const levels = columns.some((column) => column.group !== undefined) ? 2 : 1
  const last = lead + levels
  const sheet = stream.workbook.addWorksheet(input.name, {
    ...pageOf(about),
    views: [{ state: 'frozen', xSplit: 1, ySplit: last }],
  })
  sheet.columns = columns.map((column) => ({ width: column.width ?? usualWidth(column) }))
  if (input.title !== undefined)
    band(sheet, { row: 1, text: input.title, style: titleStyle, columns: columns.length })
  if (about.synthetic === true)
    band(sheet, { row: lead, text: syntheticText[language], style: syntheticStyle, columns: columns.length })
  writeHeadings(sheet, { columns, language, from: lead + 1, levels })
  let count = 0
  for await (const values of input.rows) {
    writeRow(sheet, { columns, values, number: last + count + 1, height: input.rowHeight })
    count += 1
    if (count % breathEvery === 0) await stream.breathe()
  }
  if (input.totals !== undefined)
    writeRow(sheet, {
      columns,
      values: input.totals,
      number: last + count + 1,
      height: input.rowHeight,
      style: totalStyle,
    })
  sheet.autoFilter = {
    from: { row: last, column: 1 },
    to: { row: last + Math.max(count, 1), column: Math.max(columns.length, 1) },
  }
  sheet.commit()
  return count
}

interface Band {
  readonly row: number
  readonly text: string
  readonly style: Partial<ExcelJS.Style>
  readonly columns: number
}

/** A text merged over all columns. */
function band(sheet: ExcelJS.Worksheet, { row, text, style, columns }: Band): void {
  const cell = sheet.getCell(row, 1)
  cell.value = text
  cell.style = style
  sheet.getRow(row).height = style === titleStyle ? 30 : 18
  if (columns > 1) sheet.mergeCells(row, 1, row, columns)
}

function usualWidth(column: WorkbookColumn): number {
  const heading =
    Math.max(...`${column.header}${column.unit ?? ''}`.split('\n').map((line) => line.length)) * 2 + 6
  return Math.min(Math.max(heading, column.kind === 'money' ? 16 : column.kind === 'text' ? 14 : 12), 48)
}

interface BodyRow {
  readonly columns: readonly WorkbookColumn[]
  readonly values: readonly CellValue[]
  readonly number: number
  readonly height: number | undefined
  readonly style?: Partial<ExcelJS.Style>
}

const bodyStyles = new Map<string, Partial<ExcelJS.Style>>()

function bodyStyleOf(format: string): Partial<ExcelJS.Style> {
  const style = bodyStyles.get(format) ?? bodyStyle(format)
  bodyStyles.set(format, style)
  return style
}

function writeRow(sheet: ExcelJS.Worksheet, { columns, values, number, height, style }: BodyRow): void {
  const row = sheet.getRow(number)
  if (height !== undefined) row.height = height
  columns.forEach((column, index) => {
    const written = writtenCell(values[index], column.kind, column.unit)
    const cell = row.getCell(index + 1)
    cell.value = written.value
    cell.style = style === undefined ? bodyStyleOf(written.format) : { ...style, numFmt: written.format }
  })
  row.commit()
}
