// Draws monthly lines with the few parts of ECharts they need; years differ by dash and mark, not by colour alone.
import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export interface Drawing {
  readonly months: readonly string[]
  readonly unit: string
  readonly lines: readonly {
    readonly name: string
    readonly emphasis: 'now' | 'before' | 'path' | 'target'
    readonly values: readonly (number | null)[]
  }[]
}

const strokes = {
  now: { color: '#0b4fa8', width: 3, type: 'solid' },
  before: { color: '#5b6b7f', width: 1.5, type: 'dashed' },
  path: { color: '#a34a00', width: 1.5, type: 'dotted' },
  target: { color: '#7a1f5c', width: 2, type: 'solid' },
} as const

const marks = ['circle', 'triangle', 'diamond', 'rect'] as const

/** Draws into the element; the answer takes the drawing away again. */
export function drawLines(element: HTMLElement, { months, unit, lines }: Drawing): () => void {
  const chart = init(element, undefined, { renderer: 'svg' })
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 8, right: 16, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 28 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      valueFormatter: (value: unknown) =>
        typeof value === 'number' ? `${value.toLocaleString('en-US')} ${unit}` : '–',
    },
    xAxis: { type: 'category', data: [...months], boundaryGap: false },
    yAxis: { type: 'value', name: unit, nameLocation: 'end', nameGap: 10, scale: true },
    series: lines.map((line, at) => ({
      type: 'line',
      name: line.name,
      data: [...line.values],
      step: line.emphasis === 'target' ? 'end' : false,
      symbol:
        line.emphasis === 'path' || line.emphasis === 'target'
          ? 'none'
          : (marks[at % marks.length] ?? 'circle'),
      symbolSize: line.emphasis === 'now' ? 7 : 5,
      lineStyle: strokes[line.emphasis],
      itemStyle: { color: strokes[line.emphasis].color },
      connectNulls: false,
    })),
  })
  const resize = new ResizeObserver(() => chart.resize())
  resize.observe(element)
  return () => {
    resize.disconnect()
    chart.dispose()
  }
}
