// The policy table: who may what, where, and that a refusal says why and whom to ask.
import { expect, test } from 'vitest'
import { type Person, type Role, roleLabels, visitor } from './person.ts'
import { mayDo, type Right, rightsOf, scopeOf } from './policy.ts'

const roles = Object.keys(roleLabels).filter((role): role is Role => role in roleLabels)
const rights: readonly Right[] = [
  'figure.read',
  'register.read',
  'register.write',
  'register.import',
  'plan.write',
  'plan.export',
  'audit.read',
]

const person = (role: Role, some: Partial<Person> = {}): Person => ({
  ...visitor,
  id: role,
  account: role,
  roles: [role],
  reach: 'city',
  ...some,
})

test('the table is what the bureau agreed', () => {
  const able = (right: Right) => roles.filter((role) => mayDo(person(role), right) === undefined)
  expect(able('register.read')).toEqual([
    'director',
    'divisionHead',
    'officer',
    'districtOfficer',
    'auditor',
    'firmClerk',
  ])
  expect(able('register.write')).toEqual(['divisionHead', 'officer', 'districtOfficer'])
  expect(able('register.import')).toEqual(['divisionHead', 'officer', 'districtOfficer'])
  expect(able('plan.write')).toEqual(['divisionHead', 'officer'])
  expect(able('plan.export')).toEqual(['divisionHead', 'officer'])
  expect(able('audit.read')).toEqual(['auditor'])
  expect(able('people.manage')).toEqual(['securityAdministrator'])
})

test('a refusal names the role, those who may, and whom to ask, in both languages', () => {
  for (const role of roles) {
    for (const right of rights) {
      const problem = mayDo(person(role), right)
      if (problem === undefined) expect(rightsOf(person(role))).toContain(right)
      else {
        expect(problem.given).toContain(roleLabels[role].zh)
        expect(problem.allowed?.en).not.toBe('')
        expect(problem.fix?.zh).toContain('安全管理员')
      }
    }
  }
  expect(mayDo(visitor, 'figure.read')?.code).toBe('access/not-signed-in')
})

test('whoever has two roles has the rights of both', () => {
  const both = person('director', { roles: ['director', 'officer'] })
  expect(mayDo(both, 'register.write')).toBeUndefined()
})

test('a record is in reach by district or holder, and never without one', () => {
  const officer = person('districtOfficer', { reach: 'district', districts: ['990101'] })
  const at = (district: string | undefined) =>
    mayDo(officer, 'register.write', { kind: 'record', district, holder: undefined })
  expect(at('990101')).toBeUndefined()
  expect(at('990102')?.code).toBe('access/outside-reach')
  expect(at(undefined)?.code).toBe('access/outside-reach')
})

test('the scope of row security follows reach, and is none without the right to read registers', () => {
  expect(scopeOf(person('officer'), '990100')).toMatchObject({ reach: 'city' })
  expect(scopeOf(person('systemAdministrator'), '990100')).toMatchObject({ reach: 'none' })
  expect(
    scopeOf(person('districtOfficer', { reach: 'district', districts: ['990101'] }), '990100'),
  ).toMatchObject({
    reach: 'district',
    districts: ['990101'],
  })
  expect(scopeOf(person('firmClerk', { reach: 'holder' }), '990100')).toMatchObject({
    reach: 'none',
    holders: [],
  })
  expect(scopeOf(person('firmClerk', { reach: 'holder', holder: 'x' }), '990100')).toMatchObject({
    holders: ['x'],
  })
  expect(scopeOf(visitor, '990100')).toMatchObject({ reach: 'none' })
})

test('a figure below the city is for the city and for its own district', () => {
  const officer = person('districtOfficer', { reach: 'district', districts: ['990101'] })
  const clerk = person('firmClerk', { reach: 'holder', holder: 'x' })
  const ask = (who: Person, brokenDown: boolean, district?: string) =>
    mayDo(
      who,
      'figure.read',
      district === undefined ? { kind: 'figure', brokenDown } : { kind: 'figure', brokenDown, district },
    )
  expect(ask(officer, true)).toBeUndefined()
  expect(ask(officer, true, '990101')).toBeUndefined()
  expect(ask(officer, true, '990102')?.code).toBe('access/level-not-readable')
  expect(ask(clerk, false)).toBeUndefined()
  expect(ask(clerk, true)?.code).toBe('access/level-not-readable')
})
