// What does not compile of ledgers and indicators: the type checker reads this file with the room.
import { choice, date, defineRegister, money, reference, text } from '@corridor/registers'
import { expect, test } from 'vitest'
import { sumOf } from './indicator.ts'
import { covered, defineLedger, spans, step, steps } from './ledger.ts'

const label = { zh: '示例', en: 'Sample' }
const grants = defineRegister({
  id: 'grants',
  label,
  description: label,
  authorities: {},
  key: ['name'],
  title: 'name',
  fields: {
    name: text(label),
    status: choice(label, { valid: label, withdrawn: label }),
    firm: reference(label, 'firms'),
    from: date(label),
    amount: money(label),
  },
})

const ledger = defineLedger({
  id: 'grants',
  label,
  subject: 'firms',
  dimensions: {
    kind: {
      label,
      value: { kind: 'own', field: 'kind' },
      absent: 'none',
      words: { choices: {} },
      partition: true,
    },
  },
  measures: { holds: { label, unit: 'count' }, amount: { label, unit: 'fen' } },
  timelines: [covered('holds', spans(grants, { of: 'firm', from: 'from', where: { status: ['valid'] } }))],
})

test('what is no field of the register, or not of the kind that is needed, does not compile', () => {
  const covers = [
    // @ts-expect-error: a status that the choice does not have
    spans(grants, { of: 'firm', from: 'from', where: { status: ['current'] } }),
    // @ts-expect-error: a condition on a field that is no choice
    spans(grants, { of: 'firm', from: 'from', where: { name: ['示例'] } }),
    // @ts-expect-error: from a field that is no day
    spans(grants, { of: 'firm', from: 'amount' }),
    // @ts-expect-error: a misspelt last day
    spans(grants, { of: 'firm', from: 'from', until: [{ dayAfter: 'form' }] }),
    // @ts-expect-error: the subject is named by a reference
    spans(grants, { of: 'name', from: 'from' }),
  ]
  expect(covers.map(({ kind }) => kind)).toEqual(covers.map(() => 'spans'))
})

test('summing a field that is no money and no whole number does not compile', () => {
  const timeline = steps(
    step(grants, { of: 'firm', on: 'from', amounts: { amount: 'amount' } }),
    // @ts-expect-error: a text cannot be summed
    step(grants, { of: 'firm', on: 'from', amounts: { amount: 'name' } }),
    // @ts-expect-error: nor can a misspelt field
    step(grants, { of: 'firm', on: 'from', amounts: { amount: 'amonut' } }),
  )
  expect(timeline.kind).toBe('steps')
})

test('a measure or a dimension that the ledger does not have does not compile', () => {
  expect(sumOf(ledger, 'amount', [{ dimension: 'kind', only: ['a'] }]).measure).toBe('amount')
  // @ts-expect-error: a misspelt measure
  expect(sumOf(ledger, 'amonut').measure).toBe('amonut')
  // @ts-expect-error: a dimension of another ledger
  expect(sumOf(ledger, 'amount', [{ dimension: 'district' }]).where).toHaveLength(1)
})
