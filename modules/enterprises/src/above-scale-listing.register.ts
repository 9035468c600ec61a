// The list of above-scale industrial enterprises (规模以上工业企业名录), fixed by the statistics bureau.
import { date, defineRegister, optional, reference, text } from '@corridor/registers'

export const aboveScaleListings = defineRegister({
  id: 'above-scale-listings',
  label: { zh: '规上工业企业名录', en: 'Above-scale industrial list' },
  description: {
    zh: '年主营业务收入2000万元及以上的工业法人单位，自入规日起、至退规日止在库。',
    en: 'Industrial legal units with a main-business revenue of 20 million yuan or more, from listing to delisting.',
  },
  key: ['organisation', 'listedOn'],
  title: 'listedOn',
  holder: 'organisation',
  authorities: { statisticsBureau: { zh: '统计局名录', en: 'Statistics bureau' } },
  fields: {
    organisation: reference({ zh: '企业', en: 'Enterprise' }, 'organisations'),
    listedOn: date({ zh: '入规日期', en: 'Listed on' }),
    delistedOn: optional(date({ zh: '退规日期', en: 'Delisted on' })),
    industryClass: optional(text({ zh: '行业大类', en: 'Industry class' }, { maxLength: 8 })),
  },
})
