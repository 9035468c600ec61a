// Makes the month's progress sheet (调度表) as a formatted workbook: a line per target, headings in groups.
import { type Language } from '@corridor/base'
import { type CellValue, type Target, type WorkbookColumn, writeWorkbook } from './workbook-writer.ts'

/** One target as the cockpit shows it; every text is already formatted with its unit. */
export interface ProgressRow {
  /** The code that opens the figure, such as F-03. */
  readonly code: string
  readonly target: string
  readonly required: string
  readonly value: string
  readonly distance: string
  readonly status: string
  readonly owner: string
  /** Where the code opens. */
  readonly address: string
}

export interface ProgressInput {
  readonly title: string
  /** The day up to which entries count, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly synthetic: boolean
  readonly language: Language
  readonly rows: readonly ProgressRow[]
  readonly notes: readonly string[]
  readonly instant?: Date
}

interface Column {
  readonly key: keyof ProgressRow
  readonly header: Readonly<Record<Language, string>>
  readonly group: Readonly<Record<Language, string>>
  readonly width: number
}

const targetGroup = { zh: '目标', en: 'Target' }
const progressGroup = { zh: '进展', en: 'Progress' }
const traceGroup = { zh: '责任与出处', en: 'Owner and source' }

const columns: readonly Column[] = [
  { key: 'code', header: { zh: '编号', en: 'Code' }, group: targetGroup, width: 10 },
  { key: 'target', header: { zh: '目标内容', en: 'Target' }, group: targetGroup, width: 36 },
  { key: 'required', header: { zh: '目标值', en: 'Required' }, group: targetGroup, width: 16 },
  { key: 'value', header: { zh: '当前值', en: 'Value' }, group: progressGroup, width: 18 },
  { key: 'distance', header: { zh: '距目标', en: 'Distance' }, group: progressGroup, width: 18 },
  { key: 'status', header: { zh: '状态', en: 'Status' }, group: progressGroup, width: 14 },
  { key: 'owner', header: { zh: '责任处室', en: 'Owner' }, group: traceGroup, width: 18 },
  { key: 'address', header: { zh: '数据出处', en: 'Opens at' }, group: traceGroup, width: 56 },
]

/** Only an absolute address can be opened from a file; others stay text. */
const codeLink = (row: ProgressRow): CellValue =>
  /^https?:\/\//.test(row.address) ? { text: row.code, address: row.address } : row.code

/** Writes the sheet; gives the number of targets in it. */
export async function writeProgressSheet(target: Target, input: ProgressInput): Promise<number> {
  const { language } = input
  const zh = language === 'zh'
  const sheetColumns = columns.map((column): WorkbookColumn => ({
    header: column.header[language],
    group: column.group[language],
    width: column.width,
    kind: 'text',
  }))
  const [count] = await writeWorkbook(target, {
    sheets: [
      {
        name: zh ? '调度表' : 'Progress sheet',
        title: input.title,
        columns: sheetColumns,
        rowHeight: 34,
        rows: input.rows.map((row) => columns.map(({ key }) => (key === 'code' ? codeLink(row) : row[key]))),
      },
    ],
    about: {
      title: input.title,
      language,
      synthetic: input.synthetic,
      lines: [
        [zh ? '数据截至' : 'Data up to', input.asOf],
        ...input.notes.map((note, index) => [zh ? `说明 ${index + 1}` : `Note ${index + 1}`, note] as const),
      ],
      ...(input.instant === undefined ? {} : { instant: input.instant }),
    },
  })
  return count ?? 0
}
