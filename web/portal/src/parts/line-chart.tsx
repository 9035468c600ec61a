// A line chart drawn on the server; told apart by dash and marker as well as by colour, with a table beside it.
/** @jsxRuntime automatic */
import { scaleOf } from './chart-scale.ts'
import { grouped } from './numbers.ts'

export interface Line {
  readonly name: string
  readonly label: string
  /** One for each step of the axis; undefined where there is none. */
  readonly values: readonly (number | undefined)[]
}

interface Chart {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly steps: readonly string[]
  /** The newest first. */
  readonly lines: readonly Line[]
}

const frame = { width: 480, height: 260, left: 58, right: 12, top: 24, bottom: 30 } as const

export function LineChart({ id, title, unit, steps, lines }: Chart) {
  const { low, high, ticks } = scaleOf(
    lines.flatMap(({ values }) => values.filter((value) => value !== undefined)),
  )
  const right = frame.width - frame.right
  const wide = right - frame.left
  const tall = frame.height - frame.top - frame.bottom
  const x = (at: number) => rounded(frame.left + (wide * (at + 0.5)) / steps.length)
  const y = (value: number) => rounded(frame.top + tall * (1 - (value - low) / (high - low)))
  return (
    <div className="chart">
      <ul className="legend" aria-hidden="true">
        {lines.map(({ name, label }, at) => (
          <li key={name}>
            <svg viewBox="0 0 36 12" width="36" height="12" className={`line line-${at}`}>
              <path d="M1 6H35" />
              <Point at={at} x={18} y={6} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <svg role="img" aria-labelledby={id} viewBox={`0 0 ${frame.width} ${frame.height}`}>
        <title id={id}>{title}</title>
        <text x={frame.left} y={14} className="axis-unit">
          {unit}
        </text>
        {ticks.map((tick) => (
          <g key={tick} className={tick === 0 ? 'tick zero' : 'tick'}>
            <path d={`M${frame.left} ${y(tick)}H${right}`} />
            <text x={frame.left - 6} y={y(tick) + 4} textAnchor="end">
              {grouped(String(tick))}
            </text>
          </g>
        ))}
        {steps.map((step, at) => (
          <text key={step} x={x(at)} y={frame.height - 8} textAnchor="middle">
            {step}
          </text>
        ))}
        {lines
          .map((line, at) => (
            <g key={line.name} className={`line line-${at}`}>
              <path d={pathOf(line.values, x, y)} />
              {line.values.map((value, step) =>
                value === undefined ? null : <Point key={steps[step]} at={at} x={x(step)} y={y(value)} />,
              )}
            </g>
          ))
          .reverse()}
      </svg>
    </div>
  )
}

/** A disc, a square or a diamond. */
function Point({ at, x, y }: { readonly at: number; readonly x: number; readonly y: number }) {
  if (at === 0) return <circle cx={x} cy={y} r={4} />
  if (at === 1) return <rect x={x - 3} y={y - 3} width={6} height={6} />
  return <path className="diamond" d={`M${x} ${y - 4}l4 4-4 4-4-4z`} />
}

function pathOf(values: Line['values'], x: (at: number) => number, y: (value: number) => number): string {
  let pen = false
  return values
    .map((value, at) => {
      if (value === undefined) {
        pen = false
        return ''
      }
      const move = pen ? 'L' : 'M'
      pen = true
      return `${move}${x(at)} ${y(value)}`
    })
    .join('')
}

const rounded = (value: number): number => Math.round(value * 10) / 10
