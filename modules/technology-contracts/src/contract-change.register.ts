// Changes of registered contracts (变更登记、注销、撤销): dated events, never edits of the original.
import { choice, date, defineRegister, money, note, optional, reference } from '@corridor/registers'

export const contractChanges = defineRegister({
  id: 'contract-changes',
  label: { zh: '技术合同变更', en: 'Contract changes' },
  description: {
    zh: '技术合同的变更、注销与撤销，按生效日入账；原登记不改。',
    en: 'Amendments, cancellations and revocations of contracts, posted on their own day; the original stays.',
  },
  key: ['contract', 'effectiveOn'],
  title: 'kind',
  holder: 'contract',
  authorities: {
    nationalContractSystem: { zh: '全国技术合同管理与服务系统', en: 'National technology-contract system' },
    registrationOffice: { zh: '登记机构', en: 'Registration office' },
  },
  fields: {
    contract: reference({ zh: '技术合同', en: 'Contract' }, 'technology-contracts'),
    kind: choice(
      { zh: '变更类别', en: 'Kind' },
      {
        amendment: { zh: '变更登记', en: 'Amendment' },
        cancellation: { zh: '注销登记', en: 'Cancellation' },
        revocation: { zh: '撤销登记', en: 'Revocation' },
      },
    ),
    effectiveOn: date({ zh: '生效日', en: 'Effective on' }),
    contractAmount: optional(money({ zh: '变更后合同成交额', en: 'Contract amount after' })),
    technologyAmount: optional(money({ zh: '变更后技术交易额', en: 'Technology amount after' })),
    reason: optional(note({ zh: '事由', en: 'Reason' })),
  },
})
