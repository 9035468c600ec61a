// The people of the demonstration: four divisions, two districts, two firms, and those who look after the system.
import type { Label } from '@corridor/base'
import { creditCodeOf, nameOf, organisation } from './world/organisations.ts'
import { districtCode } from './world/places.ts'

export interface Division {
  readonly code: string
  readonly label: Label
}

export interface Person {
  readonly account: string
  /** Carries 示例. */
  readonly name: string
  readonly unit: Label
  /** Code of the division, for those who belong to one. */
  readonly division?: string
  readonly roles: readonly string[]
  readonly scope: 'own' | 'unit' | 'district' | 'city'
  readonly districts: readonly string[]
  /** The credit code of the firm a clerk speaks for. */
  readonly firm?: string
}

const divisions = {
  planning: { zh: '规划与区域创新处', en: 'Planning and Regional Innovation Division' },
  enterprises: { zh: '高新技术与企业创新处', en: 'High-tech and Enterprise Innovation Division' },
  market: { zh: '成果转化与技术市场处', en: 'Conversion and Technology Market Division' },
  platforms: { zh: '创新平台与基础研究处', en: 'Platforms and Basic Research Division' },
} as const

type DivisionCode = keyof typeof divisions

export const demoDivisions = (): readonly Division[] =>
  Object.entries(divisions).map(([code, label]) => ({ code, label }))

const staff = (code: DivisionCode, person: Pick<Person, 'account' | 'name' | 'roles'>): Person => ({
  ...person,
  unit: divisions[code],
  division: code,
  scope: 'city',
  districts: [],
})

const cityWide = (role: string, person: Pick<Person, 'account' | 'name' | 'unit'>): Person => ({
  ...person,
  roles: [role],
  scope: 'city',
  districts: [],
})

const ofDistrict = (index: number, person: Pick<Person, 'account' | 'name' | 'unit'>): Person => ({
  ...person,
  roles: ['districtOfficer'],
  scope: 'district',
  districts: [districtCode(index)],
})

const clerk = (account: string, name: string, index: number): Person => {
  const firm = organisation('firm', index)
  const unit = { zh: nameOf(firm), en: `Sample firm ${index + 1}` }
  return { account, name, unit, roles: ['firmClerk'], scope: 'own', districts: [], firm: creditCodeOf(firm) }
}

const bureau: Label = { zh: '示例市科学技术局', en: 'Sample City Science and Technology Bureau' }
const systems: Label = { zh: '信息化管理岗', en: 'Information systems desk' }
const audit: Label = { zh: '审计岗', en: 'Audit desk' }
const lanhu: Label = { zh: '澜湖区科技局', en: 'Lanhu District Bureau' }
const yunxiu: Label = { zh: '云岫区科技局', en: 'Yunxiu District Bureau' }

/** Fifteen people: in divisions, districts and firms, and one for each of the three kinds of administration. */
export const demoPeople = (): readonly Person[] => [
  cityWide('director', { account: 'director', name: '示例·沈知行', unit: bureau }),
  staff('planning', { account: 'planning-head', name: '示例·陆衡之', roles: ['divisionHead'] }),
  staff('planning', { account: 'planning-officer', name: '示例·苏叙言', roles: ['officer'] }),
  staff('enterprises', { account: 'enterprise-head', name: '示例·顾砚青', roles: ['divisionHead'] }),
  staff('enterprises', { account: 'enterprise-officer', name: '示例·柳闻溪', roles: ['officer'] }),
  staff('market', { account: 'market-head', name: '示例·秦越舟', roles: ['divisionHead'] }),
  staff('market', { account: 'market-officer', name: '示例·叶清和', roles: ['officer'] }),
  staff('platforms', { account: 'platform-head', name: '示例·温以宁', roles: ['divisionHead', 'officer'] }),
  ofDistrict(0, { account: 'district-lanhu', name: '示例·方澜生', unit: lanhu }),
  ofDistrict(1, { account: 'district-yunxiu', name: '示例·岳岫云', unit: yunxiu }),
  clerk('firm-one', '示例·许乐成', 0),
  clerk('firm-two', '示例·孟初晴', 1),
  cityWide('auditor', { account: 'auditor', name: '示例·严正言', unit: audit }),
  cityWide('systemAdministrator', { account: 'system-administrator', name: '示例·钟守恒', unit: systems }),
  cityWide('securityAdministrator', {
    account: 'security-administrator',
    name: '示例·安若谷',
    unit: systems,
  }),
]
