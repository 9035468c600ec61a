// Reading a whole row: every field, every problem at once, defaults filled in.
import type { Label, Problem, Result } from '@corridor/base'
import { addYears, isDay } from '@corridor/base'
import type { Field, Fields, Value } from './field.ts'
import type { Register, Row } from './register.ts'
import type { CodeLists } from './value.ts'
import { readValue } from './value.ts'

/** What was written: field name → text; empty or absent means unknown. */
export type Written = Readonly<Record<string, string | undefined>>

const missing: Label = { zh: '必填项没有填写', en: 'A required field is empty' }

function requiredProblem(name: string, field: Field): Problem {
  return {
    code: 'row/required',
    field: name,
    message: missing,
    given: '',
    allowed: { zh: `需要“${field.label.zh}”`, en: `“${field.label.en}” is needed` },
    fix: { zh: '请补填。', en: 'Fill it in.' },
  }
}

/** Unknown field names are refused too, so that a misspelt header is never silently dropped. */
export function readRow(register: Register, written: Written, lists: CodeLists): Result<Row> {
  const problems: Problem[] = []
  const row: Record<string, Value | undefined> = {}
  for (const name of Object.keys(written)) {
    if (!Object.hasOwn(register.fields, name)) problems.push(unknownField(name, register.fields))
  }
  for (const [name, field] of Object.entries(register.fields)) {
    const text = written[name]?.trim() ?? ''
    if (text === '') {
      row[name] = undefined
      continue
    }
    const read = readValue(field, text, lists)
    if (read.ok) row[name] = read.value
    else problems.push(...read.problems.map((problem) => ({ ...problem, field: name })))
  }
  const complete = fillIn(register.fields, row)
  const failed = new Set(problems.map((problem) => problem.field))
  for (const [name, field] of Object.entries(register.fields)) {
    if (complete[name] === undefined && field.optional !== true && !failed.has(name)) {
      problems.push(requiredProblem(name, field))
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: complete }
}

/** Fills day fields that have a fallback (a validity of so many years), unless that passes the last day there is. */
export function fillIn(fields: Fields, row: Row): Row {
  const complete: Record<string, Value | undefined> = { ...row }
  for (const [name, field] of Object.entries(fields)) {
    if (complete[name] !== undefined || field.kind !== 'day' || field.fallback === undefined) continue
    const start = complete[field.fallback.field]
    if (typeof start !== 'string' || !isDay(start)) continue
    const end = addYears(start, field.fallback.years)
    if (isDay(end)) complete[name] = end
  }
  return complete
}

function unknownField(name: string, fields: Fields): Problem {
  const names = Object.keys(fields).join(', ')
  return {
    code: 'row/unknown-field',
    field: name,
    message: { zh: '登记册没有这个字段', en: 'The register has no such field' },
    given: name,
    allowed: { zh: names, en: names },
    fix: { zh: '请更正字段名或删去该列。', en: 'Correct the name or remove the column.' },
  }
}

/** The business key of a row as one text, for finding duplicates; undefined where a part is missing. */
export function keyOf(register: Register, row: Row): string | undefined {
  const parts = register.key.map((name) => row[name])
  return parts.some((part) => part === undefined) ? undefined : parts.map(String).join('\u001f')
}
