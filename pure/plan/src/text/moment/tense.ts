// Eighth pass: does the number lie ahead or behind, and in which year (GUIDE §7, §8).
//
// Invariant: a cue holds from where it stands to the end of its paragraph, or to the next cue.

import { type Kind, likelyKind } from './kind.ts'
import type { Paragraph } from '../page/layout.ts'
import { type Wording, wordingOf } from './wording.ts'
import { pattern } from '../words/pattern.ts'

/** `soft`: the words name a year but do not say on which side of now its figures lie. */
type Cue = {
  readonly at: number
  readonly period: string | null
  readonly kind: Kind | null
  readonly soft?: 'sameYear' | 'thisYear'
  /** The first months of the year: the whole of it still lies ahead. */
  readonly part?: true
}

/** Tense of one paragraph: cues in reading order and the balance of its wording. */
export type Tense = {
  readonly cues: readonly Cue[]
  readonly plan: string | null
  readonly wording: Wording
  readonly setting: Setting
}

/** What stands around a paragraph: what the heading above says, which way the paragraph before pointed, how the whole reads. */
export type Setting = {
  readonly year: number | null
  readonly section: Kind | null
  readonly carried: Kind | null
  readonly whole: Wording | null
}

/** `certainty`: from 0.5 (a guess) to 1 (said in so many words). */
export type Moment = { readonly kind: Kind; readonly period: string | null; readonly certainty: number }

const five = ['十一', '十二', '十三', '十四', '十五', '十六']
const cueWords = pattern(
  'g',
  '“?(十[一二三四五六])五”?(?!规划(?:纲要|》))|(\\d{4})年|(今年以来|今年|全年|年内|本年度?|今明两年)|(去年|',
  '上年|过去的?一年|一年来)|(今后五年|未来五年|未来[一二两三四十]年|今后[一二两三四几]年|未来几年|[两三四五]年内)|(过去五年|五年来|五年间|五年里|五年中|这五年|这一年|这几年|几年来|本届政府|三年来|近年来|近五年|近三年|近两年)|((?<![项题科栏节名书剧账])目前|截至目前|',
  '截止目前|迄今|已累计|现已|现有)|(明年|下半年|下一步|下一阶段|下阶段|接下来|按照?规划|按计划|规划期内|规划期末|规划期间|根据规划|规划(?:提出|明确))(?![的，]?(?:同期|以来))|',
  '((?:自|自从|从)[^，。；\\d]{2,18}以来)|(上半年|前[一二三]季度|[一二三]季度|前\\d{1,2}个月|(?<![\\d年])\\d{1,2}月?(?:-|至|到)\\d{1,2}月)(?!前|底前|末前|要|将|力争|确保)',
)

/** Find the cues of one paragraph. `section` is what the heading above it says. */
export function tenseOf(text: string, paragraph: Paragraph, setting: Setting): Tense {
  const { year } = setting
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
    if (/^(?:同期|底相比|末相比|相比|(?:[末底]?的)?[\d.]+倍)/.test(after)) continue
    if (/(?:是|为|相当于)$/.test(before) && /^[末底]?的/.test(after)) continue
    if (/^[末底]?的?基础上/.test(after)) continue
    const cue = readCue(found, { before, after, year })
    if (cues.length > 0 && /^(?:全年|年内)$/.test(found[0])) {
      const part = cues[cues.length - 1]
      if (part?.part === true && /预计|力争|目标|确保|将|要|“/.test(after))
        cues.push({ at: paragraph.start + found.index, period: part.period, kind: 'target' })
      continue
    }
    if (!cue) continue
    if (found[1] !== undefined) plan = cue.period
    else cues.push({ ...cue, at: paragraph.start + found.index })
    if (found[1] !== undefined && cue.kind !== null)
      cues.push({ at: paragraph.start + found.index, period: null, kind: cue.kind })
  }
  return { cues, plan, wording: wordingOf(body), setting }
}

type CueContext = { before: string; after: string; year: number | null }

function readCue(found: RegExpExecArray, { before, after, year }: CueContext): Omit<Cue, 'at'> | null {
  if (found[1] !== undefined) {
    const start = 2006 + five.indexOf(found[1]) * 5
    const period = `${start}-${start + 4}`
    if (/(?:到|至)“?$/.test(before) && /^末/.test(after)) return { period: String(start + 4), kind: 'target' }
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
      ...sameYear(before, after),
    }
  }
  if (found[3] !== undefined) {
    if (/每$/.test(before)) return null
    const period = year === null ? null : String(year)
    if (partOfYear.test(after)) return { period, kind: 'achievement', part: true }
    if (found[3].endsWith('以来')) return { period, kind: 'achievement' }
    return /^今/.test(found[3]) ? { period, kind: null, soft: 'thisYear' } : { period, kind: null }
  }
  if (found[4] !== undefined) return { period: year === null ? null : String(year - 1), kind: 'achievement' }
  if (found[9] !== undefined) return { period: null, kind: 'achievement' }
  if (found[10] !== undefined)
    return { period: year === null ? null : String(year), kind: 'achievement', part: true }
  if (found[8] !== undefined) {
    const next = found[8].startsWith('明年') && year !== null ? String(year + 1) : null
    return { period: next ?? (year === null ? null : String(year)), kind: 'target' }
  }
  if (found[5] !== undefined) {
    const span = year !== null && found[5].endsWith('五年') ? `${year}-${year + 4}` : null
    return { period: span, kind: 'target' }
  }
  if (found[6] !== undefined) return { period: null, kind: 'achievement' }
  return { period: null, kind: 'achievement' }
}

const partOfYear =
  /^1?-?\d{0,2}(?:-|至|到)\d{1,2}月|^(?:上半年|前\S{1,2}季度|一季度|前\S{1,2}个月)|^[，]?(?:上半年|前三季度|一季度)/

/** The year of the document itself: over at 截至, ahead at 到; else the wording decides. */
function sameYear(before: string, after: string): { kind: Kind | null; soft?: 'sameYear'; part?: true } {
  if (partOfYear.test(after)) return { kind: 'achievement', part: true }
  if (/截[至止到]$/.test(before)) return { kind: 'achievement' }
  if (/(?:到|至|力争|争取|确保)$/.test(before)) return { kind: 'target' }
  return { kind: null, soft: 'sameYear' }
}

/** A statement's place: its offset in the document, the words of its clause before and after its number. */
export type Place = {
  readonly at: number
  readonly clause: string
  readonly lead: string
  /** The words of its sentence before the number. */
  readonly run: string
  /** Wording of its sentence, counted when it is asked for. */
  readonly near: () => Wording
  readonly annual: boolean
}

const ahead = pattern(
  '',
  '有望|可望|可突破|可达|计划(?!单列|生育|经济|总投资|投资|执行|草案|的|目标|任务|完成)|力争|确保|争取(?!中|上级|上三级|国家|省|各类|各级|资金|到位|专项|债券|政策|支持|项目|更多)|计划到|拟(?!定|合)|(?<![需主只还重首简紧摘纲险必])要(?!求|素|点|害|闻|道|件|案|务|塞)|',
  '将(?!军|近|士|要)|(?<![适响对相供反效感呼])应(?!用|急|届|对|聘|收|纳|付|邀|答)|预期(?!目标(?:的|完成))|目标[是为]|须',
)
/** 已, 累计, 先后, 拥有: what stands now. */
const done =
  /已(?!知)|累计|先后|拥有|现有|共有|成功|超额|圆满|顺利|荣获|获批|[成现加升长低造立]了|较(?:年初|上年末)/
const remarks = /(?:左右|以上|以内|目标)/
const comparedWithPast =
  /同比(?!增长.{0,6}左右)|(?:比|较)上年(?:末)?(?:增长|增加|提高|下降|减少|多|上涨|上升|回落)/

/** Kind and period of one statement. */
export function momentOf(tense: Tense, place: Place): Moment {
  const cue = cueBefore(tense.cues, place.at)
  const { year } = tense.setting
  const period = place.annual && tense.plan !== null ? tense.plan : (cue?.period ?? null)
  const over =
    cue?.kind === 'achievement' && cue.period !== null && year !== null && Number(cue.period) < year
  const says = ahead.test(place.lead) && !over
  if (says && /力争|确保|争取|计划到/.test(place.lead)) return { kind: 'target', period, certainty: 1 }
  const compared = comparedWithPast.test(place.clause) && !remarks.test(place.clause)
  if (cue?.kind && !(cue.kind === 'target' && compared) && !(cue.kind === 'achievement' && says))
    return { kind: cue.kind, period, certainty: 0.97 }
  const likely = likelyKind({
    paragraph: tense.wording,
    near: place.near(),
    whole: tense.setting.whole,
    section: tense.setting.section,
    carried: tense.setting.carried,
    cue: cue?.kind ?? null,
    soft: cue?.soft ?? null,
    says,
    saidBefore: ahead.test(place.run),
    compared,
    limited: remarks.test(place.clause),
    done: done.test(place.lead),
  })
  return { ...likely, period }
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
export function sectionKind(title: string, year: number | null): Kind | null {
  if (title.length > 60) return null
  const named = /(\d{4})年(?:[一-鿿]{0,4}(?:主要|重点)?工作|[一-鿿]{0,8}(?:安排|计划|打算|任务|目标))/.exec(
    title,
  )
  if (named && year !== null && !/回顾|总结|完成|执行|情况/.test(title))
    return Number(named[1]) < year ? 'achievement' : 'target'
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
