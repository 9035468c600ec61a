// The user's own file with the reasons of a refused import in it, wherever its header stands.
import type { Language, Problem } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Register } from '@corridor/registers'
import { writeAnnotatedCopy } from '../../sheets/annotated-copy.ts'
import { openSheet } from '../../sheets/read-sheet.ts'
import { headersOf, looksLikeHeader, readHeaders } from './headers.ts'

export interface CopyOrder {
  readonly catalogue: Catalogue
  readonly register: Register
  readonly file: { readonly path: string; readonly name: string }
  readonly problems: readonly Problem[]
  /** Path of the copy. */
  readonly target: string
  readonly language: Language
}

/** False where the file has no sound header row to write beside, or the copy cannot be written. */
export async function writeImportCopy(order: CopyOrder): Promise<boolean> {
  const { file, target, problems, language } = order
  const header = await headerOf(order)
  if (header === undefined) return false
  const copied = await writeAnnotatedCopy({
    source: file.path,
    name: file.name,
    target,
    headerRow: header.row,
    columns: header.columns,
    problems,
    language,
  }).catch(() => undefined) // the folder may be closed to us; the problems are told all the same
  return copied?.ok === true
}

interface Header {
  readonly row: number
  /** Field name → number of its column, A is 1. */
  readonly columns: ReadonlyMap<string, number>
}

async function headerOf({ catalogue, register, file }: CopyOrder): Promise<Header | undefined> {
  const opened = await openSheet(file.path, file.name)
  if (!opened.ok) return undefined
  const known = headersOf(catalogue, register)
  for await (const { number, cells } of opened.value.rows) {
    const texts = cells.map((cell) => cell?.text)
    if (!looksLikeHeader(known, texts)) continue
    const read = readHeaders(catalogue, register, texts, number)
    if (!read.ok) return undefined
    const named = read.value.flatMap((name, index) =>
      name === undefined ? [] : [[name, index + 1] as const],
    )
    return { row: number, columns: new Map(named) }
  }
  return undefined
}
