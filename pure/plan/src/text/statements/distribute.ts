// Lists that share numbers: 分别, 各, 均, and numbers that stand alone after 、.
//
// Invariant: names and numbers are paired in reading order; a name left without a number makes no statement.

import type { Segment } from './clauses.ts'
import type { Range } from '../page/range.ts'
import { completeItems, endsInMeasure, type Noun, splitList, splitPair } from '../nouns/lists.ts'
import { type Front, noFront, type Predicate, readPredicate, tidy } from '../nouns/phrases.ts'
import { quietSubject } from '../nouns/subjects.ts'
import type { NumberToken } from '../numbers/number-token.ts'
import { type Context, emit, type Spot } from './statement.ts'

/** 、8000家 after A、B分别突破6000家: the next name of the list takes the number. */
export function takePending(text: string, spot: Spot, predicate: Predicate, context: Context): boolean {
  const { pending } = context
  const noun = pending?.nouns.shift()
  if (!pending || !noun || spot.segment.sign !== '、') return false
  const change = predicate.change ?? (predicate.level ? null : pending.predicate.change)
  const merged: Predicate = {
    ...pending.predicate,
    bound: predicate.bound ?? pending.predicate.bound,
    change,
    level: predicate.level || pending.predicate.level,
  }
  emit({ spot, front: pending.front, predicate: merged, nouns: [noun], rule: 'shared-list' }, context, text)
  return true
}

/** ，分别增长26%、44%: the names of the list before, once more; or those of the clause before that had no number. */
export function takeGroup(text: string, spot: Spot, predicate: Predicate, context: Context): boolean {
  if (predicate.each !== '分别') return false
  const numbers = 1 + bareAhead(text, spot.later, true)
  let group = groupOf(context, numbers)
  if (group.length !== numbers) {
    const subject = quietSubject(text, { ...spot, ...context })
    group = subject
      ? itemsOf(text, subject, { predicate, front: noFront, token: spot.token, later: spot.later })
      : []
  }
  const [first, ...rest] = group
  if (!first || group.length < 2) return false
  emit(
    { spot, front: null, predicate, nouns: numbers > 1 ? [first] : group, rule: 'shared-list' },
    context,
    text,
  )
  if (numbers > 1) context.pending = { nouns: rest, predicate, front: null }
  context.group = group
  return true
}

/** The names that 分别 takes up: the last list, the statements joined by 、, or as many as the sentence just made. */
function groupOf(context: Context, numbers: number): Noun[] {
  const lastNoun = context.last?.noun
  const fresh = lastNoun !== undefined && context.group.includes(lastNoun)
  if (context.group.length === numbers && fresh) return context.group
  if (context.run.length === numbers) return context.run
  const recent = context.statements.slice(-numbers).map((one) => one.noun)
  return context.last && recent.length === numbers ? recent : []
}

/** How many of the following segments are a number alone. */
export function bareAhead(text: string, later: readonly Segment[], verbs: boolean): number {
  let count = 0
  for (const segment of later) {
    const token = segment.tokens[0]
    if (segment.sign !== '、' || !token) break
    const predicate = readPredicate(text, segment.start, token.start)
    if (tidy(text, { start: segment.start, end: predicate.end }).end > segment.start) break
    if (!verbs && (predicate.level || predicate.change !== null || predicate.fresh || predicate.net)) break
    if (/^[一-鿿]/.test(text.slice(token.end, segment.right)) && token.unit?.class === 'count') break
    count += 1
  }
  return count
}

type Listing = { predicate: Predicate; front: Front; token: NumberToken; later: readonly Segment[] }

export function itemsOf(text: string, noun: Range, { predicate, front, token, later }: Listing): Noun[] {
  const numbers = 1 + bareAhead(text, later, predicate.each === '分别')
  const plain = splitList(text, noun, false)
  const worded = splitList(text, noun, true)
  if (predicate.each === '分别' || numbers > 1) {
    if (plain.length === 2 && text.slice(noun.start, noun.end).includes('存、贷款'))
      return splitPair(text, noun, 2) ?? [[noun]]
    if (plain.length === 1 && worded.length === 1)
      return splitPair(text, noun, numbers > 1 ? numbers : 2) ?? [[noun]]
    if (numbers > 1 && plain.length === numbers && worded.length > numbers) return plain.map((item) => [item])
    const items =
      numbers > 1 && plain.length === numbers
        ? plain
        : worded.length === numbers || numbers === 1
          ? worded
          : plain
    return completeItems(text, items)
  }
  if (predicate.each === '均') return worded.length > 1 ? completeItems(text, worded) : [[noun]]
  if (predicate.change !== null && token.unit?.class === 'percent') {
    const items = worded.length > 1 && worded.every((item) => endsInMeasure(text, item)) ? worded : plain
    return completeItems(text, items)
  }
  const rates = (item: Range): boolean => /(?:率|占比|比重|比例)$/.test(text.slice(item.start, item.end))
  if (token.unit?.class === 'percent' && worded.length === 2 && worded.every(rates))
    return completeItems(text, worded)
  if (token.multiple !== null && worded.length > 1 && worded.every((item) => endsInMeasure(text, item)))
    return completeItems(text, worded)
  const standing = !front.makes && predicate.words.length > 0 && !predicate.fresh && !predicate.net
  if (standing && token.unit?.class === 'money' && plain.length > 1) return completeItems(text, plain)
  return [[noun]]
}
