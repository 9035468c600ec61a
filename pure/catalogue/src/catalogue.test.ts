// Definitions that do not fit each other are told all together, by planted faults.
import { day } from '@corridor/base'
import type { Dimension, Indicator, Ledger } from '@corridor/indicators'
import { date, defineRegister, reference, text } from '@corridor/registers'
import { expect, test } from 'vitest'
import { catalogueOf } from './catalogue.ts'
import { defineModule } from './module.ts'

const label = { zh: '示例', en: 'Sample' }
const base = { label, description: label, authorities: {}, key: ['name'], title: 'name' } as const
const firms = defineRegister({ ...base, id: 'firms', fields: { name: text(label) } })
const grants = defineRegister({
  ...base,
  id: 'grants',
  fields: { name: text(label), firm: reference(label, 'firms'), from: date(label) },
})

const kind: Dimension = {
  label,
  value: { kind: 'own', field: 'name' },
  absent: 'none',
  words: { choices: {} },
  partition: true,
}
const spansOf = (register: string) =>
  ({ kind: 'spans', source: { register, subject: 'firm', where: [] }, from: 'from', until: [] }) as const
const ledgerOf = (id: string, register: string, dimension: Dimension = kind): Ledger => ({
  id,
  label,
  subject: 'firms',
  dimensions: { kind: dimension },
  measures: { holds: { label, unit: 'count' } },
  timelines: [{ kind: 'cover', measure: 'holds', cover: spansOf(register) }],
})
const described = {
  label,
  description: label,
  unit: 'enterprise',
  settledAfterDays: 1,
  aliases: [],
  coverage: 'full',
} as const
const indicatorOf = (
  id: string,
  about: { ledger: string; by: string; measure?: string; where?: string },
): Indicator => ({
  ...described,
  id,
  kind: 'stock',
  term: {
    ledger: about.ledger,
    measure: about.measure ?? 'holds',
    where: about.where === undefined ? [] : [{ dimension: about.where, except: ['x'] }],
  },
  breakdowns: { kind: about.by },
})

const faultsOf = (make: () => unknown): readonly string[] => {
  try {
    make()
  } catch (fault) {
    return fault instanceof Error ? fault.message.split('\n').slice(1) : ['not an error']
  }
  return []
}

const count = indicatorOf('count', { ledger: 'grants-held', by: 'kind' })
const official: Indicator = {
  ...described,
  id: 'share',
  kind: 'official',
  numerator: 'a',
  denominator: 'b',
  digits: 2,
  breakdowns: {},
}
const sound = defineModule({
  name: 'grants',
  label,
  registers: [firms, grants],
  ledgers: { held: ledgerOf('grants-held', 'grants') },
  indicators: { count, official },
})

test('definitions that fit are found by their ids', () => {
  const catalogue = catalogueOf([sound])
  expect([...catalogue.registers.keys()]).toEqual(['firms', 'grants'])
  expect(catalogue.ledgers.get('grants-held')?.subject).toBe('firms')
  expect(catalogue.indicators.get('count')).toBe(count)
  expect(catalogue.rules).toEqual([])
  expect(catalogueOf([]).registers.size).toBe(0)
})

test('every fault of every module is named in one error', () => {
  const followed: Dimension = {
    ...kind,
    value: {
      kind: 'along',
      history: { register: 'moves', of: 'firm', from: 'since' },
      via: 'id',
      field: 'district',
    },
  }
  const broken = defineModule({
    name: 'broken',
    label,
    registers: [
      grants,
      defineRegister({
        ...base,
        id: 'loans',
        fields: { name: text(label), bank: reference(label, 'banks') },
      }),
    ],
    ledgers: { lost: ledgerOf('lost', 'awards', followed), twice: ledgerOf('grants-held', 'grants') },
    indicators: {
      count,
      nowhere: indicatorOf('nowhere', { ledger: 'nothing', by: 'kind' }),
      crooked: indicatorOf('crooked', { ledger: 'grants-held', by: 'district', where: 'toString' }),
      unmeasured: indicatorOf('unmeasured', { ledger: 'grants-held', by: 'kind', measure: 'amount' }),
    },
  })
  expect(faultsOf(() => catalogueOf([sound, broken]))).toEqual([
    'grants is defined twice',
    'grants-held is defined twice',
    'count is defined twice',
    'register loans: field bank refers to no register banks',
    'ledger lost: no register awards',
    'ledger lost: no register moves',
    'indicator nowhere: no ledger nothing',
    'indicator crooked: ledger grants-held has no dimension district',
    'indicator crooked: ledger grants-held has no dimension toString',
    'indicator unmeasured: ledger grants-held has no measure amount',
  ])
})

test('a rule about a register that is missing, and a rule defined twice, are named', () => {
  const rule = {
    id: 'sample/rule',
    label,
    register: 'awards',
    cite: { document: label, standing: 'unconfirmed' },
    from: day('2020-01-01'),
    relevantDay: 'from',
    check: () => undefined,
  } as const
  const module = { ...sound, rules: [rule, rule] }
  expect(faultsOf(() => catalogueOf([module]))).toEqual([
    'sample/rule is defined twice',
    'rule sample/rule: no register awards',
  ])
})
