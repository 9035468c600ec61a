// First pass: the page becomes clean paragraphs and sentences. Furniture goes, offsets into the original stay.
//
// Invariants: `at[i]` is the offset in the original of folded character i and only grows; every paragraph and every
// sentence is a non-empty range of the folded text; sentences do not overlap and are at most SENTENCE_LIMIT long;
// a digit of the original lies either in the folded text or in a furniture line.

import { Folder, isBlank } from './folding.ts'
import { furnitureLines } from './furniture.ts'
import type { Range } from './range.ts'

export type Paragraph = Range & {
  /** The line as printed starts with white space or a list sign; used by the outline. */
  readonly sentences: readonly Range[]
}

export type Layout = {
  readonly text: string
  readonly folded: string
  readonly at: Uint32Array
  readonly paragraphs: readonly Paragraph[]
  /** Lines of the original that are no part of the plan. */
  readonly furniture: readonly Range[]
}

const SENTENCE_LIMIT = 1500

/** Clean and fold a text. Any string is accepted; the work is linear in its length. */
export function layOut(text: string): Layout {
  const lines = splitLines(text)
  const noise = furnitureLines(text, lines)
  const size = lines.reduce((sum, line) => sum + line.end - line.start + 1, 0)
  const folder = new Folder(text, size)
  const furniture: Range[] = []
  const starts: number[] = []
  let last = ''
  lines.forEach((line, i) => {
    if (noise[i] === 1) {
      furniture.push(line)
      last = ''
      return
    }
    const body = text.slice(line.start, Math.min(line.end, line.start + 200))
    if (last === '' || !(continues(last, body) || wrapped(lines, i, body, last))) {
      folder.breakLine()
      starts.push(folder.length)
    }
    folder.add(line)
    last = text.slice(Math.max(line.start, line.end - 60), line.end)
    if (line.end - line.start > 60) last = `${'·'.repeat(40)}${last}`
  })
  const { folded, at } = folder.done()
  return { text, folded, at, paragraphs: paragraphsOf(folded, starts), furniture }
}

function paragraphsOf(folded: string, starts: readonly number[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  starts.forEach((start, i) => {
    const next = starts[i + 1]
    const end = next === undefined ? folded.length : next - 1
    if (end > start) paragraphs.push({ start, end, sentences: sentencesOf(folded, start, end) })
  })
  return paragraphs
}

const enders = /[。！？]/

const closers = /[”’"』」)）]/

function sentencesOf(folded: string, start: number, end: number): Range[] {
  const sentences: Range[] = []
  let from = start
  let soft = -1
  for (let i = start; i < end; i += 1) {
    const char = folded.charAt(i)
    if (char === '，' || char === '；') soft = i + 1
    if (enders.test(char)) {
      let to = i + 1
      if (to < end && closers.test(folded.charAt(to))) to += 1
      sentences.push({ start: from, end: to })
      from = to
      i = to - 1
      soft = -1
    } else if (i + 1 - from >= SENTENCE_LIMIT) {
      const cut = soft > from ? soft : hardCut(folded, from, i + 1)
      sentences.push({ start: from, end: cut })
      from = cut
      soft = -1
    }
  }
  if (from < end) sentences.push({ start: from, end })
  return sentences
}

/** A forced cut never falls inside a number of sensible length. */
function hardCut(folded: string, from: number, to: number): number {
  let cut = to
  while (cut > from + 1 && to - cut < 40 && /[\d.,%万亿]/.test(folded.charAt(cut - 1))) cut -= 1
  return to - cut < 40 && cut > from + 1 ? cut : to
}

function splitLines(text: string): Range[] {
  const lines: Range[] = []
  let start = 0
  const push = (from: number, to: number): void => {
    let a = from
    let b = to
    while (a < b && isBlank(text.charCodeAt(a))) a += 1
    while (b > a && isBlank(text.charCodeAt(b - 1))) b -= 1
    if (b > a) lines.push({ start: a, end: b })
  }
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 0x3000 && text.charCodeAt(i + 1) === 0x3000 && indented(text, start, i)) {
      push(start, i)
      start = i
      i += 1
      continue
    }
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) {
      push(start, i)
      start = i + 1
    }
  }
  push(start, text.length)
  return lines
}

/** 。(blank blank)一、: a page that lost its line ends shows each paragraph by its indent. */
function indented(text: string, start: number, at: number): boolean {
  if (at <= start) return false
  if (/[。！？；：”）)]/.test(text.charAt(at - 1))) return true
  const from = text.slice(at, at + 12).search(/[^\u3000 ]/)
  return from >= 0 && marked.test(text.slice(at + from, at + from + 8))
}

const unfinished = /[，、；：:,;的和与及为是在了将以并或（(“]$/

const startsMidway = /^(?:[，。、；：:,;！？）)”%％]|是[：:，]|的(?!士))/

const marked =
  /^(?:[●○■◆▪★☆•·]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．是]|第[一二三四五六七八九十]{1,3}|\d{1,2}[.．、)）](?!\d)|——)/

/** A line goes on in the next one where the page broke a sentence in two. */
function continues(previous: string, next: string): boolean {
  if (/[。！？!?]["”’)）]?$/.test(previous)) return false
  if (marked.test(next) || /^[^，。；:：]{2,10}[:：]/.test(next)) return false
  if (unfinished.test(previous) || startsMidway.test(next)) return true
  return previous.length > 60 && !/[：:；;]$/.test(previous)
}

/** Unmarked prose that stops in mid-word: the page broke it. */
function brokenProse(previous: string): boolean {
  return (
    /[一-鿿\d]$/.test(previous) && !marked.test(previous) && (previous.match(/[，；。,;]/g) ?? []).length >= 2
  )
}

/** Lines of one width without a stop at their end were broken by the page, in mid-word or mid-number. */
function wrapped(lines: readonly Range[], at: number, next: string, previous: string): boolean {
  const size = (i: number): number => {
    const line = lines[i]
    return line ? line.end - line.start : 0
  }
  const width = size(at - 1)
  if (width >= 24 && !marked.test(next) && brokenProse(previous)) return true
  if (width < 24 || marked.test(next) || /[。！？；：!?;:”"）)]$/.test(previous)) return false
  const alike = [at - 3, at - 2, at, at + 1].filter((i) => Math.abs(size(i) - width) <= 3).length
  return alike >= 2 && size(at) <= width + 3
}

/** The printed text of a folded range, white space taken out. */
export function printed(layout: Layout, range: Range): string {
  if (range.end <= range.start) return ''
  let text = ''
  for (let i = range.start; i < range.end; i += 1) text += layout.text.charAt(layout.at[i] ?? 0)
  return text.replace(/[\s\u200b\ufeff]+/g, '')
}

/** Offsets in the original of a folded range. */
export function original(layout: Layout, range: Range): [number, number] {
  return [
    layout.at[range.start] ?? 0,
    range.end > range.start ? (layout.at[range.end - 1] ?? 0) + 1 : (layout.at[range.start] ?? 0),
  ]
}
