// The shared place dimensions: which of them is a partition, and who is inside the city.
import { expect, test } from 'vitest'
import { circleOf, districtOf, functionalAreaOf } from './place.dimensions.ts'

test('districts are a partition with a place for the unassigned; functional areas overlap and are none', () => {
  const [district, area] = [districtOf('id', { kind: 'along' }), functionalAreaOf('id', { kind: 'along' })]
  expect([district.partition, district.absent]).toEqual([true, 'unassigned'])
  expect([area.partition, area.absent]).toEqual([false, 'none'])
})

test('the circle folds every district of the city into one and has a word for each of its values', () => {
  const { group, words, absent } = circleOf('buyer', { kind: 'onDay', on: 'signedOn' })
  expect(group).toEqual({ of: { outside: 'outside', unassigned: 'unassigned' }, otherwise: 'inside' })
  const values = new Set([...Object.values(group?.of ?? {}), group?.otherwise, absent])
  expect(Object.keys('choices' in words ? words.choices : {}).sort()).toEqual([...values].sort())
})
