// Refusals: one line for a reader in either language, and every problem kept.
import { expect, test } from 'vitest'
import type { Problem } from './problem.ts'
import { collect, problemText, refusal, success } from './problem.ts'

const whole: Problem = {
  code: 'row/example',
  message: { zh: '不是日期', en: 'Not a day' },
  field: 'signedOn',
  row: 3,
  given: '2023-02-30',
  allowed: { zh: '存在的日期', en: 'an existing day' },
  fix: { zh: '请改正。', en: 'Correct it.' },
}

test('a whole problem is one line that says where, what, what is allowed and what to do', () => {
  expect(problemText(whole, 'zh')).toBe(
    '[第 3 行 signedOn] 不是日期（填写的是：2023-02-30） 允许：存在的日期 处理：请改正。',
  )
  expect(problemText(whole, 'en')).toBe(
    '[row 3 signedOn] Not a day (given: 2023-02-30) Allowed: an existing day To do: Correct it.',
  )
})

test('what a problem does not have leaves no trace in its line', () => {
  const { code, message } = whole
  expect(problemText({ code, message }, 'zh')).toBe('不是日期')
  expect(problemText({ code, message, row: 3 }, 'en')).toBe('[row 3] Not a day')
  expect(problemText({ code, message, field: 'signedOn' }, 'zh')).toBe('[signedOn] 不是日期')
})

test('collecting keeps every problem of every result, and the values only where there is none', () => {
  const other: Problem = { ...whole, row: 4 }
  expect(collect([success(1), refusal(whole, other), success(2), refusal(other)])).toEqual({
    ok: false,
    problems: [whole, other, other],
  })
  expect(collect([success(1), success(2)])).toEqual({ ok: true, value: [1, 2] })
  expect(collect([])).toEqual({ ok: true, value: [] })
})
