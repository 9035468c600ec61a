// Exact fractions: half up only for display, compared without rounding.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ratio } from './ratio.ts'
import { compareRatios, decimalText, percentText, roundedTimes } from './ratio.ts'

const ratio = (numerator: bigint, denominator: bigint): Ratio => ({ numerator, denominator })
const anyNumerator = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
const anyDenominator = fc.bigInt({ min: 1n, max: 10n ** 18n })

describe('a percentage', () => {
  test('is rounded half up at the published precision', () => {
    expect(percentText(ratio(1n, 3n), 2)).toBe('33.33')
    expect(percentText(ratio(2n, 3n), 2)).toBe('66.67')
    expect(percentText(ratio(1n, 8n), 0)).toBe('13')
    expect(percentText(ratio(1n, 200n), 0)).toBe('1')
    expect(percentText(ratio(5n, 100_000n), 2)).toBe('0.01')
    expect(percentText(ratio(49_999n, 1_000_000_000n), 2)).toBe('0.00')
    expect(percentText(ratio(3170n, 6646n), 1)).toBe('47.7')
  })

  test('below zero is rounded half away from zero and never shown as minus nothing', () => {
    expect(percentText(ratio(-1n, 8n), 0)).toBe('-13')
    expect(percentText(ratio(1n, -8n), 1)).toBe('-12.5')
    expect(percentText(ratio(-1n, 100_000n), 2)).toBe('0.00')
  })

  test('of nothing does not exist', () => {
    expect(percentText(ratio(5n, 0n), 2)).toBeUndefined()
    expect(roundedTimes(ratio(0n, 0n), 100n)).toBeUndefined()
  })

  test('is never more than half a unit of its last digit away', () => {
    fc.assert(
      fc.property(anyNumerator, anyDenominator, (numerator, denominator) => {
        const rounded = roundedTimes(ratio(numerator, denominator), 10_000n) ?? 0n
        const away = 2n * (rounded * denominator - numerator * 10_000n)
        expect(away <= denominator && -away <= denominator).toBe(true)
      }),
    )
  })
})

test('decimal text has exactly the asked decimals', () => {
  expect([5n, -5n, 0n, 12_345n].map((scaled) => decimalText(scaled, 2))).toEqual([
    '0.05',
    '-0.05',
    '0.00',
    '123.45',
  ])
  expect(decimalText(-7n, 0)).toBe('-7')
})

describe('comparing', () => {
  test('is exact where decimals would be equal', () => {
    const third = ratio(1n, 3n)
    expect(compareRatios(ratio(3333333333333333n, 10000000000000000n), third)).toBeLessThan(0)
    expect(compareRatios(ratio(2n, 6n), third)).toBe(0)
    expect(compareRatios(ratio(275n, 10_000n), ratio(2_749n, 100_000n))).toBeGreaterThan(0)
  })

  test('does not change when a fraction is widened, and turns round with its sides', () => {
    const anyRatio = fc.record({ numerator: anyNumerator, denominator: anyDenominator })
    fc.assert(
      fc.property(anyRatio, anyRatio, fc.bigInt({ min: 1n, max: 1000n }), (left, right, times) => {
        const wide = ratio(left.numerator * times, left.denominator * times)
        expect(compareRatios(wide, right)).toBe(compareRatios(left, right))
        expect(compareRatios(right, left) + compareRatios(left, right)).toBe(0)
      }),
    )
  })
})
