// Day arithmetic against JavaScript's own calendar, which production code of this room never asks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  compareDays,
  day,
  dayFromNumber,
  dayNumber,
  dayOf,
  dayOfInstant,
  dayOfMonthOf,
  daysInMonth,
  earlierOf,
  endOfDayMs,
  firstOfMonth,
  firstOfYear,
  isDay,
  lastOfMonth,
  lastOfYear,
  laterOf,
  monthOf,
  readDay,
  yearOf,
} from './day.ts'

const dayMs = 86_400_000
const first = Date.UTC(1900, 0, 1) / dayMs
const last = Date.UTC(2199, 11, 31) / dayMs
const isoOf = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10)
const anyNumber = fc.integer({ min: first, max: last })
const anyDay = anyNumber.map(dayFromNumber)

describe('the calendar', () => {
  test('every day from 1900 to 2199 is the day that Date knows, there and back', () => {
    for (let number = first; number <= last; number++) {
      const of = dayFromNumber(number)
      if (of !== isoOf(number) || dayNumber(of) !== number || !isDay(of))
        expect.fail(`${number}: ${of}, not ${isoOf(number)}`)
    }
    expect(dayNumber(day('1970-01-01'))).toBe(0)
  })

  test('text order is calendar order', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        const [left, right] = [dayFromNumber(a), dayFromNumber(b)]
        expect(compareDays(left, right)).toBe(Math.sign(a - b) + 0)
        expect(earlierOf(left, right)).toBe(dayFromNumber(Math.min(a, b)))
        expect(laterOf(left, right)).toBe(dayFromNumber(Math.max(a, b)))
      }),
    )
  })

  test('29 February is a day in leap years only, and a century is one only every fourth time', () => {
    expect(['2000-02-29', '2020-02-29', '2024-02-29'].map(isDay)).toEqual([true, true, true])
    expect(['1900-02-29', '2023-02-29', '2100-02-29'].map(isDay)).toEqual([false, false, false])
    expect([2000, 2023, 2024, 2100].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 29, 28])
  })

  test('what is no day of 1900 to 2199 is refused', () => {
    const none = [
      '2023-04-31',
      '2023-00-10',
      '2023-13-01',
      '2023-01-00',
      '2023-1-1',
      '1899-12-31',
      '2200-01-01',
      '',
      '2023-01-01 ',
    ]
    for (const text of none) {
      expect(isDay(text), text).toBe(false)
      expect(() => day(text)).toThrow(`not a day: ${text}`)
    }
  })

  test('a day that does not exist cannot be made of its parts', () => {
    expect(() => dayOf(2023, 2, 29)).toThrow('not a day: 2023-02-29')
    expect(dayOf(2024, 2, 29)).toBe('2024-02-29')
  })
})

describe('arithmetic', () => {
  test('days added are days between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30_000, max: 30_000 }), (from, days) => {
        expect(dayNumber(addDays(from, days)) - dayNumber(from)).toBe(days)
      }),
    )
  })

  test('a period of years ends on the corresponding day, else on the last day of the month', () => {
    expect(addYears(day('2020-02-29'), 3)).toBe('2023-02-28')
    expect(addYears(day('2020-02-29'), 4)).toBe('2024-02-29')
    expect(addYears(day('2020-12-08'), 3)).toBe('2023-12-08')
    expect(addYears(day('2023-02-28'), 1)).toBe('2024-02-28')
  })

  test('months are added the same way, also backwards and over the new year', () => {
    expect(addMonths(day('2023-01-31'), 1)).toBe('2023-02-28')
    expect(addMonths(day('2023-12-31'), 2)).toBe('2024-02-29')
    expect(addMonths(day('2023-01-15'), -1)).toBe('2022-12-15')
    expect(addMonths(day('2023-03-31'), -13)).toBe('2022-02-28')
  })

  test('twelve months are a year', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50, max: 50 }), (from, years) => {
        expect(addMonths(from, 12 * years)).toBe(addYears(from, years))
      }),
    )
  })

  test('the ends of months and years are their own', () => {
    fc.assert(
      fc.property(anyDay, (of) => {
        expect([yearOf(of), monthOf(of), dayOfMonthOf(of)]).toEqual(of.split('-').map(Number))
        expect(firstOfMonth(of) <= of && of <= lastOfMonth(of)).toBe(true)
        expect(dayOfMonthOf(addDays(lastOfMonth(of), 1))).toBe(1)
        expect(addDays(lastOfYear(yearOf(of)), 1)).toBe(firstOfYear(yearOf(of) + 1))
      }),
    )
  })

  test('the last written day still has a day after it and a third year, for windows and validities', () => {
    expect(addDays(day('2199-12-31'), 1)).toBe('2200-01-01')
    expect(addYears(day('2199-12-31'), 3)).toBe('2202-12-31')
    expect(addDays(day('2199-12-31'), 1) > day('2199-12-31')).toBe(true)
  })
})

describe('instants', () => {
  test('a Shanghai day begins at 16:00 UTC of the day before', () => {
    expect(dayOfInstant(Date.UTC(2023, 11, 31, 15, 59, 59, 999))).toBe('2023-12-31')
    expect(dayOfInstant(Date.UTC(2023, 11, 31, 16))).toBe('2024-01-01')
    expect(dayOfInstant(Date.UTC(1969, 11, 31, 15, 59, 59, 999))).toBe('1969-12-31')
  })

  test('the end of a day is its last millisecond', () => {
    fc.assert(
      fc.property(anyDay, (of) => {
        expect(dayOfInstant(endOfDayMs(of))).toBe(of)
        expect(dayOfInstant(endOfDayMs(of) + 1)).toBe(addDays(of, 1))
      }),
    )
    expect(endOfDayMs(day('2023-06-30'))).toBe(Date.UTC(2023, 5, 30, 15, 59, 59, 999))
  })
})

describe('what people type', () => {
  test('every usual way of writing 5 March is read', () => {
    const forms = [
      '2023-03-05',
      '2023-3-5',
      '2023/3/5',
      '2023.03.05',
      '20230305',
      '2023年3月5日',
      '2023年03月5',
      ' 2023-03-05 ',
    ]
    expect(forms.map(readDay)).toEqual(forms.map(() => '2023-03-05'))
  })

  test('what is no day, or leaves the order of day and month open, is not read', () => {
    const forms = [
      '2023-02-29',
      '05/03/2023',
      '3月5日',
      '2023-3',
      '2023',
      '202335',
      '2023-03-05T00:00',
      '45000',
      '九月',
      '2023-13-01',
    ]
    expect(forms.map(readDay)).toEqual(forms.map(() => undefined))
  })

  test('a written day is read back', () => {
    fc.assert(fc.property(anyDay, (of) => void expect(readDay(of)).toBe(of)))
  })
})
