// The grammar of invented names: every one begins with 示例, and the index alone decides it, so none comes twice.
import { districtName, homeDistrict, rankInDistrict } from './places.ts'

const firsts = [
  ...'云智华瑞恒创博远宏新金天海星盛德泰信嘉立众联科睿凯卓锐腾鼎诺优百正康安源润泽明光辰朗清泓沐岚景尚弘毅承启行逸君和同聚汇元亨利贞',
]
const seconds = [
  ...'启辰川越峰航宇翔达拓驰晟森霖澜屹垚铭钧锋锦皓昊昕朔曜煜炜烁焱澄淼沛湛溪屿岳峦嵘坤垣境域衡权枢机构基础泰兆祥禾苗蓝青素白玄元初一',
]
const outerPlaces = [
  '临峤市',
  '汀芷市',
  '北垣市',
  '望麓市',
  '南汐湾市',
  '岱溪市',
  '鹿鸣港市',
  '石棠市',
  '苍屿湾市',
  '东篱市',
]

interface Trade {
  readonly word: string
  /** GB/T 4754-2017, section letter and division. */
  readonly industry: string
}

const trades = (text: string): readonly Trade[] =>
  text.split(' ').map((pair) => {
    const [industry = '', word = ''] = pair.split(':')
    return { industry, word }
  })

const industrialTrades = trades(
  'C40:精密仪器 C35:智能装备 C39:半导体 C27:生物制药 C38:电气 C34:轴承 C30:新型陶瓷 C26:精细化工 C36:汽车零部件 C37:轨道装备 ' +
    'C39:光电 C35:医疗器械 C33:金属制品 C29:高分子材料 C32:合金材料 C40:传感器 C38:储能电池 C39:通信设备 C34:液压传动 C34:数控机床 ' +
    'C14:功能食品 C17:特种纤维 C22:环保包装 C31:特种钢材 C38:输变电 C35:环保设备 C39:显示器件 C37:航空部件 C27:中药 C26:生物基材料 ' +
    'C34:工业机器人 C30:玻璃纤维',
)
const serviceTrades = trades(
  'I65:软件 I65:信息技术 I65:大数据 I64:网络科技 I65:人工智能 I65:物联网 I65:云计算 I63:卫星应用 M73:工程研究 M74:检测技术 ' +
    'M74:工程设计 M75:技术转移 M74:测绘信息 M73:基因技术 M74:环境工程 M74:节能技术 I65:信息安全 I65:集成电路设计 M75:科技服务 M73:医学研究 ' +
    'M74:工业设计 I65:数字文化 I65:智慧交通 I65:智慧医疗 I65:区块链 M73:农业科技 M74:地质勘查 M74:海洋技术 I65:地理信息 I65:遥感 ' +
    'M73:新材料研究 M75:知识产权服务',
)
const endings = ['有限公司', '科技有限公司', '股份有限公司', '技术有限责任公司']
const groupEndings = [
  '（集团）有限公司',
  '科技（集团）有限公司',
  '（集团）股份有限公司',
  '技术（集团）有限责任公司',
]

/** Two characters for every number, the same again after all pairs are used. */
export const brand = (number: number): string =>
  (firsts[number % firsts.length] ?? '') +
  (seconds[Math.floor(number / firsts.length) % seconds.length] ?? '')

const brands = firsts.length * seconds.length

/** Three firms in five are industrial. */
export const isIndustrial = (index: number): boolean => index % 5 < 3
/** The inverse: the n-th industrial firm. */
export const nthIndustrial = (rank: number): number => Math.floor(rank / 3) * 5 + (rank % 3)

/** One to one in the rank within a place; every place begins elsewhere, so that neighbours share few names. */
function wordsOf(rank: number, place: number, industrial: boolean) {
  const table = industrial ? industrialTrades : serviceTrades
  const all = brands * table.length * endings.length
  let rest = (rank * 104_729 + place * 40_009 + 31) % all
  const name = brand(rest % brands)
  rest = Math.floor(rest / brands)
  const trade = table[rest % table.length] ?? { word: '', industry: '' }
  return { name, trade, ending: Math.floor(rest / table.length) }
}

export const firmIndustry = (index: number): string =>
  wordsOf(rankInDistrict(index), homeDistrict(index), isIndustrial(index)).trade.industry

/** A firm of the city, as `grown` after it became a group. */
export function firmName(index: number, grown = false): string {
  const { name, trade, ending } = wordsOf(rankInDistrict(index), homeDistrict(index), isIndustrial(index))
  const last = (grown ? groupEndings : endings)[ending] ?? ''
  return `示例${districtName(homeDistrict(index))}${name}${trade.word}${last}`
}

const outerWordsOf = (index: number) =>
  wordsOf(Math.floor(index / outerPlaces.length), 20 + (index % outerPlaces.length), isIndustrial(index))

/** A firm of another, also invented, city. */
export function outsideName(index: number): string {
  const { name, trade, ending } = outerWordsOf(index)
  return `示例${outerPlaces[index % outerPlaces.length] ?? ''}${name}${trade.word}${endings[ending] ?? ''}`
}

export const outsideIndustry = (index: number): string => outerWordsOf(index).trade.industry

const scholarly = {
  university: ['大学', '理工大学', '科技大学', '工业大学', '医科大学', '师范大学', '农业大学', '交通学院'],
  researchInstitute: [
    '先进技术研究院',
    '材料研究所',
    '自动化研究所',
    '药物研究院',
    '能源研究院',
    '农业科学研究院',
    '海洋研究所',
    '计量测试研究院',
  ],
  other: [
    '人民医院',
    '疾病预防中心',
    '水务管理中心',
    '城市运行中心',
    '交通发展中心',
    '生态环境监测中心',
    '大数据中心',
    '公共资源中心',
  ],
} as const

/** Universities, institutes and other public bodies. */
export function institutionName(kind: keyof typeof scholarly, index: number): string {
  const words = scholarly[kind]
  return `示例${brand((Math.floor(index / words.length) * 332 + index * 7) % brands)}${words[index % words.length] ?? ''}`
}

const topics = (
  '高端装备 智能制造 新药创制 半导体材料 工业互联网 量子信息 氢能 储能 生物育种 中药制剂 精准医学 激光加工 轻量化材料 水处理 固废资源化 ' +
  '轨道交通 无人系统 传感测量 电力电子 网络安全 空天信息 高分子 特种陶瓷 营养健康 医学影像 智慧农业 数控系统 增材制造 碳纤维 结构安全 智能感知 算力网络'
).split(' ')

/** An R&D institution; one to one for numbers below all brands times topics. */
export function laboratoryName(number: number, ending: string): string {
  const rest = (number * 7919 + 5) % (brands * topics.length)
  return `示例${brand(Math.floor(rest / topics.length))}${topics[rest % topics.length] ?? ''}${ending}`
}
