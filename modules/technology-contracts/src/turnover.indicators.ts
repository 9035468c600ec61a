// What the bureau reports of technology contracts.
import { defineIndicator, sumOf } from '@corridor/indicators'
import { outside } from '@corridor/organisations'
import { absorption, output } from './turnover.ledgers.ts'

const byPlace = {
  district: 'district',
  functionalArea: 'functionalArea',
  kind: 'kind',
  technologyField: 'technologyField',
}
const inTheCity = { dimension: 'district', except: [outside] } as const

export const technologyContractAmount = defineIndicator({
  id: 'technologyContractAmount',
  kind: 'flow',
  label: { zh: '技术合同成交额', en: 'Technology contract amount' },
  description: {
    zh: '期内登记（非签订、非履行）的技术合同成交额之和，卖方签订日注册在本市；变更、撤销在其生效期记正负差额。',
    en: 'Sum of the contract amounts registered (not signed, not performed) in the period, the seller being registered in the city on the signing day; amendments and revocations post their signed difference in their own period.',
  },
  unit: 'yuan',
  settledAfterDays: 31,
  term: sumOf(output, 'contractAmount', [inTheCity]),
  breakdowns: byPlace,
  aliases: ['技术合同成交额', '技术合同登记额', '技术合同成交总额', '技术合同交易额'],
  coverage: 'full',
  beside: ['contractCount', 'technologyAmount', 'absorptionAmount', 'localConversionAmount'],
})

export const contractCount = defineIndicator({
  id: 'contractCount',
  kind: 'flow',
  label: { zh: '技术合同登记项数', en: 'Contracts registered' },
  description: {
    zh: '期内登记的技术合同份数，减去期内注销与撤销的份数；口径同技术合同成交额。',
    en: 'Contracts registered in the period less those cancelled or revoked in it; caliber as for the amount.',
  },
  unit: 'item',
  settledAfterDays: 31,
  term: sumOf(output, 'count', [inTheCity]),
  breakdowns: byPlace,
  aliases: ['技术合同登记项数', '技术合同数', '技术合同'],
  coverage: 'full',
})

export const technologyAmount = defineIndicator({
  id: 'technologyAmount',
  kind: 'flow',
  label: { zh: '技术交易额', en: 'Technology amount' },
  description: {
    zh: '成交额减去非技术性费用后的部分；与成交额不是同一个数。',
    en: 'The contract amount less non-technical costs; not the same number as the contract amount.',
  },
  unit: 'yuan',
  settledAfterDays: 31,
  term: sumOf(output, 'technologyAmount', [inTheCity]),
  breakdowns: byPlace,
  aliases: ['技术交易额'],
  coverage: 'full',
})

export const absorptionAmount = defineIndicator({
  id: 'absorptionAmount',
  kind: 'flow',
  label: { zh: '吸纳技术合同成交额', en: 'Absorbed contract amount' },
  description: {
    zh: '买方签订日注册在本市的合同成交额；仅含本市登记的合同，外地登记、本市吸纳的部分需国家系统数据补齐。',
    en: 'Contract amount whose buyer was registered in the city on the signing day. Only contracts registered here: those registered elsewhere and absorbed here need the national system.',
  },
  unit: 'yuan',
  settledAfterDays: 31,
  term: sumOf(absorption, 'contractAmount', [{ dimension: 'district', except: [outside, 'unassigned'] }]),
  breakdowns: byPlace,
  aliases: ['吸纳技术合同成交额', '技术合同吸纳额', '吸纳技术成交额'],
  coverage: 'partial',
})

export const localConversionAmount = defineIndicator({
  id: 'localConversionAmount',
  kind: 'flow',
  label: { zh: '就地转化额', en: 'Local conversion amount' },
  description: {
    zh: '买卖双方签订日均注册在本市的合同成交额；同时计入输出与吸纳。',
    en: 'Contract amount with seller and buyer both registered in the city on the signing day; counted in output and in absorption.',
  },
  unit: 'yuan',
  settledAfterDays: 31,
  term: sumOf(output, 'contractAmount', [
    { dimension: 'district', except: [outside, 'unassigned'] },
    { dimension: 'buyerCircle', only: ['inside'] },
  ]),
  breakdowns: byPlace,
  aliases: ['就地转化额', '技术合同就地转化额'],
  coverage: 'full',
})
