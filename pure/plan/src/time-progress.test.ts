// Time progress: the last full years' own curve, linear only where a year grows from zero.
import { day } from '@corridor/base'
import { expect, test } from 'vitest'
import { textAt, whole } from './quantity.ts'
import { timeProgress } from './time-progress.ts'

const on = day('2023-06-30')
const text = (share: { numerator: bigint; denominator: bigint } | undefined) => share && textAt(share, 4)

test('is the mean of the shares of two years, not the share of their sums', () => {
  const years = [
    { byDay: whole(10n), atEnd: whole(20n) },
    { byDay: whole(100n), atEnd: whole(1000n) },
    { byDay: whole(1n), atEnd: whole(1n) },
  ]
  expect(text(timeProgress('flow', years, on).share)).toBe('0.3000')
})

test('leaves out a year that ended at nothing, and falls back to the days gone where none is left', () => {
  const dead = { byDay: whole(3n), atEnd: whole(0n) }
  expect(text(timeProgress('flow', [dead, { byDay: whole(1n), atEnd: whole(4n) }], on).share)).toBe('0.2500')
  const linear = timeProgress('netChange', [dead], on)
  expect(linear.basis).toBe('linear')
  expect(linear.share).toEqual({ numerator: 181n, denominator: 365n })
})

test('the last day of a year is all of it, also of a leap year', () => {
  expect(text(timeProgress('flow', [], day('2024-12-31')).share)).toBe('1.0000')
})

test('has no path for a stock without earlier years, and none for a published statistic', () => {
  expect(timeProgress('stock', [], on)).toEqual({ share: undefined, basis: 'none' })
  expect(timeProgress('official', [{ byDay: whole(1n), atEnd: whole(2n) }], on).basis).toBe('none')
})
