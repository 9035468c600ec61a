// Checks what was sent against what a route takes: unknown names and wrong values are refused, all together.
import type { Label, Problem, Result } from '@corridor/base'
import { isDay, isUuid, refusal, success } from '@corridor/base'
import type { Parameter, ParameterKind, Parameters } from './route.ts'

const usualLength = 2_000

const fix: Label = { zh: '请更正后重试。', en: 'Correct it and try again.' }

function unknownName(name: string, known: Parameters): Problem {
  const names = Object.keys(known)
  return {
    code: 'request/unknown-name',
    field: name,
    message: { zh: '没有这个参数', en: 'There is no such parameter' },
    given: name.slice(0, 60),
    allowed: { zh: names.join('、') || '无', en: names.join(', ') || 'none' },
    fix,
  }
}

const missing = (name: string, { label }: Parameter): Problem => ({
  code: 'request/required',
  field: name,
  message: { zh: '缺少必填参数', en: 'A required parameter is missing' },
  given: '',
  allowed: { zh: `需要“${label.zh}”`, en: `“${label.en}” is needed` },
  fix,
})

const shapes: Readonly<Record<ParameterKind, Label>> = {
  text: { zh: '文字', en: 'a text' },
  day: { zh: '存在的日期，如 2023-12-31', en: 'an existing day, as 2023-12-31' },
  instant: { zh: '日期或时刻', en: 'a day or an instant' },
  integer: { zh: '不小于 0 的整数', en: 'a whole number from 0' },
  number: { zh: '数', en: 'a number' },
  flag: { zh: 'true 或 false', en: 'true or false' },
  id: { zh: '记录编号', en: 'the id of a record' },
  choice: { zh: '选项之一', en: 'one of the choices' },
  list: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
}

function allowedOf({ kind, most, choices }: Parameter): Label {
  if (choices !== undefined) return { zh: choices.join('、'), en: choices.join(', ') }
  const { zh, en } = shapes[kind]
  if (kind === 'text')
    return { zh: `至多 ${most ?? usualLength} 字`, en: `at most ${most ?? usualLength} characters` }
  return most === undefined ? { zh, en } : { zh: `${zh}，至多 ${most}`, en: `${en}, at most ${most}` }
}

const wrong = (name: string, parameter: Parameter, value: unknown): Problem => ({
  code: 'request/wrong-value',
  field: name,
  message: { zh: `“${parameter.label.zh}”不对`, en: `“${parameter.label.en}” is wrong` },
  given: (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 60),
  allowed: allowedOf(parameter),
  fix,
})

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The database keeps no text with the character U+0000. */
const isStorable = (value: unknown): boolean => !JSON.stringify(value).includes('\\u0000')

function isRight({ kind, most, choices }: Parameter, value: unknown): boolean {
  if (kind === 'list') return Array.isArray(value) && isStorable(value)
  if (kind === 'object') return isObject(value) && isStorable(value)
  if (kind === 'flag') return typeof value === 'boolean' || value === 'true' || value === 'false'
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (kind === 'integer') {
    const text = typeof value === 'number' ? String(value) : value
    return (
      typeof text === 'string' && /^\d{1,9}$/.test(text) && Number(text) <= (most ?? Number.MAX_SAFE_INTEGER)
    )
  }
  if (typeof value !== 'string') return false
  if (kind === 'day') return isDay(value)
  if (kind === 'id') return isUuid(value)
  if (kind === 'choice') return choices?.includes(value) ?? false
  return value.length <= (most ?? usualLength) && !value.includes('\u0000')
}

/** The parameter of a name, also where a family `where.*` takes it. */
export function parameterOf(known: Parameters, name: string): Parameter | undefined {
  if (Object.hasOwn(known, name)) return known[name]
  const dot = name.indexOf('.')
  const key = `${name.slice(0, dot)}.*`
  return dot > 0 && Object.hasOwn(known, key) ? known[key] : undefined
}

/** The values as they were sent, where each of them is right. */
export function checkParameters(
  known: Parameters,
  sent: Readonly<Record<string, unknown>>,
): Result<Readonly<Record<string, unknown>>> {
  const problems: Problem[] = []
  const checked: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(sent)) {
    const parameter = parameterOf(known, name)
    if (parameter === undefined) problems.push(unknownName(name, known))
    else if (value === null && parameter.nullable === true) checked[name] = null
    else if (isRight(parameter, value)) checked[name] = value
    else problems.push(wrong(name, parameter, value))
  }
  for (const [name, parameter] of Object.entries(known)) {
    if (parameter.required === true && !(name in sent)) problems.push(missing(name, parameter))
  }
  return problems.length > 0 ? refusal(...problems) : success(checked)
}

/** A query's values are texts; one given twice is wrong. */
export function checkQuery(known: Parameters, sent: unknown): Result<Readonly<Record<string, string>>> {
  const checked = checkParameters(known, isObject(sent) ? sent : {})
  if (!checked.ok) return checked
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(checked.value))
    if (typeof value === 'string') texts[name] = value
  return success(texts)
}

export function checkBody(known: Parameters, sent: unknown): Result<Readonly<Record<string, unknown>>> {
  if (isObject(sent)) return checkParameters(known, sent)
  if (sent === undefined || sent === null) return checkParameters(known, {})
  return refusal({
    code: 'request/not-an-object',
    message: { zh: '请求内容应是一个 JSON 对象', en: 'The body must be a JSON object' },
    given: JSON.stringify(sent).slice(0, 60),
    allowed: { zh: '{ … }', en: '{ … }' },
    fix,
  })
}
