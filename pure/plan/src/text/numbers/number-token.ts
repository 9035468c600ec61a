// A number of the text with its scale, unit, range and the limit word right after it.

import type { Unit } from '../words/units.table.ts'
import type { Bound } from '../words/words.table.ts'

export type NumberToken = {
  /** Folded offsets of number, unit and the limit word directly after. */
  readonly start: number
  readonly end: number
  /** End of the bare numeral, before scale and unit. */
  readonly numeralEnd: number
  readonly value: number
  readonly high: number | null
  readonly scale: number
  readonly unit: Unit | null
  /** Unit as printed with its scale (亿元), or the whole word (八成, 翻一番). */
  readonly unitSurface: string
  /** Printed denominator of a rate (立方米 in 微克/立方米), or ''. */
  readonly per: string
  readonly after: Bound | null
  readonly shape: 'digits' | 'hanzi' | 'word'
  /** For 翻番 and the like: times of the base. */
  readonly multiple: number | null
}
