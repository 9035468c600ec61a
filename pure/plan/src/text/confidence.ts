// How sure a record is: signs of a clean noun, of a plain sentence and of a kind said in words, weighed together.
//
// Invariant: the answer depends on the record and its clause alone, and lies between 0 and 1.

import { endsInWord } from './nouns/known-heads.ts'
import type { NumberToken } from './numbers/number-token.ts'
import type { Rule, Statement } from './statements/statement.ts'
import type { Moment } from './moment/tense.ts'
import { wordAt } from './words/lexicon.ts'
import { nameStarts } from './words/name-starts.table.ts'
import { confidenceWeights } from './words/confidence-weights.table.ts'

/** Records at or above it are exactly right in 98 of 100 cases (docs/guide/plan-reader.md has the measurement). */
export const sureFrom = 0.92

export type Reading = {
  readonly statement: Statement
  readonly moment: Moment
  /** The noun as printed, and its unit. */
  readonly indicator: string
  readonly unit: string
  /** The words of the clause. */
  readonly clause: string
  /** The character before the noun. */
  readonly lead: string
}

const flag = (holds: boolean): number => (holds ? 1 : 0)
const rules: readonly Rule[] = [
  'subject-value',
  'verb-count-noun',
  'shared-list',
  'same-subject',
  'governed-head',
  'share-of-whole',
  'count-predicate',
  'from-to',
]

const oddStart =
  /^(?:[在对以由将把并和的让使可能应需会届效所座间处其从但而即则则经被给向与及或每各该此这那又还再已均都约近超共其中含等个条家]|重(?![点大要型卡建污金]))/
const oddEnd = /(?:[了着过的和与及在为是把被从至到于将并但]|一批|之一|等)$/
const inside =
  /(?:实现|完成|达到|推动|推进|建设了|拥有|获得|组织|开展|实施|举办|指导|帮助|支持|引导|促进|带动|创造|突破|超过|增长|提高|下降|牵头|落户|通过|进入|首次|已经|已|累计|分别|其中|包括|创|均|不到|以上的)/
/** Verbs that also begin names: 授权发明专利, 转化成果, 开工项目. */
const maybeVerb =
  /^(?:授权|申请|注册|转化|应用|推广|使用|利用|运输|生产|销售|服务|管理|研发|研究|开发|设计|制造|加工|治理|改造|建设|培训|检验|检测|监测|流转|登记|备案|认定|评价|开工|投产|签约|落地|落户|引进|输出|吸纳|对接|合作|投资|交易|成交|开行|接待|安置|保障|覆盖|带动|参与|承担|发放|累计|新|自主|联合|委托|配套|储备|交付|竣工|在建|续建|整治|修复|保护|利用|回收|处置|收集|处理|分类|试点|示范|组织|参加|举办|获|入|上|出|到|受|被|进)/
/** 城区绿化覆盖率, 郑州机场旅客吞吐量: a place before the measure. */
const placeStart = /^[一-鿿]{1,6}?(?:[省市县区镇乡州盟旗]|街道|港|机场|园区|示范区|实验区|片区)(?=[一-鿿])/
const placed = /(?:全[市省县区国]|我[市省县区]|上半年|季度|[年月]|期间|以来|境内|辖)/

/** The signs as numbers between 0 and 1; the order is that of the table of weights. */
export function recordSigns(reading: Reading): readonly number[] {
  const { statement, moment, indicator, unit, clause } = reading
  const { token, predicate, noun, rule } = statement
  const size = indicator.length
  const counted = token.unit?.class === 'count' || token.unit?.class === 'person'
  const rate = unit === 'percent' && statement.comparator !== 'growthRate'
  return [
    1,
    ...rules.map((name) => flag(name === rule)),
    flag(moment.certainty >= 0.97),
    Math.max(0, 2 * moment.certainty - 1),
    flag(moment.certainty < 0.9),
    flag(moment.certainty < 0.75),
    flag(endsInWord(indicator)),
    flag(size < 3),
    flag(size >= 3 && size <= 5),
    flag(size > 12),
    flag(size > 18),
    flag(oddStart.test(indicator)),
    flag(oddEnd.test(indicator)),
    flag(inside.test(indicator.slice(1))),
    flag(placed.test(indicator)),
    flag(/[、]/.test(indicator)),
    flag(/[和与及]/.test(indicator)),
    flag(/[\d()（）]/.test(indicator)),
    flag(/[“”"]/.test(indicator)),
    flag(indicator.includes('的')),
    flag(noun.length > 1),
    flag(predicate.words.length > 0),
    flag(predicate.level),
    flag(predicate.change !== null),
    flag(token.unit === null),
    flag(token.shape !== 'digits'),
    flag(counted),
    flag(token.unit?.class === 'money'),
    flag(
      rate &&
        !/(?:率|比|比重|占比|比例|强度|度|覆盖面|份额|水平)$/.test(indicator) &&
        !indicator.includes('占'),
    ),
    flag(clause.length > 40),
    flag(numbersOf(clause) > 2),
    flag(bareCount(token, statement)),
    flag(maybeVerb.test(indicator)),
    flag(placeStart.test(indicator)),
    flag(wordAt(nameStarts, indicator, 0) !== '' || /^[A-Za-z“”"]/.test(indicator)),
    flag(opensClause(statement, reading.lead)),
    flag(size >= 4 && size <= 12 && /^[一-鿿]+$/.test(indicator)),
  ]
}

const numbersOf = (clause: string): number => (clause.match(/\d+(?:\.\d+)?/g) ?? []).length

/** The noun opens its clause or its item: nothing was read off before it. */
const opensClause = ({ clause, noun }: Statement, lead: string): boolean =>
  noun[0] !== undefined && (noun[0].start <= clause.start || /[，、；：。(“]$/.test(lead))

/** A count without any verb before it. */
function bareCount(token: NumberToken, { predicate }: Statement): boolean {
  return token.unit?.class === 'count' && predicate.words.length === 0 && !predicate.fresh
}

/** 0 to 1, two decimals. */
export function confidenceOf(reading: Reading): number {
  const signs = recordSigns(reading)
  const balance = confidenceWeights.reduce((sum, [, weight], i) => sum + weight * (signs[i] ?? 0), 0)
  const likely = 1 / (1 + Math.exp(-balance))
  return Math.min(0.99, Math.max(0.01, Math.round(likely * 100) / 100))
}
