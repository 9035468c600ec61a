// Fifth pass, for sentences: clauses and, inside a clause, one segment per statement.
//
// Invariant: segments are in reading order, do not overlap, and each candidate number lies in exactly one of them.

import type { Range } from '../page/range.ts'
import { scanNumbers } from '../numbers/numbers.ts'
import type { NumberToken } from '../numbers/number-token.ts'
import { type LeftoverReason } from '../leftovers/reasons.ts'
import { localReason } from '../leftovers/local-reason.ts'

export type Candidate = { readonly token: NumberToken; readonly reason: LeftoverReason | null }

/** One statement's stretch of a clause. `right` is how far the words after its last number may reach. */
export type Segment = Range & {
  readonly clause: Range
  /** What stands before the segment: a clause sign, 、 for an item of a list, ( for a bracket. */
  readonly sign: string
  readonly right: number
  readonly tokens: readonly NumberToken[]
}

export type Clauses = {
  readonly segments: readonly Segment[]
  readonly refused: readonly { readonly token: NumberToken; readonly reason: LeftoverReason }[]
}

/** Cut a sentence into segments; numbers that cannot be targets are set aside with their reason. */
export function cutSentence(text: string, sentence: Range): Clauses {
  const tokens = scanNumbers(text, sentence.start, sentence.end)
  if (tokens.length === 0) return { segments: [], refused: [] }
  const refused: { token: NumberToken; reason: LeftoverReason }[] = []
  const wanted: NumberToken[] = []
  for (const token of tokens) {
    const reason = localReason(text, token, sentence.start)
    if (reason) refused.push({ token, reason })
    else wanted.push(token)
  }
  const segments = clausesOf(text, sentence, wanted).flatMap((clause) => segmentsOf(text, clause))
  return { segments, refused }
}

type Clause = Range & { readonly sign: string; readonly tokens: readonly NumberToken[] }

function clausesOf(text: string, sentence: Range, tokens: readonly NumberToken[]): Clause[] {
  const clauses: Clause[] = []
  let from = sentence.start
  let sign = '。'
  let next = 0
  const close = (to: number, by: string, skip: number): void => {
    const inside: NumberToken[] = []
    while (next < tokens.length && (tokens[next]?.start ?? to) < to) {
      const token = tokens[next]
      if (token) inside.push(token)
      next += 1
    }
    if (to > from) clauses.push({ start: from, end: to, sign, tokens: inside })
    sign = by
    from = to + skip
  }
  let bracketEnd = -1
  for (let i = sentence.start; i < sentence.end; i += 1) {
    const token = tokens[next]
    if (token && i >= token.start && i < token.end) {
      i = token.end - 1
      continue
    }
    const char = text.charAt(i)
    if ('，；：。！？\n'.includes(char)) close(i, char, 1)
    else if (char === '(') {
      const end = text.indexOf(')', i)
      if (
        end > 0 &&
        end < Math.min(sentence.end, i + 200) &&
        tokens.some((t) => t.start > i && t.end <= end)
      ) {
        close(i, '(', 1)
        bracketEnd = end
      }
    } else if (char === ')' && i === bracketEnd) close(i, ')', 1)
    else if (char === '-' && text.charAt(i + 1) === '-') close(i, '，', 2)
    if (char === '-' && text.charAt(i + 1) === '-') i += 1
  }
  close(sentence.end, '。', 0)
  return clauses
}

const joint = /^(?:、|以及|和|及|与|并且|并|且|，)/

function segmentsOf(text: string, clause: Clause): Segment[] {
  const segments: Segment[] = []
  let start = clause.start
  let sign = clause.sign
  let held: NumberToken[] = []
  clause.tokens.forEach((token, i) => {
    held.push(token)
    const next = clause.tokens[i + 1]
    const cut = next ? cutBetween(text, token, next) : null
    if (next && !cut) return
    const right = cut ? cut.at : clause.end
    segments.push({ start, end: token.end, right, clause, sign, tokens: held })
    held = []
    if (cut) {
      start = cut.at + cut.length
      sign = '、'
    }
  })
  return segments
}

/** Where the statement of `token` ends and that of `next` begins; null when both belong to one statement. */
function cutBetween(
  text: string,
  token: NumberToken,
  next: NumberToken,
): { at: number; length: number } | null {
  const direct = joint.exec(text.slice(token.end, token.end + 2))
  if (direct) return { at: token.end, length: direct[0].length }
  const between = text.slice(token.end, next.start)
  const heads = (one: NumberToken): boolean => one.unit?.class === 'count' || one.unit?.class === 'person'
  if (between === '' && heads(token) && heads(next)) return { at: token.end, length: 0 }
  const before = /(?:、|和|及|与|以及)(?:(?:超过?|近|约|不少于|不低于|至少|突破|达到?|新增|新建)?)$/.exec(
    between,
  )
  if (before) {
    const word = /^(?:以及|、|和|及|与)/.exec(before[0])?.[0] ?? '、'
    return { at: token.end + before.index, length: word.length }
  }
  const list = between.indexOf('、')
  return list >= 0 ? { at: token.end + list, length: 1 } : null
}
