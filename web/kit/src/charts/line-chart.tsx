// Lines by month with the same numbers as a table; the drawing part is loaded only when a chart is shown.
import type { Label } from '@corridor/base'
import type { FigureNumber } from '@corridor/protocol'
import { useEffect, useRef } from 'react'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'
import { plotted, plottedUnit } from '../numbers/amounts.ts'
import { FigureValue } from '../numbers/figure-value.tsx'
import { DataTable } from '../lists/data-table.tsx'

export interface Line {
  readonly name: string
  readonly label: Label
  /** One value a month, January first; null where there is none yet. */
  readonly values: readonly FigureNumber[]
  readonly emphasis: 'now' | 'before' | 'path' | 'target'
}

interface Chart {
  readonly title: string
  readonly lines: readonly Line[]
  readonly unit: string
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

export function LineChart({ title, lines, unit }: Chart) {
  const { say, language } = useLanguage()
  const canvas = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    let isGone = false
    let close = () => {}
    const option = {
      months: months.map((month) => words.monthOf(month)[language]),
      unit: plottedUnit(unit)[language],
      lines: lines.map((line) => ({
        name: line.label[language],
        emphasis: line.emphasis,
        values: line.values.map((value) => plotted(value, unit, language)),
      })),
    }
    void import('./echarts-lines.ts').then(({ drawLines }) => {
      if (!isGone) close = drawLines(element, option)
    })
    return () => {
      isGone = true
      close()
    }
  }, [lines, unit, language])
  const columns = [
    { name: 'month', label: say(words.month), cell: (month: number) => say(words.monthOf(month)) },
    ...lines.map((line) => ({
      name: line.name,
      label: say(line.label),
      shape: 'end',
      cell: (month: number) => <FigureValue value={line.values[month - 1] ?? null} unit={unit} />,
    })),
  ]
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div ref={canvas} className="chart-canvas" aria-hidden="true" />
      <details>
        <summary>{say(words.asTable)}</summary>
        <DataTable caption={title} columns={columns} rows={months} rowKey={String} />
      </details>
    </figure>
  )
}
