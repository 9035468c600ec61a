// The reader on inputs that nobody would write: it neither throws nor loses a number. Times are measured in bench/.

import { expect, test } from 'vitest'
import { readPlan } from './plan-reading.ts'

const units: readonly (readonly [string, string])[] = [
  ['digits', '1'],
  ['brackets', '（'],
  ['分别', '分别'],
  ['numbers in a sentence without an end', '技术合同成交额达到700亿元，'],
  ['short headings, one a line', '加强领导。抓好落实。\n'],
  ['lead sentences in one line', '必须坚持党。'],
  ['announced groups', '一个核心目标，全力创建；'],
  ['list marks', '一是甲；'],
  ['open titles', '《3'],
  ['zero bytes', '\u0000'],
  ['half characters', '\ud83d'],
  ['line ends', '\r\n'],
]

test.each(units)('half a million characters of %s are read without a throw', (_, unit) => {
  const text = unit.repeat(Math.ceil(500_000 / unit.length))
  const { targets, outline, leftovers } = readPlan(text, { year: 2026, place: '示例市' })
  const taken = new Set(targets.map(({ valueSpan }) => valueSpan.join(':')))
  expect(leftovers.filter(({ span }) => taken.has(span.join(':')))).toEqual([])
  expect(outline.every(({ title }) => title !== '')).toBe(true)
})

test('two hundred thousand lead sentences in lines of their own all become headings', () => {
  const { outline } = readPlan('加强组织领导。各级要抓好落实。\n'.repeat(200_000))
  expect(outline.length).toBe(200_000)
})
