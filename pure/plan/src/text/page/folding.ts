// Folding: variants of signs and widths become one, blanks and remarks go, offsets into the original stay.
//
// Invariant: the offset of a folded character only grows.

import type { Range } from './range.ts'

const folds: ReadonlyMap<string, string> = new Map(
  [
    [',，', '，'],
    [';；﹔', '；'],
    [':：∶︰', '：'],
    ['?？', '？'],
    ['!！', '！'],
    ['(（〔[【﹙', '('],
    [')）〕]】﹚', ')'],
    ['%％﹪', '%'],
    ['-－‐‑–—―−─', '-'],
    ['~～〜∼', '~'],
    ['"“„「『〝', '“'],
    ['”」』〞', '”'],
    ['、﹑', '、'],
    ['.．', '.'],
    ['/／', '/'],
    ['+＋', '+'],
    ['·•・‧', '·'],
    ['○〇', '〇'],
  ].flatMap(([from = '', to = '']): [string, string][] => [...from].map((char) => [char, to])),
)

/** Collects folded characters with their offsets. The character between two digits keeps its number sense. */
export class Folder {
  private readonly text: string
  private readonly codes: Uint16Array
  private readonly at: Uint32Array
  length = 0
  private openQuote = false
  private readonly table: Uint16Array

  /** `size`: how many characters it may be given, line ends counted. */
  constructor(text: string, size: number) {
    this.text = text
    this.codes = new Uint16Array(size + 1)
    this.at = new Uint32Array(size + 2)
    this.table = foldTable
  }

  breakLine(): void {
    this.openQuote = false
    if (this.length > 0) this.put(10, (this.at[this.length - 1] ?? 0) + 1)
  }

  add(line: Range): void {
    const { text } = this
    for (let i = line.start; i < line.end; i += 1) {
      const code = text.charCodeAt(i)
      const aside = asideEnd(text, i, line.end)
      if (aside > i) {
        i = aside - 1
        continue
      }
      if (isBlank(code)) {
        if (this.length > 0 && isLatin(this.codes[this.length - 1] ?? 0) && isLatin(text.charCodeAt(i + 1)))
          this.put(32, i)
        continue
      }
      let folded = this.table[code] ?? 0
      if (folded === 0) folded = code
      if (code === 34) {
        folded = this.openQuote ? 0x201d : 0x201c
        this.openQuote = !this.openQuote
      } else if (
        (code === 44 || code === 58 || code === 0x2236 || code === 0xff1a) &&
        isDigit(text.charCodeAt(i - 1)) &&
        isDigit(text.charCodeAt(i + 1))
      ) {
        folded = code === 44 ? 44 : 58
      }
      if (folded === 46 && this.endsSentence(i)) folded = 0x3002
      this.put(folded, i)
    }
  }

  /** 28万台. 对…: a full stop of half width after a word and before another, never in a number or after a list mark. */
  private endsSentence(at: number): boolean {
    const before = this.codes[this.length - 1] ?? 0
    if (before < 0x4e00 || before > 0x9fff || numeralCodes.has(before))
      return before === 37 && isEnd(this.text, at + 1)
    return isEnd(this.text, at + 1)
  }

  private put(code: number, offset: number): void {
    if (this.length >= this.codes.length) return
    this.codes[this.length] = code
    this.at[this.length] = offset
    this.length += 1
  }

  done(): { folded: string; at: Uint32Array } {
    const parts: string[] = []
    for (let i = 0; i < this.length; i += 8192) {
      parts.push(String.fromCharCode(...this.codes.subarray(i, Math.min(this.length, i + 8192))))
    }
    this.at[this.length] = this.length > 0 ? (this.at[this.length - 1] ?? 0) + 1 : 0
    return { folded: parts.join(''), at: this.at }
  }
}

const numeralCodes = new Set([...'一二三四五六七八九十'].map((char) => char.charCodeAt(0)))

/** What follows a full stop: the end, a blank, or a word. */
function isEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return Number.isNaN(code) || isBlank(code) || (code >= 0x4e00 && code <= 0x9fff)
}

const asides =
  /^[(（][^()（）\d０-９]{0,16}?(?:下同|口径|预计数?|初步|快报数?|现价|可比价|不变价)[^()（）\d０-９]{0,8}[)）]/

/** (预计，下同): a remark on the figures, no part of any name. Where it ends, or `at`. */
function asideEnd(text: string, at: number, end: number): number {
  const char = text.charAt(at)
  if (char !== '(' && char !== '（') return at
  const found = asides.exec(text.slice(at, Math.min(end, at + 28)))
  return found ? at + found[0].length : at
}

const foldTable = buildTable()

/** Full-width ASCII and the sign variants above, by character code; 0 means unchanged. */
function buildTable(): Uint16Array {
  const table = new Uint16Array(65536)
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0
  for (const [from, to] of folds) table[from.charCodeAt(0)] = to.charCodeAt(0)
  return table
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)
}

function isLatin(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 46
}

export function isBlank(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0xfeff ||
    (code >= 0x7f && code <= 0x9f)
  )
}
