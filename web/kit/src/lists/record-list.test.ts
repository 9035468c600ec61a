// Which columns a list shows, and which part of an address is a condition.
import type { FieldShown, RegisterShown } from '@corridor/protocol'
import { expect, test } from 'vitest'
import { columnsOf, conditionsOf } from './record-list.tsx'

const field = (name: string, kind = 'text'): FieldShown => ({
  name,
  kind,
  label: { zh: name, en: name },
  optional: true,
})

const register: RegisterShown = {
  id: 'samples',
  label: { zh: '示例', en: 'Samples' },
  description: { zh: '示例', en: 'Samples' },
  module: 'samples',
  key: ['number'],
  title: 'name',
  authorities: {},
  fields: [field('number'), field('name'), field('remark', 'note'), field('amount', 'money')],
  may: ['read'],
}

const shown = (chosen?: string) => columnsOf(register, chosen).map(({ name }) => name)

test('a list begins with the title and leaves long notes out until they are chosen', () => {
  expect(shown()).toEqual(['name', 'number', 'amount'])
  expect(shown('remark')).toEqual(['name', 'remark'])
})

test('names of columns that the register does not have are passed over', () => {
  expect(shown('colour')).toEqual(['name', 'number', 'amount'])
  expect(shown('amount,colour')).toEqual(['name', 'amount'])
})

test('only conditions and the order go to the server as the filtered set', () => {
  const address = {
    'where.kind': 'a',
    'from.amount': '1',
    q: 'x',
    sort: '-amount',
    columns: 'amount',
    money: 'yi',
    cursor: 'c',
  }
  expect(Object.keys(conditionsOf(address))).toEqual(['where.kind', 'from.amount', 'q', 'sort'])
})
