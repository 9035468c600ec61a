// Turns a value of a produced workbook into what its cell holds and how it is shown.
import { type Language } from '@corridor/base'
import { serialOfDay } from '../xlsx/cell-number.ts'
import { protectText } from '../xlsx/xml-scan.ts'

export type ColumnKind = 'text' | 'integer' | 'money' | 'percent' | 'day'

/**
 * By the column's kind: `integer` a number or bigint; `money` a bigint of 分 (shown in the column's unit) or a number
 * already in that unit; `percent` a fraction (0.052 is shown as 5.20%); `day` a `YYYY-MM-DD` text; `text` anything.
 * A text in another column stays a text; undefined leaves the cell empty.
 */
export type CellValue = string | number | bigint | Link | undefined

/** A text that opens an address when clicked, such as a figure's code. */
export interface Link {
  readonly text: string
  readonly address: string
}

export interface WrittenCell {
  readonly value: string | number | Date | { readonly text: string; readonly hyperlink: string } | null
  readonly format: string
}

/** Excel refuses a workbook with a longer text ("Excel specifications and limits"). */
const longestText = 32_767

const textFormat = '@'

const formats: Record<ColumnKind, string> = {
  text: textFormat,
  integer: '#,##0',
  money: '#,##0.00',
  percent: '0.00%',
  day: 'yyyy-mm-dd',
}

/** Decimal places between 分 and the unit. */
const unitPlaces: Readonly<Record<string, number>> = {
  分: 0,
  元: 2,
  yuan: 2,
  万元: 6,
  'CNY 10,000': 6,
  亿元: 10,
  'CNY 100 million': 10,
}

/** A text as a cell holds it: one kind of line end, no control characters, protected `_xHHHH_`, at most 32,767 long. */
export function cellText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must not reach the XML
  const clean = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, '')
  const safe = protectText(clean)
  return safe.length > longestText ? `${safe.slice(0, longestText - 1)}…` : safe
}

/**
 * The cell of one value. A text is always written as a text with the text format, so one that begins with = + - or @
 * never becomes a formula, also not when it is edited later. A number of more than 15 digits is written as a text,
 * because Excel would change its last digits.
 */
export function writtenCell(value: CellValue, kind: ColumnKind, unit?: string): WrittenCell {
  if (value === undefined) return { value: null, format: formats[kind] }
  if (typeof value === 'object')
    return { value: { text: cellText(value.text), hyperlink: cellText(value.address) }, format: textFormat }
  if (kind === 'text') return { value: cellText(String(value)), format: textFormat }
  if (typeof value === 'string') return writtenText(value, kind)
  const decimal =
    typeof value === 'bigint' && kind === 'money'
      ? shiftedDecimal(value, unitPlaces[unit ?? '元'] ?? 2)
      : String(value)
  if (typeof value === 'bigint' && decimal.replace(/\D/g, '').length > 15)
    return { value: decimal, format: textFormat }
  const number = Number(decimal)
  return Number.isFinite(number)
    ? { value: number, format: formats[kind] }
    : { value: decimal, format: textFormat }
}

function writtenText(value: string, kind: ColumnKind): WrittenCell {
  if (kind === 'day' && serialOfDay(value) !== undefined)
    return { value: new Date(`${value}T00:00:00Z`), format: formats.day }
  return { value: cellText(value), format: textFormat }
}

/** 123456n with 2 places is 1234.56. */
function shiftedDecimal(amount: bigint, places: number): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${amount < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** The heading of a column with its unit, as it stands on screen. */
export function headingText(header: string, unit: string | undefined, language: Language): string {
  if (unit === undefined) return header
  return language === 'zh' ? `${header}（${unit}）` : `${header} (${unit})`
}

/** A name Excel accepts: at most 31 characters, none of []:*?/\, no quote at an end, not taken yet. */
export function sheetNameOf(name: string, taken: ReadonlySet<string>): string {
  const clean =
    cellText(name)
      .replace(/[[\]:*?/\\\n\t]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet'
  let result = clean.slice(0, 31)
  for (let n = 2; taken.has(result.toLowerCase()); n += 1)
    result = `${clean.slice(0, 31 - String(n).length - 1)} ${n}`
  return result
}
