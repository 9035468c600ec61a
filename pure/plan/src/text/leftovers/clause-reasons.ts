// Reasons that need the clause: differences, thresholds, parts of the document, places and means (GUIDE §2).
//
// Invariant: a reason depends only on the token and on at most 60 characters on either side of it.

import type { NumberToken } from '../numbers/number-token.ts'
import { wordAt } from '../words/lexicon.ts'
import { pattern } from '../words/pattern.ts'
import { endStates, partNouns } from '../words/words.table.ts'
import type { LeftoverReason } from './reasons.ts'

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

const other = /(?:高于|快于|低于|慢于|优于|高出|领先)(?!上年|去年|年初|预期|\d)[^，。；、\d]{2,20}$/

/** A difference from another place or an average (GUIDE §2.6); one's own past is no difference. */
export function isDifference(text: string, token: NumberToken): boolean {
  if (
    token.unit?.class === 'point' &&
    /(?:跑输|落后)[^，。；\d]{0,6}$|差距(?:为|达|达到|扩大到|缩小到)?$/.test(text)
  )
    return true
  if (token.unit?.class === 'times' && /平均(?:水平|值)?的$/.test(text)) return true
  if (token.unit?.class === 'percent' && /(?:不到|不及|相当于|只有|仅为)[^，。；\d]{1,10}的$/.test(text))
    return true
  if (/(?:目标|计划|预期|平均(?:水平|值)?)\($|(?:塌|低于|短|差|欠|未达)目标$/.test(text)) return true
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

/** 5000万元以上的项目, 60岁以上老人: the number says which things are meant (GUIDE §2.4). */
export function isThreshold(before: string, after: string, token: NumberToken): boolean {
  const head = after.replace(/^的/, '')
  if (
    token.unit?.canonical === 'person' &&
    /^口?(?:及)?以上(?:的)?(?:城市|县城|城镇|行政村|自然村|大市|地级市)/.test(`${after}`)
  )
    return true
  if (token.unit?.class === 'money' && token.after === 'atLeast' && /^(?:固定资产投资|项目投资)/.test(head))
    return true
  if (!/^[一-鿿“A-Za-z]/.test(head) || /^(?:的)?(?:目标|任务|水平|增长|大关|台阶|关口|门槛)/.test(after))
    return false
  if (token.unit?.class === 'money') {
    if (
      token.after !== null &&
      /^[^，。；、\d]{0,10}?(?:项目|企业)/.test(head) &&
      !/^(?:投资|用于|支持)/.test(head)
    )
      return true
    if (/投资$/.test(before) && !/^(?:用于|建设|支持|实施|以上|左右)/.test(head)) return true
    if (/^(?:规模)?的?[^，。；、\d]{0,12}基金(?=$|[，。；、])/.test(after)) return false
    if (/^(?:规模|的?规模的)/.test(after)) return true
    if (moneyNoun.test(head))
      return /(?:投资|营收|产值|收入|规模|总量|利润|税收|市值|金额|成交额|销售额)(?:总?额)?(?:达到?|超过?|过|突破|在)?$/.test(
        before,
      )
    return thingNoun.test(head) || token.after !== null || after.startsWith('的')
  }
  if (token.unit?.class === 'physical') {
    if (token.after !== null && /^的[一-鿿]{2}/.test(after)) return true
    const sized =
      /^(?:以上|以下)?(?:的)?[一-鿿]{0,6}(?:公路|泊位|粮库|冷库|仓|机组|船舶|水库|道路|电站|变电站|基地|项目|工程|公园|管道|装置|生产线|厂|场|炉|户|点)/.test(
        after,
      )
    return (token.after !== null || after.startsWith('的')) && sized
  }
  const herd = /[头只匹羽亩吨人张辆台床]$/.test(token.unitSurface) && token.after !== null
  if (
    herd &&
    after.startsWith('的') &&
    /(?:企业|户|场|基地|项目|合作社|园区|工厂|医院|学校|村|镇)/.test(head.slice(0, 12))
  )
    return true
  if (token.unit?.class === 'time')
    return after.startsWith('的') && /(?:年限|期限|时间|寿命|以上|超过|满)(?:超过|达)?$/.test(before)
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

const ownParts = pattern(
  '',
  '(?:.*?)(指标(?=总体|基本|全部|全面|均|中|如实|$)|禁令|实事|政策|措施|举措|方案|意见|清单|任务|要求|原则|行动|部署|实事项目|改革举措|',
  '政策文件|重点工作|主要工作|方面|事项)(?:(?<=指标).*|之一|(?:圆满|全面|全部|如期).*)?$',
)

/** A noun that counts the document's own parts (GUIDE §2.2). */
export function isPartCount(after: string, token: NumberToken, verbs: readonly string[]): boolean {
  if (token.unit?.class !== 'count') return false
  const noun = /^[^，。；、：！？()\d“”]{0,16}/.exec(after)?.[0] ?? ''
  if (/^方面|^领域|^(?:关键)?环节|^维度|^层面/.test(noun)) return true
  if (token.unitSurface === '条' && /^(?:政策|措施|意见|举措|硬措施|具体)/.test(noun)) return true
  if (/(?:条|项|个)$/.test(token.unitSurface) === false && !/件$/.test(token.unitSurface)) return false
  const last = ownParts.exec(noun)
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

/** 在20个领域, 围绕14条产业链, 每增长1个百分点: a place, a means or a condition. */
export function adverbialReason(before: string, after: string, token: NumberToken): LeftoverReason | null {
  if (
    /分(?:为|成)?$/.test(before) &&
    (/^(?:组|批|类|期|步|档|片|路|级|年|阶段|小组|督查组|工作组)/.test(after) ||
      /[次批期步年]$/.test(token.unitSurface))
  )
    return 'place'
  if (
    /(?:较|比)(?:\d{4}年|去年|上年|前年)(?:同期|末|底)?的$/.test(before) &&
    /^[^，。；、]{0,2}(?:下降|上升|提高|增长|减少|增加|降低)/.test(after)
  )
    return 'baseline'
  if (
    /对(?:已有|现有|原有|列入[^，。；]{0,8}|入选[^，。；]{0,8})?的?$/.test(before) &&
    /(?:开展|进行|实施|予以|给予)/.test(after)
  )
    return 'existingSet'
  if (/每(?:增长|增加|提高|下降|减少|投入|上升|拉动)?[了约]?$/.test(before)) return 'condition'
  if (/^的?基础上/.test(after)) return 'condition'
  if (/^[^，。；、\d]{1,10}(?:为重点|为主)/.test(after)) return 'place'
  if (token.unit?.class === 'physical' && /距(?:离)?[^，。；\d]{0,10}$/.test(before)) return 'place'
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
