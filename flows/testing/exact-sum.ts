// Exact sums of figures as they are printed: counts, decimal strings of 元, percentages at their precision.
import type { FigureNumber } from '@corridor/protocol'

/** In hundredths; refuses what has more places, because then a sum would hide a rounding. */
export function hundredths(value: FigureNumber | undefined): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(value))
  if (match === null) throw new Error(`not a number of at most two places: ${String(value)}`)
  const size = BigInt(`${match[2] ?? ''}${(match[3] ?? '').padEnd(2, '0')}`)
  return match[1] === '-' ? -size : size
}

export const sumOf = (values: readonly (FigureNumber | undefined)[]): bigint =>
  values.reduce((sum, value) => sum + hundredths(value), 0n)
