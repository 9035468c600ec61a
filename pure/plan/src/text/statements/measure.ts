// Seventh pass: what kind of number it is (GUIDE §4) and in which unit it counts (GUIDE §6).
//
// Invariant: both answers depend only on the statement's own words, unit and noun.

import type { NumberToken } from '../numbers/number-token.ts'
import type { Front, Predicate } from '../nouns/phrases.ts'
import { wordEnding } from '../words/lexicon.ts'
import { enterpriseNouns, institutionNouns } from '../words/units.table.ts'
import { type Bound, personNouns } from '../words/words.table.ts'

export type Comparator =
  | 'reach'
  | 'atLeast'
  | 'exceed'
  | 'about'
  | 'atMost'
  | 'between'
  | 'increaseBy'
  | 'netIncrease'
  | 'newCount'
  | 'growthRate'
  | 'multiply'

export type Measure = 'level' | 'share' | 'growth' | 'increase' | 'netIncrease' | 'newCount' | 'multiple'

/** The limit words of a number: a range, else the word after it, else the word before it. */
export function boundOf(token: NumberToken, predicate: Predicate): Bound {
  if (token.high !== null) return 'between'
  return token.after ?? predicate.bound ?? 'exact'
}

type Words = {
  text: string
  predicate: Predicate
  front: Front | null
  token: NumberToken
  growth: boolean
  rule: string
}

/** First what kind of number it is; the limit words choose only among the levels. */
export function comparatorOf({ text, predicate, front, token, growth, rule }: Words): {
  comparator: Comparator
  falls: boolean
} {
  const unit = token.unit?.class ?? null
  const frontChange = frontChangeOf(front, unit, rule)
  const raises =
    (rule === 'verb-count-noun' || unit === 'count') &&
    /^(?:提高|提升|扩大|延长|增效)$/.test(predicate.words[0] ?? '')
  const change = raises ? null : (predicate.change ?? (predicate.level ? null : frontChange))
  const falls = change === 'fall'
  if (token.multiple !== null) return { comparator: 'multiply', falls: false }
  if (unit === 'times' && token.unit?.canonical === 'times') return { comparator: 'multiply', falls: false }
  const kind = (comparator: Comparator): { comparator: Comparator; falls: boolean } => ({
    comparator,
    falls: false,
  })
  if (unit !== 'percent' && unit !== 'point') {
    if (predicate.net || (front?.net ?? false)) return kind('netIncrease')
    const fixed = /新增(?:就业|劳动力|城镇就业)|新增.*(?:人数|就业)/.test(text)
    if (change === null && (predicate.fresh || fixed || front?.fresh === true)) return kind('newCount')
    if (change !== null) return { comparator: 'increaseBy', falls }
  }
  if (unit === 'point') return { comparator: 'increaseBy', falls }
  if (unit === 'percent' && (change !== null || growth)) return { comparator: 'growthRate', falls }
  const bound = boundOf(token, predicate)
  return kind(bound === 'exact' ? 'reach' : bound)
}

/** 增加, 压减 in front of the noun change it; 提升100所学校 does not. */
function frontChangeOf(front: Front | null, unit: string | null, rule: string): 'rise' | 'fall' | null {
  if (!front?.change) return null
  const verb =
    front.verbs.findLast((word) =>
      /^(?:再?增加|增长|提高|提升|扩大|压减|减少|降低|削减|压降|缩减)/.test(word),
    ) ?? ''
  if (verb !== front.verbs[front.verbs.length - 1]) return null
  if (unit === 'percent' || unit === 'point') return front.change
  if (/^(?:提高|提升|扩大|增长)/.test(verb)) return null
  return rule === 'verb-count-noun' && front.change === 'rise' && !verb.includes('增加') ? null : front.change
}

type Nature = { predicate: Predicate; token: NumberToken; previous: Comparator | null }

/** A per cent of an amount without a verb is its growth; of a rate or a share it is a level. */
export function growthByNature(noun: string, { predicate, token, previous }: Nature): boolean {
  if (token.unit?.class !== 'percent') return false
  if (/(?:增速|涨幅|增幅|降幅|增长率)$/.test(noun)) return true
  if (
    predicate.words.some(
      (word) => !/^(?:约|近|超过?|突破|不低于|不高于|不超过|不少于|高于|低于|逾|至少)$/.test(word),
    )
  )
    return false
  if (/(?:率|占比|比重|比例|强度|指数|浓度|水平|份额|度)$/.test(noun) || /占|比重|比例/.test(noun))
    return false
  if (previous === 'growthRate') return true
  return /(?:增加值|零售总额|零售额|生产总值|GDP|总投资|投资|总产值|进出口(?:总[额值])?|预算收入|可支配收入)$/.test(
    noun,
  )
}

/** Canonical unit of a number (GUIDE §6); count units depend on the counted noun. */
export function unitOf(token: NumberToken, noun: string): string {
  const base = baseUnit(token, noun)
  return token.per === '' ? base : `${base}/${token.per}`
}

function baseUnit(token: NumberToken, noun: string): string {
  if (token.multiple !== null) return 'times'
  const { unit } = token
  if (!unit) return unitless(token, noun)
  if (unit.class === 'count' && unit.canonical === 'item') return countUnit(noun, token.unitSurface)
  if (unit.canonical === 'household') {
    return ends(enterpriseNouns, noun.replace(/(?:总数|总量|数量|户数|数)$/, '')) ? 'enterprise' : 'household'
  }
  if (unit.canonical === 'person' && /位$/.test(token.unitSurface) && /(?:床|车|学|托|泊|工)$/.test(noun))
    return 'item'
  return unit.canonical
}

function unitless(token: NumberToken, noun: string): string {
  if (/比$/.test(noun)) return 'ratio'
  if (/倍差$/.test(noun)) return 'times'
  const bare = noun.replace(/数量?$/, '')
  if (ends(personNouns, bare) || /(?:人口|人|就业|用户)$/.test(bare)) return 'person'
  if (ends(enterpriseNouns, bare)) return 'enterprise'
  const money =
    /(?:总值|GDP|产值|收入|增加值|投资|总额|支出|贷款|存款|余额|额|税收|利润|总量|规模|资产|消费|营收|收|支)$/
  if (token.scale >= 1e8 || money.test(bare)) return 'yuan'
  return ends(institutionNouns, bare) ? 'institution' : 'item'
}

function countUnit(noun: string, surface: string): string {
  const bare = noun
    .replace(/\([^)]*\)$/, '')
    .replace(/[”"』」]$/, '')
    .replace(/(?:国家级|省级|市级|县级|区级|世界级)(?:以上)?$/, '')
    .replace(/(?:总数|数量|总量|户数|个数|数|梯队|建设)$/, '')
    .replace(/[”"』」]$/, '')
  const enterprise = longest(enterpriseNouns, bare)
  const institution = longest(institutionNouns, bare)
  if (enterprise > institution) return 'enterprise'
  if (institution > 0) return 'institution'
  if (
    /家$/.test(surface) &&
    !/(?:区|景点|茶馆|银行网点|书店|食堂|药店|商圈|市场|园区|馆|品牌|学科|单位|图书馆|剧场|书房|店|工厂|车间)$/.test(
      bare,
    )
  )
    return 'enterprise'
  return /所$/.test(surface) && !/(?:所|住房|公厕|厕所)$/.test(bare) ? 'institution' : 'item'
}

function longest(list: typeof enterpriseNouns, noun: string): number {
  return wordEnding(list, noun, noun.length).length
}

function ends(list: typeof enterpriseNouns, noun: string): boolean {
  return longest(list, noun) > 0
}

/** What the number measures, from comparator and unit. */
export function measureOf(comparator: Comparator, unit: string): Measure {
  if (comparator === 'growthRate') return 'growth'
  if (comparator === 'increaseBy') return 'increase'
  if (comparator === 'netIncrease' || comparator === 'newCount') return comparator
  if (comparator === 'multiply') return 'multiple'
  return unit === 'percent' ? 'share' : 'level'
}
