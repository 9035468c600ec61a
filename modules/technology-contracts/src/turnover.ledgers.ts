// Turnover of technology contracts: by the seller's place (输出) and by the buyer's place (吸纳).
import { defineLedger, step, steps } from '@corridor/indicators'
import { circleOf, districtOf, functionalAreaOf } from '@corridor/organisations'
import { contractKinds, contracts, technologyFields } from './contract.register.ts'
import { contractChanges } from './contract-change.register.ts'

const onSigning = { kind: 'onDay', on: 'signedOn' } as const

/**
 * From registration on a contract counts with its amounts; an amendment replaces them from its own day, a
 * cancellation or revocation ends them. Differences fall into the period of the change, never of the original.
 */
const turnover = steps(
  step(contracts, {
    of: 'id',
    on: 'registeredOn',
    amounts: { count: 1, contractAmount: 'contractAmount', technologyAmount: 'technologyAmount' },
  }),
  step(contractChanges, {
    of: 'contract',
    where: { kind: ['amendment'] },
    on: 'effectiveOn',
    amounts: { count: 1, contractAmount: 'contractAmount', technologyAmount: 'technologyAmount' },
  }),
  step(contractChanges, {
    of: 'contract',
    where: { kind: ['cancellation', 'revocation'] },
    on: 'effectiveOn',
    amounts: { count: 0, contractAmount: 0, technologyAmount: 0 },
  }),
)

const measures = {
  count: { label: { zh: '项数', en: 'Contracts' }, unit: 'count' },
  contractAmount: { label: { zh: '合同成交额', en: 'Contract amount' }, unit: 'fen' },
  technologyAmount: { label: { zh: '技术交易额', en: 'Technology amount' }, unit: 'fen' },
} as const

const kind = {
  label: { zh: '合同类别', en: 'Kind' },
  value: { kind: 'own', field: 'kind' },
  absent: 'none',
  words: { choices: contractKinds },
  partition: true,
} as const

const technologyField = {
  label: { zh: '技术领域', en: 'Technology field' },
  value: { kind: 'own', field: 'technologyField' },
  absent: 'none',
  words: { choices: technologyFields },
  partition: true,
} as const

export const output = defineLedger({
  id: 'contract-output',
  label: { zh: '技术合同输出', en: 'Contract output' },
  subject: 'technology-contracts',
  dimensions: {
    district: districtOf('seller', onSigning),
    functionalArea: functionalAreaOf('seller', onSigning),
    kind,
    technologyField,
    buyerCircle: circleOf('buyer', onSigning),
  },
  measures,
  timelines: [turnover],
})

export const absorption = defineLedger({
  id: 'contract-absorption',
  label: { zh: '技术合同吸纳', en: 'Contract absorption' },
  subject: 'technology-contracts',
  dimensions: {
    district: districtOf('buyer', onSigning),
    functionalArea: functionalAreaOf('buyer', onSigning),
    kind,
    technologyField,
  },
  measures,
  timelines: [turnover],
})
