// How figures are written for people: 万 and 亿 with exact 元 at hand, grouped digits, never K, M or B.
import { decimalText, type Label, readYuan, roundedTimes } from '@corridor/base'
import type { FigureNumber } from '@corridor/protocol'
import { unitLabel } from './unit-labels.ts'

export interface Written {
  /** The number as shown, in each language. */
  readonly text: Label
  readonly unit: Label
  /** The exact value with its unit, for hover and for readers of the screen. */
  readonly exact: Label
}

export type MoneyUnit = 'wan' | 'yi' | 'yuan'

const fenPer: Readonly<Record<MoneyUnit, bigint>> = { yuan: 100n, wan: 1_000_000n, yi: 10_000_000_000n }
const yuanUnit = unitLabel('yuan')

/** `1234567.5` → `1,234,567.5`, whatever its length. */
export function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const withMarks = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? withMarks : `${withMarks}.${fraction}`
}

const same = (text: string): Label => ({ zh: text, en: text })

function inUnits(fen: bigint, per: bigint): string {
  const scaled = roundedTimes({ numerator: fen, denominator: per }, 100n) ?? 0n
  return grouped(decimalText(scaled, 2))
}

/** A decimal string of 元 in a chosen unit with two decimals, without the unit; the text itself where it is no amount. */
export function moneyIn(text: string, unit: MoneyUnit): string {
  const fen = readYuan(text)
  return fen === undefined ? text : inUnits(fen, fenPer[unit])
}

/** The unit in which amounts of this size are read; one unit serves a whole column. */
export function moneyUnitFor(largest: FigureNumber): MoneyUnit {
  const fen = largest === null ? undefined : readYuan(String(largest))
  const size = fen === undefined ? 0n : fen < 0n ? -fen : fen
  return size >= fenPer.yi ? 'yi' : size >= fenPer.wan ? 'wan' : 'yuan'
}

const unitWords: Readonly<Record<MoneyUnit, Label>> = {
  yi: { zh: '亿元', en: 'million yuan' },
  wan: { zh: '万元', en: 'million yuan' },
  yuan: yuanUnit,
}
const fenPerMillion = fenPer.wan * 100n

function writeYuan(plain: string, wanted: MoneyUnit | undefined): Written {
  const fen = readYuan(plain)
  const exact = { zh: `${grouped(plain)} 元`, en: `${grouped(plain)} yuan` }
  if (fen === undefined) return { text: same(grouped(plain)), unit: yuanUnit, exact }
  const unit = wanted ?? moneyUnitFor(plain)
  const english = unit === 'yuan' ? fenPer.yuan : fenPerMillion
  return { text: { zh: inUnits(fen, fenPer[unit]), en: inUnits(fen, english) }, unit: unitWords[unit], exact }
}

/** A figure's value for display, money in a unit of its own size unless one is given; undefined: no value. */
export function writeFigure(value: FigureNumber, unit: string, moneyUnit?: MoneyUnit): Written | undefined {
  if (value === null) return undefined
  const plain = String(value)
  if (unit === 'yuan') return writeYuan(plain, moneyUnit)
  const text = same(grouped(plain))
  const word = unitLabel(unit)
  const exact = { zh: `${text.zh} ${word.zh}`, en: `${text.en} ${word.en}` }
  return { text, unit: word, exact }
}

/** For drawing only: 元 as 亿元 (Chinese) or million yuan (English), others as they are. */
export function plotted(value: FigureNumber, unit: string, language: 'zh' | 'en'): number | null {
  if (value === null) return null
  const number = Number(value)
  if (Number.isNaN(number)) return null
  return unit === 'yuan' ? Number((number / (language === 'zh' ? 1e8 : 1e6)).toFixed(2)) : number
}

export const plottedUnit = (unit: string): Label =>
  unit === 'yuan' ? { zh: '亿元', en: 'million yuan' } : unitLabel(unit)

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** `2026-07-01 08:30:05`, Asia/Shanghai, of an ISO instant; the text itself where it is none. */
export function instantText(instant: string): string {
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) ? instant : shanghai.format(at)
}

/** Today's business day in Shanghai. */
export const today = (): string => shanghai.format(new Date()).slice(0, 10)
