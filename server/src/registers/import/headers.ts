// Which column of a workbook is which field: by the Chinese or English label, or the field's own name.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Register } from '@corridor/registers'
import { reasonHeading } from '../../sheets/annotated-copy.ts'
import { writtenKey } from '../reference.queries.ts'

/** Column index → field name; columns without a header are left out. */
export type Columns = readonly (string | undefined)[]

const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*＊:：]/g, '')
    .replace(/\((?:元|yuan|必填|required)\)$/u, '')

/** Every header that means a field; a reference also goes by its label followed by the label of the key written in it. */
export function headersOf(catalogue: Catalogue, register: Register): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const [name, field] of Object.entries(register.fields)) {
    for (const word of [name, field.label.zh, field.label.en]) known.set(plain(word), name)
    if (field.kind !== 'reference') continue
    const target = catalogue.registers.get(field.register)
    const key = target?.fields[writtenKey(target) ?? '']
    if (key !== undefined) known.set(plain(field.label.zh + key.label.zh), name)
  }
  return known
}

/** Columns that our own outputs add and an import passes over. */
const ours = new Set([reasonHeading.zh, reasonHeading.en].map(plain))

/**
 * Whether a row can be the header: it names two fields, or the only one there is. An export's banner and a title line
 * above the header are passed over; a file without any such row is judged by its first row.
 */
export function looksLikeHeader(
  known: ReadonlyMap<string, string>,
  cells: readonly (string | undefined)[],
): boolean {
  const named = new Set(
    cells.map((cell) => (cell === undefined ? undefined : known.get(plain(cell)))).filter(Boolean),
  )
  return named.size >= Math.min(2, new Set(known.values()).size)
}

/** All wrong headers together: unknown ones, those given twice, and required fields without a column. */
export function readHeaders(
  catalogue: Catalogue,
  register: Register,
  headers: readonly (string | undefined)[],
  row: number,
): Result<Columns> {
  const known = headersOf(catalogue, register)
  const problems: Problem[] = []
  const seen = new Set<string>()
  const columns = headers.map((header) => {
    if (header === undefined || header.trim() === '' || ours.has(plain(header))) return undefined
    const name = known.get(plain(header))
    if (name === undefined) problems.push(unknownHeader(register, header, row))
    else if (seen.has(name)) problems.push(twice(header, row))
    else seen.add(name)
    return name
  })
  for (const [name, field] of Object.entries(register.fields)) {
    const filled = field.kind === 'day' && field.fallback !== undefined
    if (!seen.has(name) && field.optional !== true && !filled) problems.push(noColumn(field.label, name, row))
  }
  return problems.length > 0 ? refusal(...problems) : success(columns)
}

const unknownHeader = (register: Register, header: string, row: number): Problem => {
  const labels = Object.values(register.fields).map(({ label }) => label)
  return {
    code: 'import/unknown-header',
    row,
    message: { zh: '表头不认识', en: 'The header is not known' },
    given: header,
    allowed: { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') },
    fix: {
      zh: '请按模板更正表头，或删去该列。',
      en: 'Correct the header as in the template, or remove the column.',
    },
  }
}

const twice = (header: string, row: number): Problem => ({
  code: 'import/header-twice',
  row,
  message: { zh: '同一字段出现两列', en: 'Two columns mean the same field' },
  given: header,
  fix: { zh: '请删去一列。', en: 'Remove one of them.' },
})

const noColumn = (label: { zh: string; en: string }, field: string, row: number): Problem => ({
  code: 'import/missing-column',
  row,
  field,
  message: { zh: `缺少必填列“${label.zh}”`, en: `The required column “${label.en}” is missing` },
  fix: { zh: '请补上该列，可下载模板对照。', en: 'Add it; the template shows how.' },
})
