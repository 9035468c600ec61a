// The rows of an export: the list as it is filtered, page by page, each cell as its field is written in a sheet.
import type { Language } from '@corridor/base'
import type { Field, Register, Row } from '@corridor/registers'
import { showValue } from '@corridor/registers'
import type { ListQuestion } from '../../registers/read/list-question.ts'
import { type ListContext, listRows } from '../../registers/read/list.queries.ts'
import { outsideScope, type Words, wordsOf } from '../../registers/read/record-shown.ts'
import type { CellValue } from '../../sheets/workbook-writer.ts'

const pageSize = 1_000

export interface ExportOrder {
  readonly register: Register
  readonly question: ListQuestion
  readonly fields: readonly string[]
  readonly language: Language
}

function cellOf(field: Field, row: Row, { name, words, lists, language }: Cell): CellValue {
  const value = row[name]
  if (value === undefined) return undefined
  if (field.personal === true) return '•••'
  if (field.kind === 'reference') return words[name]?.get(String(value)) ?? outsideScope[language]
  if (field.kind === 'money' && typeof value === 'bigint') return value
  if (field.kind === 'integer' && typeof value === 'number') return value
  return showValue(field, value, lists, language)
}

interface Cell {
  readonly name: string
  readonly words: Words
  readonly lists: ListContext['lists']
  readonly language: Language
}

/** Reads as many rows at a time as a page holds, so that an export of any length takes little memory. */
export async function* exportRows(
  context: ListContext,
  order: ExportOrder,
): AsyncGenerator<readonly CellValue[]> {
  const { register, fields, language } = order
  const shown = fields.flatMap((name) => {
    const field = register.fields[name]
    return field === undefined ? [] : [{ name, field }]
  })
  let cursor: ListQuestion['cursor']
  do {
    const found = await listRows(context, register, { ...order.question, cursor, limit: pageSize })
    const page = found.slice(0, pageSize)
    const words = await wordsOf(
      context,
      register,
      page.map(({ row }) => row),
    )
    for (const { row } of page) {
      yield shown.map(({ name, field }) =>
        cellOf(field, row, { name, words, lists: context.lists, language }),
      )
    }
    const last = found.length > pageSize ? page.at(-1) : undefined
    const sorted = order.question.sort !== undefined
    cursor =
      last === undefined ? undefined : sorted ? { id: last.id, value: last.sortValue } : { id: last.id }
  } while (cursor !== undefined)
}
