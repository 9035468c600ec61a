// The arithmetic of figures: windows, sums over postings, and what adds up to what.
import type { Day } from '@corridor/base'
import { addDays, day, readPeriod } from '@corridor/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Posting } from './contributions.ts'
import { ratioValue, settledFrom, sumsIn, valueOfSums, windowOf, windowOn } from './figure.ts'
import type { DimensionFilter, LedgerIndicator } from './indicator.ts'
import { passes, sumOf, termsOf } from './indicator.ts'
import { contractLedger, firmLedger, label } from './testing/sample-ledgers.ts'

const described = {
  id: 'sample',
  label,
  description: label,
  unit: 'item',
  settledAfterDays: 31,
  breakdowns: {},
  aliases: [],
  coverage: 'full',
} as const
const kindOf = (
  kind: 'flow' | 'stock' | 'netChange',
  where: Parameters<typeof sumOf<typeof contractLedger>>[2] = [],
) => ({ ...described, kind, term: sumOf(contractLedger, 'amount', where) }) satisfies LedgerIndicator
const ratio: LedgerIndicator = {
  ...described,
  kind: 'ratio',
  unit: 'percent',
  digits: 2,
  numerator: sumOf(firmLedger, 'validWithInstitute'),
  denominator: sumOf(firmLedger, 'valid'),
}
const period = (name: string) => {
  const read = readPeriod(name)
  if (read === undefined) throw new Error(name)
  return read
}

describe('the days of a figure', () => {
  test('on a day, a flow and a net change begin with the year, a stock and a ratio with everything', () => {
    const on = day('2023-05-17')
    expect(windowOn(kindOf('flow'), on)).toEqual({ from: '2023-01-01', to: on })
    expect(windowOn(kindOf('netChange'), on)).toEqual({ from: '2023-01-01', to: on })
    expect(windowOn(kindOf('stock'), on)).toEqual({ from: undefined, to: on })
    expect(windowOn(ratio, on)).toEqual({ from: undefined, to: on })
  })

  test('of a period, a flow and a net change are of its days, a stock and a ratio of its last day', () => {
    expect(windowOf(kindOf('flow'), period('2023Q3'))).toEqual({ from: '2023-07-01', to: '2023-09-30' })
    expect(windowOf(kindOf('netChange'), period('2024-02'))).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(windowOf(kindOf('stock'), period('2023'))).toEqual({ from: undefined, to: '2023-12-31' })
    expect(windowOf(ratio, period('2023'))).toEqual({ from: undefined, to: '2023-12-31' })
  })

  test('a figure is settled on the day after its days of grace, also at the end of the calendar', () => {
    expect(settledFrom(kindOf('flow'), day('2023-12-31'))).toBe('2024-02-01')
    expect(settledFrom(kindOf('flow'), day('2199-12-31'))).toBe('2200-02-01')
  })
})

const districts = ['east', 'west', 'outside', 'unassigned'] as const
const anyPosting: fc.Arbitrary<Posting> = fc.record({
  subject: fc.constant('C'),
  day: fc.nat(1200).map((offset) => addDays(day('2022-01-01'), offset)),
  dimensions: fc.tuple(fc.constantFrom(...districts), fc.constantFrom('inside', 'outside')),
  amounts: fc.tuple(fc.constant(1n), fc.bigInt({ min: -1000n, max: 1000n })),
})
const anyPostings = fc.array(anyPosting, { maxLength: 40 })
const total = (
  indicator: LedgerIndicator,
  window: ReturnType<typeof windowOn>,
  postings: readonly Posting[],
) =>
  sumsIn(indicator, window, new Map([['contracts', { ledger: contractLedger, postings }]])).reduce(
    (sum, one) => sum + one,
    0n,
  )
const anyOn: fc.Arbitrary<Day> = fc.nat(1300).map((offset) => addDays(day('2022-01-01'), offset))

describe('sums', () => {
  test('both ends of the window count', () => {
    const at = (on: string): Posting => ({
      subject: 'C',
      day: day(on),
      dimensions: ['east', 'inside'],
      amounts: [1n, 10n],
    })
    const postings = ['2022-12-31', '2023-01-01', '2023-05-17', '2023-05-18'].map(at)
    expect(total(kindOf('flow'), windowOn(kindOf('flow'), day('2023-05-17')), postings)).toBe(20n)
    expect(total(kindOf('stock'), windowOn(kindOf('stock'), day('2023-05-17')), postings)).toBe(30n)
  })

  test('the stock at a day less the stock of 31 December before is the net change', () => {
    fc.assert(
      fc.property(anyPostings, anyOn, (postings, on) => {
        const stock = (at: Day) => total(kindOf('stock'), { from: undefined, to: at }, postings)
        const before = addDays(day(`${on.slice(0, 4)}-01-01`), -1)
        expect(stock(on) - stock(before)).toBe(
          total(kindOf('netChange'), windowOn(kindOf('netChange'), on), postings),
        )
      }),
    )
  })

  test('the flows of four quarters, and of twelve months, are the flow of the year', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2023-${String(index + 1).padStart(2, '0')}`)
    const flow = (name: string, postings: readonly Posting[]) =>
      total(kindOf('flow'), windowOf(kindOf('flow'), period(name)), postings)
    fc.assert(
      fc.property(anyPostings, (postings) => {
        for (const parts of [['2023Q1', '2023Q2', '2023Q3', '2023Q4'], months]) {
          expect(parts.reduce((sum, name) => sum + flow(name, postings), 0n)).toBe(flow('2023', postings))
        }
        expect(total(kindOf('flow'), windowOn(kindOf('flow'), day('2023-12-31')), postings)).toBe(
          flow('2023', postings),
        )
      }),
    )
  })

  test('the parts of a partition add up to the whole', () => {
    fc.assert(
      fc.property(anyPostings, anyOn, (postings, on) => {
        const of = (where: Parameters<typeof kindOf>[1]) =>
          total(kindOf('stock', where), { from: undefined, to: on }, postings)
        const parts = districts.map((name) => of([{ dimension: 'district', only: [name] }]))
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(of([]))
        expect(of([{ dimension: 'district', except: ['outside'] }])).toBe(of([]) - (parts[2] ?? 0n))
      }),
    )
  })

  test('of a ledger that is not there are a fault of ours', () => {
    expect(() => sumsIn(kindOf('flow'), windowOn(kindOf('flow'), day('2023-01-01')), new Map())).toThrow(
      'no ledger contracts',
    )
  })

  test('a ratio has two terms, everything else one', () => {
    expect(termsOf(ratio).map(({ measure }) => measure)).toEqual(['validWithInstitute', 'valid'])
    expect(termsOf(kindOf('stock')).map(({ measure }) => measure)).toEqual(['amount'])
  })
})

test('a filter keeps what it names, drops what it excepts, and several must all hold', () => {
  const tuple = ['east', 'inside']
  const through = (...where: readonly DimensionFilter[]) => passes(contractLedger, tuple, where)
  expect(through()).toBe(true)
  expect(through({ dimension: 'district', only: ['east', 'west'] })).toBe(true)
  expect(through({ dimension: 'district', only: [] })).toBe(false)
  expect(through({ dimension: 'district', except: ['east'] })).toBe(false)
  expect(
    through({ dimension: 'district', only: ['east'] }, { dimension: 'circle', except: ['inside'] }),
  ).toBe(false)
})

describe('what sums mean', () => {
  test('money is a decimal string of 元, a count a number', () => {
    expect(valueOfSums({ ...kindOf('flow'), unit: 'yuan' }, [-123_450n])).toEqual({ value: '-1234.50' })
    expect(valueOfSums(kindOf('stock'), [0n])).toEqual({ value: 0 })
    expect(valueOfSums(kindOf('stock'), [])).toEqual({ value: 0 })
  })

  test('a ratio is a rounded percentage beside its exact terms', () => {
    expect(valueOfSums(ratio, [3170n, 6646n])).toEqual({
      value: '47.70',
      numerator: '3170',
      denominator: '6646',
    })
    expect(ratioValue({ numerator: 1n, denominator: 8n }, 0)).toEqual({
      value: '13',
      numerator: '1',
      denominator: '8',
    })
  })

  test('a ratio over nothing has no value, which is not zero', () => {
    expect(valueOfSums(ratio, [0n, 0n])).toEqual({ value: null, numerator: '0', denominator: '0' })
  })
})
