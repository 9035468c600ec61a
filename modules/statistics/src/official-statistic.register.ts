// Official statistics (官方统计数): published values with their vintage; imported with their source, never computed here.
import { choice, date, defineRegister, integer, money, text } from '@corridor/registers'

export const officialStatistics = defineRegister({
  id: 'official-statistics',
  label: { zh: '官方统计数', en: 'Official statistics' },
  description: {
    zh: '统计部门公布的年度数值，每次公布（初步核算、最终核实、普查修订）一行，旧数保留。',
    en: 'Yearly values as published. Each publication (preliminary, final, census revision) is a row; older ones stay.',
  },
  key: ['series', 'year', 'publishedOn'],
  title: 'series',
  authorities: { statisticsBureau: { zh: '统计局公报', en: 'Statistics bureau' } },
  fields: {
    series: choice(
      { zh: '指标', en: 'Series' },
      {
        rdExpenditure: { zh: '全社会R&D经费内部支出', en: 'R&D expenditure' },
        gdp: { zh: '地区生产总值', en: 'Gross domestic product' },
      },
    ),
    year: integer({ zh: '年度', en: 'Year' }, { least: 1990, most: 2199 }),
    amount: money({ zh: '数值（元）', en: 'Value (yuan)' }),
    publishedOn: date({ zh: '公布日期', en: 'Published on' }),
    vintage: text(
      { zh: '版本', en: 'Vintage' },
      { help: { zh: '如：初步核算、最终核实', en: 'as preliminary, final' } },
    ),
    document: text({ zh: '公布文件', en: 'Document' }),
  },
})
