// Numbers that are words or two numbers: 翻番, 一半, 三分之一, 八成, 1.8:1, 1/4.
//
// Invariant: a form that is found ends after the limit word directly behind it.

import { hanziNumber, hanziValue } from '../words/hanzi-numerals.ts'
import { wordAt } from '../words/lexicon.ts'
import { units } from '../words/units.table.ts'
import { boundAfter, boundAfterWords } from '../words/words.table.ts'
import type { NumberToken } from './number-token.ts'

const words: readonly (readonly [RegExp, number, 'multiple' | 'half'])[] = [
  [/翻了?(?:近|约)?一?番/y, 2, 'multiple'],
  [/翻了?(?:近|约)?两番/y, 4, 'multiple'],
  [/翻了?(?:近|约)?三番/y, 8, 'multiple'],
  [/倍增/y, 2, 'multiple'],
  [/一半(?:以上)?/y, 50, 'half'],
  [/半数以上|过半数?/y, 50, 'half'],
]

export function readWord(text: string, at: number, end: number): NumberToken | null {
  for (const [pattern, value, kind] of words) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found || at + found[0].length > end) continue
    const to = at + found[0].length
    if (
      kind === 'multiple' &&
      /^(?:、[^，。；]{1,20})?[^，。；、]{0,8}(?:攻坚战役|攻坚战|战役)/.test(text.slice(to, to + 34))
    )
      return null
    if (kind === 'multiple' && /^(?:计划|行动|工程|战略|方案|目标|”)/.test(text.slice(to, to + 2)))
      return null
    if (found[0].startsWith('过半') && /^[年月天小]/.test(text.charAt(to))) return null
    const over = /过半|以上/.test(found[0])
    const unit = kind === 'half' ? units.get('%') : units.get('倍')
    return {
      start: at,
      end: to,
      numeralEnd: to,
      value,
      high: null,
      scale: 1,
      unit: unit ?? null,
      unitSurface: found[0],
      per: '',
      after: over ? (found[0].startsWith('过') ? 'exceed' : 'atLeast') : null,
      shape: 'word',
      multiple: kind === 'multiple' ? value : null,
    }
  }
  return null
}

export function readFraction(part: {
  text: string
  at: number
  end: number
  base: number
  tail: RegExpExecArray
  runEnd: number
}): NumberToken | null {
  const top = hanziNumber(part.tail[1] ?? '')
  if (!top) return null
  let to = part.runEnd + part.tail[0].length
  const decimals = part.tail[2] === undefined ? 0 : (hanziValue.get(part.tail[2]) ?? 0) / 10
  const value = (100 * (top.value + decimals)) / part.base
  const bound = wordAt(boundAfterWords, part.text, to, part.end)
  to += bound.length
  return {
    start: part.at,
    end: to,
    numeralEnd: to - bound.length,
    value,
    high: null,
    scale: 1,
    unit: units.get('%') ?? null,
    unitSurface: part.text.slice(part.at, to - bound.length),
    per: '',
    after: boundAfter.get(bound) ?? null,
    shape: 'hanzi',
    multiple: null,
  }
}

export function readTenths(at: number, found: RegExpExecArray): NumberToken {
  const half = found[2] === '半' ? 5 : (hanziValue.get(found[2] ?? '') ?? 0)
  const bound = found[3] === '多' ? 'exceed' : (boundAfter.get(found[3] ?? '') ?? null)
  const end = at + found[0].length
  return {
    start: at,
    end,
    numeralEnd: end - (found[3] ?? '').length,
    value: (hanziValue.get(found[1] ?? '') ?? 0) * 10 + half,
    high: null,
    scale: 1,
    unit: units.get('%') ?? null,
    unitSurface: found[0].slice(0, found[0].length - (found[3] ?? '').length),
    per: '',
    after: bound,
    shape: 'hanzi',
    multiple: null,
  }
}

type Compound = { text: string; start: number; first: Numeral; found: RegExpExecArray; end: number }

/** 1.8:1 is a ratio; a time of day keeps no unit. */
export function ratioToken({ text, start, first, found, end }: Compound): NumberToken {
  const to = first.end + found[0].length
  const bound = wordAt(boundAfterWords, text, to, end)
  const bottom = Number(found[1])
  const isRatio = bottom > 0 && bottom <= 10 && first.value < 1000 && !/^0\d/.test(found[1] ?? '')
  return {
    start,
    end: to + bound.length,
    numeralEnd: to,
    value: isRatio ? first.value / bottom : first.value,
    high: null,
    scale: 1,
    unit: isRatio ? { canonical: 'ratio', class: 'times' } : { canonical: 'timeOfDay', class: 'time' },
    unitSurface: text.slice(start, to),
    per: '',
    after: boundAfter.get(bound) ?? null,
    shape: 'digits',
    multiple: null,
  }
}

export function fractionToken({ text, start, first, found, end }: Compound): NumberToken {
  const to = first.end + found[0].length
  const bound = wordAt(boundAfterWords, text, to, end)
  const bottom = Number(found[1])
  return {
    start,
    end: to + bound.length,
    numeralEnd: to,
    value: bottom > 0 ? (100 * first.value) / bottom : first.value,
    high: null,
    scale: 1,
    unit: bottom > first.value && bottom <= 100 ? { canonical: 'percent', class: 'percent' } : null,
    unitSurface: text.slice(start, to),
    per: '',
    after: boundAfter.get(bound) ?? null,
    shape: 'digits',
    multiple: null,
  }
}

export type Numeral = { value: number; end: number; shape: 'digits' | 'hanzi' }
