// Matching two plans: the mid-year adjustment, the next year, and what must hold for any two lists.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likenessOfTargets, matchTargets, type RestatedTarget, sameTerms } from './match-targets.ts'

const target = (given: Partial<RestatedTarget>): RestatedTarget => ({
  id: '1',
  order: 1,
  phrase: '科技型中小企业',
  indicator: 'techSmeCount',
  comparator: 'exceed',
  bound: 'exceed',
  value: '8000',
  valueHigh: null,
  unit: 'enterprise',
  period: '2026',
  scope: null,
  ...given,
})

const contracts = target({
  id: '2',
  order: 2,
  phrase: '技术合同成交额',
  indicator: 'technologyContractAmount',
  value: '70000000000',
  unit: 'yuan',
})

describe('two plans are compared', () => {
  test('by indicator, in spite of other words, another number and another comparison word', () => {
    const next = [
      target({ id: 'b', order: 2, phrase: '科技型中小企业数量', comparator: 'reach', value: '8500' }),
      target({ ...contracts, id: 'a', order: 1 }),
    ]
    const { matches, onlyBase, onlyNext } = matchTargets([target({}), contracts], next)
    expect(matches.map(({ base, next: later }) => [base, later])).toEqual([
      ['2', 'a'],
      ['1', 'b'],
    ])
    expect(matches[0]).toMatchObject({ score: 1 })
    expect(matches[0]?.reason.zh).toBe('同一指标，用语相同；同为 2026 年')
    expect([onlyBase, onlyNext]).toEqual([[], []])
  })

  test('one to one: of two candidates the better is taken, the other is only in the new plan', () => {
    const next = [target({ id: 'a', order: 1, phrase: '科技型中小企业入库' }), target({ id: 'b', order: 2 })]
    const { matches, onlyNext } = matchTargets([target({})], next)
    expect(matches.map(({ next: later }) => later)).toEqual(['b'])
    expect(onlyNext).toEqual(['a'])
  })

  test('what is missing in the new plan is named, not dropped', () => {
    expect(matchTargets([target({}), contracts], [target({ id: 'a' })]).onlyBase).toEqual(['2'])
  })

  test.each([
    ['another indicator', { indicator: 'hnteCount' }, 0],
    ['another year', { period: '2027' }, 0],
    ['the last of five years', { period: '2022-2026' }, 0.9],
    ['one of five years', { period: '2026-2030' }, 0],
    ['another unit', { unit: 'percent' }, 0],
    ['another counting unit', { unit: 'item' }, 0.9],
    ['a growth rate', { comparator: 'growthRate', unit: 'enterprise' } as const, 0],
    ['a net increase of the same indicator', { comparator: 'netIncrease', bound: 'exact' } as const, 0.8],
    ['a ceiling', { comparator: 'atMost', bound: 'atMost' } as const, 0.7],
    ['a scope that only one names', { scope: '示例新区' }, 0.95],
    ['unbound, the same words', { indicator: null }, 1],
    ['unbound, other words', { indicator: null, phrase: '高新技术产业投资' }, 0],
  ])('a later target with %s has its score', (_name, given, score) => {
    expect(likenessOfTargets(target({}), target({ id: 'x', ...given })).score).toBe(score)
  })

  test('a number written otherwise is the same number; another comparison word is a change', () => {
    const one = target({})
    expect(sameTerms(one, target({ value: '8000.00', unit: 'item' }))).toBe(true)
    expect(sameTerms(one, target({ value: '8000.01' }))).toBe(false)
    expect(sameTerms(one, target({ comparator: 'atLeast', bound: 'atLeast' }))).toBe(false)
    expect(sameTerms(one, target({ valueHigh: '9000' }))).toBe(false)
    expect(sameTerms(target({ value: '两千' }), target({ value: '两千' }))).toBe(true)
  })
})

const anyTarget = (prefix: string) =>
  fc.uniqueArray(fc.nat(30), { maxLength: 9 }).chain((orders) =>
    fc.tuple(
      ...orders.map((order) =>
        fc.record({
          id: fc.constant(`${prefix}${order}`),
          order: fc.constant(order),
          phrase: fc.constantFrom('高新技术企业', '科技型中小企业', '技术合同成交额', '企业研发机构', '专利'),
          indicator: fc.constantFrom(null, 'hnteCount', 'techSmeCount', 'technologyContractAmount'),
          comparator: fc.constantFrom(
            'reach',
            'atLeast',
            'exceed',
            'netIncrease',
            'newCount',
            'growthRate',
            'atMost',
          ),
          bound: fc.constantFrom('exact', 'atLeast'),
          value: fc.nat(9_999).map(String),
          valueHigh: fc.constant(null),
          unit: fc.constantFrom('enterprise', 'item', 'yuan', 'percent'),
          period: fc.constantFrom('2025', '2026', '2022-2026'),
          scope: fc.constantFrom(null, '示例新区'),
        }),
      ),
    ),
  )

describe('for any two plans', () => {
  const seed = Math.trunc(Number(process.env['SEED'] ?? Date.now() % 2_147_483_647))

  test(`every target is in exactly one pair or list, whatever the order (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyTarget('b'), anyTarget('n'), (base: RestatedTarget[], next: RestatedTarget[]) => {
        const found = matchTargets(base, next)
        const bases = [...found.matches.map((one) => one.base), ...found.onlyBase]
        const nexts = [...found.matches.map((one) => one.next), ...found.onlyNext]
        expect(bases.toSorted()).toEqual(base.map(({ id }) => id).toSorted())
        expect(nexts.toSorted()).toEqual(next.map(({ id }) => id).toSorted())
        expect(matchTargets(base.toReversed(), next.toReversed())).toEqual(found)
      }),
      { seed },
    )
  })

  test(`a plan compared with itself, its phrases being distinct, changes nothing (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyTarget('t'), (targets: RestatedTarget[]) => {
        const own = targets.map((one) => ({ ...one, phrase: `${one.phrase}${one.id}`, indicator: one.id }))
        const { matches, onlyBase, onlyNext } = matchTargets(own, own)
        expect(matches.every(({ base, next }) => base === next)).toBe(true)
        expect([matches.length, onlyBase, onlyNext]).toEqual([own.length, [], []])
      }),
      { seed },
    )
  })
})
