// Gives the user's own workbook back with a column 校验结果 (reasons) and marked cells, at the file's own row numbers.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { type Label, type Language, type Problem, problemText, type Result, success } from '@corridor/base'
import { openSheet } from './read-sheet.ts'
import { SheetRefusal } from './sheet-row.ts'
import { cellText, sheetNameOf } from './writing/cell-value.ts'
import { type RowNotes, writeRebuiltCopy } from './writing/rebuilt-copy.ts'
import { headingStyle, markFill, reasonStyle } from './writing/sheet-look.ts'
import { type Target } from './writing/workbook-stream.ts'
import { openZip } from './xlsx/zip-archive.ts'

/** The heading of the added column; a column of this name in an upload is an earlier answer of ours, not data. */
export const reasonHeading: Label = { zh: '校验结果', en: 'Check result' }

export interface AnnotationInput {
  /** Path of the uploaded file. */
  readonly source: string
  /** The file's name as the user knows it. */
  readonly name: string
  readonly target: Target
  /** The sheet that was read; without it the first visible one. */
  readonly sheet?: string
  readonly headerRow: number
  /** Column number (A is 1) of each input field, to mark the cell a problem is about. */
  readonly columns: ReadonlyMap<string, number>
  readonly problems: readonly Problem[]
  readonly language: Language
  /** Bytes up to which the original itself is opened and kept; larger ones are rebuilt. */
  readonly keptBytes?: number
}

/**
 * Opening a workbook whole takes about 65 times its size in memory (STACK figures of exceljs), so that only files up
 * to 8 MB, about fifty thousand rows of twenty columns, are kept as they are.
 */
const usualKeptBytes = 8 * 1024 * 1024
const mostUnfoldedBytes = 128 * 1024 * 1024

/** Several problems of a row are numbered; those without a row belong to the file. */
function notesByRow(
  input: Pick<AnnotationInput, 'problems' | 'columns' | 'language'>,
): Map<number, RowNotes> {
  const byRow = new Map<number, Problem[]>()
  for (const problem of input.problems)
    if (problem.row !== undefined) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem])
  return new Map(
    [...byRow].map(([row, problems]) => {
      const lines = problems.map((problem) => problemText(withoutRow(problem), input.language))
      const text = lines.length === 1 ? lines : lines.map((line, index) => `${index + 1}. ${line}`)
      const columns = problems.flatMap((problem) => input.columns.get(problem.field ?? '') ?? [])
      return [row, { text: cellText(text.join('\n')), columns: [...new Set(columns)] }]
    }),
  )
}

/** The row stands beside the reason already. */
function withoutRow(problem: Problem): Problem {
  const { row, ...rest } = problem
  return row === undefined ? problem : rest
}

/** `kept` is true where the file is the user's own with additions, false where it was rebuilt from its values. */
export async function writeAnnotatedCopy(
  input: AnnotationInput,
): Promise<Result<{ readonly kept: boolean }>> {
  const opened = await openSheet(
    input.source,
    input.name,
    input.sheet === undefined ? {} : { sheet: input.sheet },
  )
  if (!opened.ok) return opened
  const notes = notesByRow(input)
  const kept = opened.value.format === 'xlsx' && (await isSmall(input))
  const whole = kept ? await annotatedOriginal(input, { sheet: opened.value.sheet, notes }) : undefined
  if (whole !== undefined) {
    await deliver(input.target, whole)
    return success({ kept: true })
  }
  const written = await writeRebuiltCopy(opened.value.rows, {
    target: input.target,
    sheet: opened.value.sheet,
    headerRow: input.headerRow,
    heading: reasonHeading,
    language: input.language,
    notes,
    remarks: remarksOf(input),
  })
  return written.ok ? success({ kept: false }) : written
}

/**
 * Small enough to open whole, also unfolded. Every part is unfolded once through the reader, which ends a part that is
 * longer than the directory says, because exceljs would unfold it without a limit.
 */
async function isSmall(input: AnnotationInput): Promise<boolean> {
  if ((await stat(input.source)).size > (input.keptBytes ?? usualKeptBytes)) return false
  const archive = await openZip(input.source, input.name)
  if (!archive.ok) return false
  try {
    if (archive.value.allBytes > mostUnfoldedBytes) return false
    for (const part of archive.value.parts) for await (const piece of archive.value.text(part)) void piece
    return true
  } catch (error) {
    if (error instanceof SheetRefusal) return false
    throw error
  } finally {
    archive.value.close()
  }
}

/** The bytes of the user's workbook with the additions; undefined where exceljs cannot open or write it. */
async function annotatedOriginal(
  input: AnnotationInput,
  { sheet: name, notes }: { readonly sheet: string; readonly notes: ReadonlyMap<number, RowNotes> },
): Promise<Buffer | undefined> {
  try {
    const workbook = new ExcelJS.Workbook()
    const bytes = await readFile(input.source)
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    const sheet = workbook.getWorksheet(name)
    if (sheet === undefined) return undefined
    annotate(sheet, input, notes)
    addRemarks(workbook, input)
    return Buffer.from(await workbook.xlsx.writeBuffer())
  } catch {
    // exceljs fails on some legal files; the rebuilt copy still answers the user.
    return undefined
  }
}

function annotate(
  sheet: ExcelJS.Worksheet,
  input: AnnotationInput,
  notes: ReadonlyMap<number, RowNotes>,
): void {
  const column = reasonColumn(sheet, input)
  const heading = sheet.getRow(input.headerRow).getCell(column)
  heading.value = reasonHeading[input.language]
  heading.style = headingStyle
  sheet.getColumn(column).width = 60
  for (const [row, note] of notes) {
    const cells = sheet.getRow(row)
    const reason = cells.getCell(column)
    reason.value = note.text
    reason.style = reasonStyle
    for (const marked of note.columns) {
      const cell = cells.getCell(marked)
      cell.style = { ...cell.style, fill: markFill }
    }
  }
}

/** The column of an earlier answer, emptied, or the first free one behind the table. */
function reasonColumn(sheet: ExcelJS.Worksheet, input: AnnotationInput): number {
  const width = Math.max(lastColumn(sheet), ...input.columns.values())
  const header = sheet.getRow(input.headerRow)
  for (let column = 1; column <= width; column += 1) {
    if (![reasonHeading.zh, reasonHeading.en].includes(header.getCell(column).text.trim())) continue
    sheet.eachRow((row, number) => {
      if (number > input.headerRow) row.getCell(column).value = null
    })
    return column
  }
  return width + 1
}

/** The last column with a value; styled blanks far to the right do not count. */
function lastColumn(sheet: ExcelJS.Worksheet): number {
  let last = 0
  sheet.eachRow((row) => {
    row.eachCell((cell, column) => {
      if (cell.value !== null && column > last) last = column
    })
  })
  return last
}

/** What the added sheet says: how many rows have reasons, what to do, and the problems of the file as a whole. */
function remarksOf(input: AnnotationInput): readonly string[] {
  const zh = input.language === 'zh'
  const rows = new Set(input.problems.flatMap((problem) => problem.row ?? [])).size
  const whole = input.problems.filter((problem) => problem.row === undefined)
  return [
    zh ? `文件：${input.name}` : `File: ${input.name}`,
    zh ? `需要修改的行数：${rows}` : `Rows to correct: ${rows}`,
    zh
      ? `请按“${reasonHeading.zh}”列修改标红的单元格后重新上传；该列不会被导入，已经导入的行会被识别为“无变化”。`
      : `Correct the marked cells as the column "${reasonHeading.en}" says and upload the file again; ` +
        'that column is not imported, and rows that are in already count as unchanged.',
    ...whole.map((problem) => problemText(problem, input.language)),
  ].map(cellText)
}

const remarksName = { zh: '校验说明', en: 'Check notes' }

function addRemarks(workbook: ExcelJS.Workbook, input: AnnotationInput): void {
  const earlier = workbook.worksheets.find((sheet) => [remarksName.zh, remarksName.en].includes(sheet.name))
  if (earlier !== undefined) workbook.removeWorksheet(earlier.id)
  const taken = new Set(workbook.worksheets.map((sheet) => sheet.name.toLowerCase()))
  const sheet = workbook.addWorksheet(sheetNameOf(remarksName[input.language], taken))
  sheet.getColumn(1).width = 110
  for (const line of remarksOf(input)) sheet.addRow([line]).getCell(1).alignment = { wrapText: true }
}

async function deliver(target: Target, bytes: Buffer): Promise<void> {
  if (typeof target === 'string') await writeFile(target, bytes)
  else await pipeline(Readable.from([bytes]), target)
}
