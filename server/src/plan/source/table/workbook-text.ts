// A workbook (.xlsx) as text: every visible sheet in order, a list of targets as sentences, cells as they are shown.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import { type Cell, eachRow, type SheetLimits } from '../../../sheets/sheet-row.ts'
import { readXlsx } from '../../../sheets/xlsx-reader.ts'
import { damaged, encrypted, noWords, tooBig } from '../source-problem.ts'
import { shownNumber } from './shown-number.ts'
import { tableLines } from './table-lines.ts'
import { targetHeader } from './target-header.ts'
import type { Cells } from './cells.ts'

/** A list of targets has some hundred rows; what is larger is a register and has its own import. */
const limits: Partial<SheetLimits> = {
  unfoldedBytes: 64 * 1024 * 1024,
  rows: 5_000,
  columns: 200,
  cellCharacters: 20_000,
}
const mostSheets = 30

export interface WorkbookText {
  readonly text: string
  /** False where no sheet has a header with an indicator and a value. */
  readonly isTargetList: boolean
}

export async function workbookText(bytes: Buffer, name: string): Promise<Result<WorkbookText>> {
  const first = await readXlsx(bytes, { name, limits, formats: true })
  if (!first.ok) return refusal(...first.problems.map((problem) => ofPlan(problem, name)))
  const sheets = first.value.visibleSheets.slice(0, mostSheets)
  const lines: string[] = []
  let isTargetList = false
  for (const sheet of sheets.length === 0 ? [first.value.sheet] : sheets) {
    const opened = await readXlsx(bytes, { name, sheet, limits, formats: true })
    const rows: Cells[] = []
    const walked = opened.ok
      ? await eachRow(opened.value.rows, ({ cells }) => void rows.push(cells.map(shown)))
      : opened
    if (!walked.ok) return refusal(...walked.problems.map((problem) => ofPlan(problem, name)))
    isTargetList ||= targetHeader(rows) !== undefined
    for (const line of tableLines(rows)) lines.push(line)
  }
  if (lines.length === 0) return refusal(noWords(name))
  return success({ text: lines.join('\n'), isTargetList })
}

/** A formula's error shows no value. */
function shown(cell: Cell | undefined): string | undefined {
  if (cell === undefined || cell.kind === 'error') return undefined
  if (cell.kind !== 'number') return cell.text
  return cell.format === undefined ? cell.text : shownNumber(cell.text, cell.format)
}

/** What the reader of workbooks refuses, in words about a plan. */
function ofPlan({ code, message, given }: Problem, name: string): Problem {
  if (code === 'sheet/encrypted') return encrypted(name)
  if (code === 'sheet/damaged' || code === 'sheet/no-sheet') return damaged(name, message.en)
  return tooBig(message, given ?? name, '64 MB / 5,000 × 200')
}
