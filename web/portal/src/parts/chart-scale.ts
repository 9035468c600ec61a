// The axis of a drawn chart: round steps that hold every value.

export interface Scale {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

const roundSteps = [1, 2, 2.5, 5, 10]

/** About five steps. Zero is on the axis unless all values lie close together and far from it. */
export function scaleOf(values: readonly number[]): Scale {
  const least = Math.min(...values)
  const most = Math.max(...values)
  if (values.length === 0) return { low: 0, high: 1, ticks: [0, 1] }
  const far = least > 0 && (most - least) * 3 < least
  const from = far ? least : Math.min(0, least)
  const to = Math.max(far ? most : Math.max(0, most), from)
  const step = roundStep((to - from || Math.abs(to) || 1) / 5)
  const first = Math.floor(from / step)
  const last = Math.max(Math.ceil(to / step), first + 1)
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => rounded((first + at) * step))
  return { low: rounded(first * step), high: rounded(last * step), ticks }
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return (roundSteps.find((step) => step * power >= least) ?? 10) * power
}

/** Takes away what binary fractions add. */
const rounded = (value: number): number => Number(value.toPrecision(12))
