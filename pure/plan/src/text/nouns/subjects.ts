// Nouns that stand elsewhere: in an earlier clause, before a bare quantity word, on both sides of a verb.
//
// Invariant: what is lent was printed earlier in the same sentence.

import type { Segment } from '../statements/clauses.ts'
import type { Range } from '../page/range.ts'
import { endsInEntity, endsInMeasure, governing, type Noun, nounText } from './lists.ts'
import { isBareHead, type Predicate, readFront, tidy } from './phrases.ts'
import { pattern } from '../words/pattern.ts'

type Quiet = { segment: Segment; from: number; quietFrom: number; place: readonly string[] }

const subjectEnd = pattern(
  '',
  '在|实现|持续|不断|稳步|稳中|快速|大幅|显著|明显|加快|首次|再创|再上|再次|进一步|保持|迈|取得|突破|全面|平稳|增势|回升|',
  '破了|刷新|跨越|较|连跨|连续|跨|位居|位列|居|不断|加速|逆势|稳定|成功|创|跃|呈|快于|高于|总体',
)

/** The subject of the clause without a number directly before this one: 成交额持续攀升，突破700亿元. */
export function quietSubject(text: string, { segment, from, quietFrom, place }: Quiet): Range | null {
  const end = segment.clause.start - 1
  if (segment.sign !== '，' || from !== segment.clause.start || end <= quietFrom) return null
  const before = text.slice(quietFrom, end)
  const start =
    quietFrom + Math.max(before.lastIndexOf('，'), before.lastIndexOf('；'), before.lastIndexOf('：')) + 1
  const front = readFront(text, start, end, place)
  const body = text.slice(front.start, end)
  const cut = body.slice(2).search(subjectEnd)
  if (front.makes || front.acts) return null
  const last = cut < 0 ? body.search(/(?:^|[是为])[^是为]{2,14}$/) : -1
  const named =
    cut >= 0
      ? { start: front.start, end: front.start + 2 + cut }
      : last >= 0
        ? { start: front.start + last, end }
        : null
  const noun = named
    ? tidy(text, /^[是为]/.test(text.charAt(named.start)) ? { ...named, start: named.start + 1 } : named)
    : null
  return noun && noun.end - noun.start >= 2 && (endsInMeasure(text, noun) || endsInEntity(text, noun))
    ? noun
    : null
}

/** 规模以上工业企业实现利润总额: subject and object are the parts of the noun, the verb between them is none. */
export function acrossVerb(text: string, noun: Range): Noun | null {
  const found = /^(.{2,20}?)(?:共|累计|全年)?(?:实现|完成)(?!程度|率|度|值|额)(.{2,12})$/.exec(
    text.slice(noun.start, noun.end),
  )
  if (!found) return null
  const [, given = '', object = ''] = found
  const subject = given.replace(/(?:分别|上半年|全年|[一二三四]季度|前[一二三]季度|今年|去年|目前|累计)$/, '')
  const last = { start: noun.end - object.length, end: noun.end }
  if (!endsInMeasure(text, last)) return null
  if (/(?:[省市县区镇乡州港]|机场|园区|高新区|开发区)$/.test(subject)) return [last]
  return [{ start: noun.start, end: noun.start + subject.length }, last]
}

const middleVerbs = pattern(
  'g',
  '(?:力争|确保|争取|带动|推动|拉动|累计|新增(?!就业|劳动|用地|建设)|新建(?!住宅|商品|建筑|成)|新认定|新培育|培育(?!库|',
  '基地|计划|工程)|引进(?!外资)|安排(?!残)|发放(?!额|量)|发行(?!量|额)|达成|签订|建成(?!区)|获批|获得|拥有|',
  '实施(?!方案)|共建(?!共)|查扣|提供|安置(?!房|点|区|率|小区)|形成|集聚(?!区|度)|认定登记|挽回|牵头转化|续建|入驻(?!率|企业)|参加(?!率|人数|会议)|召开|承办|撬动|检查(?!站|点|率|人)|查封|出动|引来|选派|启用|查出|处分|烘干(?!能力|机|塔)|交售|减免|兑付|拨付|列支|审结(?!率)|提档升级|新入驻|新落地|新获批|新登记|打通|拆除|安装(?!量|率|面积)|兑现(?!率)|开通|新开通|新开(?!工)|新注册|新引进|发送(?!量)|配送(?!中心|站)|招聘(?!会|活动|岗位)|聚集(?!区)|开发(?!区|性|者|强度|程度|利用|项目|投资|企业|面积)|进驻|策划|投放(?!量)|培养(?!基地|计划|单位|模式)|募集(?!资金)|承接|通航(?!城市|里程|点)|聘请|选聘|增设|加装|施划|建有|配备|投入(?=[一-鿿]{0,6}资金)|开展|举办|打造|布局|设立|组织|接待(?!量|能力)|吸引|帮扶|惠及|获评|促成|受理|接入|办结|覆盖(?!率|面|范围))',
)

/** Where the last verb begins when a subject stands before it (各区新建公园); else the start of the noun. */
export function lastVerbStart(text: string, noun: Range): number {
  const body = text.slice(noun.start, noun.end)
  if (body.startsWith('每')) return noun.start
  let cut = 0
  for (const found of body.matchAll(middleVerbs)) {
    const to = found.index + found[0].length
    if (
      found.index > 0 &&
      body.length - to >= 2 &&
      !'的“'.includes(body.charAt(found.index - 1)) &&
      !/^[的率额量数]/.test(body.slice(to))
    )
      cut = found.index
  }
  return noun.start + cut
}

/** 其中城市达到98%: a part of the measure that was just given. */
const partOf = /^(?:城市|农村|城镇|乡村|外贸|内贸|男性|女性|沿海|内河)$/

type Lenders = {
  among: boolean
  last: Noun | null
  counted: boolean
  /** The number is in percentage points. */
  point: boolean
  /** The clause names a region of its own. */
  own: boolean
}

/** 总额突破900亿元, 占比达8%, 其中省级20家: words that need the noun printed before them. */
export function governedNoun(
  text: string,
  noun: Range,
  { among, last, counted, point, own }: Lenders,
): Noun | null {
  if (!last) return null
  const body = text.slice(noun.start, noun.end)
  if (/^(?:增速|涨幅|增幅|降幅)$/.test(body)) return point ? [...last, noun] : last
  if (own) return null
  if (among && partOf.test(body) && endsInMeasure(text, last[last.length - 1] ?? noun)) return [...last, noun]
  if (/^经济(?:总量|规模)$/.test(body) && /(?:生产总值|GDP)$/.test(nounText(text, last))) return null
  if (/^占[^比]/.test(body) || /^相当于/.test(body)) return [...last, noun]
  if (body === '支出') {
    const tail = last[last.length - 1]
    const income = tail ? text.slice(tail.start, tail.end) : ''
    return tail && income.length > 2 && income.endsWith('收入')
      ? [...last.slice(0, -1), { start: tail.start, end: tail.end - 2 }, noun]
      : null
  }
  if (isBareHead(text, noun)) {
    const owner = governing(text, last)
    const strong =
      /^.{2,4}率$/.test(body) ||
      /^(?:总量|总数|总额|数量|占比|比重|规模|总规模|产量|年产量|经济总量|市场占有率|份额)$/.test(body)
    const tail = owner[owner.length - 1]
    if (!tail || nounText(text, owner) === body) return null
    const sum = /投资/.test(body) ? /(?:项目|工程|投资)$/.test(nounText(text, owner)) : counted
    const things = (sum || endsInEntity(text, tail)) && !endsInMeasure(text, tail)
    return strong || things ? [...owner, noun] : null
  }
  if (among && /^(?:省级|国家级|市级|世界级|[^，]{1,4}级)(?:及?以上)?$/.test(body))
    return [...withoutRank(text, governing(text, wholeOf(text, last))), noun]
  return null
}

/** Of 项目省级, the whole is 项目: the next rank of the list stands beside the first, not under it. */
function wholeOf(text: string, noun: Noun): Noun {
  const part = noun[noun.length - 1]
  const ranked =
    part && noun.length > 1 && /^[^，]{1,4}级(?:及?以上)?$/.test(text.slice(part.start, part.end))
  return ranked ? noun.slice(0, -1) : noun
}

/** 市级以上创新平台 → 创新平台: the rank of the whole does not hold for the part. */
function withoutRank(text: string, noun: Noun): Noun {
  const [first, ...rest] = noun
  if (!first) return noun
  const rank = /^[^，。、]{1,3}级(?:及?以上)?/.exec(text.slice(first.start, first.end))
  return rank && rank[0].length < first.end - first.start
    ? [{ start: first.start + rank[0].length, end: first.end }, ...rest]
    : noun
}

/** 完成投资达596亿元: with a verb of its own after it, 完成投资 is a noun. */
export function keepsWhole(predicate: Predicate): boolean {
  return predicate.words.some((word) => /^(?:达到?|为|增长|下降)/.test(word))
}
