// The data file of an indicator and its dictionary: every value of its page, one a row.
import type { Label } from '@corridor/base'
import type { FigureNumber } from '@corridor/protocol'
import type { IndicatorData, Site } from '../page-data.ts'
import { csvText, type CsvValue } from './csv-text.ts'

interface CsvRow {
  readonly row: 'figure' | 'month' | 'year' | 'district'
  readonly on: string
  readonly part?: string
  readonly label?: Label
  readonly value: FigureNumber
  readonly numerator?: string | undefined
  readonly denominator?: string | undefined
  readonly withheld?: boolean
  readonly status?: string
}

interface CsvColumn {
  readonly name: string
  readonly meaning: Label
  readonly of: (row: CsvRow, data: IndicatorData, site: Site) => CsvValue
}

const columns: readonly CsvColumn[] = [
  {
    name: 'row',
    meaning: {
      zh: '行的种类：figure 为当前数，month 为月末数，year 为以往年度数，district 为区县数',
      en: 'Kind of row: figure (now), month (end of a month), year (an earlier year), district',
    },
    of: ({ row }) => row,
  },
  {
    name: 'indicator',
    meaning: { zh: '指标标识', en: 'Identifier of the indicator' },
    of: (_row, { indicator }) => indicator.id,
  },
  {
    name: 'indicator_zh',
    meaning: { zh: '指标名称（中文）', en: 'Name in Chinese' },
    of: (_row, { indicator }) => indicator.label.zh,
  },
  {
    name: 'indicator_en',
    meaning: { zh: '指标名称（英文）', en: 'Name in English' },
    of: (_row, { indicator }) => indicator.label.en,
  },
  {
    name: 'on',
    meaning: {
      zh: '数据日期（含当日）；时期数为当年1月1日起累计',
      en: 'Day of the value, inclusive; a flow is counted from 1 January on',
    },
    of: ({ on }) => on,
  },
  {
    name: 'part',
    meaning: { zh: '区县代码，仅 district 行', en: 'Code of the district, on district rows' },
    of: ({ part }) => part,
  },
  {
    name: 'part_zh',
    meaning: { zh: '区县名称（中文）', en: 'District in Chinese' },
    of: ({ label }) => label?.zh,
  },
  {
    name: 'part_en',
    meaning: { zh: '区县名称（英文）', en: 'District in English' },
    of: ({ label }) => label?.en,
  },
  {
    name: 'value',
    meaning: {
      zh: '数值；空为尚无数据或不公开',
      en: 'The value; empty where there is none yet, or where it is withheld',
    },
    of: ({ value }) => value,
  },
  {
    name: 'numerator',
    meaning: { zh: '分子，仅比率；金额以分为单位', en: 'Numerator of a ratio; money in fen (1/100 yuan)' },
    of: ({ numerator }) => numerator,
  },
  {
    name: 'denominator',
    meaning: { zh: '分母，仅比率；金额以分为单位', en: 'Denominator of a ratio; money in fen (1/100 yuan)' },
    of: ({ denominator }) => denominator,
  },
  {
    name: 'withheld',
    meaning: {
      zh: 'true 为不公开：主体不足 3 个，或为防止倒推',
      en: 'true where withheld: fewer than 3 subjects, or so that none can be found by subtraction',
    },
    of: ({ withheld }) => withheld ?? false,
  },
  {
    name: 'unit',
    meaning: {
      zh: '单位：enterprise 家，institution 家，item 项，yuan 元，percent %',
      en: 'Unit of the value: enterprise, institution, item, yuan, percent',
    },
    of: (_row, { indicator }) => indicator.unit,
  },
  {
    name: 'status',
    meaning: {
      zh: 'provisional 暂计，final 最终；仅 figure、year 行',
      en: 'provisional or final; on figure and year rows',
    },
    of: ({ status }) => status,
  },
  {
    name: 'as_of',
    meaning: { zh: '数据截至（上海时间）', en: 'The instant whose knowledge answered, time of Shanghai' },
    of: (_row, _data, { freshness }) => freshness?.asOf,
  },
  {
    name: 'definition',
    meaning: { zh: '指标定义的校验值', en: 'Hash of the definition' },
    of: (_row, { figure }) => figure.definition,
  },
  {
    name: 'synthetic',
    meaning: {
      zh: 'true 为演示数据，纯属虚构',
      en: 'true where the data are synthetic: invented for demonstration',
    },
    of: (_row, _data, { synthetic }) => synthetic,
  },
]

function rowsOf({ figure, curve, years, districts }: IndicatorData): readonly CsvRow[] {
  const { on, value, numerator, denominator, status } = figure
  return [
    { row: 'figure', on, value, numerator, denominator, status },
    ...curve.years.flatMap(({ points }) =>
      points.filter((point) => point.value !== null).map((point) => ({ row: 'month', ...point }) as const),
    ),
    ...years.map(
      (year) =>
        ({
          row: 'year',
          on: year.figure.window.to,
          value: year.figure.value,
          numerator: year.figure.numerator,
          denominator: year.figure.denominator,
          status: year.figure.status,
        }) as const,
    ),
    ...(districts ?? []).map(({ code, ...part }) => ({ row: 'district', on, part: code, ...part }) as const),
  ]
}

export const indicatorCsv = (site: Site, data: IndicatorData): string =>
  csvText([
    columns.map(({ name }) => name),
    ...rowsOf(data).map((row) => columns.map(({ of }) => of(row, data, site))),
  ])

export const dictionaryCsv = (): string =>
  csvText([
    ['column', 'meaning_zh', 'meaning_en'],
    ...columns.map(({ name, meaning }) => [name, meaning.zh, meaning.en]),
  ])
