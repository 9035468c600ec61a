// R&D institutions and platforms (研发机构、创新平台) and the unit that hosts each.
import { choice, date, defineRegister, optional, reference, text } from '@corridor/registers'

/** Types normally counted; which of them a bureau counts is for the bureau to settle (unconfirmed list). */
export const institutionTypes = {
  keyLaboratory: { zh: '重点实验室', en: 'Key laboratory' },
  provincialLaboratory: { zh: '省实验室', en: 'Provincial laboratory' },
  technologyInnovationCentre: { zh: '技术创新中心', en: 'Technology innovation centre' },
  engineeringResearchCentre: { zh: '工程研究中心', en: 'Engineering research centre' },
  enterpriseTechnologyCentre: { zh: '企业技术中心', en: 'Enterprise technology centre' },
  manufacturingInnovationCentre: { zh: '制造业创新中心', en: 'Manufacturing innovation centre' },
  clinicalResearchCentre: { zh: '临床医学研究中心', en: 'Clinical research centre' },
  newRdInstitution: { zh: '新型研发机构', en: 'New R&D institution' },
  academicianWorkstation: { zh: '院士工作站', en: 'Academician workstation' },
  other: { zh: '其他', en: 'Other' },
} as const

export const rdInstitutions = defineRegister({
  id: 'rd-institutions',
  label: { zh: '研发机构', en: 'R&D institutions' },
  description: {
    zh: '重点实验室、技术创新中心、新型研发机构等；级别与批准文件见“研发机构批准”。',
    en: 'Key laboratories, innovation centres, new R&D institutions and others; levels and documents are in the approvals.',
  },
  key: ['name'],
  title: 'name',
  holder: 'host',
  authorities: { scienceBureau: { zh: '科技局登记', en: 'Science bureau' } },
  fields: {
    name: text({ zh: '机构名称', en: 'Name' }),
    type: choice({ zh: '机构类型', en: 'Type' }, institutionTypes),
    host: reference({ zh: '依托单位', en: 'Host' }, 'organisations'),
    removedOn: optional(date({ zh: '摘牌日期', en: 'Removed on' })),
  },
})
