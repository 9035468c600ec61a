// A target said in words: how it compares, and its number.
import type { Label } from '@corridor/base'
import { withUnit, writtenNumber } from './numbers.ts'

export interface TargetTerms {
  readonly comparator: string
  readonly bound: string
  /** Base units as decimal text. */
  readonly value: string
  readonly valueHigh: string | null
  readonly unit: string
}

const limits: Readonly<Record<string, Label>> = {
  atLeast: { zh: '不低于', en: 'at least ' },
  exceed: { zh: '超过', en: 'more than ' },
  about: { zh: '约', en: 'about ' },
  atMost: { zh: '不超过', en: 'at most ' },
}

const changes: Readonly<Record<string, Label>> = {
  increaseBy: { zh: '增加', en: 'an increase of ' },
  netIncrease: { zh: '净增', en: 'a net increase of ' },
  newCount: { zh: '新增', en: 'new: ' },
  growthRate: { zh: '增长', en: 'growth of ' },
  multiply: { zh: '扩大到', en: 'multiplied to ' },
}

/** A promise is written without empty decimals: 820 亿元. */
const plain = (text: string): string => text.replace(/\.0+$/, '')

const numberWord = (value: string, unit: string): Label => {
  const written = writtenNumber(value, unit)
  if (written === undefined) return { zh: value, en: value }
  const text = { zh: plain(written.text.zh), en: plain(written.text.en) }
  return withUnit({ text, unit: written.unit })
}

/** As 超过 820.00 亿元, or 净增 700 家. */
export function targetWords({ comparator, bound, value, valueHigh, unit }: TargetTerms): Label {
  const limit = limits[comparator] ?? limits[bound]
  const low = numberWord(value, unit)
  const high = valueHigh === null ? undefined : numberWord(valueHigh, unit)
  const number = high === undefined ? low : { zh: `${low.zh} 至 ${high.zh}`, en: `${low.en} to ${high.en}` }
  const change = changes[comparator]
  const isPlain = change === undefined && limit === undefined && high === undefined
  const zh = isPlain ? '达到' : `${change?.zh ?? ''}${limit?.zh ?? ''}`
  const en = `${change?.en ?? ''}${limit?.en ?? ''}`
  return { zh: zh === '' ? number.zh : `${zh} ${number.zh}`, en: `${en}${number.en}` }
}
