// A number that has its predicate takes its noun: the one after it, one lent by earlier words, or the one before it.
//
// Invariant: each call sets down at least one statement or exactly one leftover for the number.

import { bareAhead, itemsOf } from './distribute.ts'
import type { Range } from '../page/range.ts'
import { isArticle, isExisting } from '../nouns/counted.ts'
import { type Front, isBareHead, type Predicate, readFront, tidy } from '../nouns/phrases.ts'
import { acrossVerb, governedNoun, keepsWhole, lastVerbStart, quietSubject } from '../nouns/subjects.ts'
import type { NumberToken } from '../numbers/number-token.ts'
import { hasEndState, isPartCount } from '../leftovers/clause-reasons.ts'
import { type Context, emit, type Rule, sameKind, type Spot } from './statement.ts'
import { wordEnding } from '../words/lexicon.ts'
import { endsInWord } from '../nouns/known-heads.ts'
import { endsInEntity, type Noun } from '../nouns/lists.ts'
import { makeVerbs, personNouns } from '../words/words.table.ts'

/** 等75个项目加快建设, 37个在谈项目跟踪服务: nothing is reached. */
const underWay =
  /^[^，。；、]{2,20}?(?:加快建设|加快推进|加紧建设|有序推进|扎实推进|稳步推进|顺利推进|有序实施|加快实施|进展顺利|正在建设|前期工作|跟踪服务)$/

/** 锂电、新能源、铜材料四大主导产业: the list is a list of the parts. 成果就地转化200项: the thing, not what is done with it. */
export function ownNoun(text: string, noun: Range, token: NumberToken): Range {
  const body = text.slice(noun.start, noun.end)
  const parts = /^[^，。；]*、[^、，。；]{2,14}?(?=[二三四五六七八九十][大个类]主?[一-鿿]{2})/.exec(body)
  const listed =
    /^[^，。；、]{0,16}(?:还|主要)?包括(?=[一-鿿]{2})|^[^，。；、]{0,12}\d{7,}|^“[^”]{1,14}”(?:、“[^”]{1,14}”){0,4}等(?=[一-鿿]{2})/.exec(
      body,
    )
  const start = noun.start + (parts?.[0].length ?? listed?.[0].length ?? 0)
  const counts = token.unit?.class === 'count' || token.unit?.class === 'person'
  const opened = /(?<=[一-鿿]{2})(?:贯通|通车|完工)$/.exec(body)
  if (opened && token.unit?.class === 'physical') return { start, end: noun.end - opened[0].length }
  const done = counts
    ? /(?:评价入库|评审入库|备案入库|入库|就地转化|转化|推广应用|布局|连片改造|就业|上岗|返岗|达产达效|首次入规|落地转化|就近就业)$/.exec(
        text.slice(start, noun.end),
      )
    : null
  const end = noun.end - (done?.[0].length ?? 0)
  const last = { start, end }
  const thing = endsInEntity(text, last) || wordEnding(personNouns, text, end, start) !== ''
  return done && thing ? last : { start, end: noun.end }
}

export function emitRight(
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
  const going =
    token.unit?.class === 'count' &&
    underWay.test(text.slice(token.end, Math.min(spot.right, token.end + 40)))
  if (going || (isExisting(used, predicate, token) && !hasEndState(text.slice(token.end, spot.right)))) {
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

/** 建设大科学装置，力争建成3个; 发布证券化产品，规模1.5亿元: what the clause before makes, where this one has only a predicate. */
function madeBefore(text: string, spot: Spot, context: Context): Range | null {
  const end = spot.segment.clause.start - 1
  if (spot.segment.sign !== '，' || spot.from !== spot.segment.clause.start || end <= context.quietFrom)
    return null
  const before = text.slice(context.quietFrom, end)
  const start =
    context.quietFrom + Math.max(...['，', '；', '：', '。'].map((sign) => before.lastIndexOf(sign))) + 1
  const verb = lastVerbStart(text, { start, end })
  const front = readFront(text, verb, end, context.place)
  const noun = tidy(text, { start: front.start, end })
  const size = noun.end - noun.start
  return front.makes && size >= 2 && size <= 20 ? noun : null
}

/** 高新技术企业：900家: the label before the colon is what is measured. */
function labelBefore(text: string, spot: Spot, context: Context): Range | null {
  const end = spot.segment.clause.start - 1
  if (spot.segment.sign !== '：' || spot.from !== spot.segment.clause.start || end <= context.quietFrom)
    return null
  const before = text.slice(context.quietFrom, end)
  const start =
    context.quietFrom + Math.max(...['，', '；', '。', '、'].map((sign) => before.lastIndexOf(sign))) + 1
  const front = readFront(text, start, end, context.place)
  const noun = tidy(text, { start: front.start, end })
  const known = endsInWord(text.slice(noun.start, noun.end))
  return known && noun.end - noun.start >= 2 && noun.end - noun.start <= 24 ? noun : null
}

type Wanting = { spot: Spot; front: Front; predicate: Predicate; after: Range; whole: Range }
type Taken = { noun: Noun; rule: Rule }

/** A number without a noun of its own takes one that was printed before it, or is left. */
export function emitInherited(text: string, found: Wanting, context: Context): void {
  const { spot, front, predicate } = found
  const taken = namedBefore(text, found, context) ?? lent(text, found, context)
  if (taken) emit({ spot, front, predicate, nouns: [taken.noun], rule: taken.rule }, context, text)
  else context.refused.push({ token: spot.token, reason: 'noIndicator' })
}

/** A noun of the clause before: its subject, its label, what it makes; or the thing made once more. */
function namedBefore(text: string, found: Wanting, context: Context): Taken | null {
  const { spot, front, predicate, whole } = found
  const empty = whole.end === whole.start
  const lone = empty && (predicate.words.length > 0 || spot.baseline !== null)
  const quiet = lone ? quietSubject(text, { ...spot, ...context }) : null
  if (quiet) return { noun: [quiet], rule: 'same-subject' }
  const label = empty ? labelBefore(text, spot, context) : null
  if (label) return { noun: [label], rule: 'subject-value' }
  const made = spot.token.unit?.class === 'time' ? null : madeBefore(text, spot, context)
  const lead = text.slice(spot.segment.clause.start, spot.token.start)
  if (made && /(?:力争|确保|争取|预计|计划|拟|到\d{4}年[底末]?前?)/.test(lead))
    return { noun: [made], rule: 'same-subject' }
  const again = front.makes && context.last?.token.unitSurface === spot.token.unitSurface
  const verb = /^(?:改扩建|改建|扩建|改造|提升|续建|在建|修缮|新建)$/.test(text.slice(whole.start, whole.end))
  return context.last && again && verb ? { noun: context.last.noun, rule: 'same-subject' } : null
}

/** The noun of the statement before; where the words are only a verb that can be a name, that verb. */
function lent(text: string, { spot, front, predicate, whole }: Wanting, context: Context): Taken | null {
  const last: Taken | null = context.last
    ? { noun: sameKind(context, spot.token), rule: 'same-subject' }
    : null
  const alike = spot.segment.sign === '、' && context.last?.token.unitSurface === spot.token.unitSurface
  const empty = whole.end === whole.start
  if (last && (alike || empty || front.verbs.length === 0 || !front.makes || predicate.words.length > 0))
    return last
  const restored = tidy(text, whole)
  const verb = front.verbs[front.verbs.length - 1]
  const names =
    verb !== undefined &&
    restored.end > restored.start &&
    wordEnding(makeVerbs, text, restored.end, restored.start) === verb
  return names
    ? { noun: [{ start: restored.end - verb.length, end: restored.end }], rule: 'subject-value' }
    : last
}

const timeInside =
  /(?:上半年|下半年|全年|[一二三四]季度|前[一二三]季度|今年|去年|目前|当前|\d{1,2}月[底末份]?前?|20\d\d年[底末]?前?)/

/** 平陆运河一季度投资 without its time; a port or airport that stood before the time is the place of the measure. */
function withoutTime(text: string, noun: Range): readonly Range[] | null {
  const body = text.slice(noun.start, noun.end)
  const share = /^(.{2,}?)(?:仅|约|已|也|均|共|却|总计|合计)占./.exec(body)
  if (share) {
    const cut = noun.start + (share[1] ?? '').length
    return [
      { start: noun.start, end: cut },
      { start: noun.start + share[0].length - 2, end: noun.end },
    ]
  }
  const found = timeInside.exec(body.slice(1))
  if (!found || body.includes('、')) return null
  const before = { start: noun.start, end: noun.start + 1 + found.index }
  const after = tidy(text, { start: before.end + found[0].length, end: noun.end })
  if (after.end <= after.start) return before.end - before.start >= 2 ? [before] : null
  return /(?:[省市县区镇乡州港]|机场|园区)$/.test(text.slice(before.start, before.end))
    ? [after]
    : [before, after]
}

export function emitSubject(
  text: string,
  found: { spot: Spot; front: Front; predicate: Predicate; noun: Range },
  context: Context,
): void {
  const { spot, front, predicate, noun } = found
  const bare = front.verbs.length === 0 && predicate.words.length === 0
  const alike = context.last?.comparator === 'newCount' && spot.token.unit?.class === 'count'
  const inList =
    bare && (spot.segment.sign === '、' || (spot.segment.sign === '，' && alike)) ? context.front : null
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
  const whose = text.startsWith('对', noun.start) && noun.end - noun.start > 4
  const quiet = isBareHead(text, noun) || whose ? quietSubject(text, { ...spot, ...context }) : null
  const madeThing = isBareHead(text, noun) && !quiet ? madeBefore(text, spot, context) : null
  const across = predicate.each === null && !keepsWhole(predicate) ? acrossVerb(text, noun) : null
  const governed =
    across ??
    (quiet || madeThing
      ? [quiet ?? madeThing ?? noun, noun]
      : governedNoun(text, noun, {
          counted: context.last?.token.unit?.class === 'count',
          among: front.among || '、(，'.includes(spot.segment.sign),
          point: spot.token.unit?.class === 'point',
          own: front.scope !== null,
          last: /^(?:带动|撬动|拉动)/.test(front.verbs.at(-1) ?? '') ? null : (context.last?.noun ?? null),
        }))
  if (governed) {
    emit({ spot, front: used, predicate, nouns: [governed], rule: 'governed-head' }, context, text)
    return
  }
  const timed = withoutTime(text, noun)
  if (timed) {
    emit({ spot, front: used, predicate, nouns: [timed], rule: 'subject-value' }, context, text)
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
