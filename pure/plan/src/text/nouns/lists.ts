// Fifth pass, for nouns: a list of names that shares its last or first words becomes one name per item.
//
// Invariant: every item is made of ranges of the text in reading order; no character is added (GUIDE §5.6, §5.7).

import { wordAt, wordEnding } from '../words/lexicon.ts'
import type { Range } from '../page/range.ts'
import { tidy } from './phrases.ts'
import { bareHeads, entityHeads, joinedNames, measureHeads } from '../words/words.table.ts'

/** A noun as ranges of the text in reading order. */
export type Noun = readonly Range[]

export function nounText(text: string, noun: Noun): string {
  return noun.map((part) => text.slice(part.start, part.end)).join('')
}

/** Split `range` at 、 and, when `words` is set, at 和 与 及 以及. Names that contain a 和 of their own stay whole. */
export function splitList(text: string, range: Range, words: boolean): Range[] {
  const items: Range[] = []
  let from = range.start
  let depth = 0
  for (let i = range.start; i < range.end; i += 1) {
    const joined = wordAt(joinedNames, text, i, range.end)
    if (joined !== '') {
      i += joined.length - 1
      continue
    }
    const char = text.charAt(i)
    if (char === '(' || char === '“' || char === '《') depth += 1
    else if (char === ')' || char === '”' || char === '》') depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    const cut = char === '、' ? 1 : words ? conjunction(text, i, range) : 0
    if (cut > 0) {
      items.push({ start: from, end: i })
      from = i + cut
      i = from - 1
    }
  }
  items.push({ start: from, end: range.end })
  return items.map((item) => tidy(text, item)).filter((item) => item.end > item.start)
}

function conjunction(text: string, at: number, range: Range): number {
  if (at <= range.start || at + 1 >= range.end) return 0
  if (text.startsWith('以及', at)) return 2
  const char = text.charAt(at)
  if (char === '和' || char === '与')
    return /^(?:谐|平|解|会)/.test(text.slice(at + 1, at + 2)) ||
      /[共中总温参饱]$/.test(text.slice(at - 1, at))
      ? 0
      : 1
  if (char === '及')
    return /[以普涉推波顾危]$/.test(text.slice(at - 1, at)) || /^[其时格以]/.test(text.slice(at + 1, at + 2))
      ? 0
      : 1
  return 0
}

type Head = Range & { readonly kind: 'entity' | 'measure' }

/** The head words at the end of a name, left to right: 高新技术|企业|数量. */
function headChain(text: string, range: Range): Head[] {
  const chain: Head[] = []
  let to = range.end
  while (to > range.start) {
    const entity = wordEnding(entityHeads, text, to, range.start)
    const measure = wordEnding(measureHeads, text, to, range.start)
    const word = measure.length > entity.length ? measure : entity
    if (word === '') break
    chain.unshift({
      start: to - word.length,
      end: to,
      kind: measure.length > entity.length ? 'measure' : 'entity',
    })
    to -= word.length
  }
  return chain
}

/** Complete the items of one list from its last and its first item. */
export function completeItems(text: string, items: readonly Range[]): Noun[] {
  const last = items[items.length - 1]
  const first = items[0]
  if (!last || !first || items.length < 2) return items.map((item) => [item])
  const chain = headChain(text, last)
  const owner = ownerOf(text, first)
  return items.map((item, i) => {
    if (i < items.length - 1) {
      const mixed = items.some(
        (other, j) => j < items.length - 1 && j !== i && otherThing(text, other, chain),
      )
      const trade = sharedTrade(text, { item, chain, last })
      if (trade) return [item, trade]
      const added = sharedTail(
        text,
        item,
        mixed ? chain.filter((part) => part.kind === 'measure') : chain,
        last,
      )
      if (added) return [item, added]
    }
    if (i > 0 && owner && isBare(text, item) && owner.end > owner.start) return [owner, item]
    return [item]
  })
}

/** Another item of the list ends in a thing of its own, so the last item's thing is not shared. */
function otherThing(text: string, item: Range, chain: readonly Head[]): boolean {
  const head = headChain(text, item).at(-1)
  if (!head || head.kind !== 'entity') return false
  const word = text.slice(head.start, head.end)
  return (
    chain.some((part) => part.kind === 'entity') &&
    !chain.some((part) => text.slice(part.start, part.end) === word)
  )
}

/** Kinds of business: the word that a list of trades shares (高端装备、新材料产业产值). */
const trades = /^(?:全?产业链|产业|行业|集群|企业|制造业|服务业|领域|项目|产品)$/
/** Words that name a trade by themselves, so that another one can follow. */
const tradeStem =
  /(?:装备|材料|医药|汽车|光伏|风电|机器人|软件|设备|制造|电子|信息|能源|食品|化工|机械|芯片|医疗)$/

type Sharing = { item: Range; chain: readonly Head[]; last: Range }

/** 先进材料、电子信息产业规模: the trade word and what follows it belong to every item. */
function sharedTrade(text: string, { item, chain, last }: Sharing): Range | null {
  const isTrade = (part: Head): boolean => trades.test(text.slice(part.start, part.end))
  const trade = chain.find((part) => part.kind === 'entity' && part.start > last.start && isTrade(part))
  const head = headChain(text, item).at(-1)
  if (!trade || (head && (head.kind === 'measure' || isTrade(head)))) return null
  const free = !head || tradeStem.test(text.slice(item.start, item.end))
  return free ? { start: trade.start, end: last.end } : null
}

/** 本地转化、精深加工率: what a rate can be of. */
const rateStem = /(?:转化|加工|利用|覆盖|配套|入住|达标|完成|合格|保存|普及|收集|处理|回收|就业|入学|巩固)$/

function sharedTail(text: string, item: Range, chain: readonly Head[], last: Range): Range | null {
  const own = headChain(text, item)
  const head = own[own.length - 1]
  if (!head) {
    const rank = /^[^，。、]{1,3}级(?:及?以上)?$/.test(text.slice(item.start, item.end))
    const ownRank = /^[^，。、]{1,3}级(?:及?以上)?/.exec(text.slice(last.start, last.end))
    if (rank && ownRank && ownRank[0].length < last.end - last.start)
      return { start: last.start + ownRank[0].length, end: last.end }
    const from =
      chain.find(
        (part) =>
          part.start > last.start &&
          (last.end - part.start > 1 ||
            (text.charAt(part.start) === '率' && rateStem.test(text.slice(item.start, item.end)))),
      ) ?? null
    return from ? { start: from.start, end: last.end } : null
  }
  if (head.kind === 'measure') return null
  const word = text.slice(head.start, head.end)
  const same = chain.findIndex((part) => text.slice(part.start, part.end) === word)
  const rest =
    same >= 0
      ? chain[same + 1]
      : chain.find(
          (part, i) => part.kind === 'measure' && chain.slice(i).every((later) => later.kind === 'measure'),
        )
  const rate = rateStem.test(text.slice(item.start, item.end))
  const whole =
    rest !== undefined && (last.end - rest.start > 1 || (rate && text.charAt(rest.start) === '率'))
  return rest && whole ? { start: rest.start, end: last.end } : null
}

/** 规模以上工业企业 in 规模以上工业企业营业收入: what owns the measure. */
export function ownerOf(text: string, range: Range): Range | null {
  const chain = headChain(text, range)
  let start = range.end
  for (let i = chain.length - 1; i >= 0; i -= 1) {
    const head = chain[i]
    if (!head || head.kind !== 'measure') break
    start = head.start
  }
  const bare = wordEnding(bareHeads, text, range.end, range.start)
  if (range.end - bare.length < start && bare !== '') start = range.end - bare.length
  if (start <= range.start || start === range.end) return null
  return { start: range.start, end: start }
}

/** Without its measure word; the whole name where it has none. */
export function governing(text: string, noun: Noun): Noun {
  const last = noun[noun.length - 1]
  if (!last) return noun
  if (noun.length > 1 && isBare(text, last)) return noun.slice(0, -1)
  if (/生产总值$/.test(text.slice(last.start, last.end))) return noun
  const owner = ownerOf(text, last)
  if (!owner) return noun
  const cut = text.slice(owner.start, owner.end).replace(/(?:年|月|的|总|播种|种植|养殖|登记|认定登记)$/, '')
  return [...noun.slice(0, -1), { start: owner.start, end: owner.start + cut.length }]
}

function isBare(text: string, item: Range): boolean {
  const word = wordAt(bareHeads, text, item.start, item.end)
  return word.length === item.end - item.start
}

/** The name ends in a quantity word, so a list before it is a list of quantities. */
export function endsInMeasure(text: string, range: Range): boolean {
  return wordEnding(measureHeads, text, range.end, range.start) !== ''
}

/** The name ends in a word for things; 20家企业入选: the noun is over here. */
export function endsInEntity(text: string, range: Range): boolean {
  return wordEnding(entityHeads, text, range.end, range.start) !== ''
}

/** 城乡居民收入分别, 收支分别, 一二三产增加值分别: words of one character each (GUIDE §5.6). */
export function splitPair(text: string, range: Range, count: number): Noun[] | null {
  const body = text.slice(range.start, range.end)
  const loans = body.indexOf('存、贷款')
  if (count === 2 && loans >= 0) {
    const at = range.start + loans
    const owner = { start: range.start, end: at }
    return [
      [
        { start: range.start, end: at + 1 },
        { start: at + 3, end: range.end },
      ],
      [owner, { start: at + 2, end: range.end }].filter((part) => part.end > part.start),
    ]
  }
  for (const group of count === 3
    ? ['一二三', '水电气', '陆海空', '高中低']
    : ['城乡', '收支', '进出', '存贷', '供排', '工农', '产销', '煤电', '内外', '水陆']) {
    const at = body.lastIndexOf(group)
    if (at < 0 || group.length !== count) continue
    const start = range.start + at
    const head: Range = { start: range.start, end: start }
    const tail: Range = { start: start + group.length, end: range.end }
    return [...group].map((_, i) =>
      [head, { start: start + i, end: start + i + 1 }, tail].filter((part) => part.end > part.start),
    )
  }
  return null
}
