// Sixth pass: each number with its predicate and its noun becomes one statement, or is left with a reason.
//
// Invariants: every number of the sentence is in at least one statement or in exactly one leftover, never in both;
// context is read only from earlier in the same sentence.

import { cutSentence, type Segment } from './clauses.ts'
import { takeGroup, takePending } from './distribute.ts'
import type { Range } from '../page/range.ts'
import { isArticle, isExisting, prefersRight, rightNoun, shareClause } from '../nouns/counted.ts'
import {
  type Front,
  isBareHead,
  type Predicate,
  readFront,
  readPredicate,
  readTimes,
  tidy,
} from '../nouns/phrases.ts'
import { endsInWord } from '../nouns/known-heads.ts'
import { lastVerbStart } from '../nouns/subjects.ts'
import type { NumberToken } from '../numbers/number-token.ts'
import {
  adverbialReason,
  hasEndState,
  isDifference,
  isPartCount,
  isThreshold,
} from '../leftovers/clause-reasons.ts'
import { isNotice, isSubsidy } from '../leftovers/terms.ts'
import { type LeftoverReason } from '../leftovers/reasons.ts'
import { type Context, emit, type Refused, type Spot, type Statement } from './statement.ts'
import { emitInherited, emitRight, emitSubject, ownNoun } from './placing.ts'

/** Read the statements of one sentence. `place` holds names of the document's own place, longest first. */
export function readSentence(
  text: string,
  sentence: Range,
  place: readonly string[],
): { statements: Statement[]; refused: Refused[] } {
  const { segments, refused } = cutSentence(text, sentence)
  if (isNotice(text.slice(sentence.start, sentence.end))) {
    const terms = segments
      .flatMap((segment) => segment.tokens)
      .map((token): Refused => ({ token, reason: 'subsidy' }))
    return { statements: [], refused: [...refused, ...terms] }
  }
  const context: Context = {
    last: null,
    pending: null,
    front: null,
    group: [],
    run: [],
    reason: null,
    quietFrom: sentence.start,
    statements: [],
    refused: [...refused],
    place,
  }
  segments.forEach((segment, i) => {
    if (segment.sign !== '、') {
      context.pending = null
      if (segment.sign !== '，') context.front = null
      context.reason = null
    }
    const said = context.statements.length
    readSegment(text, segment, context, segments.slice(i + 1, i + 13))
    if (context.statements.length > said) context.quietFrom = segment.right
  })
  return { statements: context.statements, refused: context.refused }
}

function readSegment(text: string, segment: Segment, context: Context, later: readonly Segment[]): void {
  let from = segment.start
  let baseline: { token: NumberToken; end: number } | null = null
  segment.tokens.forEach((token, i) => {
    const next = segment.tokens[i + 1]
    const right =
      segment.tokens.slice(i + 1).find((one) => !sizes(text, segment, one))?.start ?? segment.right
    const reach = segment.sign === ')' || segment.sign === '(' ? 30 : 0
    const before = text.slice(Math.max(0, segment.clause.start - reach, token.start - 40), token.start)
    const after = text.slice(
      token.end,
      Math.min(next ? Math.min(next.end + 30, segment.clause.end) : segment.clause.end, token.end + 60),
    )
    if (next) {
      const start = baselineStart(text, from, token, next)
      if (start !== null) {
        context.refused.push({ token, reason: 'baseline' })
        baseline = { token, end: start }
        return
      }
    }
    const bare = segment.sign === '、' && i === 0 && readPredicate(text, from, token.start).words.length === 0
    const reason =
      contextReason(before, after, token) ??
      (bare &&
      (context.reason === 'difference' || context.reason === 'place' || context.reason === 'threshold')
        ? context.reason
        : null)
    if (reason) {
      context.refused.push({ token, reason })
      context.reason = reason
      if (reason !== 'threshold') from = token.end
      return
    }
    context.reason = null
    const refused = context.refused.length
    readToken(
      text,
      {
        token,
        from,
        right,
        segment,
        baseline,
        after,
        later: next ? [] : later,
        measured: next !== undefined,
      },
      context,
    )
    const last = context.refused[refused]?.reason
    if (last !== 'partCount' && last !== 'name') from = token.end
    baseline = null
  })
}

/** A later number of the segment that only says which things are meant: 10家以上年营收超50亿元的企业. */
function sizes(text: string, segment: Segment, token: NumberToken): boolean {
  const before = text.slice(Math.max(segment.clause.start, token.start - 40), token.start)
  return isThreshold(before, text.slice(token.end, Math.min(segment.clause.end, token.end + 60)), token)
}

function contextReason(before: string, after: string, token: NumberToken): LeftoverReason | null {
  if (isDifference(before, token)) return 'difference'
  if (isSubsidy(before, after, token)) return 'subsidy'
  const adverbial = adverbialReason(before, after, token)
  if (adverbial) return adverbial
  return isThreshold(before, after, token) ? 'threshold' : null
}

/** 从X提高到Y: where the subject ends, when `token` is the X of `next`. */
function baselineStart(text: string, from: number, token: NumberToken, next: NumberToken): number | null {
  const between = text.slice(token.end, next.start)
  if (
    !/^(?:的)?[^，、；]{0,6}?(?:到|至|为|成|升|降)(?:了|约|近|超过?|不足|当前的|目前的|现在的|\d{4}年的?|去年的?|今年的?)?$/.test(
      between,
    )
  )
    return null
  const lead = /(?:从|由|自)(?:[^，、；从由自]{0,14}?(?:的|年|末|底|初|时))?(?:不足|不到|约|近|超过)?$/.exec(
    text.slice(Math.max(from, token.start - 24), token.start),
  )
  return lead ? token.start - lead[0].length : null
}

function readToken(text: string, spot: Spot, context: Context): void {
  const { token } = spot
  const predicate = readPredicate(text, spot.baseline ? spot.baseline.token.end : spot.from, token.start)
  const head = tidy(text, { start: spot.from, end: spot.baseline ? spot.baseline.end : predicate.end })
  const held = spot.baseline
    ? {
        ...predicate,
        ...readPredicate(text, head.start, head.end),
        bound: predicate.bound,
        level: true,
        change: null,
      }
    : predicate
  const headEnd = spot.baseline ? held.end : head.end
  const whole = { start: head.start, end: Math.max(head.start, Math.min(headEnd, head.end)) }
  if (
    whole.end === whole.start &&
    (takePending(text, spot, held, context) || takeGroup(text, spot, held, context))
  )
    return
  const after = rightNoun(text, token, spot.right)
  const { front, noun } = leftOf(text, { spot, held, whole, place: context.place })
  const joined = shareClause(text, token, { right: spot.right, noun })
  if (joined)
    return emit({ spot, front, predicate: held, nouns: [joined], rule: 'share-of-whole' }, context, text)
  const sized =
    /^的/.test(spot.after) &&
    token.unit?.class === 'money' &&
    isBareHead(text, noun) &&
    after.end > after.start
  if (sized || prefersRight(text, { noun, front, held, token, after, right: spot.right })) {
    return emitRight(text, { spot, front, predicate: held, after, spaced: noun.end > noun.start }, context)
  }
  if (noun.end <= noun.start)
    return emitInherited(text, { spot, front, predicate: held, after, whole }, context)
  const left = refusedLeft(text, { spot, front, held, noun })
  if (left) {
    context.refused.push({ token, reason: left })
    return
  }
  emitSubject(text, { spot, front, predicate: held, noun: ownNoun(text, noun, token) }, context)
}

type Before = { spot: Spot; held: Predicate; whole: Range; place: readonly string[] }

/** The words before a number: verbs, scope and the rest of its front, and the noun that is left. */
function leftOf(text: string, { spot, held, whole, place }: Before): { front: Front; noun: Range } {
  const { token } = spot
  const keepsVerb =
    held.words.length > 0 && isBareHead(text, { start: readTimes(text, whole), end: whole.end })
  let front = keepsVerb
    ? { ...readFront(text, whole.start, whole.start), start: readTimes(text, whole) }
    : readFront(text, whole.start, whole.end, place)
  let noun = tidy(text, { start: Math.max(front.start, whole.start), end: whole.end })
  const share = /^占(?![比地用])/.test(text.slice(whole.start, whole.end)) && token.unit?.class === 'percent'
  if (share) {
    front = readFront(text, whole.start, whole.start)
    noun = whole
  }
  const item = text.charAt(token.start - 1) === '、' && held.words.length === 0
  if (item && noun.end > noun.start) noun = { start: noun.end, end: noun.end }
  const onlyLimit = !held.level && held.change === null && !held.fresh && !held.net
  const verb =
    noun.end > noun.start && (held.words.length === 0 || onlyLimit) && !share
      ? lastVerbStart(text, noun)
      : noun.start
  if (verb > noun.start) {
    front = { ...readFront(text, verb, whole.end, place), scope: front.scope }
    noun = tidy(text, { start: Math.max(front.start, verb), end: whole.end })
  }
  return { front, noun }
}

type Left = { spot: Spot; front: Front; held: Predicate; noun: Range }

/** Why a number whose noun stands before it is no target after all, or null. */
function refusedLeft(text: string, { spot, front, held, noun }: Left): LeftoverReason | null {
  const { token, segment } = spot
  const body = text.slice(noun.start, noun.end)
  if (isExisting(front, held, token) && !hasEndState(`的${spot.after}`)) return 'existingSet'
  if (isArticle(token) && !front.makes && held.words.length === 0) return 'name'
  const parts = isPartCount(body, token, front.verbs) && /[条项个件]/.test(token.unitSurface)
  if (parts && /(?:实事|指标|政策|措施|举措|方面|领域)$/.test(body) && segment.tokens.length === 1)
    return 'partCount'
  const issued =
    /[条项]$/.test(token.unitSurface) && front.verbs.some((verb) => /^(?:出台|制定|推出|印发)$/.test(verb))
  if (issued && /(?:企业|政策|措施|办法|意见|举措)$/.test(body)) return 'partCount'
  const label = token.unitSurface === '条' && body.length <= 4 && front.verbs.length === 0
  return label && !endsInWord(body) ? 'partCount' : null
}
