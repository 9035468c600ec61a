// Fourth pass: the words around a number. The predicate is read off the end, verbs and adverbs off the beginning;
// what is left is the noun that the number measures.
//
// Invariant: the noun is a sub-range of the range given; reading off never moves an end past the other.

import { type Lexicon, lexicon, wordAt, wordEnding } from '../words/lexicon.ts'
import type { Range } from '../page/range.ts'
import {
  actVerbs,
  adverbs,
  bareHeads,
  type Bound,
  boundBefore,
  boundBeforeWords,
  fallVerbs,
  fixedNames,
  levelVerbs,
  makeVerbs,
  netVerbs,
  newVerbs,
  riseVerbs,
  scopeWords,
  tailAdverbs,
} from '../words/words.table.ts'
import { pattern } from '../words/pattern.ts'
import { closing } from './closings.ts'
import { regionAt } from './regions.ts'

export type Change = 'rise' | 'fall' | null

/** What the words directly before a number say. `end` is where the noun phrase ends. */
export type Predicate = {
  readonly end: number
  readonly bound: Bound | null
  readonly change: Change
  readonly level: boolean
  readonly fresh: boolean
  readonly net: boolean
  /** 分别, 均, 各. */
  readonly each: '分别' | '均' | null
  readonly annual: boolean
  /** The verb words found, nearest to the number first. */
  readonly words: readonly string[]
}

const keptEndings = pattern(
  '',
  '(?:副总|老总|换新|全新|最新|占比|公共|人均|户均|亩均|平均|日均|地均|供应|效应|反应|响应|需要|主要|许可|认可|体现|行为|国有|所有|合约|公约|附近|',
  '不良|创新|高新|更新|纯净|成就|全部项目|军民融合|对比|环比|同比|总比|占|公有|民有|自有|保有|持有|拥有|专有|部分|行业|组织实现|',
  '土地|绿地|占地|目的|标的|自净|有机|总额|分为|作为|认为|上升|提升|公升|晋升|研发投入|政策落实|资金投入|经费投入|总投入|财政投入|',
  '年投入|占比提升|覆盖|复盖|安居|投入)$',
)
const stripAnyway = /(?:占比|提升|上升|投入|覆盖|占|同比|环比)$/

type Tail = { word: string; kind: 'bound' | 'level' | 'rise' | 'fall' | 'fresh' | 'net' | 'adverb' }
const tailLists: readonly (readonly [Tail['kind'], Lexicon])[] = [
  ['net', netVerbs],
  ['fresh', newVerbs],
  ['bound', boundBeforeWords],
  ['level', levelVerbs],
  ['rise', riseVerbs],
  ['fall', fallVerbs],
  ['adverb', tailAdverbs],
]

function tailWord(text: string, start: number, end: number): Tail | null {
  let best: Tail | null = null
  for (const [kind, list] of tailLists) {
    const word = wordEnding(list, text, end, start)
    if (word !== '' && word.length > (best?.word.length ?? 0)) best = { word, kind }
  }
  return best
}

const comparison = pattern(
  '',
  '(?:比|较|与|同)(?:上年|去年|前年|上一年|年初|上届|同期|上年同期|去年同期|五年前|三年前|十年前|上月|上季度?|[一二三四]季度|前[一二三]季度|上半年|1-\\d{1,2}月|“?[一二十]{2,3}五”?末?|',
  '\\d{4}年?)(?:底|末|同期|年底|年末|全年|全年总数|全年总量|同口径)?(?:相比|时)?$',
)
const standards = pattern(
  '',
  '(?:是|为|达到?|相当于)(?:\\d{4}年|上年|去年|“?十[一二三四五]?五”?)(?:底|末|同期|时期|前)?的?$|每[万千百]?(?:人口?|',
  '户|名)$|(?:按|以)[^，。；、]{1,10}(?:计|计算|口径)$|(?:\\d{4}年|今年|去年|上年|全年|上半年)(?:\\d{1,2}-\\d{1,2}月|上半年|前[一二三]季度|全年)?$|',
  '(?<=[一-鿿])[一二两三四五六七八九十]年(?:内|间)?$|连续\\d{1,2}年$|在?(?:现有|原有|上年|去年)?的?基础上$',
)

type Found = {
  bound: Bound | null
  change: Change
  level: boolean
  fresh: boolean
  net: boolean
  annual: boolean
}

/** Read the predicate off the end of `[start, end)`. */
export function readPredicate(text: string, start: number, end: number): Predicate {
  const found: Found = { bound: null, change: null, level: false, fresh: false, net: false, annual: false }
  let each: Predicate['each'] = null
  const words: string[] = []
  let to = end
  for (let turn = 0; turn < 12 && to > start; turn += 1) {
    const near = text.slice(Math.max(start, to - 18), to)
    const compared = comparison.exec(near) ?? standards.exec(near)
    if (compared) {
      to -= compared[0].length
      continue
    }
    const tail = tailWord(text, start, to)
    if (!tail || (blocked(near, tail) && !(words.length === 0 && stripsAnyway(near, tail)))) break
    if (found.level && tail.kind === 'level' && !/^(?:累计达|有|实现|完成)$/.test(tail.word)) break
    if (found.change !== null && /^(?:增速|涨幅|增幅|降幅)$/.test(tail.word)) break
    if (
      (found.change !== null || found.fresh) &&
      (tail.kind === 'rise' || tail.kind === 'fall') &&
      tail.word.length === 1
    )
      break
    to -= tail.word.length
    if (tail.kind !== 'adverb') words.push(tail.word)
    if (tail.kind === 'bound') found.bound ??= boundBefore.get(tail.word) ?? null
    else if (tail.kind === 'level') found.level ||= found.change === null
    else if (tail.kind === 'rise' && !found.level) found.change ??= 'rise'
    else if (tail.kind === 'rise')
      found.change ??= /^(?:增速|涨幅|增幅|(?:上涨|增长|提高)(?:幅|速)度)/.test(tail.word) ? 'rise' : null
    else if (tail.kind === 'fall' && (!found.level || tail.word.startsWith('降幅'))) found.change ??= 'fall'
    else if (tail.kind === 'fresh') found.fresh = true
    else if (tail.kind === 'net') found.net = true
    if (tail.word.includes('分别')) each = '分别'
    else if (/^(?:均|各|各自|均已|双双|都)$/.test(tail.word)) each ??= '均'
    if (/年均|平均每年|每年平均/.test(tail.word)) found.annual = true
  }
  return { end: to, ...found, each, words }
}

/** A single character that belongs to the noun (创新, 供应, 占比) is not read off. */
function blocked(near: string, tail: Tail): boolean {
  if (tail.word.length > 1) return /(?:占比提升|保有|持有|不均|人均占有)$/.test(near) && tail.word.length < 2
  return keptEndings.test(near)
}

function stripsAnyway(near: string, tail: Tail): boolean {
  return stripAnyway.test(near) && tail.kind !== 'bound' && near.endsWith(tail.word) && tail.word.length > 1
}

/** Where the words begin after a leading date. */
export function readTimes(text: string, range: Range): number {
  times.lastIndex = range.start
  const found = times.exec(text)
  return found && range.start + found[0].length < range.end ? range.start + found[0].length : range.start
}

// The front -------------------------------------------------------------------------------------------------------

/** What the words before the noun say. `start` is where the noun begins. */
export type Front = {
  readonly start: number
  readonly verbs: readonly string[]
  /** The last verb of the front merely acts on an existing set. */
  readonly acts: boolean
  readonly makes: boolean
  readonly fresh: boolean
  readonly net: boolean
  readonly change: Change
  readonly annual: boolean
  readonly scope: Range | null
  readonly among: boolean
}

/** Where nothing stands before the noun. */
export const noFront: Front = {
  start: 0,
  verbs: [],
  acts: false,
  makes: false,
  fresh: false,
  net: false,
  change: null,
  annual: false,
  scope: null,
  among: false,
}

const times = pattern(
  'y',
  '(?:连续\\d{1,2}年|\\d{1,2}(?:-|至|到)\\d{1,2}月(?:份)?|[●■◆▪★]?[一二三四五六七八九十]{1,3}是(?!否)|\\([一二三四五六七八九十]{1,3}\\)|(?:到|至|截至|截止|',
  '力争到|从|自)?(?:\\d{4}|\\d{2})年(?:底|末|初|以来|全年|度|上半年|下半年|前三季度)?(?:前)?|(?:到|至)?“?(?:十[一二三四五]|',
  '十五)五”?(?:期间|时期|末|以来|规划)?(?:前四年|五年)?|\\d{1,2}(?:-\\d{1,2})?月(?:底|末|份)?前?|(?:今后|',
  '未来|过去|近)[一二三四五十\\d]{1,2}年(?:来|间|里)?|前(?:\\d|[一二三四五六七八九十]){1,2}个?(?:月|季度)|',
  '[一二三四五]年(?:来|间|累计)|(?:到|至)(?:今|明|本)年(?:底|末)?|(?:每|今|明|去|上|本|当)年(?:底|末)?)(?:，)?',
)
/** 平均贷款利率, 平均处置时长: the mean is what is measured. */
const meanOf = /^平均[^，。；、]{0,8}(?:率|时长|时间|年限|周期|价|价格|寿命|浓度|单产|工资)$/
/** 对共建国家进出口, 对经济增长的贡献率: 对 belongs to the measure. */
const towards = /^对[^，。；、]{2,16}?(?:进出口|出口|进口|贸易|投资|增长的?[贡奉]献率|贷款)/
/** 新增量, 净增额: quantities of their own. */
const freshClosing = /^(?:额|量(?!子|产)|值(?!班|守)|率|长|幅)/
const batch = /^(?:首批|新一批|一批|第[一二三四五六]批|一系列|更多|若干|这些|各类|近|余)/
const praise = pattern(
  '',
  '^[^，。；、\\d]{0,18}(?:领先|一流|影响力|竞争力|知名|特色鲜明|优势明显|先进水平|示范效应|示范意义|引领性|标志性|高质量|',
  '优质|高水平|强劲|突出|过硬|完善|完备|便捷|优美|独特|显示度|辨识度)的',
)
const frontLists: readonly (readonly [string, Lexicon])[] = [
  ['fixed', fixedNames],
  ['net', netVerbs],
  ['fresh', newVerbs],
  ['act', actVerbs],
  ['make', makeVerbs],
  ['rise', lexicon('增加 提高 提升 扩大 再增加 增长')],
  ['fall', lexicon('压减 减少 降低 削减 压降 缩减 关停退出 退出 压减退出 化解退出')],
  ['scope', scopeWords],
  ['adverb', adverbs],
]

/** Read verbs, adverbs, dates and regions off the beginning of `[start, end)`. */
export function readFront(text: string, start: number, end: number, place: readonly string[] = []): Front {
  const front: { -readonly [Mark in keyof Front]: Front[Mark] } = { ...noFront }
  const verbs: string[] = []
  let at = start
  for (let turn = 0; turn < 24 && at < end; turn += 1) {
    const sign = signAt(text, at, { start, end })
    if (sign > 0) {
      at += sign
      continue
    }
    times.lastIndex = at
    const time = times.exec(text)
    if (time && at + time[0].length <= end && time[0] !== '') {
      at += time[0].length
      if (/年均/.test(time[0])) front.annual = true
      continue
    }
    const region = regionAt(text, at, end, place)
    const [kind, word] = region ? ['scope', region] : longestFront(text, at, end)
    if (word === '全国' && text.startsWith('“', at + 2)) break
    if (word === '平均' && meanOf.test(text.slice(at, end))) break
    if (word === '对' && towards.test(text.slice(at, Math.min(end, at + 24)))) break
    if (
      word === '' ||
      kind === 'fixed' ||
      (kind === 'fresh' || kind === 'net' ? freshClosing : closing).test(
        text.slice(at + word.length, Math.min(end, at + word.length + 4)),
      )
    )
      break
    if (/^高(?:质量|标准|水平|效)$/.test(word) && !verbAt(text, at + word.length, end)) break
    if (kind === 'scope') {
      const to = text.startsWith('(', at + word.length)
        ? afterBracket(text, at + word.length, end)
        : at + word.length
      if (to >= end) break
      front.scope = { start: at, end: to }
      at = to
      continue
    }
    if (kind !== 'adverb') {
      verbs.push(word)
      front.acts = kind === 'act'
      front.makes ||= kind === 'make' || kind === 'fresh' || kind === 'net'
      front.fresh ||= kind === 'fresh'
      front.net ||= kind === 'net'
      if (kind === 'rise' || kind === 'fall') front.change = kind
    } else if (/年均|每年/.test(word)) front.annual = true
    else if (word === '其中') front.among = true
    at += word.length
    if (/^(?:为|给|向|帮助)$/.test(word)) {
      const to = beneficiary(text, at, end)
      if (to > at) front.scope = { start: at, end: to }
      at = to
    }
  }
  return { ...front, start: trimPraise(text, at, end), verbs }
}

/** The length of the signs or the list mark at `at`; 0 where a word stands there. */
function signAt(text: string, at: number, { start, end }: Range): number {
  const char = text.charAt(at)
  if ('，、；：)”的.！!- ■▶◆►▪★●◇□◎◆▲➤※>'.includes(char) && !(char === '的' && at === start)) return 1
  if (at !== start) return 0
  return /^\d{1,2}[.、](?=[一-鿿])/.exec(text.slice(at, Math.min(end, at + 4)))?.[0].length ?? 0
}

/** 为经营主体减轻负担: who it is done for goes to scope; the verb goes on. */
function beneficiary(text: string, at: number, end: number): number {
  for (let i = at + 2; i < Math.min(end - 1, at + 14); i += 1) {
    const verb = wordAt(makeVerbs, text, i, end) || wordAt(doneFor, text, i, end)
    if (verb.length >= 2 && !closing.test(text.slice(i + verb.length, i + verb.length + 4))) return i
  }
  return at
}
const doneFor = lexicon('减轻 减税 减负 节约 节省 减免 降低')

/** 高质量建设 is done well; 高质量数据集 is a kind of thing. */
function verbAt(text: string, at: number, end: number): boolean {
  return [makeVerbs, actVerbs, newVerbs].some((list) => wordAt(list, text, at, end) !== '')
}

function longestFront(text: string, at: number, end: number): [string, string] {
  let best: [string, string] = ['', '']
  for (const [kind, list] of frontLists) {
    const word = wordAt(list, text, at, end)
    if (word === '建成区' && text.startsWith('域', at + 3)) continue
    if (word === '新增就业' && text.startsWith('岗位', at + 4)) continue
    if (word.length > best[1].length) best = [kind, word]
  }
  return best
}

function afterBracket(text: string, at: number, end: number): number {
  const close = text.indexOf(')', at)
  return close > at && close < Math.min(end, at + 30) ? close + 1 : at
}

function trimPraise(text: string, start: number, end: number): number {
  let at = start
  const words = batch.exec(text.slice(at, Math.min(end, at + 6)))
  if (words && at + words[0].length < end && !/^(?:各类|近)/.test(words[0])) at += words[0].length
  const praised = praise.exec(text.slice(at, Math.min(end, at + 30)))
  if (praised && at + praised[0].length < end) at += praised[0].length
  return at
}

/** A noun is a quantity word that needs the noun in front of it (总额, 占比). */
export function isBareHead(text: string, range: Range): boolean {
  const word = wordAt(bareHeads, text, range.start, range.end)
  return word.length === range.end - range.start
}

/** Cut punctuation, unbalanced quotes and brackets and a closing 的 off both ends. */
export function tidy(text: string, range: Range): Range {
  let { start, end } = range
  for (let turn = 0; turn < 20 && start < end; turn += 1) {
    const first = text.charAt(start)
    const last = text.charAt(end - 1)
    const body = text.slice(start, end)
    if ('，、；：。！？)”的~-.·/\n '.includes(first)) start += 1
    else if ('，、；：。！？(“的~-.·/\n '.includes(last)) end -= 1
    else if (last === ')' && /\(\d{1,2}\)$/.test(body)) end -= /\(\d{1,2}\)$/.exec(body)?.[0].length ?? 1
    else if (first === '(' && !body.includes(')')) start += 1
    else if (first === '(' && body.indexOf(')') < body.length - 1) start += body.indexOf(')') + 1
    else if (last === ')' && !body.includes('(')) end -= 1
    else if (last === '”' && !body.includes('“')) end -= 1
    else if (first === '“' && !body.includes('”')) start += 1
    else break
  }
  return { start, end: Math.max(start, end) }
}
