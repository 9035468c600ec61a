// In-house R&D institutions of enterprises (企业办研发机构), as the registered caliber counts them.
import { date, defineRegister, optional, reference, text } from '@corridor/registers'

export const inHouseInstitutions = defineRegister({
  id: 'in-house-institutions',
  label: { zh: '企业内设研发机构', en: 'In-house R&D institutions' },
  description: {
    zh: '企业自办的研发机构（备案口径，不要求政府认定）；一家企业有几个机构，在占比中只计一家。',
    en: 'R&D institutions run by enterprises (registered caliber, no recognition needed). A firm with several counts once in the share.',
  },
  key: ['organisation', 'name'],
  title: 'name',
  holder: 'organisation',
  authorities: {
    districtBureau: { zh: '区县科技主管部门', en: 'District bureau' },
    statisticsBureau: { zh: '统计局年报', en: 'Statistics bureau' },
  },
  fields: {
    organisation: reference({ zh: '企业', en: 'Enterprise' }, 'organisations'),
    name: text({ zh: '机构名称', en: 'Name' }),
    establishedOn: date({ zh: '设立日期', en: 'Established on' }),
    closedOn: optional(date({ zh: '撤销日期', en: 'Closed on' })),
  },
})
