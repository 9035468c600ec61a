// Exact numbers of targets and figures: decimal text to fractions, differences, and rounding at a published precision.
import type { Ratio } from '@corridor/base'
import { decimalText, roundedTimes } from '@corridor/base'

export const whole = (value: bigint): Ratio => ({ numerator: value, denominator: 1n })

export const decimalsOf = (text: string): number => (text.split('.')[1] ?? '').length

/** The fraction of a decimal text ("-2.75"), or undefined where it is not one. */
export function readDecimal(text: string): Ratio | undefined {
  if (!/^-?\d{1,30}(?:\.\d{1,12})?$/.test(text)) return undefined
  const digits = decimalsOf(text)
  return { numerator: BigInt(text.replace('.', '')), denominator: 10n ** BigInt(digits) }
}

export const minus = (a: Ratio, b: Ratio): Ratio => ({
  numerator: a.numerator * b.denominator - b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
})

/** a / b; undefined where b is 0. */
export function over(a: Ratio, b: Ratio): Ratio | undefined {
  if (b.numerator === 0n) return undefined
  const sign = b.numerator < 0n ? -1n : 1n
  return { numerator: a.numerator * b.denominator * sign, denominator: a.denominator * b.numerator * sign }
}

export const times = (a: Ratio, factor: bigint): Ratio => ({ ...a, numerator: a.numerator * factor })

/** value × 10^digits, rounded half away from zero. */
export function atPrecision(value: Ratio, digits: number): bigint {
  const scaled = roundedTimes(value, 10n ** BigInt(digits))
  if (scaled === undefined) throw new Error('a fraction over 0')
  return scaled
}

export const textAt = (value: Ratio, digits: number): string =>
  decimalText(atPrecision(value, digits), digits)

/** The arithmetic mean; the list must not be empty. */
export function meanOf(values: readonly Ratio[]): Ratio {
  const sum = values.reduce((all, one) => ({
    numerator: all.numerator * one.denominator + one.numerator * all.denominator,
    denominator: all.denominator * one.denominator,
  }))
  return { numerator: sum.numerator, denominator: sum.denominator * BigInt(values.length) }
}
