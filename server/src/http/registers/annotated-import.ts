// The user's own file with the reasons of a refused import in it, kept for a day for the person who sent it.
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isUuid, type Problem } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Register } from '@corridor/registers'
import { writeImportCopy } from '../../registers/import/import-copy.ts'
import type { UploadedFile } from '../route.ts'

const keptMs = 24 * 3_600_000

/** Beside the other files; the name holds whose it is, so that nobody else gets it. */
const folderOf = (filesFolder: string): string => join(filesFolder, 'annotated')
const fileName = (ticket: string, person: string): string => `${ticket}.${person}.xlsx`

export interface Refused {
  readonly catalogue: Catalogue
  readonly filesFolder: string
  readonly register: Register
  readonly file: UploadedFile
  readonly problems: readonly Problem[]
  readonly person: string
  readonly now: Date
}

/** The ticket to ask for the copy with; undefined where the file has no header row to write beside. */
export async function keepAnnotated(refused: Refused): Promise<string | undefined> {
  const { file, filesFolder, person, problems } = refused
  const folder = folderOf(filesFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await clearOld(folder, refused.now)
  const ticket = randomUUID()
  const target = join(folder, fileName(ticket, person))
  const { catalogue, register } = refused
  const copied = await writeImportCopy({ catalogue, register, file, problems, target, language: 'zh' })
  return copied ? ticket : undefined
}

async function clearOld(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found !== undefined && now.getTime() - found.mtimeMs > keptMs) await rm(path, { force: true })
  }
}

/** Where the copy of a ticket lies, if it is this person's. */
export async function annotatedPath(
  filesFolder: string,
  ticket: string,
  person: string,
): Promise<string | undefined> {
  if (!isUuid(ticket)) return undefined
  const path = join(folderOf(filesFolder), fileName(ticket, person))
  const found = await stat(path).catch(() => undefined)
  return found === undefined ? undefined : path
}
