// Terms of a subsidy, reward, tax or eligibility rule: numbers that nobody promises (GUIDE §2.5).
//
// Invariant: an answer depends on the token and the words of its sentence alone.

import type { NumberToken } from '../numbers/number-token.ts'
import { pattern } from '../words/pattern.ts'

const grant = pattern(
  '',
  '(?:一次性|给予|每[户人生吨件台辆套个家亩](?:补助|补贴|奖补|奖励)?(?:不超过|最高)|每[户人生吨]每[月年天]|(?:按|补|奖|付)[^，。；]{0,6}每[户亩吨家人月年个台张辆名]|最高(?:可)?(?:贴息|奖补|补|给予|不超过|',
  '可达|额度)?|起征点[^，。；]{0,6}|免征额[^，。；]{0,6})[^，。；、\\d]{0,14}$',
)

/** What a notice of applications limits: 限报1项, 一式5份, 单户授信1000万元以下, 年龄不超过57周岁. */
const termsBefore = pattern(
  '',
  '(?:限报|限额|一式|每件资助|资助总额(?:不超过)?|(?:支持|资助|补助|奖补|补贴)(?:额度|比例|标准|金额|上限)[^，。；\\d]{0,8}|(?:重点|一般|培育|青年|面上|单个|每个|每项)',
  '项目(?:资助|补助|支持)|单(?:[户家个笔件]|项(?!冠军))[^，。；\\d]{0,6}|风险补偿比例|生活津贴|担保费率[^，。；\\d]{0,6}|免租面积[^，。；\\d]{0,6}|年龄(?:原则上)?[^，。；\\d]{0,6}|享受每[月年]|',
  '每[年月天][^，。；\\d]{0,2}补贴|(?:资助|补助|支持)?比例不(?:超过|高于)[^，。；\\d]{0,10}的?|每\\d年[^，。；\\d]{2,4})$',
)

/** A sentence of a notice that says who may apply and what must be handed in (GUIDE §2.5). */
export function isNotice(sentence: string): boolean {
  return (
    notice.test(sentence.slice(0, 1500)) && !/力争|新增|净增|(?:到|至)\d{4}年/.test(sentence.slice(0, 1500))
  )
}

const notice = pattern(
  '',
  '申报(?:条件|要求|范围|对象)|(?:申报|申请)(?:主体|单位|企业|材料|人)(?:应|须|需|一式)|申请条件|基本条件|结题须|验收须|应(?:当)?(?:同时)?(?:具备|满足|符合)(?:以下|下列)|',
  '须(?:同时)?(?:具备|满足|符合)|逾期不予受理|单项需求|参评企业|综合评价得分|贴息对象|近[一二三]个会计年度|自筹经费|财政支持经费|不得超过|加计扣除比例|奖酬|公积金贷款额度|依次为|授奖人数|限额推荐|的名额|符合(?:以下|下列)条件',
)

/** A term of a subsidy, reward, tax or eligibility rule (GUIDE §2.5). */
export function isSubsidy(before: string, after: string, token: NumberToken): boolean {
  if (termsBefore.test(before) || /每[^，。；\d]{1,6}不超过$/.test(before)) return true
  if (
    token.unit?.class !== 'money' &&
    token.unit?.class !== 'percent' &&
    token.unit?.class !== 'point' &&
    token.unit?.canonical !== 'ratio'
  )
    return false
  if (
    /按(?:照)?(?!可比|不变|现价|同|期|时|规|质|需|劳|揭|季|月|年)[^，。；、]{0,12}的?$/.test(before) &&
    !/增长|计$|口径|标准$/.test(before.slice(-8))
  )
    return true
  if (/^的(?:不予|予以|给予|可|方可|不得|按)/.test(after) || /[上下]浮(?:不超过)?$/.test(before)) return true
  if (token.unit?.class === 'point' || token.unit?.canonical === 'ratio') return false
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
