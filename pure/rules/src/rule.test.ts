// Dated rules: which version applies on which day, what is left alone, every finding together.
import { addDays, day } from '@corridor/base'
import { date, defineRegister, money, optional, text } from '@corridor/registers'
import { describe, expect, test } from 'vitest'
import { defineRule, findings } from './rule.ts'

const label = { zh: '示例', en: 'Sample' }
const grants = defineRegister({
  id: 'grants',
  label,
  description: label,
  authorities: {},
  key: ['name'],
  title: 'name',
  fields: { name: text(label), grantedOn: date(label), amount: money(label), paid: optional(money(label)) },
})

const cite = { document: label, standing: 'unconfirmed' } as const
const atMost = (id: string, limit: bigint, force: { from: string; until?: string }) =>
  defineRule(grants, {
    id,
    label,
    cite,
    from: day(force.from),
    ...(force.until === undefined ? {} : { until: day(force.until) }),
    relevantDay: 'grantedOn',
    check: ({ amount }) =>
      amount <= limit ? undefined : { code: id, message: label, given: String(amount) },
  })

const old = atMost('old', 100n, { from: '2018-01-01', until: '2023-07-01' })
const fresh = atMost('fresh', 200n, { from: '2023-07-01' })
const found = (row: Parameters<typeof findings>[2], register = 'grants') =>
  findings([old, fresh], register, row).map(({ code }) => code)
const grant = (grantedOn: string, amount: bigint) => ({ name: '示例项目', grantedOn, amount })

describe('a dated rule', () => {
  test('applies from its first day up to, not including, the day that ends it', () => {
    expect(found(grant('2017-12-31', 500n))).toEqual([])
    expect(found(grant('2018-01-01', 500n))).toEqual(['old'])
    expect(found(grant('2023-06-30', 150n))).toEqual(['old'])
    expect(found(grant('2023-07-01', 150n))).toEqual([])
    expect(found(grant('2023-07-01', 201n))).toEqual(['fresh'])
  })

  test('and the one after it are never both in force and never both silent', () => {
    for (let on = day('2023-06-01'); on < '2023-08-01'; on = addDays(on, 1)) {
      expect(found(grant(on, 500n)), on).toEqual([on < '2023-07-01' ? 'old' : 'fresh'])
    }
  })

  test('is met at its bound and broken one 分 beyond', () => {
    expect(found(grant('2023-01-01', 100n))).toEqual([])
    expect(found(grant('2023-01-01', 101n))).toEqual(['old'])
  })
})

describe('what a rule leaves alone', () => {
  test('records of other registers', () => {
    expect(found(grant('2023-01-01', 500n), 'contracts')).toEqual([])
  })

  test('records whose relevant day or another required field is unknown', () => {
    expect(found({ ...grant('2023-01-01', 500n), grantedOn: undefined })).toEqual([])
    expect(found({ ...grant('2023-01-01', 500n), amount: undefined })).toEqual([])
    expect(found({ ...grant('2023-01-01', 500n), paid: undefined })).toEqual(['old'])
  })
})

test('findings keep the problems of every rule, in the order of the rules', () => {
  const strict = atMost('strict', 10n, { from: '2000-01-01' })
  const codes = findings([strict, old], 'grants', grant('2023-01-01', 500n)).map(({ code }) => code)
  expect(codes).toEqual(['strict', 'old'])
  expect(findings([], 'grants', grant('2023-01-01', 500n))).toEqual([])
})
