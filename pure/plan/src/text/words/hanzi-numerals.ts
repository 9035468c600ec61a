// Chinese numerals: 三千 is 3000, 二十五 is 25, 一二三 is a row of digits and no numeral.

/** Digit characters and their values. */
export const hanziValue: ReadonlyMap<string, number> = new Map([
  ['〇', 0],
  ['零', 0],
  ['一', 1],
  ['二', 2],
  ['两', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['七', 7],
  ['八', 8],
  ['九', 9],
])
const hanziUnit: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** Value of a Chinese numeral; `bare` when it is only a scale (千家). Null when it is a row of digits or no numeral. */
export function hanziNumber(run: string): { value: number; bare: boolean } | null {
  let total = 0
  let section = 0
  let digit: number | null = null
  let digits = 0
  for (const char of run) {
    const value = hanziValue.get(char)
    const unit = hanziUnit.get(char)
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = value
      digits += 1
    } else if (unit !== undefined) {
      section += (digit ?? (section > 0 ? 0 : 1)) * unit
      digit = null
    } else {
      const factor = char === '万' ? 1e4 : 1e8
      const part = section + (digit ?? 0)
      total = (total + (part === 0 && total === 0 ? 1 : part)) * factor
      section = 0
      digit = null
    }
  }
  const value = total + section + (digit ?? 0)
  return value > 0 ? { value, bare: digits === 0 && run !== '十' && !run.startsWith('十') } : null
}
