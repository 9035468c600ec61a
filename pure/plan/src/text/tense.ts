// Eighth pass: does the number lie ahead or behind, and in which year (GUIDE §7, §8).
//
// Invariant: a cue holds from where it stands to the end of its paragraph, or to the next cue.

import type { Paragraph } from './layout.ts'
import { pattern } from './words/pattern.ts'

export type Kind = 'target' | 'achievement'

type Cue = { readonly at: number; readonly period: string | null; readonly kind: Kind | null }

/** Tense of one paragraph: cues in reading order and the balance of its wording. */
export type Tense = {
  readonly cues: readonly Cue[]
  readonly plan: string | null
  readonly lean: number
  readonly section: Kind | null
}

export type Moment = { readonly kind: Kind; readonly period: string | null; readonly sure: boolean }

const five = ['十一', '十二', '十三', '十四', '十五', '十六']
const cueWords = pattern(
  'g',
  '“?(十[一二三四五六])五”?(?!规划(?:纲要|》))|(\\d{4})年|(今年以来|今年|全年|年内|本年度?|今明两年)|(去年|',
  '上年|过去的?一年|一年来)|(今后五年|未来五年)|(过去五年|五年来|五年间|本届政府|三年来|近年来|近五年|近三年)|(目前|截至目前|',
  '截止目前|迄今|已累计|现已|现有)',
)

/** Find the cues of one paragraph. `section` is what the heading above it says. */
export function tenseOf(
  text: string,
  paragraph: Paragraph,
  { year, section, prior }: { year: number | null; section: Kind | null; prior: number },
): Tense {
  const cues: Cue[] = []
  let plan: string | null = null
  const body = text.slice(paragraph.start, paragraph.end)
  for (const found of body.matchAll(cueWords)) {
    const before = body.slice(Math.max(0, found.index - 6), found.index)
    if (/《[^》]*$/.test(body.slice(Math.max(0, found.index - 30), found.index))) continue
    if (/(?:比|较|与|同|和|以)$/.test(before)) continue
    const after = body.slice(found.index + found[0].length, found.index + found[0].length + 8)
    if (
      /(?:从|由|自)$/.test(before) &&
      /^(?:底|末)?的|^(?:底|末)?[^，。]{0,8}[\d]/.test(after) &&
      !/完成情况|来看|起/.test(after)
    )
      continue
    if (/^(?:同期|底相比|末相比|相比|的?[\d.]+倍)/.test(after)) continue
    const cue = readCue(found, { before, after, year })
    if (cues.length > 0 && /^(?:全年|年内)$/.test(found[0])) continue
    if (!cue) continue
    if (found[1] !== undefined) plan = cue.period
    else cues.push({ at: paragraph.start + found.index, period: cue.period, kind: cue.kind })
    if (found[1] !== undefined && cue.kind !== null)
      cues.push({ at: paragraph.start + found.index, period: null, kind: cue.kind })
  }
  return { cues, plan, lean: lean(body) + prior, section }
}

type CueContext = { before: string; after: string; year: number | null }

function readCue(
  found: RegExpExecArray,
  { before, after, year }: CueContext,
): { period: string | null; kind: Kind | null } | null {
  if (found[1] !== undefined) {
    const start = 2006 + five.indexOf(found[1]) * 5
    const period = `${start}-${start + 4}`
    if (
      !/^(?:期间|时期|以来|末|开局|收官|第一年|目标|主要|规划期|前|全国|各|，|。|$|[^“”]{0,2}[时期间末])/.test(
        after,
      )
    )
      return { period, kind: null }
    if (year === null || /^(?:开局|第一年|规划)/.test(after)) return { period, kind: null }
    if (/^以来/.test(after)) return { period, kind: 'achievement' }
    return { period, kind: start + 4 < year ? 'achievement' : start >= year ? 'target' : null }
  }
  if (found[2] !== undefined) {
    const named = Number(found[2])
    const ahead = /(?:到|至|力争|争取)$/.test(before) && !/截[至止到]$/.test(before)
    if (year === null)
      return { period: found[2], kind: ahead ? 'target' : /截[至止到]$/.test(before) ? 'achievement' : null }
    if (named < year) return { period: found[2], kind: 'achievement' }
    if (named > year) return { period: found[2], kind: 'target' }
    return {
      period: found[2],
      kind:
        /截[至止到]$/.test(before) || /^1?-?\d{0,2}-\d{1,2}月|^(?:上半年|前\S季度|一季度)/.test(after)
          ? 'achievement'
          : 'target',
    }
  }
  if (found[3] !== undefined) {
    if (/每$/.test(before)) return null
    return {
      period: year === null ? null : String(year),
      kind: found[3].endsWith('以来') ? 'achievement' : /^[今]/.test(found[3]) ? 'target' : null,
    }
  }
  if (found[4] !== undefined) return { period: year === null ? null : String(year - 1), kind: 'achievement' }
  if (found[5] !== undefined) return { period: year === null ? null : `${year}-${year + 4}`, kind: 'target' }
  if (found[6] !== undefined) return { period: null, kind: 'achievement' }
  return { period: null, kind: 'achievement' }
}

const aheadWords = pattern(
  'g',
  '(?:具体|总体|工作|发展|年度|主要)目标[:：]|力争|确保|争取|预期目标|主要目标|目标是|目标为|(?:^|[，。；])(?:要|',
  '将|计划|拟)|拟(?:安排|发行|按|新增|实施)|我们将|我们要|必须|计划(?:安排|投资|实施|新|建|完成|增长)|工作(?:安排|任务|打算)|重点(?:抓好|做好)',
)
/** Verbs with which a plan gives its orders. */
const orderVerbs = [
  '加快|推动|推进|强化|实施|支持|深化|健全|完善|优化|加强|开展|大力|积极|着力|深入|持续|构建|打造|培育|布局|推行|发展|建立|鼓励|引导|促进|统筹|做优|做强|',
  '做大|谋划|聚焦|落实|抓好|办好|拓展|扩大|提升|坚持|组织|组建|巩固|协同|稳定|稳步|提供|保障|启动|改造|治理|争创|高效|高质量|高标准|全面|发挥|用好|抢抓|',
  '加力|狠抓|加大|严格|壮大|丰富|常态化',
].join('')
const orders = pattern('g', '(?:^|[，。；：])(?:“?[^，。；：”]{0,4}是)?(?:', orderVerbs, ')')
/** 创新动能持续增强。: a subject and what became of it, as accounts of the past open a paragraph. */
const outcomes = pattern(
  'g',
  '(?:^|[。；\\n])(?!(?:要|将|让|使|',
  orderVerbs,
  '))[一-鿿“”、]{2,14}(?:提升|增强|改善|壮大|优化|显现|彰显|凸显|巩固|向好|提速|突破|跃升|完善|进步|夯实|见效|',
  '领先|活跃|转换|释放|迸发|加速|涌现|回升|提质|增效|扩大|丰富|深化|加快|增进|稳固|蝶变|升级|发力|运营|投用|通车)(?=[，。；])',
)
const behindWords = pattern(
  'g',
  '同比|比上年|较上年|比去年|较去年|比\\d{4}年|较\\d{4}年|居(?:全国|全省|中国|全球|世界|西部|中部|首位|第)|位居|位列|',
  '跃居|稳居|排名|荣获|获评|入选|上榜|成效(?:明显|显著)|显著(?:增强|提升|提高|改善)|明显(?:增强|提升|提高|改善|成效)|',
  '持续(?:向好|增强|改善|优化|提升|扩大|增长|攀升|走在|领先|巩固)|不断(?:提高|增强|完善|优化|提升|壮大|改善|扩大|涌现|',
  '深化)|取得(?:重大|显著|明显|积极|新|重要|历史|突破)|成功|圆满|顺利(?!推)|创(?:历史)?新高|历史(?:性)?(?:新高|',
  '突破|最好|最高)|首次|率先|跃升|提升至|增加到|上升到|提高到.{0,12}[。；]|(?:从|由)[^，。]{1,16}(?:增加|',
  '增长|提高|提升|上升|下降)(?:到|至)|实现(?:新|历史|系统|重大|全面)[^，。]{0,4}(?:跨越|突破|重塑|提升)|五年来|',
  '更加|迈上|(?:全面|超额|基本)完成|了(?=[，。；一新重])|扎实推进[，。；]|(?:稳步|持续)推进[，。；]|已|累计(?:完成|',
  '建成|培育|新增|下降|增长|减|为|发放|投入|实现)|走在前列|达历史|深化拓展|提级扩能|落地见效|做出了|作出|贡献了|连续\\d|实现零的突破|',
  '喜人|有目共睹|[决成现加升长低造]了|拥有|增势|势头|见底|转正|平稳运行',
)

/** Plans print round numbers with limits; accounts of the past print fine ones. */
const limits = /\d[^，。；、\d]{0,4}(?:以上|左右|以内)/g
const fine = /\d{2,}\.\d|\d\.\d{2,}|\d\.[1-46-9]%|[1-9]\d{2,}[1-9](?![\d年])/g
const uneven = /(?<![\d.])[1-9][1-46-9](?![\d.年月日号家级强])|\d\.[1-46-9](?![\d%])/g

/** Positive when the wording looks ahead, negative when it looks back. */
export function lean(body: string): number {
  const text = body.slice(0, 6000)
  return (
    2.5 * count(text, aheadWords) +
    0.7 * count(text, orders) +
    0.5 * count(text, limits) -
    1.4 * count(text, behindWords) -
    1.2 * count(text, outcomes) -
    0.8 * count(text, fine) -
    0.35 * count(text, uneven)
  )
}

function count(text: string, words: RegExp): number {
  words.lastIndex = 0
  let found = 0
  while (words.test(text)) found += 1
  return found
}

/** A statement's place: its offset in the document, the text of its clause, the balance of its sentence. */
export type Place = {
  readonly at: number
  readonly clause: string
  /** Balance of its sentence, worked out when it is asked for. */
  readonly lean: () => number
  readonly annual: boolean
  readonly year: number | null
}

const comparedWithPast = /同比(?!增长.{0,6}左右)|(?:比|较)上年(?:增长|增加|提高|下降|减少|多)/

/** Kind and period of one statement. */
export function momentOf(tense: Tense, { at, clause, lean: near, annual, year }: Place): Moment {
  const cue = cueBefore(tense.cues, at)
  const period = annual && tense.plan !== null ? tense.plan : (cue?.period ?? null)
  if (/力争|确保|计划到/.test(clause)) {
    const over =
      cue?.kind === 'achievement' && cue.period !== null && year !== null && Number(cue.period) < year
    if (!over) return { kind: 'target', period, sure: true }
  }
  if (cue?.kind) {
    const compared = comparedWithPast.test(clause) && !/左右|以上|以内|目标/.test(clause)
    const soft = cue.kind === 'target' && compared && near() < 0
    return { kind: soft ? 'achievement' : cue.kind, period, sure: !soft }
  }
  if (tense.section && Math.abs(near()) < 4) return { kind: tense.section, period, sure: true }
  const balance = tense.lean + near() + 1.2
  return { kind: balance < 0 ? 'achievement' : 'target', period, sure: Math.abs(balance) > 1.5 }
}

/** The last cue at or before an offset; cues are in reading order. */
function cueBefore(cues: readonly Cue[], at: number): Cue | null {
  let low = 0
  let high = cues.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cues[middle]?.at ?? at) <= at) low = middle + 1
    else high = middle
  }
  return cues[low - 1] ?? null
}

/** What a heading says about the part under it; null when it says nothing. */
export function sectionKind(title: string): Kind | null {
  if (title.length > 60) return null
  if (
    /回顾|过去五年|过去一年|工作总结|取得的?(?:成绩|成就)|主要成绩|发展成就|\d{4}年工作情况|基本情况|工作情况|完成情况|执行情况|发展基础/.test(
      title,
    )
  )
    return 'achievement'
  if (
    /工作(?:安排|任务|部署|打算|重点|思路|建议)|重点任务|主要任务|预期目标|总体要求|目标任务|今年(?:的)?[^，。]{0,4}(?:重点|工作|主要|任务|目标)|奋斗目标|主要目标|发展目标|工作目标/.test(
      title,
    )
  )
    return 'target'
  return null
}
