// Opens the zip around a workbook: its central directory first, then single parts as streams of text.
import { type Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { fromBuffer, open, type Entry, type ZipFile } from 'yauzl'
import { type Result, refusal, success } from '@corridor/base'
import { damagedFile, encryptedFile, excess } from '../sheet-problem.ts'
import { SheetRefusal } from '../sheet-row.ts'

const mostEntries = 20_000

/** A zip whose directory was read. Part names are compared without case and without a leading slash. */
export interface ZipArchive {
  readonly has: (part: string) => boolean
  readonly parts: readonly string[]
  /** Bytes the part unfolds to, as the directory states; yauzl ends a part that turns out longer. */
  readonly unfoldedBytes: (part: string) => number
  /** Bytes all parts unfold to, by the directory. */
  readonly allBytes: number
  /** The text of a part, piece by piece; throws SheetRefusal where the part is damaged. */
  readonly text: (part: string) => AsyncGenerator<string>
  readonly close: () => void
}

const partKey = (name: string) => name.replace(/^\/+/, '').toLowerCase()

/** Errors of the file system are bugs of the caller and stay errors; everything else is about the file's content. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function openFile(file: string | Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false }
    const opened = (error: Error | null, zip: ZipFile) => (error ? reject(error) : resolve(zip))
    if (typeof file === 'string') open(file, options, opened)
    else fromBuffer(file, options, opened)
  })
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    zip.on('entry', (entry: Entry) => {
      entries.set(partKey(entry.fileName), entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', reject)
    zip.readEntry()
  })
}

function openPart(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
  })
}

/** Parts are UTF-8 or UTF-16, told by their first bytes (ECMA-376 Part 2 §8.1.4). */
function decoderFor(first: Buffer): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le')
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}

async function* partText(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<string> {
  let stream: Readable | undefined
  try {
    stream = await openPart(zip, entry)
    let decoder: TextDecoder | undefined
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue
      decoder ??= decoderFor(chunk)
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder?.decode() ?? ''
  } catch (error) {
    if (error instanceof SheetRefusal || isSystemError(error)) throw error
    throw new SheetRefusal(damagedFile(name, reasonOf(error)))
  } finally {
    stream?.destroy()
  }
}

/** Opens the path or the bytes; refuses what is no zip, is cut off, or is encrypted. `name` stands in problems. */
export async function openZip(file: string | Buffer, name: string): Promise<Result<ZipArchive>> {
  let zip: ZipFile | undefined
  try {
    zip = await openFile(file)
    const opened = zip
    if (opened.entryCount > mostEntries) {
      opened.close()
      return refusal(tooManyParts(opened.entryCount))
    }
    const entries = await readDirectory(opened)
    if ([...entries.values()].some((entry) => entry.isEncrypted())) {
      opened.close()
      return refusal(encryptedFile(name))
    }
    return success({
      has: (part) => entries.has(partKey(part)),
      parts: [...entries.keys()].filter((part) => !part.endsWith('/')),
      unfoldedBytes: (part) => entries.get(partKey(part))?.uncompressedSize ?? 0,
      allBytes: [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0),
      text: (part) => {
        const entry = entries.get(partKey(part))
        if (entry === undefined) throw new SheetRefusal(damagedFile(name, `missing part ${part}`))
        return partText(opened, entry, name)
      },
      close: () => opened.close(),
    })
  } catch (error) {
    zip?.close()
    if (isSystemError(error)) throw error
    return refusal(damagedFile(name, reasonOf(error)))
  }
}

function tooManyParts(count: number) {
  return excess({
    code: 'sheet/too-large',
    what: { zh: '工作簿内部文件数', en: 'The number of parts in the workbook' },
    given: String(count),
    allowed: String(mostEntries),
  })
}

/** A small part as one text; empty where the workbook does not have it. */
export async function wholePart(archive: ZipArchive, part: string): Promise<string> {
  if (!archive.has(part)) return ''
  let text = ''
  for await (const piece of archive.text(part)) text += piece
  return text
}
