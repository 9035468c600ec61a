// R&D institutions of provincial or higher level: first approvals (gross) and those in being (net).
import { both, covered, defineLedger, spans } from '@corridor/indicators'
import { districtOf, functionalAreaOf } from '@corridor/organisations'
import { institutionApprovals } from './institution-approval.register.ts'
import { institutionTypes, rdInstitutions } from './rd-institution.register.ts'

/** From the first provincial or national approval on, for ever: an upgrade changes nothing. */
const approved = spans(institutionApprovals, {
  of: 'institution',
  where: { level: ['national', 'provincial'] },
  from: 'approvedOn',
})

export const provincialPlus = defineLedger({
  id: 'provincial-plus-institutions',
  label: { zh: '省级以上研发机构', en: 'Provincial and higher R&D institutions' },
  subject: 'rd-institutions',
  dimensions: {
    district: districtOf('host', { kind: 'atStart' }),
    functionalArea: functionalAreaOf('host', { kind: 'atStart' }),
    type: {
      label: { zh: '机构类型', en: 'Type' },
      value: { kind: 'own', field: 'type' },
      absent: 'none',
      words: { choices: institutionTypes },
      partition: true,
    },
  },
  measures: {
    approved: { label: { zh: '首次批准', en: 'First approval' }, unit: 'count' },
    removed: { label: { zh: '摘牌', en: 'Removed' }, unit: 'count' },
  },
  timelines: [
    covered('approved', approved),
    covered('removed', both(approved, spans(rdInstitutions, { of: 'id', from: 'removedOn' }))),
  ],
})
