// Reads an .xlsx workbook as a stream of rows: the sheet is never held whole, only its shared strings are.
import { basename } from 'node:path'
import { type Result, refusal, success } from '@corridor/base'
import { type OpenedSheet, SheetRefusal, type SheetLimits, type SheetRow, usualLimits } from './sheet-row.ts'
import { workbookParts } from './xlsx/workbook-parts.ts'
import { type WorksheetContext, worksheetRows } from './xlsx/worksheet-rows.ts'
import { openZip } from './xlsx/zip-archive.ts'

export interface XlsxOptions {
  /** The file's name as the user knows it; used in problems. */
  readonly name?: string
  /** The sheet to read; without it the first visible one. */
  readonly sheet?: string
  readonly limits?: Partial<SheetLimits>
  /** True where the cells' format codes are wanted beside their exact values. */
  readonly formats?: boolean
}

export interface OpenedWorkbook extends OpenedSheet {
  readonly visibleSheets: readonly string[]
}

/**
 * Opens a workbook and reads everything around the sheet, in whatever order the zip holds it. What is no workbook,
 * encrypted, cut off or too large is refused here; damage inside the sheet's own data shows while walking the rows.
 */
export async function readXlsx(
  file: string | Buffer,
  options: XlsxOptions = {},
): Promise<Result<OpenedWorkbook>> {
  const name = options.name ?? (typeof file === 'string' ? basename(file) : '')
  const limits = { ...usualLimits, ...options.limits }
  const formats = options.formats === undefined ? {} : { formats: options.formats }
  const opened = await openZip(file, name)
  if (!opened.ok) return opened
  try {
    const parts = await workbookParts(opened.value, { name, sheet: options.sheet, limits })
    if (!parts.ok) return parts
    return success({
      format: 'xlsx',
      sheet: parts.value.sheet,
      sheets: parts.value.sheets,
      visibleSheets: parts.value.visibleSheets,
      rows: { [Symbol.asyncIterator]: () => walk(file, { name, parts: parts.value, limits, ...formats }) },
    })
  } catch (error) {
    if (error instanceof SheetRefusal) return refusal(error.problem)
    throw error
  } finally {
    opened.value.close()
  }
}

/** Opens the zip anew, so that an opened sheet that is never walked holds no file open. */
async function* walk(file: string | Buffer, context: WorksheetContext): AsyncGenerator<SheetRow> {
  const archive = await openZip(file, context.name)
  if (!archive.ok) {
    const [problem] = archive.problems
    throw problem === undefined ? new Error('a refusal without a problem') : new SheetRefusal(problem)
  }
  try {
    yield* worksheetRows(archive.value.text(context.parts.sheetPart), context)
  } finally {
    archive.value.close()
  }
}
