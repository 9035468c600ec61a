// The words of the public pages, Chinese and English.
import type { Label } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import type { FigureStatus } from '@corridor/protocol'

export const words = {
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  sections: { zh: '栏目', en: 'Sections' },
  home: { zh: '首页', en: 'Home' },
  plan: { zh: '年度工作计划', en: 'Work plan of the year' },
  indicators: { zh: '指标公开', en: 'Open indicators' },
  synthetic: {
    zh: '演示数据：本站所有机构、合同与数字均为虚构，不代表任何真实城市。',
    en: 'Synthetic data: every organisation, contract and number on this site is invented and stands for no real city.',
  },
  centre: { zh: '区域科技创新中心', en: 'Regional innovation centre' },
  dataAsOf: { zh: '数据截至', en: 'Data as of' },
  lastImport: { zh: '最近一次导入', en: 'Last import' },
  noImport: { zh: '尚未导入', en: 'none yet' },
  staff: { zh: '工作人员入口', en: 'For staff' },
  lead: {
    zh: '每个数字都由登记记录逐笔合计得出，不作人工填报；口径、结算日与数据文件随数公开。',
    en: 'Every number is the sum of registered records and none is typed in; its method, settlement day and data file are published with it.',
  },
  headline: { zh: '年度目标与进展', en: 'Targets of the year and where they stand' },
  target: { zh: '目标', en: 'Target' },
  current: { zh: '当前', en: 'Now' },
  completion: { zh: '完成目标', en: 'Of the target' },
  reached: { zh: '已达到', en: 'Reached' },
  dataDay: { zh: '数据日期', en: 'Data date' },
  ofYear: { zh: '所属年度', en: 'Year of the figure' },
  noValue: { zh: '尚无数据', en: 'No value yet' },
  noPlan: { zh: '目前没有公布的工作计划。', en: 'No work plan has been published yet.' },
  noPlanNext: { zh: '可以先查看公开的指标。', en: 'The open indicators can be read meanwhile.' },
  open: { zh: '公开内容', en: 'What is open here' },
  openPlan: { zh: '计划原文、目标与任务提纲', en: 'The text of the plan, its targets and its outline' },
  openIndicators: {
    zh: '各项指标的口径、数值、历年曲线与区县分布',
    en: 'Method, value, curve of the years and districts of every indicator',
  },
  openData: {
    zh: '每个指标页都可下载 CSV 数据与数据字典',
    en: 'Every indicator page offers its data as CSV with a data dictionary',
  },
  planTargets: { zh: '目标', en: 'Targets' },
  planOutline: { zh: '任务提纲', en: 'Outline' },
  planText: { zh: '计划原文', en: 'Text of the plan' },
  planTextNote: {
    zh: '带底色的文字是目标，编号与上表一致。',
    en: 'Marked words are targets, numbered as in the table above.',
  },
  planRest: {
    zh: '原文其余部分（网页的页眉、页脚等）',
    en: 'The rest of the text as it was given, such as what surrounds it on its web page',
  },
  planSource: { zh: '来源', en: 'Source' },
  wording: { zh: '计划原话', en: 'Words of the plan' },
  indicator: { zh: '指标', en: 'Indicator' },
  kind: { zh: '类型', en: 'Kind' },
  status: { zh: '状态', en: 'Status' },
  value: { zh: '数值', en: 'Value' },
  notes: { zh: '说明', en: 'What to know' },
  method: { zh: '口径与方法', en: 'Method' },
  caliber: { zh: '统计口径', en: 'What is counted' },
  formula: { zh: '计算方法', en: 'Formula' },
  filter: { zh: '范围', en: 'Scope' },
  coverage: { zh: '覆盖', en: 'Coverage' },
  coverageFull: { zh: '完整', en: 'Complete' },
  coveragePartial: {
    zh: '部分：缺少其他地方登记的记录',
    en: 'Partial: records registered elsewhere are missing',
  },
  settlement: { zh: '结算', en: 'Settlement' },
  definition: { zh: '定义校验值', en: 'Hash of the definition' },
  definitionNote: { zh: '定义一旦改变，此值随之改变。', en: 'It changes whenever the definition does.' },
  unit: { zh: '单位', en: 'Unit' },
  years: { zh: '历年比较', en: 'This year and the years before' },
  month: { zh: '月末', en: 'End of month' },
  year: { zh: '年度', en: 'Year' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  publishedOn: { zh: '公布日期', en: 'Published on' },
  districts: { zh: '区县分布', en: 'By district' },
  district: { zh: '区县', en: 'District' },
  total: { zh: '全市', en: 'The whole city' },
  hidden: { zh: '不公开', en: 'Withheld' },
  hiddenNote: {
    zh: '涉及主体不足 3 个的数值不公开；为防止用合计倒推，另有区县一并不公开。',
    en: 'A value behind which stand fewer than 3 subjects is withheld; so that it cannot be found by subtraction, others are withheld with it.',
  },
  allHidden: {
    zh: '涉及主体过少，本指标的区县分布暂不公开。',
    en: 'There are too few subjects for the districts of this indicator to be published.',
  },
  download: { zh: '数据下载', en: 'Data' },
  csv: { zh: '下载数据（CSV）', en: 'Download the data (CSV)' },
  dictionary: { zh: '下载数据字典（CSV）', en: 'Download the data dictionary (CSV)' },
  csvNote: {
    zh: 'UTF-8 编码，含本页全部数值；金额以元为单位。',
    en: 'UTF-8, with every value of this page; money in yuan.',
  },
  listLead: {
    zh: '指标由登记册逐笔记录计算得出，点开可看口径、曲线与数据。',
    en: 'Indicators are computed from the records of the registers. Open one for its method, curve and data.',
  },
  missingTitle: { zh: '没有这个页面', en: 'There is no such page' },
  missingText: {
    zh: '地址可能有误，或内容已撤下。请从首页重新进入。',
    en: 'The address may be mistyped, or the content was withdrawn. Please start again from the home page.',
  },
  faultTitle: { zh: '页面暂时无法显示', en: 'The page cannot be shown at the moment' },
  faultText: {
    zh: '系统内部出错。请稍后再试；联系我们时请告知编号：',
    en: 'Something went wrong inside the system. Please try again later; if you contact us, tell us the number:',
  },
} as const satisfies Record<string, Label>

export const statusWords = {
  provisional: { zh: '暂计', en: 'Provisional' },
  final: { zh: '最终', en: 'Final' },
} as const satisfies Record<FigureStatus, Label>

export const kindWords = {
  flow: { zh: '时期数', en: 'Flow over a period' },
  stock: { zh: '时点数', en: 'Stock on a day' },
  netChange: { zh: '净增数', en: 'Net change since the end of last year' },
  ratio: { zh: '比率', en: 'Ratio' },
  official: { zh: '官方统计数', en: 'Official statistic' },
} as const satisfies Record<Indicator['kind'], Label>

/** Each language by its own name, for the switch. */
export const languageNames: Label = { zh: '中文', en: 'English' }

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `month` from 1 to 12. */
export const monthWord = (month: number): Label => ({
  zh: `${month}月`,
  en: monthNames[month - 1] ?? String(month),
})

export const yearWord = (year: number): Label => ({ zh: `${year}年`, en: String(year) })

/** For the end of a heading or a label in front of its value. */
export const colon: Label = { zh: '：', en: ': ' }
