// Writes the last sheet of a produced workbook, 生成说明: what it is, how it was made, how many rows it has.
import type ExcelJS from 'exceljs'
import { type WorkbookAbout } from './workbook-input.ts'
import { cellText, sheetNameOf } from './cell-value.ts'
import { bodyStyle, headingStyle, syntheticStyle, syntheticText, titleStyle } from './sheet-look.ts'

export interface AboutInput {
  readonly about: WorkbookAbout
  readonly counts: readonly (readonly [sheet: string, rows: number])[]
  readonly taken: ReadonlySet<string>
}

export function writeAbout(workbook: ExcelJS.Workbook, { about, counts, taken }: AboutInput): void {
  const zh = (about.language ?? 'zh') === 'zh'
  const sheet = workbook.addWorksheet(sheetNameOf(zh ? '生成说明' : 'About this file', taken), {
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = [{ width: 24 }, { width: 80 }]
  const wide = (text: string, style: Partial<ExcelJS.Style>) => {
    const row = sheet.addRow([cellText(text)])
    row.getCell(1).style = style
    sheet.mergeCells(row.number, 1, row.number, 2)
  }
  wide(about.title, titleStyle)
  if (about.synthetic === true) wide(syntheticText[zh ? 'zh' : 'en'], syntheticStyle)
  const rows = counts.map(
    ([name, count]) => [zh ? `行数（${name}）` : `Rows (${name})`, String(count)] as const,
  )
  for (const [label, value] of [...about.lines, ...rows]) {
    const row = sheet.addRow([cellText(label), cellText(value)])
    row.getCell(1).style = { ...headingStyle, alignment: { horizontal: 'left', vertical: 'top' } }
    row.getCell(2).style = bodyStyle('@')
  }
}
