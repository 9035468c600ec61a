// A figure with its parts as CSV, for whoever continues in a spreadsheet.
import type { Indicator } from '@corridor/indicators'
import type { FigureAnswer } from '@corridor/protocol'

/** A text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const isNumber = /^-?\d+(\.\d+)?$/.test(text)
  const safe = !isNumber && /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** With a byte-order mark, so that Excel reads it as UTF-8. */
export function figureCsv(indicator: Indicator, answer: FigureAnswer, synthetic: boolean): string {
  const heads = [
    '指标',
    'indicator',
    '分组',
    'part',
    'on',
    'asOf',
    'unit',
    'status',
    'value',
    'numerator',
    'denominator',
  ]
  const shared = [answer.on, answer.asOf, answer.unit, answer.status]
  const names = [indicator.label.zh, indicator.label.en]
  const total = [
    ...names,
    '合计',
    'total',
    ...shared,
    answer.value,
    answer.numerator ?? null,
    answer.denominator ?? null,
  ]
  const parts = answer.parts.map(({ label, value, numerator, denominator }) => {
    return [...names, label.zh, label.en, ...shared, value, numerator ?? null, denominator ?? null]
  })
  const mark = synthetic ? [['演示数据 / synthetic data']] : []
  const lines = [heads, total, ...parts, ...mark].map((line) => line.map(cell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
