// The road of an uploaded or named file: opened by content, kept by hash, headers read, imported in one transaction.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Problem, Result } from '@corridor/base'
import { refusal } from '@corridor/base'
import type { ImportAnswer } from '@corridor/protocol'
import type { Register } from '@corridor/registers'
import type { Installation } from '../../installation.ts'
import { openSheet } from '../../sheets/read-sheet.ts'
import { SheetRefusal } from '../../sheets/sheet-row.ts'
import { HeaderRefusal, sheetRecords } from './sheet-records.ts'
import type { ImportMode } from './staging.queries.ts'
import type { ImportOrder } from './import-rows.ts'
import { importRows } from './import-rows.ts'

export interface FileOrder {
  readonly register: Register
  readonly mode: ImportMode
  readonly authority: string
  readonly dryRun: boolean
  readonly path: string
  /** The user's own name of the file, where `path` is a temporary one. */
  readonly name?: string
  readonly actor: string
  readonly withinScope?: NonNullable<ImportOrder['withinScope']>
}

/** Carries an answer out of a transaction that must be rolled back. */
class NothingWritten extends Error {
  readonly result: Result<ImportAnswer>
  constructor(result: Result<ImportAnswer>) {
    super('nothing written')
    this.result = result
  }
}

export async function importFile(
  installation: Installation,
  order: FileOrder,
): Promise<Result<ImportAnswer>> {
  const name = order.name ?? basename(order.path)
  const missing = await unreadable(order.path, name)
  if (missing !== undefined) return refusal(missing)
  const opened = await openSheet(order.path, name)
  if (!opened.ok) return opened
  const sha256 = await sha256Of(order.path)
  const { database, everything, catalogue, series, clock } = installation
  try {
    return await database.transact(everything, async (transaction) => {
      const context = {
        transaction,
        catalogue,
        series,
        lists: installation.lists(),
        clock,
        actor: order.actor,
      }
      const rows = sheetRecords(installation, order.register, opened.value.rows)
      const { register, mode, authority, dryRun, withinScope } = order
      const scope = withinScope === undefined ? {} : { withinScope }
      const result = await importRows(context, {
        register,
        mode,
        authority,
        dryRun,
        file: { name, sha256 },
        rows,
        ...scope,
      })
      if (!result.ok || !result.value.written) throw new NothingWritten(result)
      await keepFile(installation.filesFolder, order.path, sha256)
      return result
    })
  } catch (fault) {
    if (fault instanceof NothingWritten) return fault.result
    if (fault instanceof HeaderRefusal) return refusal(...fault.problems)
    if (fault instanceof SheetRefusal) return refusal(fault.problem)
    throw fault
  }
}

async function unreadable(path: string, name: string): Promise<Problem | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() === true) return undefined
  return {
    code: 'import/no-file',
    message: { zh: '找不到这个文件', en: 'There is no such file' },
    given: name,
    fix: { zh: '请检查路径。', en: 'Check the path.' },
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** Kept under its hash; the same file twice is kept once. */
export async function keepFile(folder: string, path: string, sha256: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = join(folder, sha256)
  const known = await stat(kept).catch(() => undefined)
  if (known !== undefined) return
  await copyFile(path, `${kept}.part`)
  await rename(`${kept}.part`, kept)
}
