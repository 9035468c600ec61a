// A document's own day and number are found; those of others are not.
import { expect, test } from 'vitest'
import { documentMarks } from './document-marks.ts'

test('the number in the head and the last line that is a date alone', () => {
  const text =
    '示例市科学技术局文件\n示例科发〔2026〕5号\n\n2026年1月3日前报送。\n示例市科学技术局\n  2026年1月15日  \n'
  expect(documentMarks(text)).toEqual({ datedOn: '2026-01-15', documentNumber: '示例科发〔2026〕5号' })
})

test('a number far down names another document, and a date in a sentence is none of the document', () => {
  const text = `${'示'.repeat(300)}\n依据示例科发〔2025〕8号，2026年1月15日召开会议。`
  expect(documentMarks(text)).toEqual({ datedOn: '', documentNumber: '' })
})
