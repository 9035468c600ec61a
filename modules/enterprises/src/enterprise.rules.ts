// What records about firms must satisfy, wherever they come from.
import { day } from '@corridor/base'
import { defineRule } from '@corridor/rules'
import { hnteCertificates } from './hnte-certificate.register.ts'

export const validAfterIssue = defineRule(hnteCertificates, {
  id: 'hnte/valid-after-issue',
  label: { zh: '有效期止日晚于发证日', en: 'The certificate ends after it was issued' },
  cite: {
    document: {
      zh: '高新技术企业认定管理办法',
      en: 'Administrative Measures for the Recognition of High-Tech Enterprises',
    },
    standing: 'confirmed',
  },
  from: day('2008-01-01'),
  relevantDay: 'issuedOn',
  check: ({ issuedOn, validThrough }) =>
    validThrough > issuedOn
      ? undefined
      : {
          code: 'hnte/ends-before-issue',
          field: 'validThrough',
          message: { zh: '有效期止日不晚于发证日', en: 'The certificate ends before it begins' },
          given: validThrough,
          allowed: { zh: `晚于 ${issuedOn}`, en: `later than ${issuedOn}` },
          fix: {
            zh: '请核对证书；留空则按三年计算。',
            en: 'Check the certificate; left empty it is three years.',
          },
        },
})
