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

/** From U+0800 on a character takes three bytes in UTF-8: no two-byte Chinese encoding looks like that by chance. */
const threeBytes = /[\u0800-\uFFFF]/

/**
 * Characters of two bytes in UTF-8 that no table of a Chinese office holds (phonetic, Cyrillic, Hebrew, Arabic and the
 * like; Latin, pinyin and Greek letters are left out). Common GB18030 characters read as UTF-8 fall here: 示 is U+02BE.
 */
const unlikely = /[\u0180-\u01CC\u01DD-\u036F\u0400-\u07FF]/

interface Reading {
  readonly ok: boolean
  /** Valid UTF-8 that is more likely short GB18030. */
  readonly doubtful: boolean
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
  const seen = { row: 1, blank: true, certain: false, odd: false }
  const reading = (ok: boolean, binary: boolean): Reading => {
    return { ok, binary, row: seen.row, blank: seen.blank, doubtful: seen.odd && !seen.certain }
  }
  const take = (piece: Buffer | undefined): Reading | undefined => {
    const { text, ok } = decode(piece)
    const binary = ok && binaryCharacter.test(text)
    seen.row += linesIn(ok ? text : text.slice(0, text.indexOf(replacement)))
    if (!ok || binary) return reading(false, binary)
    seen.blank &&= text.trim() === ''
    seen.certain ||= threeBytes.test(text)
    seen.odd ||= unlikely.test(text)
    return undefined
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const failed = Buffer.isBuffer(chunk) ? take(chunk) : undefined
    if (failed !== undefined) return failed
  }
  return take(undefined) ?? reading(true, false)
}

const marks: readonly (readonly [string, 'utf-8' | 'utf-16le' | 'utf-16be'])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
]

/** A byte order mark decides; otherwise strict UTF-8, then GB18030, the encoding of Chinese Excel. */
export async function csvEncoding(path: string, name: string, head: Buffer): Promise<Result<CsvEncoding>> {
  const start = head.subarray(0, 3).toString('hex')
  const marked = marks.find(([mark]) => start.startsWith(mark))?.[1]
  if (head.includes(0) && (marked ?? 'utf-8') === 'utf-8') return refusal(notText(name))
  const first = await readThrough(path, strictDecoder(marked ?? 'utf-8'))
  if (first.binary) return refusal(notText(name))
  if (first.ok && first.blank) return refusal(emptyFile(name))
  if (first.ok && (marked !== undefined || !first.doubtful)) return success(marked ?? 'utf-8')
  if (marked !== undefined) return refusal(unreadableText(name, first.row))
  const second = await readThrough(path, gb18030Decoder())
  if (second.ok) return success('gb18030')
  if (first.ok) return success('utf-8')
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
