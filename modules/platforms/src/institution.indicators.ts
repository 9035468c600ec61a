// What the bureau reports of R&D institutions.
import { defineIndicator, sumOf } from '@corridor/indicators'
import { outside } from '@corridor/organisations'
import { provincialPlus } from './institution.ledgers.ts'

const breakdowns = { district: 'district', functionalArea: 'functionalArea', type: 'type' }
const inTheCity = { dimension: 'district', except: [outside] } as const

export const newProvincialPlusRdInstitutions = defineIndicator({
  id: 'newProvincialPlusRdInstitutions',
  kind: 'flow',
  label: { zh: '新增省级以上研发机构', en: 'New provincial and higher R&D institutions' },
  description: {
    zh: '当年首次获省级或国家级批准的研发机构数，以批准文件日期为准；升级不重复计，摘牌不扣减（另列）。',
    en: 'Institutions first approved at provincial or national level in the year, by the document’s date. Upgrades are not counted again; removals are not subtracted but shown beside.',
  },
  unit: 'institution',
  settledAfterDays: 60,
  term: sumOf(provincialPlus, 'approved', [inTheCity]),
  breakdowns,
  aliases: ['新增省级以上研发机构', '省级以上研发机构', '新增省级以上创新平台', '省级以上创新平台'],
  coverage: 'full',
  beside: ['removedProvincialPlusRdInstitutions'],
})

export const removedProvincialPlusRdInstitutions = defineIndicator({
  id: 'removedProvincialPlusRdInstitutions',
  kind: 'flow',
  label: { zh: '摘牌的省级以上研发机构', en: 'Removed provincial and higher R&D institutions' },
  description: {
    zh: '当年摘牌的省级以上研发机构数，与“新增”并列显示。',
    en: 'Institutions of provincial or higher level removed in the year, shown beside the new ones.',
  },
  unit: 'institution',
  settledAfterDays: 60,
  term: sumOf(provincialPlus, 'removed', [inTheCity]),
  breakdowns,
  aliases: [],
  coverage: 'full',
})
