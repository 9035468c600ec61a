// Technology contracts (技术合同) as registered by a registration office.
import { choice, date, defineRegister, money, optional, reference, text } from '@corridor/registers'

/** The five kinds of technology contract: Civil Code art. 843, licence a kind of its own since 2021. */
export const contractKinds = {
  development: { zh: '技术开发', en: 'Development' },
  transfer: { zh: '技术转让', en: 'Transfer' },
  licence: { zh: '技术许可', en: 'Licence' },
  consulting: { zh: '技术咨询', en: 'Consulting' },
  service: { zh: '技术服务', en: 'Service' },
} as const

/** The eleven technology fields of contract statistics; not the eight of high-tech recognition. */
export const technologyFields = {
  electronicInformation: { zh: '电子信息', en: 'Electronics and information' },
  aerospace: { zh: '航空航天', en: 'Aerospace' },
  advancedManufacturing: { zh: '先进制造', en: 'Advanced manufacturing' },
  bioMedicine: { zh: '生物、医药和医疗器械', en: 'Biology, medicine and medical devices' },
  newMaterials: { zh: '新材料及其应用', en: 'New materials' },
  newEnergy: { zh: '新能源与高效节能', en: 'New energy and energy saving' },
  environment: { zh: '环境保护与资源综合利用', en: 'Environment and resources' },
  nuclear: { zh: '核应用技术', en: 'Nuclear applications' },
  agriculture: { zh: '农业', en: 'Agriculture' },
  modernTransport: { zh: '现代交通', en: 'Modern transport' },
  urbanDevelopment: { zh: '城市建设与社会发展', en: 'Urban and social development' },
} as const

export const contracts = defineRegister({
  id: 'technology-contracts',
  label: { zh: '技术合同', en: 'Technology contracts' },
  description: {
    zh: '经登记机构认定登记的技术合同，一行一份；变更、注销、撤销另行登记。',
    en: 'Technology contracts recognised and registered, one a row; amendments and revocations are rows of their own.',
  },
  key: ['registrationNumber'],
  title: 'title',
  holder: 'seller',
  authorities: {
    nationalContractSystem: { zh: '全国技术合同管理与服务系统', en: 'National technology-contract system' },
    registrationOffice: { zh: '登记机构', en: 'Registration office' },
  },
  fields: {
    registrationNumber: text({ zh: '合同登记编号', en: 'Registration number' }, { maxLength: 32 }),
    title: text({ zh: '合同名称', en: 'Title' }),
    kind: choice({ zh: '合同类别', en: 'Kind' }, contractKinds),
    technologyField: choice({ zh: '技术领域', en: 'Technology field' }, technologyFields),
    seller: reference({ zh: '卖方', en: 'Seller' }, 'organisations'),
    buyer: reference({ zh: '买方', en: 'Buyer' }, 'organisations'),
    contractAmount: money({ zh: '合同成交额', en: 'Contract amount' }),
    technologyAmount: money({ zh: '技术交易额', en: 'Technology amount' }),
    signedOn: date({ zh: '签订日期', en: 'Signed on' }),
    registeredOn: date({ zh: '登记日期', en: 'Registered on' }),
    projectSource: optional(text({ zh: '计划来源', en: 'Plan source' })),
  },
})
