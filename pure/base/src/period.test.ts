// Reporting periods: three written forms, first and last day.
import { expect, test } from 'vitest'
import { addDays } from './day.ts'
import { readPeriod } from './period.ts'

const bounds = (text: string) => {
  const period = readPeriod(text)
  return period === undefined ? undefined : `${period.first}/${period.last}`
}

test('a year, a quarter and a month run from their first to their last day', () => {
  expect(bounds('2023')).toBe('2023-01-01/2023-12-31')
  expect(bounds('2023Q3')).toBe('2023-07-01/2023-09-30')
  expect(bounds('2024-02')).toBe('2024-02-01/2024-02-29')
  expect(readPeriod('2023Q3')?.name).toBe('2023Q3')
})

test('the last year of the calendar has an end', () => {
  expect(bounds('2199')).toBe('2199-01-01/2199-12-31')
})

test('quarters and months follow each other without gap or overlap and make up the year', () => {
  for (const parts of [
    ['Q1', 'Q2', 'Q3', 'Q4'],
    Array.from({ length: 12 }, (_, index) => `-${String(index + 1).padStart(2, '0')}`),
  ]) {
    const periods = parts.flatMap((part) => readPeriod(`2024${part}`) ?? [])
    expect(periods.length).toBe(parts.length)
    expect(periods[0]?.first).toBe('2024-01-01')
    expect(periods.at(-1)?.last).toBe('2024-12-31')
    periods
      .slice(1)
      .forEach(({ first }, index) => expect(addDays(periods[index]?.last ?? first, 1)).toBe(first))
  }
})

test('anything else is no period', () => {
  const none = [
    '2023Q0',
    '2023Q5',
    '2023-00',
    '2023-13',
    '2023-1',
    '23',
    '1899',
    '2200',
    '2023q3',
    '2023-01-01',
    '',
    ' 2023',
  ]
  expect(none.map(readPeriod)).toEqual(none.map(() => undefined))
})
