// Who asks: a person of the city with roles and a reach, and the scope that row security gets from them.
import type { Label } from '@corridor/base'
import type { PersonShown } from '@corridor/protocol'
import type { Scope } from '../store/database.ts'

export const roleLabels = {
  director: { zh: '局领导', en: 'Director' },
  divisionHead: { zh: '处室负责人', en: 'Division head' },
  officer: { zh: '处室人员', en: 'Division officer' },
  districtOfficer: { zh: '区县人员', en: 'District officer' },
  auditor: { zh: '审计管理员', en: 'Audit administrator' },
  systemAdministrator: { zh: '系统管理员', en: 'System administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'Security administrator' },
  firmClerk: { zh: '企业经办人', en: 'Firm clerk' },
} as const satisfies Record<string, Label>

export type Role = keyof typeof roleLabels

export const isRole = (text: string): text is Role => text in roleLabels

export interface Person {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly unit: Label
  readonly division: string | undefined
  readonly roles: readonly Role[]
  readonly reach: Scope['reach']
  readonly districts: readonly string[]
  /** The organisation a firm's clerk speaks for. */
  readonly holder: string | undefined
}

/** Whoever has not signed in. */
export const visitor: Person = {
  id: '',
  account: '',
  name: '',
  unit: { zh: '', en: '' },
  division: undefined,
  roles: [],
  reach: 'none',
  districts: [],
  holder: undefined,
}

const shownScopes = { city: 'city', district: 'district', holder: 'own', none: 'none' } as const

export const personShown = (person: Person): PersonShown => ({
  id: person.id,
  account: person.account,
  name: person.name,
  unit: person.unit,
  roles: person.roles,
  scope: shownScopes[person.reach],
  districts: person.districts,
})
