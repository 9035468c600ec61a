// From a curve answer to the lines of a chart: this year, the years before, and the path the target asks for.
import type { CurveAnswer, FigureNumber } from '@corridor/protocol'
import { words } from '../language/messages.ts'
import type { Line } from './line-chart.tsx'

type Year = CurveAnswer['years'][number]

const monthsOf = (year: Year): readonly FigureNumber[] =>
  Array.from({ length: 12 }, (_, month) => {
    const wanted = String(month + 1).padStart(2, '0')
    return year.points.find((point) => point.on.slice(5, 7) === wanted)?.value ?? null
  })

const numberOf = (value: FigureNumber): number | undefined => (value === null ? undefined : Number(value))

/** Shares of the year's total reached by each month end, the mean of the complete years before; undefined without any. */
export function sharesByMonth(years: readonly (readonly FigureNumber[])[]): readonly number[] | undefined {
  const complete = years
    .map((months) => months.map(numberOf))
    .filter((months) => months.every((value) => value !== undefined) && (months[11] ?? 0) > 0)
  if (complete.length === 0) return undefined
  return Array.from({ length: 12 }, (_, month) => {
    const shares = complete.map((months) => (months[month] ?? 0) / (months[11] ?? 1))
    return shares.reduce((sum, share) => sum + share, 0) / shares.length
  })
}

/** The path is for drawing: each month's target times the mean share reached by that month in the years before. */
function pathOf(
  target: (month: number) => string | null,
  before: readonly (readonly FigureNumber[])[],
): readonly Line[] {
  const shares = sharesByMonth(before)
  if (shares === undefined) return []
  const digits = before.flat().some((value) => typeof value === 'string') ? 2 : 0
  const values = shares.map((share, month) => {
    const aim = target(month)
    return aim === null ? null : (share * Number(aim)).toFixed(digits)
  })
  if (values.every((value) => value === null)) return []
  return [{ name: 'path', label: words.path, values, emphasis: 'path' }]
}

const stepLine = (values: readonly (string | null)[]): Line => ({
  name: 'target',
  label: words.targetStep,
  values,
  emphasis: 'target',
})

export interface Curve {
  readonly curve: CurveAnswer
  /** In base units; null for no path. */
  readonly target: string | null
  /** What a revised target says at the end of each month of the newest year: drawn as a step. */
  readonly steps?: readonly (string | null)[]
}

export function yearLines({ curve, target, steps }: Curve): readonly Line[] {
  const years = [...curve.years].sort((a, b) => b.year - a.year)
  const lines = years.map((year, at): Line => ({
    name: String(year.year),
    label: words.yearOf(year.year),
    values: monthsOf(year),
    emphasis: at === 0 ? 'now' : 'before',
  }))
  return [
    ...lines,
    ...(steps === undefined ? [] : [stepLine(steps)]),
    ...pathOf(
      (month) => (target === null ? null : steps === undefined ? target : (steps[month] ?? null)),
      lines.slice(1).map((line) => line.values),
    ),
  ]
}
