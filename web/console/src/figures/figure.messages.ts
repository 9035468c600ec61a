// The words of the figure pages.
import type { Messages } from '@corridor/kit'

export const said = {
  figures: { zh: '指标', en: 'Figures' },
  indicator: { zh: '指标', en: 'Indicator' },
  kind: { zh: '类型', en: 'Kind' },
  unit: { zh: '单位', en: 'Unit' },
  definition: { zh: '口径', en: 'Definition' },
  flow: { zh: '时期数（自年初累计）', en: 'Flow (year to date)' },
  stock: { zh: '时点数', en: 'Stock' },
  netChange: { zh: '净增（比上年末）', en: 'Net change on the year' },
  ratio: { zh: '比率', en: 'Ratio' },
  official: { zh: '官方统计', en: 'Official statistic' },
  on: { zh: '统计截至日', en: 'Counted until' },
  asOf: { zh: '按何日所知', en: 'As known on' },
  window: (from: string | null, to: string) => ({
    zh: from === null ? `时点：${to}` : `计入期间：${from} 至 ${to}`,
    en: from === null ? `On ${to}` : `Days counted: ${from} to ${to}`,
  }),
  knownAt: { zh: '按此刻所知', en: 'As known at' },
  version: { zh: '口径版本', en: 'Definition version' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  partial: { zh: '覆盖不完整', en: 'Partial coverage' },
  csv: { zh: '下载 CSV', en: 'Download CSV' },
  vintages: { zh: '采用的发布数', en: 'Publications used' },
  series: { zh: '数列', en: 'Series' },
  year: { zh: '年度', en: 'Year' },
  vintage: { zh: '版次', en: 'Vintage' },
  publishedOn: { zh: '发布日', en: 'Published on' },
  amount: { zh: '数值', en: 'Amount' },
  breakdown: { zh: '分组', en: 'Breakdown' },
  overlapping: {
    zh: '各部分互有重叠，不列合计。',
    en: 'The parts overlap, so there is no total.',
  },
  postings: { zh: '构成明细', en: 'Postings behind the figure' },
  day: { zh: '计入日', en: 'Day' },
  record: { zh: '记录', en: 'Record' },
  value: { zh: '计入数', en: 'Contribution' },
  side: { zh: '计入', en: 'Side' },
  recordedAt: { zh: '记入时间', en: 'Recorded at' },
  hidden: { zh: '不在您的数据范围内', en: 'Outside your scope' },
  filtered: { zh: '只看', en: 'Only' },
  clearFilter: { zh: '看全部', en: 'Show all' },
  equal: { zh: '明细合计等于指标值', en: 'The postings add up to the figure' },
  unequal: { zh: '明细合计与指标值不等', en: 'The postings do not add up to the figure' },
  sumOf: (count: string) => ({ zh: `共 ${count} 笔，合计`, en: `${count} postings, sum` }),
  sum: { zh: '合计', en: 'sum' },
  outside: (count: string) => ({
    zh: `其中 ${count} 笔在您的数据范围之外`,
    en: `of these ${count} outside your scope`,
  }),
  noPostings: { zh: '没有计入的明细', en: 'No postings' },
  officialNoPostings: {
    zh: '官方统计不由明细相加得出，见上面的发布数。',
    en: 'Official statistics are not sums of postings; see the publications above.',
  },
  curve: { zh: '逐月', en: 'By month' },
  beside: { zh: '相关指标', en: 'Related figures' },
  unknown: { zh: '没有这个指标', en: 'There is no such indicator' },
} satisfies Messages

export const kinds = {
  flow: said.flow,
  stock: said.stock,
  netChange: said.netChange,
  ratio: said.ratio,
  official: said.official,
}

export const sides = { numerator: said.numerator, denominator: said.denominator, value: said.value }
