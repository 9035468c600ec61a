// What a statement is, what earlier statements lend to later ones, and how one is set down.
//
// Invariant: a statement's noun is not empty; a number without a noun becomes a leftover.

import type { Segment } from './clauses.ts'
import type { Range } from '../page/range.ts'
import { type Comparator, comparatorOf, growthByNature } from './measure.ts'
import { type Noun, nounText } from '../nouns/lists.ts'
import type { Front, Predicate } from '../nouns/phrases.ts'
import type { NumberToken } from '../numbers/number-token.ts'
import type { LeftoverReason } from '../leftovers/reasons.ts'

export type Rule =
  | 'subject-value'
  | 'verb-count-noun'
  | 'shared-list'
  | 'same-subject'
  | 'governed-head'
  | 'share-of-whole'
  | 'count-predicate'
  | 'from-to'

export type Statement = {
  readonly token: NumberToken
  readonly noun: Noun
  readonly scope: Range | null
  readonly predicate: Predicate
  readonly comparator: Comparator
  readonly falls: boolean
  readonly annual: boolean
  readonly baseline: NumberToken | null
  readonly rule: Rule
  readonly confidence: number
  readonly clause: Range
}

export type Refused = { readonly token: NumberToken; readonly reason: LeftoverReason }

/** What earlier statements of the sentence lend to later ones. */
export type Context = {
  last: Statement | null
  pending: { nouns: Noun[]; predicate: Predicate; front: Front | null } | null
  front: Front | null
  /** The names of the last list that had one number each: 分别 in a later clause takes them up again. */
  group: Noun[]
  /** The names of the statements joined by 、 so far. */
  run: Noun[]
  /** The reason of the last refused number, for the numbers that follow it in a list. */
  reason: LeftoverReason | null
  /** Where the clauses without numbers before this segment begin. */
  quietFrom: number
  statements: Statement[]
  refused: Refused[]
  place: readonly string[]
}

export type Spot = {
  readonly token: NumberToken
  readonly from: number
  readonly right: number
  readonly segment: Segment
  readonly baseline: { token: NumberToken; end: number } | null
  readonly after: string
  readonly later: readonly Segment[]
  /** Another number of the same statement follows: 12个断面达标率100%. */
  readonly measured: boolean
}

export type Draft = { spot: Spot; front: Front | null; predicate: Predicate; nouns: Noun[]; rule: Rule }

export function emit(draft: Draft, context: Context, text: string): void {
  const { spot, front, predicate, rule } = draft
  const propagated =
    context.last !== null &&
    spot.segment.sign === '、' &&
    predicate.words.length === 0 &&
    (front?.verbs.length ?? 0) === 0
  let last: Statement | null = null
  for (const noun of draft.nouns) {
    if (noun.every((part) => part.end <= part.start)) continue
    const growth = growthByNature(nounText(text, noun), {
      predicate,
      token: spot.token,
      previous: propagated ? (context.last?.comparator ?? null) : null,
    })
    const { comparator, falls } = comparatorOf({
      text: nounText(text, noun),
      predicate: repeats(draft, context) ? { ...predicate, fresh: true } : predicate,
      front,
      token: spot.token,
      growth,
      rule,
    })
    last = {
      token: spot.token,
      noun,
      scope: front?.scope ?? null,
      predicate,
      comparator,
      falls,
      annual: predicate.annual || (front?.annual ?? false),
      baseline: spot.baseline?.token ?? null,
      rule,
      confidence: 1,
      clause: spot.segment.clause,
    }
    context.statements.push(last)
  }
  if (last) {
    context.run = spot.segment.sign === '、' ? [...context.run.slice(-11), last.noun] : [last.noun]
    context.last = last
  } else context.refused.push({ token: spot.token, reason: 'noIndicator' })
}

/** 新建道路21条、46.5公里: the second measure of the same new things. */
function repeats({ spot, front, predicate, rule }: Draft, { last }: Context): boolean {
  if (rule !== 'same-subject' || spot.segment.sign !== '、' || last?.comparator !== 'newCount') return false
  return predicate.words.length === 0 && (front?.verbs.length ?? 0) === 0
}

/** The subject a number alone takes: of a count the last thing counted (其中新开工180个), else the last noun. */
export function sameKind(context: Context, token: NumberToken): Noun {
  const counts = (one: NumberToken): boolean => one.unit?.class === 'count' || one.unit?.class === 'person'
  const last = context.last
  if (last && counts(token) && last.token.unit?.class === 'money') {
    const counted = context.statements.findLast((one) => counts(one.token))
    if (counted) return counted.noun
  }
  return last?.noun ?? []
}
