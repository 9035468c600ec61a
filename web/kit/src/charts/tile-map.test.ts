// The shades of the tile map tell districts apart, whatever the size of the figure.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shadeOf } from './tile-map.tsx'

test('the least district is lightest and the most is darkest, below zero as well', () => {
  expect([-48, -20, -1].map((value) => shadeOf(value, { least: -48, most: -1 }))).toEqual([0, 2, 4])
})

test('a larger value is never lighter', () => {
  const value = fc.integer({ min: -100, max: 100 })
  fc.assert(
    fc.property(value, value, (a, b) => {
      const range = { least: -100, most: 100 }
      return a <= b ? shadeOf(a, range) <= shadeOf(b, range) : shadeOf(a, range) >= shadeOf(b, range)
    }),
  )
})

test('without a value, or with the same value everywhere, nothing stands out', () => {
  expect(shadeOf(null, { least: 0, most: 5 })).toBe(0)
  expect(shadeOf(7, { least: 7, most: 7 })).toBe(0)
})
