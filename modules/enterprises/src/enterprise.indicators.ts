// What the bureau reports of firms.
import { defineIndicator, sumOf } from '@corridor/indicators'
import { outside } from '@corridor/organisations'
import { aboveScale, highTech, techSme } from './enterprise.ledgers.ts'

const byPlace = { district: 'district', functionalArea: 'functionalArea' }
const inTheCity = { dimension: 'district', except: [outside] } as const

export const netNewHnte = defineIndicator({
  id: 'netNewHnte',
  kind: 'netChange',
  label: { zh: '净增高新技术企业', en: 'Net new high-tech enterprises' },
  description: {
    zh: '期末有效高新技术企业数减去上年末有效数；重新认定计0，迁入计1，到期未重新认定、取消资格、迁出计-1。不是当年发证数。',
    en: 'Valid high-tech enterprises at the end less those at the end of last year. Re-recognition counts 0, moving in 1; lapse, disqualification and moving out −1. Not the number of certificates issued.',
  },
  unit: 'enterprise',
  settledAfterDays: 90,
  term: sumOf(highTech, 'valid', [inTheCity]),
  breakdowns: byPlace,
  aliases: ['净增高新技术企业', '高新技术企业净增', '净增国家高新技术企业', '净增高企'],
  coverage: 'full',
  beside: ['hnteCount', 'hnteUnderReRecognition'],
})

export const hnteCount = defineIndicator({
  id: 'hnteCount',
  kind: 'stock',
  label: { zh: '高新技术企业数', en: 'High-tech enterprises' },
  description: {
    zh: '当日证书有效且未取消资格的企业数，一家企业只计一次。',
    en: 'Firms with a valid certificate on the day, not disqualified, each counted once.',
  },
  unit: 'enterprise',
  settledAfterDays: 90,
  term: sumOf(highTech, 'valid', [inTheCity]),
  breakdowns: byPlace,
  aliases: ['高新技术企业', '高新技术企业数', '有效期内高新技术企业', '国家高新技术企业', '高新技术企业总数'],
  coverage: 'full',
})

export const hnteUnderReRecognition = defineIndicator({
  id: 'hnteUnderReRecognition',
  kind: 'stock',
  label: { zh: '重新认定在办企业数', en: 'Firms under re-recognition' },
  description: {
    zh: '重新认定已受理、未办结的企业数；每年秋季旧证到期、新证未发，用它解释有效数的短时下降。',
    en: 'Firms whose re-recognition is accepted and not decided. It explains the dip each autumn, when old certificates end before the new are issued.',
  },
  unit: 'enterprise',
  settledAfterDays: 90,
  term: sumOf(highTech, 'underReRecognition', [inTheCity]),
  breakdowns: byPlace,
  aliases: [],
  coverage: 'full',
})

export const techSmeCount = defineIndicator({
  id: 'techSmeCount',
  kind: 'stock',
  label: { zh: '科技型中小企业数', en: 'Technology SMEs' },
  description: {
    zh: '当年入库登记编号有效的企业数，每年1月1日归零重新评价；与去年同日相比，不与上月相比。',
    en: 'Firms with a valid number of the year; back to zero each 1 January. Compare with the same date last year.',
  },
  unit: 'enterprise',
  settledAfterDays: 31,
  term: sumOf(techSme, 'entered', [inTheCity]),
  breakdowns: byPlace,
  aliases: [
    '科技型中小企业',
    '科技型中小企业数',
    '科技型中小企业入库',
    '入库科技型中小企业',
    '国家科技型中小企业',
  ],
  coverage: 'full',
})

export const aboveScaleRdInstitutionRate = defineIndicator({
  id: 'aboveScaleRdInstitutionRate',
  kind: 'ratio',
  label: { zh: '规上工业企业研发机构覆盖率', en: 'Above-scale industrial firms with an R&D institution' },
  description: {
    zh: '设立研发机构的规上工业企业数÷规上工业企业数（备案口径）；一家企业有几个机构只计一家。',
    en: 'Above-scale industrial firms that run an R&D institution over all of them (registered caliber); a firm with several counts once.',
  },
  unit: 'percent',
  settledAfterDays: 60,
  numerator: sumOf(aboveScale, 'withInstitution', [inTheCity]),
  denominator: sumOf(aboveScale, 'listed', [inTheCity]),
  digits: 2,
  breakdowns: byPlace,
  aliases: [
    '规上工业企业设立研发机构',
    '规模以上工业企业设立研发机构',
    '规上工业企业研发机构覆盖率',
    '规上工业企业研发机构占比',
  ],
  coverage: 'full',
})
