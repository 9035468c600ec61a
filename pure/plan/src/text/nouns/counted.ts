// Nouns after the number: what is counted, where that noun ends, and whether it outranks the words before.
//
// Invariant: the noun lies between the number and the end of its statement.

import type { Range } from '../page/range.ts'
import type { NumberToken } from '../numbers/number-token.ts'
import { wordAt, wordEnding } from '../words/lexicon.ts'
import { outcomeVerbs, personNouns, shareVerbs } from '../words/words.table.ts'
import { endsInEntity, type Noun } from './lists.ts'
import { type Front, type Predicate, tidy } from './phrases.ts'

type Choice = { noun: Range; front: Front; held: Predicate; token: NumberToken; after: Range; right: number }

/** The noun after the number; empty where a sign follows directly. */
export function rightNoun(text: string, token: NumberToken, right: number): Range {
  if (token.unit?.canonical === 'person' && text.startsWith('人口', token.end - 1))
    return tidy(text, { start: token.end - 1, end: token.end + 1 })
  if (text.charAt(token.end) === '(') return { start: token.end, end: token.end }
  const found = /^(?:规模)?的?/.exec(text.slice(token.end, token.end + 3))?.[0] ?? ''
  const amount = token.unit?.class !== 'count'
  if (amount && /^新?(?:大关|台阶|关口|门槛|目标|任务|水平)/.test(text.slice(token.end, token.end + 4)))
    return { start: token.end, end: token.end }
  let end = right
  const start = token.end + found.length
  const stop = text.slice(start, end).search(/^等(?:$|[，。；])|[，；：。！？]/)
  if (stop >= 0) end = start + stop
  if (end <= start) return { start, end: start }
  if (
    token.unit?.canonical === 'person' &&
    /^(?:凭|通过|在|因|经(?!济|营|理))/.test(text.slice(start, start + 2))
  )
    return tidy(text, { start, end })
  const cut = outcomeCut(text, { start, end }, token)
  const goal = /(?<=.{2})的?(?:任务|工作|预期|年度)?(?<!主要|重点|各项)(?:目标|任务|问题)$/.exec(
    text.slice(start, cut),
  )
  return tidy(text, { start, end: cut - (goal?.[0].length ?? 0) })
}

/** The counted noun ends where the words say what happens to the things. */
function outcomeCut(text: string, { start, end }: Range, token: NumberToken): number {
  let stop = end
  for (let i = start + 1; i < end; i += 1) {
    const spent =
      token.unit?.class === 'money' && /^(?:支持|用于|专项用于|推动|促进)/.test(text.slice(i, i + 4))
    if (spent && /(?:资金|基金|债券|国债|贷款|经费)$/.test(text.slice(start, i))) return i
    const verb = wordAt(outcomeVerbs, text, i, end)
    if (verb === '') continue
    const strong =
      /^(?:进入|入选|获评|获批|上榜|跻身|荣获|免费|晋升|评为|如期|全部|尽快|正式|取得|进展|达到|开展|实现|提供)$/.test(
        verb,
      )
    const before = { start, end: i }
    const person = token.unit?.class === 'person' && wordEnding(personNouns, text, i, start) !== ''
    const attributive = /^(?:的|企业|项目|率|机构|平台|中心|基地|示范|试点|园|工程|体系|服务|设施|用地)/.test(
      text.slice(i + verb.length, end),
    )
    if (person || (!attributive && (strong || endsInEntity(text, before)))) {
      stop = i
      break
    }
  }
  if (token.unit === null || token.unit.canonical === 'person' || token.unit.canonical === 'household') {
    for (let i = stop; i > start; i -= 1) {
      if (wordEnding(personNouns, text, i, start) !== '')
        return i + (/^[及和](?:其)?团队/.exec(text.slice(i, stop))?.[0].length ?? 0)
    }
  }
  return stop
}

/** 财政支出八成以上投向民生领域, 七成财力用于民生: the whole clause says what the share is. */
export function shareClause(
  text: string,
  token: NumberToken,
  { right, noun }: { right: number; noun: Range },
): Noun | null {
  if (token.unit?.class !== 'percent') return null
  const words = text.slice(token.end, right)
  const rest = words.replace(/^的/, '')
  if (rest !== words && /^(?:目标|任务|水平|要求|底线|红线|比例|速度|增速|增幅)/.test(rest)) return null
  if (rest !== words && /^[^，。；、\d]{2,14}(?:$|[，。；、和])/.test(rest)) {
    const size = rest.search(/[，。；、和]|$/)
    return [tidy(text, { start: token.end + 1, end: token.end + 1 + size })]
  }
  const verb = wordAt(shareVerbs, rest, 0)
  const range = { start: token.end + (words.length - rest.length), end: right }
  if (noun.end > noun.start) {
    return verb !== '' && rest.length > verb.length ? [noun, tidy(text, range)] : null
  }
  if (!/^[一-鿿“A-Za-z]/.test(rest) || /^(?:以上|左右|目标)/.test(rest)) return null
  return [tidy(text, range)]
}

/** The counted noun stands after the number (建设20个实验室) rather than before it (实验室20个). */
export function prefersRight(text: string, { noun, front, held, token, after, right }: Choice): boolean {
  if (after.end <= after.start || /^[，；：。！？、)”]/.test(text.slice(token.end, token.end + 1)))
    return false
  const kind = token.unit?.class ?? (token.scale > 1 ? 'count' : null)
  const direct = text.slice(token.end, right)
  if (wordAt(outcomeVerbs, direct, 0) !== '' && noun.end > noun.start) return false
  if (token.unit?.canonical === 'person' && wordEnding(personNouns, text, noun.end, noun.start) !== '')
    return false
  const people =
    token.unit?.canonical === 'person' && wordEnding(personNouns, text, noun.end, noun.start) !== ''
  if (people) return false
  if (kind === 'count' || kind === 'person')
    return noun.end <= noun.start || held.words.length === 0 || !held.level
  if (noun.end > noun.start && held.words.length > 0) return false
  if (kind === 'money' && noun.end > noun.start && /^(?:支持|用于|推动|建设|投入|助力|保障)/.test(direct))
    return false
  return kind === 'money' || (kind === 'physical' && (front.verbs.length > 0 || held.words.length > 0))
}

/** 三期, 八项规定: a small Chinese numeral counts only where a verb makes or reaches it. */
export function isArticle(token: NumberToken): boolean {
  return token.shape === 'hanzi' && token.scale === 1 && token.value < 10 && token.unit?.class === 'count'
}

/** 推进12个项目: the verb merely acts on things that are there (GUIDE §2.7). */
export function isExisting(front: Front, predicate: Predicate, token: NumberToken): boolean {
  if (!front.acts || front.fresh || front.net) return false
  if (token.unit?.class !== 'count' && token.unit?.class !== 'person' && !(token.unit === null)) return false
  return (
    predicate.words.length === 0 ||
    (predicate.bound !== null &&
      !predicate.level &&
      predicate.change === null &&
      predicate.words.length === 1)
  )
}
