// High-tech enterprise certificates (高新技术企业证书): one row a certificate, valid three years.
import { choice, date, defineRegister, optional, reference, text } from '@corridor/registers'

export const hnteCertificates = defineRegister({
  id: 'hnte-certificates',
  label: { zh: '高新技术企业证书', en: 'High-tech enterprise certificates' },
  description: {
    zh: '高新技术企业认定证书，一证一行；重新认定是新的一行。证书自发证次日起算三年，有效至对应日（《民法典》第201、202条）。',
    en: 'Recognition certificates, one a row; a re-recognition is a new row. Three years run from the day after issue to the corresponding day (Civil Code art. 201, 202).',
  },
  key: ['certificateNumber'],
  title: 'certificateNumber',
  holder: 'organisation',
  authorities: {
    recognitionBody: { zh: '认定机构公告', en: 'Recognition body' },
    districtBureau: { zh: '区县科技主管部门', en: 'District bureau' },
  },
  fields: {
    certificateNumber: text({ zh: '证书编号', en: 'Certificate number' }, { maxLength: 32 }),
    organisation: reference({ zh: '企业', en: 'Enterprise' }, 'organisations'),
    issuedOn: date({ zh: '发证日期', en: 'Issued on' }),
    validThrough: date(
      { zh: '有效期至', en: 'Valid through' },
      {
        fallback: { field: 'issuedOn', years: 3 },
        help: { zh: '不填则为三年后的对应日', en: 'Three years later if left empty' },
      },
    ),
    disqualifiedOn: optional(date({ zh: '取消资格日', en: 'Disqualified on' })),
    basis: optional(
      choice(
        { zh: '认定类别', en: 'Basis' },
        {
          first: { zh: '首次认定', en: 'First recognition' },
          reRecognition: { zh: '重新认定', en: 'Re-recognition' },
        },
      ),
    ),
  },
})
