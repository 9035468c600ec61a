// The names of units on screen.
import { expect, test } from 'vitest'
import { unitLabel } from './unit-labels.ts'

test('a rate is named with its denominator in both languages', () => {
  expect(unitLabel('microgram/立方米')).toEqual({ zh: '微克/立方米', en: 'µg per cubic metre' })
  expect(unitLabel('yuan/人')).toEqual({ zh: '元/人', en: 'yuan per person' })
})

test('a unit that nobody named is shown as it is', () => {
  expect(unitLabel('parsec')).toEqual({ zh: 'parsec', en: 'parsec' })
})
