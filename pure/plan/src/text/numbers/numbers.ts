// Second pass: every number of a sentence with its scale, unit, range and the limit word right after it.
//
// Invariants: tokens are in reading order and do not overlap; every ASCII digit of the range lies in exactly one token;
// a token's value is finite. Nothing is decided here about what the number is for.

import { hanziNumber } from '../words/hanzi-numerals.ts'
import { wordAt } from '../words/lexicon.ts'
import { type Bound, boundAfter, boundAfterWords } from '../words/words.table.ts'
import { scales, scaleWords, units, unitWords, type Unit } from '../words/units.table.ts'
import type { NumberToken } from './number-token.ts'
import {
  fractionToken,
  type Numeral,
  ratioToken,
  readFraction,
  readTenths,
  readWord,
} from './special-forms.ts'

const interesting = /[\d一二两三四五六七八九十百千万亿半翻倍过]/g

const arabic = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y

const hanzi = /[〇零一二两三四五六七八九十百千万亿]{1,12}/y

/** Find the numbers of `text` between two offsets. */
export function scanNumbers(text: string, start: number, end: number): NumberToken[] {
  const tokens: NumberToken[] = []
  interesting.lastIndex = start
  for (;;) {
    const found = interesting.exec(text)
    if (!found || found.index >= end) break
    const token = readAt(text, found.index, end)
    if (token) {
      tokens.push(token)
      interesting.lastIndex = token.end
    }
  }
  return shareUnits(text, tokens)
}

/** A unit printed once for a list holds for all: 分别达1.2、0.8万亿元; 快8.6个、3.3个百分点. */
function shareUnits(text: string, tokens: NumberToken[]): NumberToken[] {
  for (let i = tokens.length - 2; i >= 0; i -= 1) {
    const token = tokens[i]
    const next = tokens[i + 1]
    if (!token || !next?.unit || !/^(?:、|和|与|及)$/.test(text.slice(token.end, next.start))) continue
    const half = token.unitSurface === '个' && next.unit.class === 'point'
    const money = token.unit === null && token.scale > 1 && next.unit.class === 'money'
    const physical = token.unit === null && token.scale > 1 && next.unit.class === 'physical'
    if (half || money || physical) tokens[i] = { ...token, unit: next.unit, unitSurface: next.unitSurface }
    else if (
      token.unit === null &&
      token.scale === 1 &&
      next.unit.class !== 'time' &&
      token.multiple === null
    ) {
      tokens[i] = {
        ...token,
        unit: next.unit,
        scale: next.scale,
        unitSurface: next.unitSurface,
        per: next.per,
      }
    }
  }
  return tokens
}

function readAt(text: string, at: number, end: number): NumberToken | null {
  const char = text.charAt(at)
  if (char >= '0' && char <= '9') return readDigits(text, at, end)
  if ('翻倍半过'.includes(char)) return readWord(text, at, end)
  return (char === '一' && readWord(text, at, end)) || readHanzi(text, at, end)
}

function readDigits(text: string, at: number, end: number): NumberToken | null {
  const first = digitsAt(text, at, end)
  return first ? finish(text, at, first, end) : null
}

function digitsAt(text: string, at: number, end: number): Numeral | null {
  arabic.lastIndex = at
  const found = arabic.exec(text)
  if (!found) return null
  const to = Math.min(end, at + found[0].length)
  const printed = text.slice(at, to)
  const value = printed.length > 24 ? Number.NaN : Number(printed.replace(/[, ]/g, ''))
  return { value: Number.isFinite(value) ? value : 0, end: to, shape: 'digits' }
}

/** 三千家, 八成, 三分之一, 百分之五; a numeral that no unit follows is no number. */
function readHanzi(text: string, at: number, end: number): NumberToken | null {
  hanzi.lastIndex = at
  const found = hanzi.exec(text)
  if (!found) return null
  const run = found[0].slice(0, Math.max(0, end - at))
  const fraction = /^分之([一二两三四五六七八九十百]{1,5})(?:点([一二三四五六七八九]))?/.exec(
    text.slice(at + run.length, Math.min(end, at + run.length + 8)),
  )
  const base = hanziNumber(run)
  if (fraction && base)
    return readFraction({ text, at, end, base: base.value, tail: fraction, runEnd: at + run.length })
  const tenths =
    /^([一二两三四五六七八九])成([一二三四五六七八九]|半)?(以上|左右|多)?(?![立果为本功长效就员都品交套熟绩语人])/.exec(
      text.slice(at, Math.min(end, at + 7)),
    )
  if (tenths) return readTenths(at, tenths)
  for (let length = run.length; length > 0; length -= 1) {
    const numeral = hanziNumber(run.slice(0, length))
    if (!numeral) continue
    const to = at + length
    const rest = `${text.slice(to, Math.min(end, to + 12))}`
    if (!hanziUnitFollows(rest)) continue
    if (numeral.bare && !/[超近逾破过达约]$/.test(text.slice(Math.max(0, at - 1), at))) return null
    if (numeral.value < 10 && rest.startsWith('元')) return null
    if (numeral.value === 1 && !/^(?:倍|个百分点|成)/.test(rest)) return null
    return finish(text, at, { value: numeral.value, end: to, shape: 'hanzi' }, end)
  }
  return null
}

function hanziUnitFollows(rest: string): boolean {
  const after = /^[多余]?(.*)$/s.exec(rest)?.[1] ?? ''
  if (after.startsWith('大')) return /^大(?!学|会|概|小|力|数|厅|量)/.test(after)
  const scale = wordAt(scaleWords, after, 0)
  const unit = wordAt(unitWords, after, scale.length)
  if (unit === '' || /^[分期次批级种类道起段面本篇部句门方度号P]$/.test(unit)) return false
  return !/^(?:[级强]|数(?!据|字))/.test(after.slice(scale.length + unit.length))
}

type Tail = {
  scale: number
  scaleWord: string
  unit: Unit | null
  surface: string
  per: string
  after: Bound | null
  end: number
}

/** 微克/立方米, 套每万人, 台(套). */
const denominator = new RegExp(
  [
    String.raw`^(?:/|每)(立方米|平方米|平方公里|人|亩|万元|公里|户|年|月|日|千瓦时|公顷|小时|吨|万人|升|百户|天)`,
    String.raw`^\(([台套个家项所件人次张座处组间栋幢户根条只头匹羽辆支枚株棵艘架]{1,2})\)`,
  ].join('|'),
)

/** Scale, 多/余, unit, denominator and limit word after a numeral. */
function tailAt(text: string, from: number, end: number): Tail {
  let to = from
  let after: Bound | null = null
  const many = (): void => {
    if (
      /[多余]/.test(text.charAt(to)) &&
      to < end &&
      !/^(?:多[元样种方层维边彩功晶]|余[额热万]|多万?元化)/.test(text.slice(to, to + 2))
    ) {
      after = 'exceed'
      to += 1
    }
  }
  many()
  const scaleWord = scaleAt(text, to, end)
  to += scaleWord.length
  if (scaleWord !== '') many()
  const unitFrom = to
  const found = wordAt(unitWords, text, to, end)
  const word =
    found === '期' && /^期(?:间|货|刊|盼|待)/.test(text.slice(to, to + 2))
      ? ''
      : found || volume(text, to, scaleWord)
  to += word.length
  let per = ''
  if (word !== '') {
    many()
    const rate = denominator.exec(text.slice(to, Math.min(end, to + 6)))
    if (rate) {
      per = rate[1] ?? ''
      to += rate[0].length
    }
  }
  const surface = `${scaleWord}${text.slice(unitFrom, to)}`.replace(/[多余]/g, '')
  const bound = wordAt(boundAfterWords, text, to, end)
  to += bound.length
  return {
    scale: scales.get(scaleWord) ?? 1,
    scaleWord,
    unit: units.get(word === '方' ? '立方米' : word) ?? null,
    surface,
    per,
    after: boundAfter.get(bound) ?? after,
    end: to,
  }
}

/** 2000万方: a volume; 方 alone is too many other things. */
function volume(text: string, at: number, scaleWord: string): string {
  return scaleWord !== '' && /^方(?![面案式向法])/.test(text.slice(at, at + 2)) ? '方' : ''
}

function scaleAt(text: string, at: number, end: number): string {
  const word = wordAt(scaleWords, text, at, end)
  const rest = text.slice(at + word.length, at + word.length + 1)
  if (
    (word === '千' && /[瓦米克伏卡]/.test(rest)) ||
    (word.endsWith('千') && word.length > 1 && /[瓦米克伏]/.test(rest))
  )
    return word.slice(0, -1)
  if (word === '百' && /[分]/.test(rest)) return ''
  return word
}

function finish(text: string, start: number, first: Numeral, end: number): NumberToken {
  const tail = tailAt(text, first.end, end)
  const second = rangeAfter(text, start, tail, end)
  if (second) {
    const last = tailAt(text, second.end, end)
    if (tail.unit && last.unit && tail.unit.canonical !== last.unit.canonical)
      return single(start, first, tail)
    const lowScale = tail.scaleWord === '' ? last.scale : tail.scale
    const ratio = lowScale / last.scale
    return {
      start,
      end: last.end,
      numeralEnd: second.end,
      value: first.value * ratio,
      high: second.value,
      scale: last.scale,
      unit: last.unit ?? tail.unit,
      unitSurface: last.surface,
      per: last.per,
      after: last.after,
      shape: first.shape,
      multiple: null,
    }
  }
  const ratio = /^[:](\d+(?:\.\d+)?)/.exec(text.slice(first.end, Math.min(end, first.end + 12)))
  if (ratio && tail.end === first.end) return ratioToken({ text, start, first, found: ratio, end })
  const over = /^\/(\d+)(?![\d.])/.exec(text.slice(first.end, Math.min(end, first.end + 6)))
  if (over && tail.end === first.end) return fractionToken({ text, start, first, found: over, end })
  return single(start, first, tail)
}

/** A number that is no range, ratio or fraction. */
function single(start: number, first: Numeral, tail: Tail): NumberToken {
  return {
    start,
    end: tail.end,
    numeralEnd: first.end,
    value: first.value,
    high: null,
    scale: tail.scale,
    unit: tail.unit,
    unitSurface: tail.surface,
    per: tail.per,
    after: tail.after,
    shape: first.shape,
    multiple: null,
  }
}

/** The second number of a range (8%-10%, 2-3家, 5%至6%). 从 before the first makes it a change, not a range. */
function rangeAfter(text: string, start: number, tail: Tail, end: number): Numeral | null {
  const sign = /^(?:-{1,2}|~|至|到)/.exec(text.slice(tail.end, Math.min(end, tail.end + 2)))
  if (!sign || /[从由自]$/.test(text.slice(Math.max(0, start - 1), start))) return null
  const at = tail.end + sign[0].length
  const char = text.charAt(at)
  if (at >= end || char < '0' || char > '9') return null
  return digitsAt(text, at, end)
}
