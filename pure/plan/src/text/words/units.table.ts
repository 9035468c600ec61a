// The units of plan texts: how each is printed, what it is called in a record, and what kind of quantity it is.

import { lexicon } from './lexicon.ts'

/** percent, point, money, physical: by nature. count: a classifier. time: a date or a duration. */
export type UnitClass = 'percent' | 'point' | 'money' | 'times' | 'physical' | 'count' | 'person' | 'time'

export type Unit = { readonly canonical: string; readonly class: UnitClass }

const rows: readonly (readonly [UnitClass, string, string])[] = [
  ['percent', 'percent', '% 个百分比'],
  ['point', 'percentagePoint', '个百分点 百分点'],
  ['money', 'yuan', '元 元人民币 人民币 块钱'],
  ['money', 'usd', '美元 美金'],
  ['money', 'hkd', '港元 港币'],
  ['money', 'eur', '欧元'],
  ['times', 'times', '倍'],
  ['person', 'person', '人 名 位 人年'],
  ['person', 'personTime', '人次 人·次'],
  ['person', 'household', '户'],
  ['person', 'householdTime', '户次'],
  ['physical', 'mu', '亩'],
  ['physical', 'hectare', '公顷'],
  ['physical', 'jin', '斤'],
  ['physical', 'kilogram', '公斤 千克'],
  ['physical', 'ton', '吨'],
  ['physical', 'tonStandardCoal', '吨标准煤 吨标煤'],
  ['physical', 'tonKilometer', '吨公里'],
  ['physical', 'kilometer', '公里 千米 km'],
  ['physical', 'meter', '米'],
  ['physical', 'squareMeter', '平方米 平米 ㎡ m2 m² 平方'],
  ['physical', 'squareKilometer', '平方公里 平方千米'],
  ['physical', 'cubicMeter', '立方米'],
  ['physical', 'kilowatt', '千瓦 kW'],
  ['physical', 'megawatt', '兆瓦 MW'],
  ['physical', 'gigawatt', '吉瓦 GW'],
  ['physical', 'kilowattHour', '千瓦时 度电 度 千瓦小时'],
  ['physical', 'gigawattHour', 'GWh 吉瓦时'],
  ['physical', 'kilovoltAmpere', '千伏安'],
  ['physical', 'kilovolt', '千伏'],
  ['physical', 'microgram', '微克'],
  ['physical', 'milligram', '毫克'],
  ['physical', 'gram', '克'],
  ['physical', 'liter', '升'],
  ['physical', 'petaflops', 'P PFLOPS PFlops'],
  ['physical', 'exaflops', 'EFLOPS EFlops E'],
  ['physical', 'teu', '标箱 TEU 标准箱 国际标准箱'],
  ['physical', 'deadweightTon', '载重吨 总吨'],
  ['count', 'vehicle', '辆'],
  [
    'count',
    'item',
    '家 个 项 件 台 套 座 所 条 处 只 头 艘 架 场 次 期 种 类 门 片 间 张 部 份 册 宗 笔 单 例',
  ],
  [
    'count',
    'item',
    '支 组 对 栋 幢 棵 株 颗 枚 块 根 口 眼 盏 列 班 趟 羽 尾 段 款 起 道 桩 本 篇 车次 架次 班次 场次',
  ],
  [
    'count',
    'item',
    '件次 项次 家次 批次 台次 台套 床 张床位 箱 票 卷 匹 粒 点位 村 镇 县 亿件 分 批 席 艘次 列次 辆次 瓶 桶 袋 盒 双 剂次 剂 针次 人份 幅',
  ],
  ['time', 'year', '年 年度 周年 年期 个年头'],
  ['time', 'month', '个月'],
  ['time', 'monthOfYear', '月 月份'],
  ['time', 'day', '天 日 个工作日 个自然日 工作日 号'],
  ['time', 'hour', '小时 个小时 时'],
  ['time', 'minute', '分钟 分种'],
  ['time', 'second', '秒'],
  ['time', 'week', '周 个星期 星期'],
  ['time', 'quarter', '季度 个季度'],
  ['time', 'session', '届'],
  ['time', 'yearOfAge', '岁 周岁'],
]

/** Unit words → unit. */
export const units: ReadonlyMap<string, Unit> = new Map(
  rows.flatMap(([unitClass, canonical, words]) =>
    words.split(' ').map((word): [string, Unit] => [word, { canonical, class: unitClass }]),
  ),
)

export const unitWords = lexicon([...units.keys()].join(' '))

/** Scales by which a printed number is multiplied. */
export const scales: ReadonlyMap<string, number> = new Map([
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
])

export const scaleWords = lexicon([...scales.keys()].join(' '))

/** Nouns that make a count a count of enterprises (GUIDE §6). */
export const enterpriseNouns = lexicon(
  `法人 企业法人 经济实体 创业实体 创业主体 法人单位 法人企业 市场经营主体 实体企业 供销社 企业 公司 国企 央企 民企 外企 小巨人 小巨人” 单项冠军 独角兽 瞪羚 服务商 经营主体 市场主体 首贷户 工商户 个体户 龙头
  工商户 合作社 家庭农场 总部 供应商 承包商 运营商 经纪公司 银行 门店 首店 商户 厂商 老字号 农场 商贸 雏鹰 领航者 事务所
  小巨人”企业 链主 上市公司 规上工业 律所 券商 贸易商 物流商 制造商 酒店 民宿 航空公司 事业部 四上 瞪羚” 独角兽” 单项冠军”`,
)

/** Nouns that make a count a count of institutions: standing bodies and sites of research, teaching, health,
  innovation. */
export const institutionNouns = lexicon(
  `养老院 敬老院 养老机构 托养机构 托育机构 养老服务机构 平台 中心 实验室 研究院 研究所 研发机构 机构 基地 孵化器 孵化载体 创新载体 研发载体 创新联合体 联合体 博士站 工作站 先导区 学校 幼儿园 医院 大科学装置
  装置 科技基础设施 重大科技基础设施 众创空间 加速器 大学 学院 高校 院校 中学 小学 高中 职校 技师学院 科技园 大学科技园
  卫生院 诊所 流动站 研发总部 科技小院 院士站
  服务中心 研究中心 技术中心 医疗机构 卫生室 院所 创新中心`,
)
