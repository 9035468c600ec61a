// Carries a produced workbook to a file or a response, without holding it whole and without leaving half a file.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import ExcelJS from 'exceljs'

/** A path, or a stream that takes the bytes. */
export type Target = string | Writable

/** Stands for "now" where a workbook must be the same bytes for the same content. */
const noInstant = new Date(Date.UTC(2000, 0, 1))

export interface WorkbookStream {
  readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter
  /** Waits until the reader of the bytes has kept up; throws where it has gone away. Call it every few hundred rows. */
  readonly breathe: () => Promise<void>
}

/**
 * Runs `fill` on a streaming workbook and finishes it. Where `fill` throws or the reader goes away, a file is taken
 * away again and a stream is destroyed, so that nobody takes half a workbook for the whole.
 */
export async function streamWorkbook(
  target: Target,
  fill: (stream: WorkbookStream) => Promise<void>,
  instant: Date = noInstant,
): Promise<void> {
  const output = typeof target === 'string' ? createWriteStream(target) : target
  const ended = finished(output, { readable: false })
  ended.catch(() => undefined)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: output,
    useSharedStrings: true,
    useStyles: true,
  })
  workbook.creator = 'Corridor'
  workbook.lastModifiedBy = 'Corridor'
  workbook.created = instant
  workbook.modified = instant
  const breathe = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    if (output.destroyed) await ended
    if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), ended])
  }
  const produce = async () => {
    await fill({ workbook, breathe })
    await workbook.commit()
  }
  try {
    await Promise.race([produce(), ended])
    await ended
  } catch (error) {
    output.destroy()
    if (typeof target === 'string') await rm(target, { force: true })
    throw error
  }
}
