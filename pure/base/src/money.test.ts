// Money in 分: what people write, and amounts split by shares without losing one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readYuan, splitByShares, withoutSeparators, yuanText } from './money.ts'

const limit = 10n ** 17n - 1n
const anyFen = fc.bigInt({ min: -limit, max: limit })

describe('an amount in 元', () => {
  test('is written with two decimals and read back', () => {
    fc.assert(fc.property(anyFen, (fen) => void expect(readYuan(yuanText(fen))).toBe(fen)))
    expect([0n, 5n, -5n, 123_450n].map(yuanText)).toEqual(['0.00', '0.05', '-0.05', '1234.50'])
  })

  test('may have separators of thousands, Chinese or not, and one or two decimals', () => {
    const written = ['1234.5', '1,234.5', '1，234.50', '-1,234.50', ' 1,234,567.05 ', '700', '0']
    expect(written.map(readYuan)).toEqual([
      123_450n,
      123_450n,
      123_450n,
      -123_450n,
      123_456_705n,
      70_000n,
      0n,
    ])
  })

  test('is refused where it is no exact amount', () => {
    const written = [
      '',
      '-',
      '.5',
      '1.',
      '1.234',
      '1,23',
      '12,34',
      ',123',
      '1.1,234',
      '1 234',
      '1e5',
      '十万',
      '12万',
      '+5',
      '１２',
    ]
    expect(written.map(readYuan)).toEqual(written.map(() => undefined))
    expect(readYuan('1'.repeat(16))).toBeUndefined()
  })

  test('a comma that separates no thousands stays and is refused by whoever reads the number', () => {
    expect(['1,2', '1,2,3', '1,234', '2,023'].map(withoutSeparators)).toEqual([
      '1,2',
      '1,2,3',
      '1234',
      '2023',
    ])
  })
})

describe('a split by shares', () => {
  const anyWeights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 })
    .filter((weights) => weights.some((weight) => weight > 0n))

  test('adds up exactly, and no part is a 分 or more away from its exact share', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (amount, weights) => {
        const parts = splitByShares(amount, weights)
        const total = weights.reduce((sum, weight) => sum + weight, 0n)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount)
        parts.forEach((part, index) => {
          const away = part * total - amount * (weights[index] ?? 0n)
          expect(away < total && -away < total, `part ${index}`).toBe(true)
        })
      }),
    )
  })

  test('gives nothing to a party without a share', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (amount, weights) => {
        splitByShares(amount, weights).forEach((part, index) => {
          if (weights[index] === 0n) expect(part).toBe(0n)
        })
      }),
    )
  })

  test('of a negative amount is the split of the amount, negated', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (amount, weights) => {
        expect(splitByShares(-amount, weights)).toEqual(splitByShares(amount, weights).map((part) => -part))
      }),
    )
  })

  test('gives the odd 分 to the largest remainder, and of equal ones to the earlier', () => {
    expect(splitByShares(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(splitByShares(101n, [1n, 1n, 1n])).toEqual([34n, 34n, 33n])
    expect(splitByShares(10n, [30n, 45n, 25n])).toEqual([3n, 5n, 2n])
    expect(splitByShares(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n])
  })

  test('without any share leaves everything with the first party, and without parties there are no parts', () => {
    expect(splitByShares(7n, [0n, 0n])).toEqual([7n, 0n])
    expect(splitByShares(7n, [])).toEqual([])
  })
})
