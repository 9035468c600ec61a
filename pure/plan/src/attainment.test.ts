// Attainment: every comparator kind by example, and what must hold for every number.
import { day, type Ratio } from '@corridor/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attainment, type Readings, type TargetTerms } from './attainment.ts'
import { whole } from './quantity.ts'

const target = (terms: Partial<TargetTerms>): TargetTerms => ({
  comparator: 'reach',
  bound: 'exact',
  value: '20',
  valueHigh: null,
  unit: 'institution',
  unitSurface: '家',
  period: '2023',
  ...terms,
})

const readings = (given: Partial<Readings>): Readings => ({
  kind: 'flow',
  unit: 'institution',
  digits: 0,
  on: day('2023-06-30'),
  now: whole(8n),
  years: [{ byDay: whole(10n), atEnd: whole(20n) }],
  ...given,
})

const percent = (numerator: bigint, denominator: bigint): Ratio => ({
  numerator: numerator * 100n,
  denominator,
})
const yearEnd = day('2023-12-31')

describe('comparators are kept apart', () => {
  test('reached at the published precision: 2.7451 % is 2.75 %, 2.7449 % is not', () => {
    const terms = target({ value: '2.75', unit: 'percent', unitSurface: '%' })
    const at = (now: Ratio) =>
      attainment(terms, readings({ kind: 'ratio', unit: 'percent', digits: 2, now, on: yearEnd }))
    expect(at(percent(27_451n, 1_000_000n)).standing).toBe('reached')
    expect(at(percent(27_449n, 1_000_000n))).toMatchObject({ standing: 'behind', distance: '0.01' })
  })

  test('a target of 30 % is not reached by 29.96 %, which is published with two decimals', () => {
    const terms = target({ comparator: 'atLeast', bound: 'atLeast', value: '30', unit: 'percent' })
    const now = percent(2996n, 10_000n)
    expect(
      attainment(terms, readings({ kind: 'ratio', unit: 'percent', digits: 2, now, on: yearEnd })),
    ).toMatchObject({
      standing: 'behind',
      distance: '0.04',
      completion: '99.9',
    })
  })

  test('a net figure below zero has a distance and no share of its target', () => {
    const terms = target({ comparator: 'netIncrease', bound: 'exact', value: '950', unit: 'enterprise' })
    const now = { numerator: -250n, denominator: 1n }
    expect(
      attainment(terms, readings({ kind: 'netChange', unit: 'enterprise', now, on: yearEnd })),
    ).toMatchObject({
      distance: '1200',
      completion: null,
      standing: 'behind',
    })
  })

  test('exceed needs one 分 more than the number', () => {
    const terms = target({
      comparator: 'exceed',
      bound: 'exceed',
      value: '70000000000',
      unit: 'yuan',
      unitSurface: '亿元',
    })
    const at = (fen: bigint) =>
      attainment(terms, readings({ unit: 'yuan', now: { numerator: fen, denominator: 100n }, on: yearEnd }))
    expect(at(7_000_000_000_000n)).toMatchObject({ standing: 'behind', distance: '0.00' })
    expect(at(7_000_000_000_001n)).toMatchObject({ standing: 'reached', distance: '-0.01' })
  })

  test('about is judged at the printed place: 约700亿元 is met from 699.5亿元 on', () => {
    const terms = target({
      comparator: 'about',
      bound: 'about',
      value: '70000000000',
      unit: 'yuan',
      unitSurface: '亿元',
    })
    const at = (yuan: bigint) =>
      attainment(terms, readings({ unit: 'yuan', now: whole(yuan), on: yearEnd })).standing
    expect(at(69_950_000_000n)).toBe('reached')
    expect(at(69_949_999_999n)).toBe('behind')
  })

  test('a ceiling is on track until the year is over, and behind as soon as it is passed', () => {
    const terms = target({ comparator: 'atMost', bound: 'atMost', value: '20' })
    const at = (now: bigint, on = day('2023-06-30')) =>
      attainment(terms, readings({ now: whole(now), on })).standing
    expect(at(19n)).toBe('onTrack')
    expect(at(20n, yearEnd)).toBe('reached')
    expect(at(21n)).toBe('behind')
  })

  test('a range is missed on both sides, by the distance to the nearer edge', () => {
    const terms = target({ comparator: 'between', bound: 'between', value: '20', valueHigh: '25' })
    const at = (now: bigint) => attainment(terms, readings({ now: whole(now), on: yearEnd }))
    expect(at(18n)).toMatchObject({ standing: 'behind', distance: '2' })
    expect(at(22n)).toMatchObject({ standing: 'reached', distance: '0' })
    expect(at(27n)).toMatchObject({ standing: 'behind', distance: '-2' })
  })

  test('net increase of a stock is taken from the end of last year, of a flow it cannot be', () => {
    const terms = target({ comparator: 'netIncrease', value: '900', unit: 'enterprise' })
    const years = [{ byDay: whole(5000n), atEnd: whole(5300n) }]
    const now = whole(6300n)
    expect(attainment(terms, readings({ kind: 'stock', now, years, on: yearEnd })).standing).toBe('reached')
    expect(
      attainment(terms, readings({ kind: 'netChange', now: whole(899n), years, on: yearEnd })).distance,
    ).toBe('1')
    expect(attainment(terms, readings({ kind: 'flow', now, years })).standing).toBe('notMeasurable')
  })

  test('new count is a flow; a stock does not know what is new', () => {
    const terms = target({ comparator: 'newCount' })
    expect(attainment(terms, readings({ now: whole(20n) })).standing).toBe('reached')
    expect(attainment(terms, readings({ kind: 'stock' })).standing).toBe('notMeasurable')
  })

  test('growth compares with the same day last year, and has no other path', () => {
    const terms = target({ comparator: 'growthRate', value: '8', unit: 'percent', unitSurface: '%' })
    const years = [{ byDay: whole(100n), atEnd: whole(300n) }]
    expect(attainment(terms, readings({ now: whole(108n), years }))).toMatchObject({
      standing: 'onTrack',
      basis: 'none',
      distance: '0.00',
    })
    expect(attainment(terms, readings({ now: whole(107n), years }))).toMatchObject({
      standing: 'behind',
      distance: '1.00',
    })
    expect(attainment(terms, readings({ now: whole(108n), years, on: yearEnd })).standing).toBe('reached')
  })

  test('a decrease by eight per cent or more is reached by a fall of nine', () => {
    const terms = target({
      comparator: 'growthRate',
      bound: 'atLeast',
      value: '-8',
      unit: 'percent',
      unitSurface: '%',
    })
    const years = [{ byDay: whole(100n), atEnd: whole(100n) }]
    expect(attainment(terms, readings({ now: whole(91n), years, on: yearEnd })).standing).toBe('reached')
    expect(attainment(terms, readings({ now: whole(93n), years, on: yearEnd }))).toMatchObject({
      standing: 'behind',
      distance: '-1.00',
    })
  })

  test('an increase in points is taken from last year’s end, a doubling from last year’s whole', () => {
    const points = target({ comparator: 'increaseBy', value: '2', unit: 'percentagePoint' })
    const share = readings({
      kind: 'ratio',
      unit: 'percent',
      digits: 2,
      now: whole(28n),
      years: [{ byDay: whole(25n), atEnd: whole(26n) }],
    })
    expect(attainment(points, share)).toMatchObject({ standing: 'onTrack', distance: '0.00' })
    const double = target({ comparator: 'multiply', value: '2', unit: 'times' })
    expect(attainment(double, readings({ now: whole(40n), on: yearEnd })).standing).toBe('reached')
  })
})

describe('standing', () => {
  test('compares completion with the share that was reached by this day last year', () => {
    const at = (now: bigint) => attainment(target({}), readings({ now: whole(now) }))
    expect(at(10n)).toMatchObject({
      standing: 'onTrack',
      completion: '50.0',
      expected: '50.0',
      basis: 'lastYears',
    })
    expect(at(9n).standing).toBe('behind')
  })

  test('a stock below its target without earlier years is unknown, not behind', () => {
    expect(attainment(target({}), readings({ kind: 'stock', years: [] }))).toMatchObject({
      standing: 'notMeasurable',
      basis: 'none',
      completion: '40.0',
    })
  })

  test('no value, another year and words instead of a number cannot be measured', () => {
    expect(attainment(target({}), readings({ now: undefined })).standing).toBe('notMeasurable')
    expect(attainment(target({ period: '2024' }), readings({})).standing).toBe('notMeasurable')
    expect(attainment(target({ period: '2021-2025' }), readings({})).standing).toBe('notMeasurable')
    expect(attainment(target({ value: 'many' }), readings({})).standing).toBe('notMeasurable')
  })
})

describe('for every number', () => {
  const count = fc.bigInt({ min: -10_000n, max: 10_000n })
  const positive = fc.bigInt({ min: 1n, max: 10_000n })
  const standingAt = (terms: TargetTerms, now: bigint) =>
    attainment(terms, readings({ now: whole(now), on: yearEnd }))

  test('more of it never loses a target to reach, and distance plus figure is the target', () => {
    fc.assert(
      fc.property(positive, count, fc.nat(), (goal, now, more) => {
        const terms = target({ value: String(goal) })
        const [less, greater] = [standingAt(terms, now), standingAt(terms, now + BigInt(more))]
        if (less.standing === 'reached') expect(greater.standing).toBe('reached')
        expect(BigInt(less.distance ?? 'x') + now).toBe(goal)
      }),
      { verbose: 1 },
    )
  })

  test('exceeding is reaching by more than nothing', () => {
    fc.assert(
      fc.property(positive, count, (goal, now) => {
        const reach = standingAt(target({ value: String(goal) }), now)
        const exceed = standingAt(target({ comparator: 'exceed', value: String(goal) }), now)
        expect(exceed.standing === 'reached').toBe(reach.standing === 'reached' && reach.distance !== '0')
      }),
      { verbose: 1 },
    )
  })

  test('a figure without noise is never judged by a rounded one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), fc.bigInt({ min: -5n, max: 5n }), (fen, off) => {
        const value = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
        const terms = target({
          comparator: 'atLeast',
          bound: 'atLeast',
          value,
          unit: 'yuan',
          unitSurface: '元',
        })
        const now = { numerator: fen + off, denominator: 100n }
        expect(attainment(terms, readings({ unit: 'yuan', now, on: yearEnd })).standing).toBe(
          off >= 0n ? 'reached' : 'behind',
        )
      }),
      { verbose: 1 },
    )
  })
})
