// Pending re-recognitions (重新认定申请): firms whose certificate ends and whose new one is under way.
import { choice, date, defineRegister, optional, reference, text } from '@corridor/registers'

export const hnteApplications = defineRegister({
  id: 'hnte-applications',
  label: { zh: '高新技术企业认定申报', en: 'High-tech enterprise applications' },
  description: {
    zh: '高新技术企业首次认定与重新认定的申报，自受理日起在办，至办结日止。',
    en: 'Applications for first recognition and re-recognition, pending from acceptance until they are decided.',
  },
  key: ['applicationNumber'],
  title: 'applicationNumber',
  holder: 'organisation',
  authorities: { districtBureau: { zh: '区县科技主管部门', en: 'District bureau' } },
  fields: {
    applicationNumber: text({ zh: '申报编号', en: 'Application number' }, { maxLength: 32 }),
    organisation: reference({ zh: '企业', en: 'Enterprise' }, 'organisations'),
    basis: choice(
      { zh: '申报类别', en: 'Basis' },
      {
        first: { zh: '首次认定', en: 'First recognition' },
        reRecognition: { zh: '重新认定', en: 'Re-recognition' },
      },
    ),
    acceptedOn: date({ zh: '受理日期', en: 'Accepted on' }),
    decidedOn: optional(date({ zh: '办结日期', en: 'Decided on' })),
  },
})
