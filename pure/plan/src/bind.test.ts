// Binding: what is proposed, what is only asked, and what cannot be.
import type { Indicator } from '@corridor/indicators'
import { describe, expect, test } from 'vitest'
import { type BindingQuestion, bindTarget, unitsAgree } from './bind.ts'

const term = { ledger: 'sample', measure: 'count', where: [] }
const described = (id: string, zh: string, aliases: readonly string[] = []) => ({
  id,
  label: { zh, en: id },
  description: { zh, en: id },
  settledAfterDays: 31,
  breakdowns: {},
  aliases,
  coverage: 'full' as const,
  term,
})
const indicators: readonly Indicator[] = [
  { ...described('net', '净增高新技术企业'), kind: 'netChange', unit: 'enterprise' },
  { ...described('stock', '高新技术企业数', ['高新技术企业']), kind: 'stock', unit: 'enterprise' },
  { ...described('fresh', '新增省级以上研发机构', ['省级以上研发机构']), kind: 'flow', unit: 'institution' },
  { ...described('amount', '技术合同成交额'), kind: 'flow', unit: 'yuan' },
  { ...described('absorbed', '吸纳技术合同成交额'), kind: 'flow', unit: 'yuan' },
]
const asked = (question: Partial<BindingQuestion>) =>
  bindTarget(
    { phrase: '高新技术企业', comparator: 'reach', unit: 'enterprise', scope: null, ...question },
    indicators,
  )

describe('a target is bound by words, kind and unit', () => {
  test('a level of high-tech enterprises is the stock, a net increase only the net change', () => {
    expect(asked({}).proposed).toBe('stock')
    const net = asked({ comparator: 'netIncrease' })
    expect(net.proposed).toBe('net')
    expect(net.candidates.map(({ indicator }) => indicator)).toEqual(['net'])
  })

  test('new high-tech enterprises may mean the net number: it is asked, not decided', () => {
    const { candidates, proposed } = asked({ comparator: 'newCount' })
    expect(proposed).toBeUndefined()
    const net = candidates.find(({ indicator }) => indicator === 'net')
    expect(net?.reason.zh).toContain('请确认所指是否为净增')
    expect(net?.reason.en).toContain('is the net number meant?')
  })

  test('whoever says net or gross gets the indicator that counts in that way, or none', () => {
    const question = asked({ comparator: 'newCount' }).question
    expect(question?.choices.map(({ answer, indicator }) => [answer, indicator])).toEqual([
      ['net', 'net'],
      ['gross', null],
    ])
    const net = asked({ comparator: 'newCount', answer: 'net' })
    expect(net).toMatchObject({ proposed: 'net', question: undefined })
    expect(net.candidates.map(({ indicator }) => indicator)).toEqual(['net'])
    expect(asked({ comparator: 'newCount', answer: 'gross' })).toEqual({
      candidates: [],
      proposed: undefined,
      question: undefined,
    })
  })

  test('a level of things that are called new is asked as well; a net increase and other new things are not', () => {
    expect(asked({ phrase: '新增高新技术企业' }).question?.choices).toHaveLength(2)
    expect(asked({ comparator: 'netIncrease' }).question).toBeUndefined()
    expect(asked({ phrase: '净增高新技术企业' })).toMatchObject({ proposed: 'net', question: undefined })
    const institutions = { phrase: '省级以上研发机构', unit: 'institution', comparator: 'newCount' } as const
    expect(asked(institutions).question).toBeUndefined()
  })

  test('the longer name does not win over the same words', () => {
    const { candidates, proposed } = asked({ phrase: '技术合同成交额', unit: 'yuan', comparator: 'exceed' })
    expect(proposed).toBe('amount')
    expect(candidates.map(({ indicator }) => indicator)).toEqual(['amount', 'absorbed'])
  })

  test('a total of institutions is not proposed where only the new ones are counted', () => {
    const { candidates, proposed } = asked({ phrase: '省级以上研发机构', unit: 'institution' })
    expect(proposed).toBeUndefined()
    expect(candidates[0]?.reason.en).toContain('only the new of the year')
    expect(asked({ phrase: '省级以上研发机构', unit: 'institution', comparator: 'newCount' }).proposed).toBe(
      'fresh',
    )
  })

  test('another unit, other words and an empty phrase bind nothing', () => {
    expect(asked({ unit: 'yuan' }).candidates).toEqual([])
    expect(asked({ phrase: '城镇新增就业', unit: 'person' }).candidates).toEqual([])
    expect(asked({ phrase: '' }).candidates).toEqual([])
  })

  test('a target of the province is asked about before it is bound to the city', () => {
    const { candidates, proposed } = asked({ scope: '全省' })
    expect(proposed).toBeUndefined()
    expect(candidates[0]?.reason.zh).toContain('全省')
  })

  test('growth in per cent goes with an amount, not with a percentage of something', () => {
    expect(unitsAgree({ comparator: 'growthRate', unit: 'percent' }, { unit: 'yuan' })).toBe(true)
    expect(unitsAgree({ comparator: 'reach', unit: 'percent' }, { unit: 'yuan' })).toBe(false)
    expect(unitsAgree({ comparator: 'increaseBy', unit: 'percentagePoint' }, { unit: 'percent' })).toBe(true)
    expect(unitsAgree({ comparator: 'reach', unit: 'item' }, { unit: 'enterprise' })).toBe(true)
  })
})
