// Exact fractions, rounded half up only for display.

export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** `value / 10^digits` as decimal text with a fixed number of decimals. */
export function decimalText(scaled: bigint, digits: number): string {
  const absolute = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0')
  const whole = absolute.slice(0, absolute.length - digits)
  const fraction = digits === 0 ? '' : `.${absolute.slice(absolute.length - digits)}`
  return `${scaled < 0n ? '-' : ''}${whole}${fraction}`
}

/** numerator / denominator × 10^digits, rounded half away from zero (四舍五入); undefined for denominator 0. */
export function roundedTimes(ratio: Ratio, scale: bigint): bigint | undefined {
  if (ratio.denominator === 0n) return undefined
  const negative = ratio.numerator < 0n !== ratio.denominator < 0n
  const top = (ratio.numerator < 0n ? -ratio.numerator : ratio.numerator) * scale
  const bottom = ratio.denominator < 0n ? -ratio.denominator : ratio.denominator
  const rounded = (top * 2n + bottom) / (bottom * 2n)
  return negative ? -rounded : rounded
}

/** The percentage with so many decimals, or undefined where the denominator is 0. */
export function percentText(ratio: Ratio, digits: number): string | undefined {
  const scaled = roundedTimes(ratio, 100n * 10n ** BigInt(digits))
  return scaled === undefined ? undefined : decimalText(scaled, digits)
}

/** Compares a / b with c / d exactly, for positive denominators: negative, zero or positive. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
