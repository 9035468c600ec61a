// What a registered contract must satisfy as a record, wherever it comes from.
import { day, yuanText } from '@corridor/base'
import { defineRule } from '@corridor/rules'
import { contractChanges } from './contract-change.register.ts'
import { contracts } from './contract.register.ts'

export const technologyWithinContractAmount = defineRule(contracts, {
  id: 'technology-contracts/technology-within-contract-amount',
  label: { zh: '技术交易额不超过合同成交额', en: 'The technology amount is within the contract amount' },
  cite: {
    document: { zh: '技术合同认定规则', en: 'Rules for recognising technology contracts' },
    standing: 'unconfirmed',
  },
  from: day('2001-01-01'),
  relevantDay: 'registeredOn',
  check: ({ technologyAmount, contractAmount }) =>
    technologyAmount <= contractAmount
      ? undefined
      : {
          code: 'technology-contracts/technology-exceeds-contract',
          field: 'technologyAmount',
          message: {
            zh: '技术交易额大于合同成交额',
            en: 'The technology amount exceeds the contract amount',
          },
          given: yuanText(technologyAmount),
          allowed: {
            zh: `至多 ${yuanText(contractAmount)} 元`,
            en: `at most ${yuanText(contractAmount)} yuan`,
          },
          fix: { zh: '请核对两个金额的单位与数值。', en: 'Check the units and values of both amounts.' },
        },
})

export const registeredAfterSigning = defineRule(contracts, {
  id: 'technology-contracts/registered-after-signing',
  label: { zh: '登记日期不早于签订日期', en: 'Registration is not before signing' },
  cite: {
    document: { zh: '技术合同认定登记管理办法', en: 'Measures for registering technology contracts' },
    standing: 'unconfirmed',
  },
  from: day('2000-02-16'),
  relevantDay: 'registeredOn',
  check: ({ signedOn, registeredOn }) =>
    signedOn <= registeredOn
      ? undefined
      : {
          code: 'technology-contracts/registered-before-signing',
          field: 'registeredOn',
          message: { zh: '登记日期早于签订日期', en: 'Registered before it was signed' },
          given: registeredOn,
          allowed: { zh: `${signedOn} 或以后`, en: `${signedOn} or later` },
          fix: { zh: '请核对两个日期。', en: 'Check both days.' },
        },
})

export const amendmentNamesAmounts = defineRule(contractChanges, {
  id: 'technology-contracts/amendment-names-amounts',
  label: { zh: '变更登记写明变更后的金额', en: 'An amendment names the amounts after it' },
  cite: {
    document: { zh: '技术合同认定登记管理办法', en: 'Measures for registering technology contracts' },
    standing: 'unconfirmed',
  },
  from: day('2000-02-16'),
  relevantDay: 'effectiveOn',
  check: ({ kind, contractAmount, technologyAmount }) =>
    kind !== 'amendment' || (contractAmount !== undefined && technologyAmount !== undefined)
      ? undefined
      : {
          code: 'technology-contracts/amendment-without-amounts',
          field: contractAmount === undefined ? 'contractAmount' : 'technologyAmount',
          message: { zh: '变更登记缺少变更后的金额', en: 'The amendment lacks an amount after it' },
          given: '',
          allowed: { zh: '成交额与技术交易额都要填写', en: 'both the contract and the technology amount' },
          fix: {
            zh: '请补填；金额未变的也照填原数。',
            en: 'Fill it in; repeat the old amount where it did not change.',
          },
        },
})

export const amendedTechnologyWithinContractAmount = defineRule(contractChanges, {
  id: 'technology-contracts/amended-technology-within-contract-amount',
  label: {
    zh: '变更后技术交易额不超过合同成交额',
    en: 'The technology amount after an amendment is within the contract amount',
  },
  cite: {
    document: { zh: '技术合同认定规则', en: 'Rules for recognising technology contracts' },
    standing: 'unconfirmed',
  },
  from: day('2001-01-01'),
  relevantDay: 'effectiveOn',
  check: ({ kind, contractAmount, technologyAmount }) => {
    if (kind !== 'amendment' || contractAmount === undefined || technologyAmount === undefined)
      return undefined
    if (technologyAmount <= contractAmount) return undefined
    return {
      code: 'technology-contracts/amended-technology-exceeds-contract',
      field: 'technologyAmount',
      message: {
        zh: '变更后技术交易额大于合同成交额',
        en: 'The technology amount after the amendment exceeds the contract amount',
      },
      given: yuanText(technologyAmount),
      allowed: { zh: `至多 ${yuanText(contractAmount)} 元`, en: `at most ${yuanText(contractAmount)} yuan` },
      fix: { zh: '请核对两个金额的单位与数值。', en: 'Check the units and values of both amounts.' },
    }
  },
})
