// The one table of who may do what, where: roles × rights × reach. Screens, API, exports and imports ask it.
import type { Label, Problem } from '@corridor/base'
import type { Scope } from '../store/database.ts'
import { roleLabels, type Person, type Role } from './person.ts'

/** What each right lets a person do, for refusals and for the guide. */
const rights = {
  'session.own': { zh: '登录后使用', en: 'use after signing in' },
  'figure.read': { zh: '查看指标', en: 'read figures' },
  'register.read': { zh: '查看登记册', en: 'read registers' },
  'register.write': { zh: '登记与更正记录', en: 'record and correct' },
  'register.import': { zh: '导入登记册', en: 'import into registers' },
  'register.export': { zh: '导出登记册', en: 'export registers' },
  'plan.read': { zh: '查看工作计划', en: 'read work plans' },
  'plan.export': { zh: '导出计划标注数据', en: 'export the labelled data of plans' },
  'plan.write': { zh: '录入与确认工作计划', en: 'enter and confirm work plans' },
  'people.read': { zh: '查看人员名单', en: 'read the list of people' },
  'audit.read': { zh: '查看审计记录', en: 'read the audit log' },
  'people.manage': { zh: '管理账号', en: 'manage accounts' },
} as const satisfies Record<string, Label>

export type Right = keyof typeof rights

const seesAll: readonly Right[] = [
  'session.own',
  'figure.read',
  'register.read',
  'register.export',
  'plan.read',
  'people.read',
]
const works: readonly Right[] = [...seesAll, 'register.write', 'register.import', 'plan.write', 'plan.export']

/** The table. System, security and audit administration are three roles; none of them writes business records. */
const table: Readonly<Record<Role, readonly Right[]>> = {
  director: seesAll,
  divisionHead: works,
  officer: works,
  districtOfficer: [...seesAll, 'register.write', 'register.import'],
  auditor: [...seesAll, 'audit.read'],
  systemAdministrator: ['session.own', 'figure.read', 'people.read'],
  securityAdministrator: ['session.own', 'people.read', 'people.manage'],
  firmClerk: ['session.own', 'figure.read', 'register.read'],
}

/** What the right is used on; without it the question is whether the person has the right at all. */
export type Target =
  | { readonly kind: 'record'; readonly district: string | undefined; readonly holder: string | undefined }
  /** A breakdown shows parts below the city; a level names the one district asked for. */
  | { readonly kind: 'figure'; readonly district?: string; readonly brokenDown: boolean }

export const rightsOf = (person: Person): readonly Right[] => [
  ...new Set(person.roles.flatMap((role) => table[role])),
]

/** What a transaction of this person sees; without the right to read registers it sees no row at all. */
export function scopeOf(person: Person, region: string): Scope {
  const none: Scope = { region, reach: 'none', districts: [], holders: [] }
  if (!rightsOf(person).includes('register.read')) return none
  if (person.reach === 'city') return { ...none, reach: 'city' }
  if (person.reach === 'district') return { ...none, reach: 'district', districts: person.districts }
  if (person.reach === 'holder' && person.holder !== undefined) {
    return { ...none, reach: 'holder', holders: [person.holder] }
  }
  return none
}

const notSignedIn: Problem = {
  code: 'access/not-signed-in',
  message: { zh: '您还没有登录，或登录已过期', en: 'You are not signed in, or your session has ended' },
  fix: { zh: '请登录后重试。', en: 'Sign in and try again.' },
}

/** Undefined where the person may; else why not, and whom to ask. */
export function mayDo(person: Person, right: Right, target?: Target): Problem | undefined {
  if (person.roles.length === 0) return notSignedIn
  if (!rightsOf(person).includes(right)) return withoutRight(person, right)
  if (target?.kind === 'record') return outsideReach(person, target)
  if (target?.kind === 'figure') return outsideLevel(person, target)
  return undefined
}

function withoutRight(person: Person, right: Right): Problem {
  const roles = person.roles.map((role) => roleLabels[role])
  const holders = Object.entries(table).filter(([, list]) => list.includes(right))
  const able = holders.map(([role]) => role).filter((role): role is Role => role in roleLabels)
  return {
    code: 'access/no-right',
    message: { zh: `您的角色不能${rights[right].zh}`, en: `Your role may not ${rights[right].en}` },
    given: roles.map(({ zh, en }) => `${zh} / ${en}`).join(', '),
    allowed: {
      zh: able.map((role) => roleLabels[role].zh).join('、'),
      en: able.map((role) => roleLabels[role].en.toLowerCase()).join(', '),
    },
    fix: { zh: '需要时请联系安全管理员调整权限。', en: 'Ask the security administrator where you need it.' },
  }
}

function outsideReach(
  person: Person,
  { district, holder }: Target & { kind: 'record' },
): Problem | undefined {
  if (person.reach === 'city') return undefined
  if (person.reach === 'district' && district !== undefined && person.districts.includes(district))
    return undefined
  if (person.reach === 'holder' && holder !== undefined && person.holder === holder) return undefined
  return {
    code: 'access/outside-reach',
    message: {
      zh: '这条记录所属单位不在您的管辖范围内',
      en: 'The organisation this record belongs to is outside your reach',
    },
    given: district ?? '—',
    allowed: {
      zh: person.districts.join('、') || '本单位',
      en: person.districts.join(', ') || 'your own organisation',
    },
    fix: {
      zh: '请由该区县或市局处室办理。',
      en: 'Leave it to that district or to a division of the city bureau.',
    },
  }
}

/** The city's figure is open to all who read figures; a district's only to the city and to that district. */
function outsideLevel(
  person: Person,
  { district, brokenDown }: Target & { kind: 'figure' },
): Problem | undefined {
  if (person.reach === 'city' || person.reach === 'none') return undefined
  const own = district === undefined || person.districts.includes(district)
  if (own && (person.reach === 'district' || !brokenDown)) return undefined
  return {
    code: 'access/level-not-readable',
    message: {
      zh: '您只能查看全市数与本区县数',
      en: 'You may read the figure of the city and of your own district',
    },
    given: district ?? 'by',
    allowed: {
      zh: ['全市', ...person.districts].join('、'),
      en: ['the city', ...person.districts].join(', '),
    },
    fix: { zh: '需要其他区县的数请联系市局处室。', en: 'Ask a division of the city bureau for the others.' },
  }
}
