// Tables within a plain text: what is pasted from Word or a sheet has tabs between cells, a .csv file has commas.
import type { Cells } from './cells.ts'
import { targetLines } from './target-lines.ts'

/** Lists of targets become sentences; every other line, and every other table, stays as it is. */
export function withTargetTables(text: string): string {
  if (text.includes('\t')) return rewritten(text, '\t')
  return /^[^\n]{0,400}(?:指标|目标)[^\n]{0,400}$/m.test(text) && /^[^\n。]*,[^\n。]*,/m.test(text)
    ? rewritten(text, ',')
    : text
}

function rewritten(text: string, separator: '\t' | ','): string {
  const lines = text.split('\n')
  const told: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    let end = at
    while (isRow(lines[end], separator)) end += 1
    const rows = lines.slice(at, end)
    const sentences = rows.length < 2 ? undefined : targetLines(rows.map((row) => cellsOf(row, separator)))
    if (rows.length === 0) told.push(lines[at] ?? '')
    else for (const line of sentences ?? rows) told.push(line)
    at = Math.max(at, end - 1)
  }
  return told.join('\n')
}

/** A header and its rows have two separators or more; a sentence with commas ends like one. */
const isRow = (line: string | undefined, separator: '\t' | ','): boolean =>
  line !== undefined && line.includes(separator) && (separator === '\t' || !/[。；，]/.test(line))

const cellsOf = (row: string, separator: '\t' | ','): Cells =>
  separator === '\t' ? row.split('\t') : commaCells(row)

/** Quoted cells may hold commas; a doubled quote is one (RFC 4180). */
const commaCells = (row: string): Cells =>
  [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  )
