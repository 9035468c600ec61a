// Rebuilds an uploaded table row by row, at its own row numbers, with reasons and marked cells.
import type ExcelJS from 'exceljs'
import { type Label, type Language, type Result, refusal, success } from '@corridor/base'
import { type Cell, SheetRefusal, type SheetRow } from '../sheet-row.ts'
import { sheetNameOf, writtenCell } from './cell-value.ts'
import { headingStyle, markFill, reasonStyle } from './sheet-look.ts'
import { streamWorkbook, type Target, type WorkbookStream } from './workbook-stream.ts'

/** What stands in the added column and which cells are marked, by row of the file. */
export interface RowNotes {
  readonly text: string
  readonly columns: readonly number[]
}

export interface RebuildInput {
  readonly target: Target
  readonly sheet: string
  readonly headerRow: number
  readonly heading: Label
  readonly language: Language
  readonly notes: ReadonlyMap<number, RowNotes>
  readonly remarks: readonly string[]
}

/** Writes the copy; the reasons stand in the column behind the last heading. */
export async function writeRebuiltCopy(
  rows: AsyncIterable<SheetRow>,
  input: RebuildInput,
): Promise<Result<number>> {
  let count = 0
  try {
    await streamWorkbook(input.target, async (stream) => {
      count = await writeRows(stream, rows, input)
      const names = new Set([input.sheet.toLowerCase()])
      const remarks = stream.workbook.addWorksheet(
        sheetNameOf(input.language === 'zh' ? '校验说明' : 'Check notes', names),
      )
      remarks.columns = [{ width: 110 }]
      for (const line of input.remarks) remarks.addRow([line]).commit()
      remarks.commit()
    })
  } catch (error) {
    if (error instanceof SheetRefusal) return refusal(error.problem)
    throw error
  }
  return success(count)
}

/** Where the reasons go: an earlier answer's column, or behind the last heading; unknown until the heading row came. */
function reasonColumnOf(row: SheetRow, heading: Label): number {
  const earlier = row.cells.findIndex(
    (cell) => cell !== undefined && [heading.zh, heading.en].includes(cell.text.trim()),
  )
  return earlier >= 0 ? earlier + 1 : row.cells.length + 1
}

async function writeRows(
  stream: WorkbookStream,
  rows: AsyncIterable<SheetRow>,
  input: RebuildInput,
): Promise<number> {
  const sheet = stream.workbook.addWorksheet(sheetNameOf(input.sheet, new Set()), {
    views: [{ state: 'frozen', ySplit: input.headerRow }],
  })
  let reasonColumn = 0
  let count = 0
  for await (const row of rows) {
    if (row.number === input.headerRow) {
      reasonColumn = reasonColumnOf(row, input.heading)
      sheet.getColumn(reasonColumn).width = 60
    }
    writeRow(sheet, row, { ...input, reasonColumn })
    count += 1
    if (count % 500 === 0) await stream.breathe()
  }
  sheet.commit()
  return count
}

function writeRow(
  sheet: ExcelJS.Worksheet,
  row: SheetRow,
  input: RebuildInput & { readonly reasonColumn: number },
): void {
  const written = sheet.getRow(row.number)
  const isHeading = row.number === input.headerRow
  const note = input.notes.get(row.number)
  row.cells.forEach((cell, index) => {
    if (cell === undefined || (index + 1 === input.reasonColumn && !isHeading)) return
    const { value, format } = valueOf(cell)
    const target = written.getCell(index + 1)
    target.value = value
    target.style = isHeading ? headingStyle : { numFmt: format }
  })
  for (const column of note?.columns ?? []) {
    const cell = written.getCell(column)
    cell.style = { ...cell.style, fill: markFill }
  }
  if (isHeading || (note !== undefined && input.reasonColumn > 0)) {
    const cell = written.getCell(input.reasonColumn)
    cell.value = isHeading ? input.heading[input.language] : (note?.text ?? '')
    cell.style = isHeading ? headingStyle : reasonStyle
  }
  written.commit()
}

function valueOf(cell: Cell) {
  if (cell.kind === 'day') return writtenCell(cell.text, 'day')
  if (cell.kind === 'number' && cell.text.replace(/\D/g, '').length <= 15)
    return { value: Number(cell.text), format: 'General' }
  return writtenCell(cell.text, 'text')
}
