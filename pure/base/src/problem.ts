// Expected refusals are values: where, what was given, what is allowed, what to do, in both languages.
import type { Label } from './label.ts'

/**
 * One reason why something was refused.
 * `code` is stable and of the form `subject/reason`; `field` names the input field, `row` the line of the
 * user's own file (1-based, as the spreadsheet shows it).
 */
export interface Problem {
  readonly code: string
  readonly message: Label
  readonly field?: string
  readonly row?: number
  readonly given?: string
  readonly allowed?: Label
  readonly fix?: Label
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export const success = <T>(value: T): Result<T> => ({ ok: true, value })

export const refusal = <T = never>(...problems: readonly Problem[]): Result<T> => ({ ok: false, problems })

/** Keeps every problem of every result; the values only when there is none. */
export function collect<T>(results: readonly Result<T>[]): Result<readonly T[]> {
  const problems: Problem[] = []
  const values: T[] = []
  for (const result of results) {
    if (result.ok) values.push(result.value)
    else problems.push(...result.problems)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: values }
}

/** The words of a problem for one reader, as one line. */
export function problemText(problem: Problem, language: 'zh' | 'en'): string {
  const zh = language === 'zh'
  const place = [
    problem.row === undefined ? '' : zh ? `第 ${problem.row} 行` : `row ${problem.row}`,
    problem.field ?? '',
  ].filter(Boolean)
  const parts = [
    place.length > 0 ? `[${place.join(' ')}] ` : '',
    problem.message[language],
    problem.given === undefined ? '' : zh ? `（填写的是：${problem.given}）` : ` (given: ${problem.given})`,
    problem.allowed === undefined
      ? ''
      : zh
        ? ` 允许：${problem.allowed.zh}`
        : ` Allowed: ${problem.allowed.en}`,
    problem.fix === undefined ? '' : zh ? ` 处理：${problem.fix.zh}` : ` To do: ${problem.fix.en}`,
  ]
  return parts.join('')
}
