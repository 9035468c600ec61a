// Workbooks and CSV files as people hand them in, made of written rows of a register.
import { writeFileSync } from 'node:fs'
import type { Register, Written } from '@corridor/registers'
import { writeWorkbook } from '../../server/src/sheets/workbook-writer.ts'

export interface SheetShape {
  /** A line above the headings, and another that marks the data as synthetic: as our own exports have them. */
  readonly title?: string
  /** A further column, by its heading. */
  readonly besides?: string
  /** Headings that replace those of the register, in the order of the fields. */
  readonly headings?: readonly string[]
}

/** Every cell a text, headed by the Chinese labels; the first sheet, followed by one that tells of its making. */
export async function writeSheet(
  path: string,
  { register, rows }: { readonly register: Register; readonly rows: readonly Written[] },
  { title, besides, headings }: SheetShape = {},
): Promise<string> {
  const names = Object.keys(register.fields)
  const usual = Object.values(register.fields).map(({ label }) => label.zh)
  const headers = [...(headings ?? usual), ...(besides === undefined ? [] : [besides])]
  const extra = besides === undefined ? [] : ['以前的校验结果']
  await writeWorkbook(path, {
    sheets: [
      {
        name: '示例',
        ...(title === undefined ? {} : { title }),
        columns: headers.map((header) => ({ header, kind: 'text' })),
        rows: rows.map((row) => [...names.map((name) => row[name]), ...extra]),
      },
    ],
    about: { title: '示例', lines: [], synthetic: title !== undefined },
  })
  return path
}

const lineOf = (cells: readonly (string | undefined)[]): string =>
  cells.map((cell = '') => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')

/** CSV text headed by the fields' names, or by the Chinese labels. */
export function csvOf(
  register: Register,
  rows: readonly Written[],
  headed: 'names' | 'labels' = 'names',
): string {
  const names = Object.keys(register.fields)
  const labels = Object.values(register.fields).map(({ label }) => label.zh)
  return [headed === 'names' ? names : labels, ...rows.map((row) => names.map((name) => row[name]))]
    .map(lineOf)
    .join('\r\n')
}

export function writeCsv(path: string, register: Register, rows: readonly Written[]): string {
  writeFileSync(path, csvOf(register, rows))
  return path
}

/** The bytes of each character that GB18030 writes in two, found by decoding them all. */
function twoByteCharacters(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\uFFFD') found.set(text, [lead, trail])
    }
  }
  return found
}

/** As the office programs of Chinese desks write CSV; only for characters of one or two bytes. */
export function inGb18030(text: string): Uint8Array {
  const known = twoByteCharacters()
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = character < '\u0080' ? [character.charCodeAt(0)] : known.get(character)
      if (bytes === undefined) throw new Error(`${character} takes four bytes`)
      return [...bytes]
    }),
  )
}
