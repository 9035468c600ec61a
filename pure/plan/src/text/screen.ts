// Third pass: numbers that are no target, each with the reason. What this pass lets through still needs an indicator.
//
// Invariant: a reason depends only on the token and on at most 60 characters on either side of it.

import { wordAt } from './words/lexicon.ts'
import type { NumberToken } from './numbers.ts'
import { enterpriseNouns } from './words/units.table.ts'
import { endStates, partNouns } from './words/words.table.ts'
import { pattern } from './words/pattern.ts'

export const leftoverReasons = {
  furniture: {
    zh: '页面上的菜单、电话、相关文章等',
    en: 'page furniture: menu, phone number, related article',
  },
  rank: { zh: '位次或名次', en: 'a rank' },
  streak: { zh: '连续若干年（次）', en: 'a streak' },
  date: { zh: '日期或年份', en: 'a date or year' },
  duration: { zh: '时长', en: 'a duration' },
  documentNumber: { zh: '文号或编号', en: 'a document or serial number' },
  phone: { zh: '电话号码', en: 'a phone number' },
  listMark: { zh: '序号或脚注', en: 'a list marker or footnote mark' },
  partCount: { zh: '文件自身的条数', en: "a count of the document's own parts" },
  name: { zh: '名称中的数字', en: 'part of a name' },
  threshold: { zh: '限定对象的门槛', en: 'a threshold that says which things are meant' },
  subsidy: { zh: '补助、奖励或税费条款', en: 'a term of a subsidy, reward, tax or eligibility rule' },
  difference: { zh: '与其他地区或平均数的差距', en: 'a difference from another place or average' },
  existingSet: { zh: '只是推进已有的事项', en: 'an existing set that is merely acted on' },
  place: { zh: '地点、范围或依托', en: 'a place, a scope or a means' },
  condition: { zh: '比率的前提', en: 'the condition of a ratio' },
  baseline: { zh: '变化的起点', en: 'the starting point of a change' },
  age: { zh: '年龄条件', en: 'an age' },
  bareNumber: { zh: '没有单位也没有谓词的数字', en: 'a number without unit or predicate' },
  noIndicator: { zh: '找不到所指的指标', en: 'no indicator found for the number' },
} as const

export type LeftoverReason = keyof typeof leftoverReasons

const levelBefore =
  /(?:到|至|达|在|为|是|超过?|突破|不低于|不少于|不高于|不超过|约|近|高于|低于|逾|增加|减少|增长|提高|缩短|压缩|延长|提升)$/

/** Why the token cannot be a target whatever stands around its clause, or null. */
export function localReason(text: string, token: NumberToken, sentenceStart: number): LeftoverReason | null {
  const before = text.slice(Math.max(0, token.start - 12), token.start)
  const next = text.slice(token.end, token.end + 12)
  return (
    nameReason({ text, token, before, next }) ??
    markReason(token, before, next, token.start === sentenceStart) ??
    rankReason(token, before, next) ??
    timeReason(token, before, next) ??
    bareReason(token, before, next)
  )
}

type Around = { text: string; token: NumberToken; before: string; next: string }

function nameReason({ text, token, before, next }: Around): LeftoverReason | null {
  const previous = before.slice(-1)
  if (/[A-Za-z_+&]/.test(previous) || /[A-Za-z][-.·]$/.test(before)) return 'name'
  if (/^[A-Za-z+_&]/.test(next) && !/^(?:GDP|PCT|ESI|SCI)/.test(next)) return 'name'
  if (token.unit === null && /^(?:国集团|·\d)/.test(next)) return 'name'
  if (
    /^(?:级|强(?!度|化)|版|型(?!号)|代(?!表|理)|制|后(?!备)|号线|号|路(?!由)|系列|码|维|核|连拍)/.test(
      next,
    ) &&
    token.after === null
  ) {
    if (next.startsWith('号')) return 'documentNumber'
    if (next.startsWith('强')) return 'name'
    if (next.startsWith('级') || token.unit === null || token.unit.class === 'time') return 'name'
  }
  if (next.startsWith('·') || (previous === '·' && token.unit === null)) return 'name'
  if (token.unit?.canonical === 'kilovolt' && /^(?:及以上)?[一-鿿]/.test(next)) return 'name'
  if (/(?:第|No\.?)$/.test(before)) return /^[名位强]/.test(token.unitSurface) ? 'rank' : 'name'
  if (insideTitle(text, token)) return 'name'
  return quotedName(text, token) ? 'name' : null
}

/** Inside 《…》, or inside short quotes without a predicate. */
function insideTitle(text: string, token: NumberToken): boolean {
  const left = text.slice(Math.max(0, token.start - 60), token.start)
  const open = left.lastIndexOf('《')
  return open >= 0 && left.lastIndexOf('》') < open && text.slice(token.end, token.end + 60).includes('》')
}

function quotedName(text: string, token: NumberToken): boolean {
  const left = text.slice(Math.max(0, token.start - 14), token.start)
  const open = left.lastIndexOf('“')
  if (open < 0 || left.lastIndexOf('”') > open) return false
  const right = text.slice(token.end, token.end + 14)
  const close = right.indexOf('”')
  if (close < 0 || (right.includes('“') && right.indexOf('“') < close)) return false
  return left.length - open - 1 + close + (token.end - token.start) <= 18
}

function markReason(token: NumberToken, before: string, next: string, first: boolean): LeftoverReason | null {
  const plain = token.unit === null && token.scale === 1 && token.after === null
  const width = token.numeralEnd - token.start
  if (plain && before.endsWith('(') && next.startsWith(')'))
    return token.value >= 1900 && token.value <= 2100 ? 'documentNumber' : 'listMark'
  if (plain && /\([\d、,，-]*$/.test(before) && /^[\d、,，-]*\)/.test(next)) return 'listMark'
  if (plain && first && /^[.、)）]/.test(next)) return 'listMark'
  if (token.shape === 'digits' && plain && (width >= 7 || /\d[- ]$/.test(before) || /^[- ]\d/.test(next))) {
    return /(?:19|20)\d\d[-/.]$/.test(before) || (token.value >= 1900 && token.value <= 2100)
      ? 'date'
      : 'phone'
  }
  if (
    plain &&
    /^(?:\d{3,5})$/.test(String(token.value)) &&
    /^[一-鿿]{0,8}(?:热线|电话|平台|服务)/.test(next) &&
    width >= 3
  )
    return 'phone'
  if (token.unitSurface === '号') return 'documentNumber'
  return null
}

function rankReason(token: NumberToken, before: string, next: string): LeftoverReason | null {
  if (
    /^(?:连冠|连增|连丰|连升|连降|连跳|连涨|连胜|连快|连跃|连优|连A|年连续|连)/.test(next) &&
    !next.startsWith('连接')
  )
    return 'streak'
  if (/连续$/.test(before)) return 'streak'
  if (/(?<!目|之|年|当|超|空|日|此|产|售|提)前$/.test(before))
    return token.unit?.class === 'time' ? 'date' : 'rank'
  if (token.unit === null && /(?:争|保|位居|居|排名|列|第)$/.test(before)) return 'rank'
  const seats =
    token.unitSurface === '位' || /^(?:个|名)?位次|^个名次|^名次/.test(`${token.unitSurface}${next}`)
  if (
    seats &&
    /(?:提升|上升|前移|前进|跃升|晋升|下降|提高|进位|升|进|居|列|至|后退|攀升)(?:了|至|到)?$/.test(before)
  )
    return 'rank'
  if (/^位次|^名次/.test(next)) return 'rank'
  if (token.unit === null && /^(?:上榜|进$)/.test(next) && /(?:进入|跻身|入选).{0,8}$/.test(before))
    return 'rank'
  return null
}

function timeReason(token: NumberToken, before: string, next: string): LeftoverReason | null {
  const origin = /(?:从|由)(?:[^，。；]{0,10}的)?$/.test(before) && /^[^，。；]{0,4}(?:到|至|为)/.test(next)
  if (origin && token.unit?.class === 'time' && !/^[年月日号时]/.test(token.unitSurface)) return null
  if (token.unit?.canonical === 'yearOfAge') {
    return levelBefore.test(before) && token.after === null && !/^[一-鿿]/.test(next) ? null : 'age'
  }
  if (token.unit?.class !== 'time') {
    const yearLike = token.unit === null && token.scale === 1 && token.value >= 1900 && token.value <= 2100
    return yearLike && Number.isInteger(token.value) && !levelBefore.test(before) ? 'date' : null
  }
  const { canonical } = token.unit
  if (canonical === 'monthOfYear' || canonical === 'session' || canonical === 'timeOfDay') return 'date'
  if (canonical === 'year') {
    if ((token.value >= 1900 && token.value <= 2100) || /周年|届/.test(token.unitSurface)) return 'date'
    return /(?:寿命|年限|受教育).{0,8}$/.test(before) && levelBefore.test(before) ? null : 'duration'
  }
  if (/^(?:日|号|时)/.test(token.unitSurface)) return 'date'
  if (
    /(?:缩短|压缩|降|减|提高|提升|增加|延长|达|保持|稳定|控制|优化)(?:到|至|为|在)?(?:超过?|不少于|约)?$/.test(
      before,
    ) &&
    !/^[一-鿿]/.test(next)
  )
    return null
  return 'duration'
}

function bareReason(token: NumberToken, before: string, next: string): LeftoverReason | null {
  if (/^大(?!学|会|概|小|力|数据|厅|桥|型)/.test(next) && token.unit === null) return 'partCount'
  if (token.unit !== null || token.scale > 1) return null
  if (/(?:从|由)$/.test(before) && /^[^，。；]{0,4}(?:到|至|为)/.test(next)) return null
  const predicate = /(?:达到?|为|到|至|在|超过?|突破|不低于|不少于|不高于|不超过|高于|低于|近|约|逾)$/.test(
    before,
  )
  return predicate && (next === '' || /^[，。；、)！？\n]/.test(next)) ? null : 'bareNumber'
}

// Reasons that need the clause --------------------------------------------------------------------------------------

const wide = pattern(
  '',
  '(?:高于|低于|快于|慢于|高出|优于|好于|领先|超过|超|超出)(?:于)?(?:同期)?[^，。；、\\d]{0,14}(?:全国|全省|',
  '全市|全区|全球|世界|国家|省|平均|城镇|农村|GDP|地区生产总值|生产总值|经济|预期|目标|水平|增速|东部|中部|西部|同类|同期)[^，。；、\\d]{0,14}$',
)

const compared = pattern(
  '',
  '(?:比|较)(?:同期)?(?:年初目标|年度目标|全国|全省|全市|全区|全球|世界|国家|城镇|农村|东部|中部|西部|长三角|GDP|地区生产总值|规上|',
  '规模以上|经济|预期|目标|平均|同类|一般|普通|传统|其他)[^，。；、\\d]{0,16}$',
)

const grant = pattern(
  '',
  '(?:一次性|给予|每[户人生吨]每[月年天]|(?:按|补|奖|付)[^，。；]{0,6}每[户亩吨家人月年个台张辆名]|最高(?:可)?(?:贴息|奖补|补|给予|不超过|',
  '可达|额度)?|起征点[^，。；]{0,6}|免征额[^，。；]{0,6})[^，。；、\\d]{0,14}$',
)

const other = /(?:高于|快于|低于|慢于|优于|高出|领先)(?!上年|去年|年初|预期|\d)[^，。；、\d]{2,20}$/

/** A difference from another place or an average (GUIDE §2.6); one's own past is no difference. */
export function isDifference(text: string, token: NumberToken): boolean {
  if (/(?:目标|计划|预期|平均(?:水平|值)?)\($/.test(text)) return true
  const before = text.replace(/\([^()]{0,12}\)(?=[^()]*$)/, '')
  if (token.unit?.class === 'point' && other.test(before)) return true
  if (
    wide.test(before) &&
    (token.unit?.class === 'point' || /(?:高于|快于|低于|慢于|高出|领先)/.test(before))
  )
    return true
  return (
    compared.test(before) ||
    /(?:全国|全省|全市|全区)?(?:平均(?:水平|值)?|增速|水平)(?:高|快|低|多|少)$/.test(before)
  )
}

/** A term of a subsidy, reward, tax or eligibility rule (GUIDE §2.5). */
export function isSubsidy(before: string, after: string, token: NumberToken): boolean {
  if (token.unit?.class !== 'money' && token.unit?.class !== 'percent') return false
  if (grant.test(before)) {
    if (
      !/(?:起征点|免征额)/.test(before) &&
      /(?:标准|养老金|补贴标准)[^，。；\d]{0,16}(?:提高|增加|达)/.test(before)
    )
      return false
    return !/每(?:万|百|千|亿)?(?:人|户|亩)?(?:口)?[^，。；\d]{2,}(?:达|到|为|超)/.test(before)
  }
  if (
    /(?:补助|奖励|补贴|奖补|减按|税率|罚款|缴纳)(?:资金)?(?:最高|标准)?(?:为|是|按|达)?(?:不超过|最高)?$/.test(
      before,
    )
  ) {
    return !/(?:安排|投入|发放|落实|下达|兑现|争取|拨付|累计)[^，。；]{0,10}$/.test(before)
  }
  return (
    /^(?:的)?(?:比例|标准)?(?:一次性)?(?:给予|予以|奖励|补助|补贴|奖补|资助金|贴息)/.test(after) ||
    /^[^，。；]{0,8}(?:方可|才能|才可|可(?:申请|申报|享受))/.test(after)
  )
}

/** 5000万元以上的项目, 60岁以上老人: the number says which things are meant (GUIDE §2.4). */
export function isThreshold(before: string, after: string, token: NumberToken): boolean {
  const head = after.replace(/^的/, '')
  if (!/^[一-鿿“A-Za-z]/.test(head) || /^(?:的)?(?:目标|任务|水平|增长|大关|台阶|关口|门槛)/.test(after))
    return false
  if (token.unit?.class === 'money') {
    if (/投资$/.test(before) && !/^(?:用于|建设|支持|实施|以上|左右)/.test(head)) return true
    if (/^(?:规模)?的?[^，。；、\d]{0,12}基金(?=$|[，。；、])/.test(after)) return false
    if (/^(?:规模|的?规模的)/.test(after)) return true
    if (moneyNoun.test(head))
      return /(?:投资|营收|产值|收入|规模|总量|利润|税收|市值|金额|成交额|销售额)(?:达到?|超过?|突破|在)?$/.test(
        before,
      )
    return thingNoun.test(head) || token.after !== null || after.startsWith('的')
  }
  if (token.unit?.class === 'physical') {
    const sized =
      /^(?:以上|以下)?(?:的)?[一-鿿]{0,6}(?:公路|泊位|机组|船舶|水库|道路|电站|变电站|基地|项目|工程|公园|管道|装置|生产线|厂|场|炉|户|点)/.test(
        after,
      )
    return (token.after !== null || after.startsWith('的')) && sized
  }
  if (token.unit?.class === 'percent')
    return (
      after.startsWith('的') &&
      /(?:[率比重度速]|占[^，。；]{1,10}|增长)(?:高于|低于|超过?|不低于|达到?)?$/.test(before) &&
      thingNoun.test(head)
    )
  return false
}

const moneyNoun = pattern(
  '',
  '^[^，。；、\\d]{0,14}?(?:基金|资金|贷款|债券|专项债|专债|国债|投资|消费券|补贴|税费|税收|融资|产值|收入|营收|',
  '订单|销售|交易|成交|利润|授信|担保|外资|内资|存款|保费|捐款|款|费用|成本|额|赔付|支出|经费|债务|不良|资产|增加值|优惠|',
  '红利|红包|补助|降费|减税)',
)
const thingNoun =
  /^[^，。；、\d]{0,12}?(?:项目|企业|产业|集群|县|市|镇|乡|区|村|家庭|人群|楼宇|园区|单位|城市|平台|公司|品牌|产品|合作社|农场|户|板块|赛道|链)/

/** A noun that counts the document's own parts (GUIDE §2.2). */
export function isPartCount(after: string, token: NumberToken, verbs: readonly string[]): boolean {
  if (token.unit?.class !== 'count') return false
  const noun = /^[^，。；、：！？()\d“”]{0,16}/.exec(after)?.[0] ?? ''
  if (/^方面|^领域|^(?:关键)?环节|^维度|^层面/.test(noun)) return true
  if (token.unitSurface === '条' && /^(?:政策|措施|意见|举措|硬措施|具体)/.test(noun)) return true
  if (/(?:条|项|个)$/.test(token.unitSurface) === false && !/件$/.test(token.unitSurface)) return false
  const last =
    /(?:.*?)(指标|实事|政策|措施|举措|方案|意见|清单|任务|要求|原则|行动|部署|实事项目|改革举措|政策文件|重点工作|主要工作|方面|事项)$/.exec(
      noun,
    )
  if (!last) return token.shape === 'hanzi' && token.value < 10 && endsInPart(noun)
  if (/(?:改革|服务|审批|政务|高频|许可|便民|通办|联办)[一-鿿]{0,6}事项$/.test(noun)) return false
  return !verbs.some(
    (verb) => /^(?:制定|修订|废止|清理|制修订|主导|参与|发布)/.test(verb) && /标准|法规/.test(noun),
  )
}

function endsInPart(noun: string): boolean {
  for (let i = 0; i < Math.min(noun.length, 12); i += 1) {
    const word = wordAt(partNouns, noun, i)
    if (word !== '' && i + word.length === noun.length) return true
  }
  return false
}

/** 推动30家企业上市: the phrase after the number names an end state. */
export function hasEndState(after: string): boolean {
  const clause = /^[^，。；：！？]{0,40}/.exec(after)?.[0] ?? ''
  for (let i = 1; i < clause.length; i += 1) {
    const word = wordAt(endStates, clause, i)
    if (word === '') continue
    const rest = clause.slice(i + word.length)
    if (/^(?:建设|项目|企业|示范|试点|园区|机制|政策|率|平台|中心)/.test(rest)) continue
    if (
      word === '完成' ||
      word === '实现' ||
      word === '进入' ||
      word === '入选' ||
      word === '纳入' ||
      word === '成为'
    )
      return true
    if (
      rest === '' ||
      /^[、，]|^(?:投产|达效|运营|见效|投用|交付|入库|开工|以上|和|或|并|到|在|国家|省|市)/.test(rest)
    )
      return true
  }
  return false
}

/** The counted noun is an enterprise; used for 户 and for kinds of count. */
export function endsInEnterprise(noun: string): boolean {
  const tail = noun.slice(-8)
  for (let i = 0; i < tail.length; i += 1) {
    const word = wordAt(enterpriseNouns, tail, i)
    if (word !== '' && i + word.length === tail.length) return true
  }
  return false
}

/** 在20个领域, 围绕14条产业链, 每增长1个百分点: a place, a means or a condition. */
export function adverbialReason(before: string, after: string, token: NumberToken): LeftoverReason | null {
  if (/每(?:增长|增加|提高|下降|减少|投入|上升|拉动)?[了约]?$/.test(before)) return 'condition'
  if (/^的?基础上/.test(after)) return 'condition'
  if (token.unit?.class !== 'count' && token.unit?.class !== 'person') return null
  if (!/^[一-鿿“]/.test(after)) return null
  if (means.test(before) && !/(?:建|现|存|定|持|制)在$|(?:合|共|协|认|相)同$|(?:参|给)与$/.test(before)) {
    const people = /(?:覆盖|面向|辐射)(?:全[国省市区县])?(?:不少于|超过?|近|约)?$/.test(before)
    return people && token.unit.class === 'person' ? null : 'place'
  }
  return /^(?:以上)?[^，。；、]{0,14}(?:中$|之中|范围内|基础上)/.test(after) ? 'place' : null
}

const means =
  /(?:在|(?<![少低高多大小])于|对|从|向|与|同|跟|由|通过|围绕|聚焦|依托|面向|针对|遍布|辐射|来自|分布在|发挥|覆盖)(?:全[国省市区县]|市内|省内|其他|不少于|超过?|近|约)?$/
