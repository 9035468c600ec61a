// District membership (区县归属): where an organisation is registered, from which day; a move is a new row.
import type { History } from '@corridor/indicators'
import { date, defineRegister, listed, optional, reference } from '@corridor/registers'

export const districtMemberships = defineRegister({
  id: 'district-memberships',
  label: { zh: '区县归属', en: 'District memberships' },
  description: {
    zh: '单位自何日起注册在哪个区县、功能区；迁移以新的一行登记，不改旧行。',
    en: 'In which district and functional area an organisation is registered, from which day. A move is a new row.',
  },
  key: ['organisation', 'since'],
  title: 'district',
  holder: 'organisation',
  authorities: { marketSupervision: { zh: '市场监管登记', en: 'Market supervision register' } },
  fields: {
    organisation: reference({ zh: '单位', en: 'Organisation' }, 'organisations'),
    since: date({ zh: '起始日', en: 'Since' }),
    district: listed({ zh: '区县', en: 'District' }, 'districts'),
    functionalArea: optional(listed({ zh: '功能区', en: 'Functional area' }, 'functional-areas')),
  },
})

/** The dated place of an organisation, as ledger dimensions read it. */
export const residence: History = { register: 'district-memberships', of: 'organisation', from: 'since' }
