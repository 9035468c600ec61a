// A list of targets in a table as sentences that the reader knows: 指标：2026年，高新技术企业数达到900家。
import { type Cells, oneLine } from './cells.ts'
import { type TargetHeader, targetHeader, type ValueColumn } from './target-header.ts'

const cellAt = (row: Cells, column: number): string => oneLine(row[column] ?? '')

/** Lines above the header stay lines; undefined where the table is no list of targets. */
export function targetLines(rows: readonly Cells[]): readonly string[] | undefined {
  const header = targetHeader(rows)
  if (header === undefined) return undefined
  const above = rows
    .slice(0, Math.max(0, header.from - 1))
    .flatMap((row) => (hasName(row, header) ? [] : wholeRow(row)))
  const groups: string[] = []
  const lines = rows.slice(header.from).flatMap((row) => targetRow(row, header, groups))
  return [...above, ...lines]
}

/** The header's own words are no text of the plan. */
const hasName = (row: Cells, { names, values }: TargetHeader): boolean =>
  names.some((column) => cellAt(row, column) !== '') &&
  values.some(({ column }) => cellAt(row, column) !== '')

const wholeRow = (row: Cells): readonly string[] => {
  const cells = row.map((cell) => oneLine(cell ?? '')).filter((cell) => cell !== '')
  return cells.length === 0 ? [] : [cells.join(' ')]
}

/** A group's name, written once for the rows that it covers, is kept in `groups` by its column. */
function targetRow(row: Cells, header: TargetHeader, groups: string[]): readonly string[] {
  const values = header.values.filter(({ column }) => cellAt(row, column) !== '')
  if (values.length === 0) return wholeRow(row)
  const words = header.names.map((column, index) => {
    const own = cellAt(row, column)
    if (own !== '') groups.splice(index, groups.length - index, own)
    return own === '' && index < header.names.length - 1 ? (groups[index] ?? '') : own
  })
  const own = words.filter((word) => word !== '').map(withoutMark)
  const name = joined(own) ?? withoutMark(groups.at(-1) ?? '')
  if (name === '') return wholeRow(row)
  const unit = header.unit === undefined ? '' : cellAt(row, header.unit)
  const told = header.told.flatMap(({ column, word }) => {
    const said = cellAt(row, column)
    return said === '' ? [] : [`${word}：${said}`]
  })
  const statements = values.map((column) =>
    statement(named(name, unit), cellAt(row, column.column), column, measure(unit, column)),
  )
  return [`指标：${statements.join('；')}。${told.length === 0 ? '' : `${told.join('；')}。`}`]
}

/** 强度 or 增速 under 研发投入 says nothing alone; a whole name needs no group in front. */
function joined(words: readonly string[]): string | undefined {
  const last = words.at(-1)
  const group = words.at(-2)
  return last !== undefined && group !== undefined && last.length <= 4 ? group + last : last
}

/** 1. or （1） in front of a name counts the rows. */
const withoutMark = (name: string): string =>
  name.replace(/^(?:[（(]?\d{1,3}[）)]|\d{1,3}[.．、](?!\d))\s*/, '').replace(/[：:]$/, '')

/** A unit in brackets behind the name, as 技术合同成交额（亿元）, is not part of it. */
const unitInName = /[（(]([^（()）\d]{1,6})[)）]$/
const knownUnit =
  /^(?:单位[：:])?((?:万|亿|万亿)?(?:元|美元|人|家|个|件|项|吨|平方米|公里|亩|户|人次|册|辆|篇|台|套|名)|%|％|个百分点|[万亿]|家次|千瓦时|吨标准煤|件\/万人|篇\/万人)$/

interface Named {
  readonly name: string
  readonly unit: string
}

function named(name: string, unit: string): Named {
  const inside = unitInName.exec(name)?.[1]?.trim() ?? ''
  const found = knownUnit.exec(inside)?.[1]
  if (found === undefined) return { name, unit }
  return { name: name.replace(unitInName, ''), unit: unit === '' ? found : unit }
}

const measure = (unit: string, column: ValueColumn): string => (unit === '' ? (column.unit ?? '') : unit)

const ownVerb =
  /^(达到?|突破|超过|超|不低于|不少于|不高于|不超过|高于|低于|增长|增加|提高|提升|下降|降低|减少|净增|新增|控制在|力争|完成|实现|保持|建成|培育|引进|累计|全年|同比|增幅|降幅)/

function statement(of: Named, shown: string, column: ValueColumn, given: string): string {
  const unit = of.unit === '' ? given : of.unit
  const year = column.year === undefined ? '' : `${column.year}年，`
  const text = bounded(withUnit(shown, unit))
  if (!/[\d０-９一二三四五六七八九十百千万亿两]/.test(text)) return `${year}${of.name}：${text}`
  const verb = ownVerb.test(text) ? '' : column.achieved ? '完成' : '达到'
  return `${year}${of.name}${verb}${text}`
}

const number =
  /^((?:[≥≤<>＞＜＝=]+|\p{Script=Han}{1,4})?\s*[-+−]?[\d,，.．]+(?:\s*[-—–~～至]\s*[\d,，.．]+)?)\s*(左右|以上|以下|以内)?$/u

/** The unit of its own column or bracket is put behind a bare number, before 以上 or 左右. */
function withUnit(shown: string, unit: string): string {
  const bareNumber = number.exec(shown)
  if (bareNumber === null || unit === '' || /^[-—／无/]$/.test(unit)) return shown
  const [, digits = '', bound = ''] = bareNumber
  return `${digits}${unit}${bound}`
}

const bounds: readonly (readonly [RegExp, (value: string) => string])[] = [
  [/^(?:≥|>=|＞=|大于等于)\s*(.+)$/, (value) => `${value}以上`],
  [/^(?:≤|<=|＜=|小于等于)\s*(.+)$/, (value) => `控制在${value}以内`],
  [/^[>＞]\s*(.+)$/, (value) => `超过${value}`],
  [/^[<＜]\s*(.+)$/, (value) => `低于${value}`],
  [/^[=＝]\s*(.+)$/, (value) => value],
]

/** Signs of comparison in words: the reader knows 以上, not ≥. */
function bounded(text: string): string {
  for (const [sign, inWords] of bounds) {
    const value = sign.exec(text)?.[1]
    if (value !== undefined) return inWords(value.replace(/以上$|以内$/, ''))
  }
  return text
}
