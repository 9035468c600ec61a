// Sixth pass: each number with its predicate and its noun becomes one statement, or is left with a reason.
//
// Invariants: every number of the sentence is in at least one statement or in exactly one leftover, never in both;
// context is read only from earlier in the same sentence.

import { cutSentence, type Segment } from './clauses.ts'
import { bareAhead, itemsOf, takeGroup, takePending } from './distribute.ts'
import type { Range } from './layout.ts'
import { isArticle, isExisting, prefersRight, rightNoun, shareClause } from './nouns/counted.ts'
import {
  type Front,
  isBareHead,
  type Predicate,
  readFront,
  readPredicate,
  readTimes,
  tidy,
} from './nouns/phrases.ts'
import { acrossVerb, governedNoun, keepsWhole, lastVerbStart, quietSubject } from './nouns/subjects.ts'
import type { NumberToken } from './numbers.ts'
import {
  adverbialReason,
  hasEndState,
  isDifference,
  isPartCount,
  isSubsidy,
  isThreshold,
  type LeftoverReason,
} from './screen.ts'
import { type Context, emit, type Refused, sameKind, type Spot, type Statement } from './statement.ts'
import { wordEnding } from './words/lexicon.ts'
import { makeVerbs } from './words/words.table.ts'

/** Read the statements of one sentence. `place` holds names of the document's own place, longest first. */
export function readSentence(
  text: string,
  sentence: Range,
  place: readonly string[],
): { statements: Statement[]; refused: Refused[] } {
  const { segments, refused } = cutSentence(text, sentence)
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
      context.front = null
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
  const lead = /(?:从|由|自)(?:[^，、；从由自]{0,14}?(?:的|年|末|底|初|时))?$/.exec(
    text.slice(Math.max(from, token.start - 24), token.start),
  )
  return lead ? token.start - lead[0].length : null
}

function readToken(text: string, spot: Spot, context: Context): void {
  const { token, segment } = spot
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
  const keepsVerb =
    held.words.length > 0 && isBareHead(text, { start: readTimes(text, whole), end: whole.end })
  let front = keepsVerb
    ? { ...readFront(text, whole.start, whole.start), start: readTimes(text, whole) }
    : readFront(text, whole.start, whole.end, context.place)
  let noun = tidy(text, { start: Math.max(front.start, whole.start), end: whole.end })
  const after = rightNoun(text, token, spot.right)
  const verb = noun.end > noun.start && held.words.length === 0 ? lastVerbStart(text, noun) : noun.start
  if (verb > noun.start) {
    front = { ...readFront(text, verb, whole.end, context.place), scope: front.scope }
    noun = tidy(text, { start: Math.max(front.start, verb), end: whole.end })
  }
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
  if (isExisting(front, held, token) && !hasEndState(`的${spot.after}`)) {
    context.refused.push({ token, reason: 'existingSet' })
    return
  }
  if (isArticle(token) && !front.makes && held.words.length === 0) {
    context.refused.push({ token, reason: 'name' })
    return
  }
  if (
    isPartCount(text.slice(noun.start, noun.end), token, front.verbs) &&
    /[条项个件]/.test(token.unitSurface)
  ) {
    const body = text.slice(noun.start, noun.end)
    if (/(?:实事|指标|政策|措施|举措|方面|领域)$/.test(body) && segment.tokens.length === 1) {
      context.refused.push({ token, reason: 'partCount' })
      return
    }
  }
  emitSubject(text, { spot, front, predicate: held, noun }, context)
}

function emitRight(
  text: string,
  found: { spot: Spot; front: Front; predicate: Predicate; after: Range; spaced: boolean },
  context: Context,
): void {
  const { spot, front, predicate } = found
  const { token } = spot
  const inList = spot.segment.sign === '、' && front.verbs.length === 0 ? context.front : null
  const used = inList ?? front
  const body = text.slice(found.after.start, found.after.end)
  if (
    token.unit?.class === 'count' &&
    spot.measured &&
    /(?:率|比例|占比|比重|浓度|强度|增加值|产值|收入|投资|增速)$/.test(body)
  ) {
    context.refused.push({ token, reason: 'threshold' })
    return
  }
  if (context.last?.token.unit?.class === 'count' && /^(?:进入|入选|获评|跻身|上榜|入围|晋升)/.test(body)) {
    emit({ spot, front, predicate, nouns: [context.last.noun], rule: 'same-subject' }, context, text)
    return
  }
  if (isPartCount(body, token, used.verbs)) {
    context.refused.push({ token, reason: 'partCount' })
    return
  }
  if (
    isArticle(token) &&
    (found.spaced || !used.makes) &&
    !predicate.level &&
    !predicate.fresh &&
    !predicate.net
  ) {
    context.refused.push({ token, reason: 'partCount' })
    return
  }
  if (isExisting(used, predicate, token) && !hasEndState(text.slice(token.end, spot.right))) {
    context.refused.push({ token, reason: 'existingSet' })
    context.front = used
    return
  }
  let range = found.after
  const trimmed = readFront(text, range.start, range.end, context.place)
  if (trimmed.verbs.length === 0 && trimmed.start < range.end && trimmed.start > range.start)
    range = tidy(text, { start: trimmed.start, end: range.end })
  const predicateOnly =
    token.unit?.class === 'person' && front.verbs.length === 0 && /^(?:凭|晋升|获|通过|取得|参加)/.test(body)
  context.front = used
  emit(
    {
      spot,
      front: used,
      predicate,
      nouns: [[range]],
      rule: predicateOnly ? 'count-predicate' : 'verb-count-noun',
    },
    context,
    text,
  )
}

function emitInherited(
  text: string,
  found: { spot: Spot; front: Front; predicate: Predicate; after: Range; whole: Range },
  context: Context,
): void {
  const { spot, front, predicate, whole } = found
  const quiet =
    whole.end === whole.start && (predicate.words.length > 0 || spot.baseline !== null)
      ? quietSubject(text, { ...spot, ...context })
      : null
  if (quiet) {
    emit({ spot, front, predicate, nouns: [[quiet]], rule: 'same-subject' }, context, text)
    return
  }
  const alike = spot.segment.sign === '、' && context.last?.token.unitSurface === spot.token.unitSurface
  if (
    context.last &&
    (alike ||
      whole.end === whole.start ||
      front.verbs.length === 0 ||
      !front.makes ||
      predicate.words.length > 0)
  ) {
    emit(
      { spot, front, predicate, nouns: [sameKind(context, spot.token)], rule: 'same-subject' },
      context,
      text,
    )
    return
  }
  const restored = tidy(text, whole)
  const verb = front.verbs[front.verbs.length - 1]
  if (
    restored.end > restored.start &&
    verb !== undefined &&
    wordEnding(makeVerbs, text, restored.end, restored.start) === verb
  ) {
    const start = restored.end - verb.length
    emit(
      { spot, front, predicate, nouns: [[{ start, end: restored.end }]], rule: 'subject-value' },
      context,
      text,
    )
    return
  }
  if (context.last)
    emit(
      { spot, front, predicate, nouns: [sameKind(context, spot.token)], rule: 'same-subject' },
      context,
      text,
    )
  else context.refused.push({ token: spot.token, reason: 'noIndicator' })
}

function emitSubject(
  text: string,
  found: { spot: Spot; front: Front; predicate: Predicate; noun: Range },
  context: Context,
): void {
  const { spot, front, predicate, noun } = found
  const inList =
    spot.segment.sign === '、' && front.verbs.length === 0 && predicate.words.length === 0
      ? context.front
      : null
  const used: Front = inList
    ? {
        ...front,
        fresh: inList.fresh,
        net: inList.net,
        change: inList.change,
        verbs: inList.verbs,
        makes: inList.makes,
      }
    : front
  if (front.verbs.length > 0 || predicate.words.length > 0 || spot.segment.sign !== '、') {
    context.front = { ...used, fresh: used.fresh || predicate.fresh, net: used.net || predicate.net }
  }
  const quiet = isBareHead(text, noun) ? quietSubject(text, { ...spot, ...context }) : null
  const across = predicate.each === null && !keepsWhole(predicate) ? acrossVerb(text, noun) : null
  const governed =
    across ??
    (quiet
      ? [quiet, noun]
      : governedNoun(text, noun, {
          counted: context.last?.token.unit?.class === 'count',
          among: front.among || '、(，'.includes(spot.segment.sign),
          last: /^(?:带动|撬动|拉动)/.test(front.verbs.at(-1) ?? '') ? null : (context.last?.noun ?? null),
        }))
  if (governed) {
    emit({ spot, front: used, predicate, nouns: [governed], rule: 'governed-head' }, context, text)
    return
  }
  const nouns = itemsOf(text, noun, { predicate, front: used, token: spot.token, later: spot.later })
  const [first, ...rest] = nouns
  context.group = nouns.length > 1 ? nouns : context.group
  if (nouns.length > 1 && first && bareAhead(text, spot.later, predicate.each === '分别') > 0) {
    emit({ spot, front: used, predicate, nouns: [first], rule: 'shared-list' }, context, text)
    context.pending = { nouns: rest, predicate, front: used }
    return
  }
  emit(
    {
      spot,
      front: used,
      predicate,
      nouns,
      rule: nouns.length > 1 ? 'shared-list' : spot.baseline ? 'from-to' : 'subject-value',
    },
    context,
    text,
  )
}
