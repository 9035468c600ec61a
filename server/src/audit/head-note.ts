// The head of the chain, noted once a day in the data folder: a line to keep elsewhere, and to compare with later.
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Day } from '@corridor/base'
import type { Installation } from '../installation.ts'
import type { Head } from './verify.ts'

const fileName = 'audit-heads.txt'

/** Beside the folder of the uploaded files. */
export const headsFile = ({ filesFolder }: Pick<Installation, 'filesFolder'>): string =>
  join(dirname(filesFolder), fileName)

interface Note extends Head {
  readonly day: string
  readonly region: string
}

const noteLine = /^(\d{4}-\d{2}-\d{2}) (\d{6}) (\d{1,15}):([0-9a-f]{64})$/

export async function readNotes(file: string, region: string): Promise<readonly Note[]> {
  const text = await readFile(file, 'utf8').catch((fault: unknown) => {
    if (isMissing(fault)) return ''
    throw fault
  })
  return text.split('\n').flatMap((line) => {
    const [, day, place, number, hash] = noteLine.exec(line) ?? []
    if (day === undefined || number === undefined || hash === undefined || place !== region) return []
    return [{ day, region: place, number: BigInt(number), hash }]
  })
}

const isMissing = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'

/** As it is given to `corridor audit verify --head`. */
export const headText = ({ number, hash }: Head): string => `${number}:${hash}`

/** Undefined where the text is not of the form NUMBER:HASH. */
export function readHead(text: string): Head | undefined {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  return number === undefined || hash === undefined ? undefined : { number: BigInt(number), hash }
}

export async function noteHead(
  file: string,
  { region, day, head }: { region: string; day: Day; head: Head },
): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await appendFile(file, `${day} ${region} ${headText(head)}\n`)
}
