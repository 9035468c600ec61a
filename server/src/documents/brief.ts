// Makes the one-page leader brief as a Word document: the headline, a line per target, every number with its code.
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { type BriefInput, type BriefRow, briefScale, columnShares, tableLine } from './brief-fit.ts'
import { type FaceRole, fontOf, fontTableXml, linePoints, page, sizes, typeArea } from './official-page.ts'

const words = {
  zh: {
    head: ['目标', '目标值', '当前值', '距目标', '状态', '责任处室'],
    asOf: '数据截至',
    notes: '说明',
    sources: '数据出处（编号对应平台指标页）',
    synthetic: '演示数据（合成），不代表任何真实城市或单位',
  },
  en: {
    head: ['Target', 'Required', 'Value', 'Distance', 'Status', 'Owner'],
    asOf: 'Data up to',
    notes: 'Notes',
    sources: 'Sources (each code opens its figure)',
    synthetic: 'Synthetic demonstration data; it describes no real city or organisation',
  },
} as const

export { type BriefInput, type BriefRow } from './brief-fit.ts'

/** Six targets with texts of usual length stay on one page; longer texts shrink type and line pitch to two thirds. */
export async function briefDocument(input: BriefInput): Promise<Buffer> {
  const scale = briefScale(input)
  const text = words[input.language]
  const document = new Document({
    title: input.title,
    creator: 'Corridor',
    lastModifiedBy: 'Corridor',
    styles: {
      default: {
        document: { run: { font: fontOf('text'), language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [
      {
        properties: { page },
        headers: { default: new Header({ children: [markLine(input.synthetic ? text.synthetic : '')] }) },
        footers: { default: new Footer({ children: [footerLine(input.footer)] }) },
        children: [...opening(input, scale), targetTable(input, scale), ...closing(input, scale)],
      },
    ],
  })
  return Packer.toBuffer(document, undefined, [
    { path: 'word/fontTable.xml', data: fontTableXml() },
    { path: 'docProps/core.xml', data: coreXml(input) },
  ])
}

interface Writing {
  readonly role: FaceRole
  readonly points: number
  readonly bold?: boolean
  readonly color?: string
}

function run(text: string, { role, points, ...rest }: Writing): TextRun {
  return new TextRun({ text, font: fontOf(role), size: Math.round(points * 2), ...rest })
}

interface LineShape {
  readonly points: number
  readonly centred?: boolean
  readonly indent?: number
  readonly after?: number
}

function line(children: readonly ParagraphChild[], shape: LineShape): Paragraph {
  return new Paragraph({
    children: [...children],
    alignment: shape.centred === true ? AlignmentType.CENTER : AlignmentType.BOTH,
    spacing: {
      line: Math.round(shape.points * 20),
      lineRule: LineRuleType.EXACT,
      before: 0,
      after: (shape.after ?? 0) * 20,
    },
    ...(shape.indent === undefined ? {} : { indent: { firstLine: Math.round(shape.indent * 20) } }),
  })
}

const markLine = (text: string) =>
  line([run(text, { role: 'heading', points: 12, color: 'C00000' })], { points: 16, centred: true })

function footerLine(text: string): Paragraph {
  const font = { font: fontOf('text'), size: 18 }
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ text: `${text}　`, ...font }),
      new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...font }),
    ],
  })
}

function opening(input: BriefInput, scale: number): readonly Paragraph[] {
  const text = words[input.language]
  const pitch = linePoints * scale
  const under = [input.subtitle, `${text.asOf} ${input.asOf}`].filter((part) => part !== '').join('　')
  return [
    line([run(input.title, { role: 'title', points: sizes.title * scale })], {
      points: 36 * scale,
      centred: true,
    }),
    line([run(under, { role: 'subtitle', points: 14 * scale })], { points: pitch, centred: true, after: 4 }),
    line([run(input.headline, { role: 'text', points: sizes.text * scale })], {
      points: pitch,
      indent: sizes.text * scale * 2,
      after: 6,
    }),
  ]
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '7F7F7F' } as const
const borders = { top: thin, bottom: thin, left: thin, right: thin }

interface CellShape {
  readonly column: number
  readonly scale: number
  readonly shaded?: boolean
  readonly left?: boolean
}

function cell(children: readonly ParagraphChild[], { column, scale, shaded, left }: CellShape): TableCell {
  return new TableCell({
    borders,
    width: { size: Math.round(typeArea.widthPoints * 20 * (columnShares[column] ?? 0)), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 20, bottom: 20, left: 60, right: 60 },
    ...(shaded === true ? { shading: { fill: 'F2F2F2' } } : {}),
    children: [
      new Paragraph({
        children: [...children],
        alignment: left === true ? AlignmentType.LEFT : AlignmentType.CENTER,
        spacing: { line: Math.round(tableLine * scale * 20), lineRule: LineRuleType.EXACT },
      }),
    ],
  })
}

function targetTable(input: BriefInput, scale: number): Table {
  const points = sizes.table * scale
  const head = words[input.language].head.map((title, column) =>
    cell([run(title, { role: 'heading', points })], { column, scale, shaded: true }),
  )
  return new Table({
    width: { size: Math.round(typeArea.widthPoints * 20), type: WidthType.DXA },
    columnWidths: columnShares.map((share) => Math.round(typeArea.widthPoints * 20 * share)),
    rows: [
      new TableRow({
        children: head,
        tableHeader: true,
        cantSplit: true,
        height: { value: 22 * 20 * scale, rule: HeightRule.ATLEAST },
      }),
      ...input.rows.map((row) => targetRow(row, scale)),
    ],
  })
}

function targetRow(row: BriefRow, scale: number): TableRow {
  const points = sizes.table * scale
  const plain = (text: string, column: number, left = false) =>
    cell([run(text, { role: 'text', points })], { column, scale, left })
  const number = (text: string, column: number) =>
    cell([run(text, { role: 'text', points, bold: column === 2 }), ...codeMark(row, text)], { column, scale })
  return new TableRow({
    cantSplit: true,
    height: { value: Math.round(32 * 20 * scale), rule: HeightRule.ATLEAST },
    children: [
      plain(row.target, 0, true),
      number(row.required, 1),
      number(row.value, 2),
      number(row.distance, 3),
      plain(row.status, 4),
      plain(row.owner, 5),
    ],
  })
}

/** The code under a number; a cell without a digit has nothing to look up. */
function codeMark(row: BriefRow, text: string): readonly ParagraphChild[] {
  if (!/\d/.test(text)) return []
  const mark = run(`〔${row.code}〕`, { role: 'text', points: sizes.code, color: '1F4E79' })
  return [new TextRun({ break: 1 }), opened(row, mark)]
}

/** Only an absolute address can be opened from a document; another stays a text. */
function opened(row: BriefRow, child: TextRun): ParagraphChild {
  return /^https?:\/\//.test(row.address)
    ? new ExternalHyperlink({ link: row.address, children: [child] })
    : child
}

function closing(input: BriefInput, scale: number): readonly Paragraph[] {
  const text = words[input.language]
  const note = { role: 'text', points: sizes.note * scale } as const
  const source = { role: 'text', points: sizes.source * scale } as const
  const heading = (title: string) =>
    line([run(title, { role: 'heading', points: sizes.note * scale })], { points: 18 * scale })
  const notes = input.notes.map((words, index) =>
    line([run(`${index + 1}. ${words}`, note)], { points: 16 * scale }),
  )
  const sources = input.rows.map((row) =>
    line([run(`〔${row.code}〕`, source), opened(row, run(row.address, source))], { points: 13 * scale }),
  )
  return [...(notes.length > 0 ? [heading(text.notes), ...notes] : []), heading(text.sources), ...sources]
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The properties carry the data's day, not the minute of making: what the brief says decides what it is. */
function coreXml(input: BriefInput): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(input.asOf) ? `${input.asOf}T00:00:00Z` : '2000-01-01T00:00:00Z'
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(input.title)}</dc:title><dc:creator>Corridor</dc:creator>` +
    `<cp:lastModifiedBy>Corridor</cp:lastModifiedBy>${date('created')}${date('modified')}</cp:coreProperties>`
  )
}
