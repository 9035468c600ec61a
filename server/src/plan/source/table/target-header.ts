// Finds the header of a list of targets: which column names the indicator, which hold values, units, offices, days.
import type { Cells } from './cells.ts'

export interface ValueColumn {
  readonly column: number
  /** As 2026 or 2026-2030; undefined where the header names none. */
  readonly year: string | undefined
  /** What was achieved before the plan, in columns such as 2025年完成. */
  readonly achieved: boolean
  /** From a header such as 目标值（亿元）. */
  readonly unit: string | undefined
}

export interface TargetHeader {
  /** The row after the header; a header may take two rows. */
  readonly from: number
  /** The columns of the indicator's name: more than one where the header covers group and item. */
  readonly names: readonly number[]
  readonly values: readonly ValueColumn[]
  readonly unit: number | undefined
  /** Columns told in brackets, with their header word. */
  readonly told: readonly { readonly column: number; readonly word: string }[]
}

/** A header stands among the first rows: above it are a title, a date and the issuing office. */
const headerRows = 20

const name =
  /^(主要|核心|具体|考核|量化|约束性|预期性|一级|二级|三级)?(指标|目标|任务|工作)(名称|内容|项目|任务|事项)?$|^(项目|任务|指标)名称$|^项目$|^(考核|目标)(指标|内容)$/
const value =
  /目标值|目标数|任务数|计划数|计划值|指标值|预期值|目标值?$|(年度|全年|预期|工作)目标|(20|21)\d\d年(度)?(目标|计划|预期|任务|预计|力争)?(值|数)?$|^数值$|^量化目标$/
const achieved = /完成(?!时|期)|实绩|实际|基数|基期|基准|现状|上年|去年|上一年/
const unit = /^(计量|计算)?单位$/
const told =
  /(责任|牵头|主管|配合|实施|承担|协办|主办|负责|落实|分管)(单位|部门|处室|科室|人|领导|主体)|(完成|时间)(时限|时间|期限|节点|要求)|^(时限|期限|进度要求)$/

/** Undefined where the rows are no list of targets. */
export function targetHeader(rows: readonly Cells[]): TargetHeader | undefined {
  for (let at = 0; at < Math.min(rows.length, headerRows); at += 1) {
    const found = headerAt(rows, at)
    if (found !== undefined) return found
  }
  return undefined
}

const wordOf = (cell: string | undefined): string =>
  (cell ?? '')
    .normalize('NFKC')
    .replace(/[\s：:*]+/g, '')
    .replace(/^序号(?=.)/, '')

/** Without what stands in brackets, which is a unit or a remark. */
const bare = (word: string): string => word.replace(/\([^)]*\)/g, '')

function headerAt(rows: readonly Cells[], at: number): TargetHeader | undefined {
  const first = (rows[at] ?? []).map(wordOf)
  const second = (rows[at + 1] ?? []).map(wordOf)
  const names = nameColumns(first)
  if (names.length === 0) return undefined
  const two = isSecondRow(first, second, names)
  const words = two ? spread(first).map((word, column) => word + (second[column] ?? '')) : first
  const width = Math.max(words.length, two ? second.length : 0)
  const all = Array.from({ length: width }, (_, column) =>
    two ? (spread(first)[column] ?? '') + (second[column] ?? '') : (words[column] ?? ''),
  )
  const values = all.flatMap((word, column) => (names.includes(column) ? [] : valueColumn(word, column)))
  if (values.every((column) => column.achieved)) return undefined
  const unitAt = all.findIndex((word) => unit.test(bare(word)))
  return {
    from: at + (two ? 2 : 1),
    names,
    values,
    unit: unitAt < 0 ? undefined : unitAt,
    told: all.flatMap((word, column) => (told.test(word) ? [{ column, word: bare(word) }] : [])),
  }
}

/** The name's column, and those behind it that its header covers. */
function nameColumns(words: readonly string[]): readonly number[] {
  const own = words.flatMap((word, column) => (name.test(bare(word)) ? [column] : []))
  const last = own.at(-1)
  const one = own.find((column) => /指标|名称/.test(words[column] ?? '')) ?? own[0]
  if (one === undefined || last === undefined) return []
  const columns = own.length > 1 && /^[一二三]级/.test(words[one] ?? '') ? [...own] : [one]
  for (let next = (columns.at(-1) ?? 0) + 1; next < words.length && words[next] === ''; next += 1)
    columns.push(next)
  return columns
}

/** A second header row names years or values under a covered header, and no indicator. */
const isSecondRow = (
  first: readonly string[],
  second: readonly string[],
  names: readonly number[],
): boolean =>
  names.every((column) => (second[column] ?? '') === '') &&
  second.some((word) => word !== '') &&
  second.every((word, column) => word === '' || isHeaderWord(word, first[column] ?? ''))

const isHeaderWord = (word: string, above: string): boolean =>
  value.test(word) ||
  achieved.test(word) ||
  told.test(word) ||
  unit.test(word) ||
  (above === '' && /^\D{1,8}$/.test(word))

/** A covered cell takes the word to its left. */
function spread(words: readonly string[]): readonly string[] {
  let left = ''
  return words.map((word) => (left = word === '' ? left : word))
}

function valueColumn(word: string, column: number): readonly ValueColumn[] {
  const plain = bare(word)
  if (unit.test(plain) || told.test(plain)) return []
  const past = achieved.test(plain)
  if (!past && !value.test(plain)) return []
  const year = /((?:20|21)\d\d)(?:[-—–~～至]((?:20|21)\d\d))?年?/.exec(plain)
  const measured = /\(([^)\d]{1,8})\)/.exec(word)?.[1]
  return [
    {
      column,
      year: year === null ? undefined : `${year[1]}${year[2] === undefined ? '' : `—${year[2]}`}`,
      achieved: past,
      unit: measured === undefined ? undefined : measured.replace(/^单位/, ''),
    },
  ]
}
