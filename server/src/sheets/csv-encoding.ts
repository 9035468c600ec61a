// Finds out how the text of a CSV file is encoded, by reading it once through strict decoders.
import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { getDecoder } from 'iconv-lite'
import { type Result, refusal, success } from '@corridor/base'
import { emptyFile, otherFormat, unreadableText } from './sheet-problem.ts'

export type CsvEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** Stands for bytes that mean nothing in the encoding. */
const replacement = '\uFFFD'

/** Characters that no table holds; a file with one of them is not a text. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
const binaryCharacter = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/

interface Reading {
  readonly ok: boolean
  /** The first line with bytes outside the encoding, counted from 1. */
  readonly row: number
  readonly binary: boolean
  readonly blank: boolean
}

/** Decodes pieces of a file; `undefined` asks for what is left. `ok` is false where bytes mean nothing. */
type Decode = (piece: Buffer | undefined) => { readonly text: string; readonly ok: boolean }

function strictDecoder(encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (piece) => {
    try {
      return {
        text: piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true }),
        ok: true,
      }
    } catch {
      return { text: replacement, ok: false }
    }
  }
}

function gb18030Decoder(): Decode {
  const decoder = getDecoder('gb18030')
  return (piece) => {
    const text = (piece === undefined ? decoder.end() : decoder.write(piece)) ?? ''
    return { text, ok: !text.includes(replacement) }
  }
}

const linesIn = (text: string) => text.split('\n').length - 1

async function readThrough(path: string, decode: Decode): Promise<Reading> {
  let row = 1
  let blank = true
  const take = (piece: Buffer | undefined): Reading | undefined => {
    const { text, ok } = decode(piece)
    if (!ok) return { ok, row: row + linesIn(text.slice(0, text.indexOf(replacement))), binary: false, blank }
    if (binaryCharacter.test(text)) return { ok: false, row, binary: true, blank }
    blank &&= text.trim() === ''
    row += linesIn(text)
    return undefined
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const failed = Buffer.isBuffer(chunk) ? take(chunk) : undefined
    if (failed !== undefined) return failed
  }
  return take(undefined) ?? { ok: true, row, binary: false, blank }
}

/** A byte order mark decides for UTF-16; otherwise strict UTF-8, then GB18030, the encoding of Chinese Excel. */
export async function csvEncoding(path: string, name: string, head: Buffer): Promise<Result<CsvEncoding>> {
  const marked =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : head[0] === 0xfe && head[1] === 0xff
        ? 'utf-16be'
        : undefined
  if (marked === undefined && head.includes(0)) return refusal(notText(name))
  const first = await readThrough(path, strictDecoder(marked ?? 'utf-8'))
  if (first.ok) return first.blank ? refusal(emptyFile(name)) : success(marked ?? 'utf-8')
  if (marked !== undefined || first.binary) return refusal(notText(name))
  const second = await readThrough(path, gb18030Decoder())
  if (second.ok) return success('gb18030')
  return refusal(second.binary ? notText(name) : unreadableText(name, second.row))
}

function notText(name: string) {
  return otherFormat(name, { zh: '二进制数据', en: 'binary data' })
}

/** The file's text piece by piece, without its byte order mark. */
export async function* csvText(path: string, encoding: CsvEncoding): AsyncGenerator<string> {
  const decode = encoding === 'gb18030' ? gb18030Decoder() : strictDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    if (Buffer.isBuffer(chunk)) yield decode(chunk).text
  }
  yield decode(undefined).text
}
