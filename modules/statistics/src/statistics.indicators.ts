// Official ratios: the latest vintages published by the asked day; nothing is estimated.
import { defineIndicator } from '@corridor/indicators'

export const rdIntensity = defineIndicator({
  id: 'rdIntensity',
  kind: 'official',
  label: { zh: '全社会研发经费投入强度', en: 'R&D intensity' },
  description: {
    zh: '全社会R&D经费内部支出÷地区生产总值，以统计部门公布为准，次年秋季公布；当年无法测得。',
    en: 'R&D expenditure over GDP as published by the statistics bureau in the autumn of the next year. The current year cannot be measured yet.',
  },
  unit: 'percent',
  settledAfterDays: 365,
  numerator: 'rdExpenditure',
  denominator: 'gdp',
  digits: 2,
  breakdowns: {},
  aliases: [
    '全社会研发经费投入占比',
    '全社会研发经费投入强度',
    '研发经费投入强度',
    '全社会研发投入占比',
    '全社会研发投入强度',
    'R&D经费投入强度',
  ],
  coverage: 'full',
})
