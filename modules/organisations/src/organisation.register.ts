// Organisations (法人单位): firms, universities, institutes and others, by their unified social credit code.
import { choice, code, defineRegister, optional, text } from '@corridor/registers'
import { checkCreditCode } from './credit-code.ts'

export const organisations = defineRegister({
  id: 'organisations',
  label: { zh: '法人单位', en: 'Organisations' },
  description: {
    zh: '企业、高校、科研院所等单位，以统一社会信用代码识别。',
    en: 'Firms, universities, research institutes and others, identified by their unified social credit code.',
  },
  key: ['creditCode'],
  title: 'name',
  holder: 'id',
  authorities: {
    marketSupervision: { zh: '市场监管登记', en: 'Market supervision register' },
    scienceBureau: { zh: '科技局登记', en: 'Science bureau' },
  },
  fields: {
    creditCode: code({ zh: '统一社会信用代码', en: 'Credit code' }, checkCreditCode),
    name: text({ zh: '单位名称', en: 'Name' }),
    kind: choice(
      { zh: '单位类别', en: 'Kind' },
      {
        enterprise: { zh: '企业', en: 'Enterprise' },
        university: { zh: '高校', en: 'University' },
        researchInstitute: { zh: '科研院所', en: 'Research institute' },
        other: { zh: '其他', en: 'Other' },
      },
    ),
    industryCode: optional(text({ zh: '行业代码', en: 'Industry code' }, { maxLength: 8 })),
  },
})
