// From the rows of a sheet to the records written in it: the header found, our own additions passed over.
import type { Problem } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { CodeLists, Register, Written } from '@corridor/registers'
import type { SheetRow } from '../../sheets/sheet-row.ts'
import { templateColumns } from '../read/template-columns.ts'
import type { Columns } from './headers.ts'
import { headersOf, looksLikeHeader, readHeaders } from './headers.ts'
import type { SourceRow } from './row-check.ts'

/** Ends the walk of a sheet whose header is wrong. */
export class HeaderRefusal extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super('the headers are wrong')
    this.problems = problems
  }
}

interface Definitions {
  readonly catalogue: Catalogue
  lists(): CodeLists
}

const headerWithin = 10

/** The first row that names fields is the header, the first of all where none does; every later row is a record. */
export async function* sheetRecords(
  definitions: Definitions,
  register: Register,
  rows: AsyncIterable<SheetRow>,
): AsyncGenerator<SourceRow> {
  const { catalogue } = definitions
  const known = headersOf(catalogue, register)
  const isExample = exampleOf(definitions, register)
  const above: SheetRow[] = []
  let columns: Columns | undefined
  for await (const row of rows) {
    if (columns !== undefined) {
      const record = recordOf(row, columns)
      if (!isExample(record.written)) yield record
      continue
    }
    above.push(row)
    if (looksLikeHeader(known, textsOf(row))) columns = columnsIn(catalogue, register, row)
    else if (above.length === headerWithin) break
  }
  const [first] = above
  if (first === undefined) throw new HeaderRefusal([noRows])
  if (columns === undefined) columnsIn(catalogue, register, first)
}

/** Tells the example row of our own template, in either language, from what somebody filled in. */
function exampleOf({ catalogue, lists }: Definitions, register: Register): (written: Written) => boolean {
  const names = Object.keys(register.fields)
  const examples = (['zh', 'en'] as const).map((language) =>
    templateColumns(register, { catalogue, lists: lists(), language }).map(({ example }) => example),
  )
  return (written) =>
    examples.some((texts) => names.every((name, index) => (written[name] ?? '') === texts[index]))
}

const textsOf = ({ cells }: SheetRow) => cells.map((cell) => cell?.text)

function columnsIn(catalogue: Catalogue, register: Register, row: SheetRow): Columns {
  const read = readHeaders(catalogue, register, textsOf(row), row.number)
  if (!read.ok) throw new HeaderRefusal(read.problems)
  return read.value
}

function recordOf({ number, cells }: SheetRow, columns: Columns): SourceRow {
  const written: Record<string, string | undefined> = {}
  columns.forEach((name, index) => {
    if (name !== undefined) written[name] = cells[index]?.text
  })
  return { row: number, written }
}

const noRows: Problem = {
  code: 'import/no-rows',
  message: { zh: '表中没有表头和数据', en: 'The sheet has neither headers nor rows' },
  fix: { zh: '请下载模板填写。', en: 'Fill in the template.' },
}
