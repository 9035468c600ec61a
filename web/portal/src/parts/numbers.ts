// How the public pages write numbers: 万 and 亿, grouped digits, percentages as published; never K, M or B.
import type { Label } from '@corridor/base'
import { decimalText, readYuan, roundedTimes } from '@corridor/base'
import type { FigureNumber } from '@corridor/protocol'

export interface WrittenNumber {
  readonly text: Label
  readonly unit: Label
  /** The exact value with its unit. */
  readonly exact: Label
}

const same = (text: string): Label => ({ zh: text, en: text })

const units: Readonly<Record<string, Label>> = {
  enterprise: { zh: '家', en: 'enterprises' },
  institution: { zh: '家', en: 'institutions' },
  item: { zh: '项', en: 'items' },
  yuan: { zh: '元', en: 'yuan' },
  percent: same('%'),
  percentagePoint: { zh: '个百分点', en: 'percentage points' },
  usd: { zh: '美元', en: 'US dollars' },
  times: { zh: '倍', en: 'times' },
  person: { zh: '人', en: 'persons' },
  personTime: { zh: '人次', en: 'person-times' },
  household: { zh: '户', en: 'households' },
  mu: { zh: '亩', en: 'mu' },
  ton: { zh: '吨', en: 'tons' },
  kilometer: { zh: '公里', en: 'kilometres' },
  vehicle: { zh: '辆', en: 'vehicles' },
  month: { zh: '个月', en: 'months' },
}

export const unitWord = (unit: string): Label => units[unit] ?? same(unit)

/** `1234567.5` → `1,234,567.5`, whatever its length. */
export function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? marked : `${marked}.${fraction}`
}

const wan = 1_000_000n
const million = 100n * wan
const yi = 10_000n * wan

const inUnits = (fen: bigint, per: bigint): string =>
  grouped(decimalText(roundedTimes({ numerator: fen, denominator: per }, 100n) ?? 0n, 2))

function writtenYuan(text: string): WrittenNumber {
  const exact = { zh: `${grouped(text)} 元`, en: `${grouped(text)} yuan` }
  const fen = readYuan(text)
  const size = fen === undefined || fen >= 0n ? fen : -fen
  if (fen === undefined || size === undefined || size < wan) {
    return { text: same(grouped(text)), unit: unitWord('yuan'), exact }
  }
  const [per, zh] = size >= yi ? [yi, '亿元'] : [wan, '万元']
  return {
    text: { zh: inUnits(fen, per), en: inUnits(fen, million) },
    unit: { zh, en: 'million yuan' },
    exact,
  }
}

/** A value for display; undefined where there is none. */
export function writtenNumber(value: FigureNumber, unit: string): WrittenNumber | undefined {
  if (value === null) return undefined
  if (unit === 'yuan') return writtenYuan(String(value))
  const text = same(grouped(String(value)))
  return { text, unit: unitWord(unit), exact: withUnit({ text, unit: unitWord(unit) }) }
}

/** Number and unit as one text. */
export function withUnit({ text, unit }: Pick<WrittenNumber, 'text' | 'unit'>): Label {
  const space = unit.en === '%' ? '' : ' '
  return { zh: `${text.zh}${space}${unit.zh}`, en: `${text.en}${space}${unit.en}` }
}

/** For drawing only: 元 as 亿元, others as they are; undefined where there is no value. */
export function drawnNumber(value: FigureNumber, unit: string, language: keyof Label): number | undefined {
  if (value === null || Number.isNaN(Number(value))) return undefined
  return unit === 'yuan' ? Number(value) / (language === 'zh' ? 1e8 : 1e6) : Number(value)
}

export const drawnUnit = (unit: string): Label =>
  unit === 'yuan' ? { zh: '亿元', en: 'million yuan' } : unitWord(unit)
