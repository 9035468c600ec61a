// A figure on a public page: number and unit, whether it is final, and of which day.
/** @jsxRuntime automatic */
import type { FigureAnswer, FigureNumber } from '@corridor/protocol'
import type { Reader } from '../reader.ts'
import { statusWords, words } from '../words.ts'
import { type SharedUnit, writtenNumber } from './numbers.ts'

interface Shown {
  readonly reader: Reader
  readonly value: FigureNumber
  readonly unit: string
  readonly large?: true
}

export function NumberShown({ reader: { say }, value, unit, large }: Shown) {
  const written = writtenNumber(value, unit)
  if (written === undefined) return <span className="quiet">{say(words.noValue)}</span>
  return (
    <span className={large === true ? 'figure large' : 'figure'} title={say(written.exact)}>
      <span className="number">{say(written.text)}</span>
      <span className="unit">{say(written.unit)}</span>
    </span>
  )
}

interface InTable {
  readonly reader: Reader
  readonly value: FigureNumber
  readonly unit: string
  readonly shared: SharedUnit
}

/** A number in a table whose unit is said once; the exact value on hover. */
export function NumberInTable({ reader: { say }, value, unit, shared }: InTable) {
  const written = writtenNumber(value, unit)
  if (value === null || written === undefined) return '–'
  return <span title={say(written.exact)}>{say(shared.write(value))}</span>
}

interface OfFigure {
  readonly reader: Reader
  readonly figure: FigureAnswer
}

export const StatusShown = ({ reader: { say }, figure: { status } }: OfFigure) => (
  <span className={`status ${status}`}>{say(statusWords[status])}</span>
)

/** The day of the figure; for a figure of a year, the year. */
export function DayShown({ reader: { say }, figure: { period, on } }: OfFigure) {
  return (
    <span className="day">
      {say(period === null ? words.dataDay : words.ofYear)} <time>{period ?? on}</time>
    </span>
  )
}
