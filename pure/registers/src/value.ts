// What each field kind means: reading what people write, the JSON form, the words on screen.
import type { Label, Language, Result } from '@corridor/base'
import { isUuid, readDay, readYuan, refusal, success, withoutSeparators, yuanText } from '@corridor/base'
import type { Field, FieldKind, FieldOf, Value } from './field.ts'

/** Code lists are data: list → code → label. */
export type CodeLists = ReadonlyMap<string, ReadonlyMap<string, Label>>

type Read = Result<Value>

interface Meaning<Kind extends FieldKind> {
  /** From a workbook cell, a form or JSON text; trimmed, never empty. */
  read(text: string, field: FieldOf<Kind>, lists: CodeLists): Read
  show(value: Value, field: FieldOf<Kind>, lists: CodeLists): Label
}

const said = (text: string): Label => ({ zh: text, en: text })

function wrong(code: string, given: string, allowed: Label): Result<never> {
  const message = messages[code]
  if (message === undefined) throw new Error(`no words for ${code}`)
  return refusal({ code: `value/${code}`, given, allowed, message, fix })
}

const fix: Label = { zh: '请改正后重新提交。', en: 'Correct it and submit again.' }

const messages: Readonly<Record<string, Label>> = {
  'too-long': { zh: '文字过长', en: 'The text is too long' },
  'not-a-choice': { zh: '不在选项中', en: 'Not one of the choices' },
  'not-listed': { zh: '不在代码表中', en: 'Not in the code list' },
  'not-an-amount': { zh: '不是金额', en: 'Not an amount of money' },
  'below-least': { zh: '小于允许的最小值', en: 'Below the least allowed' },
  'above-most': { zh: '大于允许的最大值', en: 'Above the most allowed' },
  'not-a-whole-number': { zh: '不是整数', en: 'Not a whole number' },
  'not-a-day': { zh: '不是日期', en: 'Not a day' },
  'not-a-flag': { zh: '不是“是”或“否”', en: 'Neither yes nor no' },
  'not-an-id': { zh: '不是记录编号', en: 'Not the id of a record' },
}

const shortText = {
  read(text: string, field: { readonly maxLength: number }): Read {
    const limit = field.maxLength
    if (text.length <= limit) return success(text)
    return wrong('too-long', `${text.slice(0, 20)}…`, {
      zh: `至多 ${limit} 字`,
      en: `at most ${limit} characters`,
    })
  },
  show: (value: Value) => said(String(value)),
}

const yes = new Set(['是', '有', 'true', 'yes', 'y', '1', '√'])
const no = new Set(['否', '无', 'false', 'no', 'n', '0', '×'])

/** A label set as one line of allowed values, the first twelve of them. */
function oneOf(labels: readonly (readonly [string, Label])[]): Label {
  const some = labels.slice(0, 12)
  const more = labels.length > some.length ? '…' : ''
  return {
    zh: some.map(([code, label]) => `${label.zh}(${code})`).join('、') + more,
    en: some.map(([code, label]) => `${label.en} (${code})`).join(', ') + more,
  }
}

function readLabelled(text: string, labels: readonly (readonly [string, Label])[]): string | undefined {
  const wanted = text.toLowerCase()
  return labels.find(
    ([code, label]) =>
      code.toLowerCase() === wanted || label.zh === text || label.en.toLowerCase() === wanted,
  )?.[0]
}

const meanings: { readonly [Kind in FieldKind]: Meaning<Kind> } = {
  text: shortText,
  note: shortText,
  code: { read: (text, field) => field.check(text), show: (value) => said(String(value)) },
  choice: {
    read(text, field) {
      const labels = Object.entries(field.choices)
      const found = readLabelled(text, labels)
      return found === undefined ? wrong('not-a-choice', text, oneOf(labels)) : success(found)
    },
    show: (value, field) => field.choices[String(value)] ?? said(String(value)),
  },
  listed: {
    read(text, field, lists) {
      const labels = [...(lists.get(field.list) ?? [])]
      const found = readLabelled(text, labels)
      return found === undefined ? wrong('not-listed', text, oneOf(labels)) : success(found)
    },
    show: (value, field, lists) => lists.get(field.list)?.get(String(value)) ?? said(String(value)),
  },
  reference: {
    read: (text) =>
      isUuid(text) ? success(text) : wrong('not-an-id', text, { zh: '记录编号', en: 'the id of a record' }),
    show: (value) => said(String(value)),
  },
  money: {
    read(text, field) {
      const fen = readYuan(text)
      const allowed: Label = {
        zh: '元，至多两位小数，如 1234.50',
        en: 'yuan with at most two decimals, as 1234.50',
      }
      if (fen === undefined) return wrong('not-an-amount', text, allowed)
      const least = yuanText(field.least)
      if (fen < field.least)
        return wrong('below-least', text, { zh: `不小于 ${least} 元`, en: `${least} yuan or more` })
      return success(fen)
    },
    show: (value) => said(typeof value === 'bigint' ? yuanText(value) : String(value)),
  },
  integer: {
    read(text, field) {
      const allowed: Label = {
        zh: `${field.least} 至 ${field.most} 的整数`,
        en: `${field.least} to ${field.most}`,
      }
      const plain = withoutSeparators(text)
      if (!/^-?\d{1,10}$/.test(plain)) return wrong('not-a-whole-number', text, allowed)
      const value = Number(plain)
      if (value < field.least) return wrong('below-least', text, allowed)
      return value > field.most ? wrong('above-most', text, allowed) : success(value)
    },
    show: (value) => said(String(value)),
  },
  day: {
    read(text) {
      const found = readDay(text)
      const allowed: Label = { zh: '如 2023-03-05、20230305', en: 'as 2023-03-05 or 20230305' }
      return found === undefined ? wrong('not-a-day', text, allowed) : success(found)
    },
    show: (value) => said(String(value)),
  },
  flag: {
    read(text) {
      const plain = text.toLowerCase()
      if (yes.has(plain)) return success(true)
      return no.has(plain) ? success(false) : wrong('not-a-flag', text, { zh: '是、否', en: 'yes or no' })
    },
    show: (value) => (value === true ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }),
  },
}

function meaningOf<Kind extends FieldKind>(field: FieldOf<Kind>): Meaning<Kind> {
  const kind: Kind = field.kind as Kind // the discriminant of a generic member is not narrowed by the compiler
  return meanings[kind]
}

/** Reads one written value; the problems carry no field name yet (`readRow` adds it). */
export function readValue(field: Field, text: string, lists: CodeLists): Read {
  return meaningOf(field).read(text.trim(), field, lists)
}

export function showValue(
  field: Field,
  value: Value | undefined,
  lists: CodeLists,
  language: Language,
): string {
  return value === undefined ? '' : meaningOf(field).show(value, field, lists)[language]
}

/** The JSON form: money as a decimal string of 元, everything else as it is. */
export const valueToJson = (value: Value | undefined): string | number | boolean | null =>
  value === undefined ? null : typeof value === 'bigint' ? yuanText(value) : value
