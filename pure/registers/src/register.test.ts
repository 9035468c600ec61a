// What the definition of a register refuses, because a wrong definition is a fault of ours.
import { expect, test } from 'vitest'
import { date, reference, text } from './field.ts'
import { defineRegister } from './register.ts'

const label = { zh: '示例', en: 'Sample' }
const fields = { name: text(label), since: date(label), owner: reference(label, 'organisations') }
const right = {
  id: 'sample-things',
  label,
  description: label,
  authorities: {},
  key: ['name'],
  title: 'name',
  fields,
} as const

test('a right definition is kept as it was written', () => {
  expect(defineRegister({ ...right, holder: 'owner' })).toEqual({ ...right, holder: 'owner' })
  expect(defineRegister({ ...right, holder: 'id' }).holder).toBe('id')
  expect(defineRegister(right).holder).toBeUndefined()
})

test('an id must be kebab-case', () => {
  for (const id of ['Things', 'sample_things', 'sample--things', '-things', '1things', 'sampleThings', '']) {
    expect(() => defineRegister({ ...right, id }), id).toThrow('kebab-case')
  }
})

test('a register needs a business key', () => {
  expect(() => defineRegister({ ...right, key: [] })).toThrow('needs a business key')
})

test('field names are camelCase and leave the system columns alone', () => {
  const named = (name: string) => () =>
    defineRegister({ ...right, key: [name], title: name, fields: { [name]: text(label) } })
  expect(named('Since')).toThrow('camelCase')
  expect(named('valid_through')).toThrow('camelCase')
  for (const name of ['id', 'region', 'version', 'act', 'rowNumber', 'scopeDistrict', 'scopeHolder']) {
    expect(named(name), name).toThrow('reserved')
  }
})

test('a holder must be a reference', () => {
  expect(() => defineRegister({ ...right, holder: 'name' })).toThrow('holder name must be a reference')
})

test('a validity must start from another day of the row', () => {
  const from = (field: string) => () =>
    defineRegister({ ...right, fields: { ...fields, until: date(label, { fallback: { field, years: 3 } }) } })
  expect(from('since')).not.toThrow()
  expect(from('sicne')).toThrow('fallback of until names no other day field')
  expect(from('name')).toThrow('fallback of until names no other day field')
  expect(from('until')).toThrow('fallback of until names no other day field')
})
