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

const staff = (account: string, name: string, code: DivisionCode, roles: readonly string[]): Person => ({
  account,
  name,
  unit: divisions[code],
  division: code,
  roles,
  scope: 'city',
  districts: [],
})

const cityWide = (account: string, name: string, unit: Label, role: string): Person => ({
  account,
  name,
  unit,
  roles: [role],
  scope: 'city',
  districts: [],
})

const districtPerson = (account: string, name: string, index: number, unit: Label): Person => ({
  account,
  name,
  unit,
  roles: ['districtOfficer'],
  scope: 'district',
  districts: [districtCode(index)],
})

const clerk = (account: string, name: string, index: number): Person => {
  const firm = organisation('firm', index)
  const unit = { zh: nameOf(firm), en: `Sample firm ${index + 1}` }
  return { account, name, unit, roles: ['firmClerk'], scope: 'own', districts: [], firm: creditCodeOf(firm) }
}

const leaders: Label = { zh: '示例市科学技术局', en: 'Sample City Science and Technology Bureau' }
const office: Label = { zh: '信息化管理岗', en: 'Information systems desk' }

/** Fifteen people: who works in a division, a district or a firm, and one for each of the three kinds of administration. */
export const demoPeople = (): readonly Person[] => [
  cityWide('director', '示例·沈知行', leaders, 'director'),
  staff('planning-head', '示例·陆衡之', 'planning', ['divisionHead']),
  staff('planning-officer', '示例·苏叙言', 'planning', ['officer']),
  staff('enterprise-head', '示例·顾砚青', 'enterprises', ['divisionHead']),
  staff('enterprise-officer', '示例·柳闻溪', 'enterprises', ['officer']),
  staff('market-head', '示例·秦越舟', 'market', ['divisionHead']),
  staff('market-officer', '示例·叶清和', 'market', ['officer']),
  staff('platform-head', '示例·温以宁', 'platforms', ['divisionHead', 'officer']),
  districtPerson('district-lanhu', '示例·方澜生', 0, { zh: '澜湖区科技局', en: 'Lanhu District Bureau' }),
  districtPerson('district-yunxiu', '示例·岳岫云', 1, { zh: '云岫区科技局', en: 'Yunxiu District Bureau' }),
  clerk('firm-one', '示例·许乐成', 0),
  clerk('firm-two', '示例·孟初晴', 1),
  cityWide('auditor', '示例·严正言', { zh: '审计岗', en: 'Audit desk' }, 'auditor'),
  cityWide('system-administrator', '示例·钟守恒', office, 'systemAdministrator'),
  cityWide('security-administrator', '示例·安若谷', office, 'securityAdministrator'),
]
