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

const fenPerYuan = 100n
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

/** One unit for many values, as in a table or along an axis. */
export interface SharedUnit {
  readonly unit: Label
  /** Without the unit. */
  write(value: string | number): Label
  /** For drawing only; undefined where there is no value. */
  draw(value: FigureNumber, language: keyof Label): number | undefined
}

/** 元 as 亿元 or 万元 (in English: million yuan), by the greatest of the values; other units as they are. */
export function sharedUnit(values: readonly FigureNumber[], unit: string): SharedUnit {
  if (unit !== 'yuan') {
    return {
      unit: unitWord(unit),
      write: (value) => same(grouped(String(value))),
      draw: (value) => (value === null ? undefined : Number(value)),
    }
  }
  const most = Math.max(0, ...values.map((value) => Math.abs(Number(value ?? 0)) * 100))
  const [zh, per] =
    most >= Number(yi)
      ? (['亿元', yi] as const)
      : most >= Number(wan)
        ? (['万元', wan] as const)
        : (['元', fenPerYuan] as const)
  const each: Readonly<Record<keyof Label, bigint>> = {
    zh: per,
    en: per === fenPerYuan ? fenPerYuan : million,
  }
  return {
    unit: { zh, en: per === fenPerYuan ? 'yuan' : 'million yuan' },
    write: (value) => {
      const fen = readYuan(String(value))
      return fen === undefined
        ? same(String(value))
        : { zh: inUnits(fen, each.zh), en: inUnits(fen, each.en) }
    },
    draw: (value, language) => (value === null ? undefined : (Number(value) * 100) / Number(each[language])),
  }
}
