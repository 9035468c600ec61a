// Writes the workbook a person fills in for an import: headings, drop-downs, an example line and notes.
import type ExcelJS from 'exceljs'
import { cellText, type ColumnKind, sheetNameOf, writtenCell } from './writing/cell-value.ts'
import {
  bodyStyle,
  exampleStyle,
  headingStyle,
  requiredHeadingStyle,
  titleStyle,
} from './writing/sheet-look.ts'
import { type SheetRow } from './sheet-row.ts'
import { streamWorkbook, type Target, type WorkbookStream } from './writing/workbook-stream.ts'

export interface TemplateColumn {
  readonly header: string
  readonly required: boolean
  /** What to fill in, shown when a cell is entered and on the notes sheet. */
  readonly note: string
  /** The allowed values, offered as a drop-down. */
  readonly choices?: readonly string[]
  readonly example: string
  readonly kind: ColumnKind
}

export interface TemplateInput {
  readonly sheetName: string
  readonly columns: readonly TemplateColumn[]
  readonly notes: readonly string[]
  readonly version: string
  readonly language?: 'zh' | 'en'
}

/** Rows prepared with formats and drop-downs. */
const preparedRows = 5_000

interface Words {
  readonly notes: string
  readonly choices: string
  readonly head: readonly string[]
  readonly yes: string
  readonly no: string
  readonly version: string
  readonly wrong: string
  readonly exampleNote: string
}

const words: Record<'zh' | 'en', Words> = {
  zh: {
    notes: '填写说明',
    choices: '选项',
    head: ['栏目', '必填', '说明', '示例'],
    yes: '是',
    no: '否',
    version: '模板版本',
    wrong: '请从下拉列表中选择',
    exampleNote: '第 2 行是示例：可以直接覆盖；保持原样时导入会自动跳过。',
  },
  en: {
    notes: 'Notes',
    choices: 'Choices',
    head: ['Column', 'Required', 'Note', 'Example'],
    yes: 'yes',
    no: 'no',
    version: 'Template version',
    wrong: 'Choose from the list',
    exampleNote: 'Row 2 is an example: write over it; left as it is, the import skips it.',
  },
}

/** True for the example line of the template, left as it was: an import leaves it out. */
export function isExampleRow(row: SheetRow, columns: readonly Pick<TemplateColumn, 'example'>[]): boolean {
  return columns.every((column, index) => (row.cells[index]?.text ?? '') === column.example)
}

/** Writes the template; the same input gives the same sheets. */
export async function writeTemplate(target: Target, input: TemplateInput): Promise<void> {
  await streamWorkbook(target, async (stream) => {
    const text = words[input.language ?? 'zh']
    const taken = new Set<string>()
    const named = (name: string) => {
      const free = sheetNameOf(name, taken)
      taken.add(free.toLowerCase())
      return free
    }
    const names = { entry: named(input.sheetName), notes: named(text.notes), choices: named(text.choices) }
    stream.workbook.keywords = `corridor-template ${cellText(input.version)}`
    writeEntry(stream, { ...input, text, name: names.entry, choicesName: names.choices })
    writeNotes(stream, { ...input, text, name: names.notes })
    writeChoices(stream, input.columns, names.choices)
    await stream.breathe()
  })
}

interface EntryInput extends TemplateInput {
  readonly text: Words
  readonly name: string
}

function writeEntry(stream: WorkbookStream, input: EntryInput & { readonly choicesName: string }): void {
  const sheet = stream.workbook.addWorksheet(input.name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = input.columns.map((column) => ({
    width: Math.min(Math.max(column.header.length * 2 + 6, column.example.length + 4, 14), 40),
    style: { numFmt: writtenCell(undefined, column.kind).format },
  }))
  const heading = sheet.getRow(1)
  const example = sheet.getRow(2)
  heading.height = 26
  input.columns.forEach((column, index) => {
    const cell = heading.getCell(index + 1)
    cell.value = cellText(column.header)
    cell.style = column.required ? requiredHeadingStyle : headingStyle
    const shown = exampleCell(column)
    example.getCell(index + 1).value = shown.value
    example.getCell(index + 1).style = { ...exampleStyle, numFmt: shown.format }
  })
  const quotedName = input.choicesName.replaceAll("'", "''")
  const choiceColumns = input.columns.filter(hasChoices)
  input.columns.forEach((column, index) => {
    const list = hasChoices(column)
      ? `'${quotedName}'!${rangeOf(choiceColumns.indexOf(column) + 1, column.choices.length)}`
      : undefined
    addValidation(sheet, index + 1, { column, list, wrong: input.text.wrong })
  })
  sheet.commit()
}

type ChoiceColumn = TemplateColumn & { readonly choices: readonly string[] }

const hasChoices = (column: TemplateColumn): column is ChoiceColumn => (column.choices?.length ?? 0) > 0

/** A number stays a number in the example line where its text says one. */
function exampleCell(column: TemplateColumn) {
  const number =
    column.kind !== 'text' && column.kind !== 'day' && /^-?\d{1,15}(\.\d+)?$/.test(column.example)
  return writtenCell(number ? Number(column.example) : column.example, column.kind)
}

const letters = (column: number) => String.fromCharCode(64 + column)

function rangeOf(column: number, rows: number): string {
  const high = Math.floor((column - 1) / 26)
  const name = `${high > 0 ? letters(high) : ''}${letters(((column - 1) % 26) + 1)}`
  return `$${name}$2:$${name}$${rows + 1}`
}

/** exceljs keeps the validations of a sheet by range in a member that its declarations leave out. */
interface ValidationHolder {
  readonly dataValidations: { readonly add: (range: string, validation: ExcelJS.DataValidation) => unknown }
}

function holdsValidations(sheet: object): sheet is ValidationHolder {
  return (
    'dataValidations' in sheet && typeof sheet.dataValidations === 'object' && sheet.dataValidations !== null
  )
}

interface ValidationInput {
  readonly column: TemplateColumn
  readonly list: string | undefined
  readonly wrong: string
}

/** The note appears when a cell is entered; a drop-down refuses anything else, with the reason. */
function addValidation(sheet: ExcelJS.Worksheet, column: number, input: ValidationInput): void {
  if (!holdsValidations(sheet)) throw new Error('exceljs keeps data validations elsewhere')
  const range = rangeOf(column, preparedRows).replaceAll('$', '')
  const prompt = {
    showInputMessage: true,
    promptTitle: input.column.header.slice(0, 32),
    prompt: input.column.note.slice(0, 255),
  }
  if (input.list === undefined) {
    if (input.column.note !== '')
      sheet.dataValidations.add(range, { type: 'custom', formulae: ['TRUE'], allowBlank: true, ...prompt })
    return
  }
  sheet.dataValidations.add(range, {
    type: 'list',
    formulae: [input.list],
    allowBlank: !input.column.required,
    showErrorMessage: true,
    errorStyle: 'error',
    errorTitle: input.column.header.slice(0, 32),
    error: input.wrong,
    ...prompt,
  })
}

function writeNotes(stream: WorkbookStream, input: EntryInput): void {
  const sheet = stream.workbook.addWorksheet(input.name)
  sheet.columns = [{ width: 26 }, { width: 10 }, { width: 70 }, { width: 30 }]
  const title = sheet.addRow([cellText(input.sheetName)])
  title.getCell(1).style = titleStyle
  sheet.mergeCells(1, 1, 1, 4)
  const lines = [`${input.text.version}：${input.version}`, input.text.exampleNote, ...input.notes]
  for (const line of lines) {
    const row = sheet.addRow([cellText(line)])
    row.getCell(1).style = { alignment: { wrapText: true, vertical: 'top' } }
    sheet.mergeCells(row.number, 1, row.number, 4)
  }
  sheet.addRow([...input.text.head]).eachCell((cell) => {
    cell.style = headingStyle
  })
  for (const column of input.columns) {
    const required = column.required ? input.text.yes : input.text.no
    const row = sheet.addRow([
      cellText(column.header),
      required,
      cellText(column.note),
      cellText(column.example),
    ])
    row.eachCell((cell) => {
      cell.style = bodyStyle('@')
    })
  }
  sheet.commit()
}

function writeChoices(stream: WorkbookStream, columns: readonly TemplateColumn[], name: string): void {
  const listed = columns.filter(hasChoices)
  if (listed.length === 0) return
  const sheet = stream.workbook.addWorksheet(name)
  sheet.columns = listed.map(() => ({ width: 28, style: { numFmt: '@' } }))
  sheet.addRow(listed.map((column) => cellText(column.header))).eachCell((cell) => {
    cell.style = headingStyle
  })
  const longest = Math.max(...listed.map((column) => column.choices.length))
  for (let index = 0; index < longest; index += 1)
    sheet.addRow(listed.map((column) => cellText(column.choices[index] ?? ''))).commit()
  sheet.commit()
}
