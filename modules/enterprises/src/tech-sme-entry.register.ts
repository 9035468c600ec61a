// Technology-SME entries (科技型中小企业入库): a yearly number that ends with the year or with its revocation.
import { date, defineRegister, optional, reference, text } from '@corridor/registers'

export const techSmeEntries = defineRegister({
  id: 'tech-sme-entries',
  label: { zh: '科技型中小企业入库', en: 'Technology-SME entries' },
  description: {
    zh: '科技型中小企业入库登记编号，当年有效，每年重新评价；撤销编号的自撤销日起不计。',
    en: 'Numbers of the technology-SME library, valid in their year only; a revoked number stops counting on its day.',
  },
  key: ['entryNumber'],
  title: 'entryNumber',
  holder: 'organisation',
  authorities: {
    nationalSmePlatform: { zh: '优质中小企业梯度培育平台', en: 'National SME platform' },
    districtBureau: { zh: '区县科技主管部门', en: 'District bureau' },
  },
  fields: {
    entryNumber: text({ zh: '入库登记编号', en: 'Entry number' }, { maxLength: 32 }),
    organisation: reference({ zh: '企业', en: 'Enterprise' }, 'organisations'),
    enteredOn: date({ zh: '入库公告日', en: 'Entered on' }),
    revokedOn: optional(date({ zh: '撤销日期', en: 'Revoked on' })),
  },
})
