// Pairing by hand keeps every target in exactly one pair.
import type { PairShown, RestatedShown } from '@corridor/protocol'
import { expect, test } from 'vitest'
import { countsOf, decided, repaired, sentOf } from './pairs.ts'

const restated = (target: string, value: string): RestatedShown => ({
  target,
  order: 1,
  phrase: target,
  period: null,
  indicator: null,
  state: 'confirmed',
  terms: { comparator: 'reach', bound: 'exact', value, valueHigh: null, unit: 'item', unitSurface: '项' },
})

const pair = (base: RestatedShown | null, next: RestatedShown | null, act: string): PairShown => ({
  base,
  next,
  act,
  score: base !== null && next !== null ? 1 : null,
  reason: null,
  isSame: false,
})

const [a, b, x, y] = [restated('a', '10'), restated('b', '20'), restated('x', '20.0'), restated('y', '30')]
const pairs = [pair(a, x, 'change'), pair(null, y, 'add'), pair(b, null, 'withdraw')]

test('a target that gets another counterpart frees the one it had', () => {
  const next = repaired(pairs, 'x', 'b')
  expect(sentOf(next)).toEqual([
    { base: 'b', next: 'x', act: 'keep' },
    { base: null, next: 'y', act: 'add' },
    { base: 'a', next: null, act: 'keep' },
  ])
  expect(next[0]?.isSame).toBe(true)
})

test('a counterpart that is taken from another leaves that one alone', () => {
  expect(sentOf(repaired(pairs, 'y', 'a'))).toEqual([
    { base: null, next: 'x', act: 'keep' },
    { base: 'a', next: 'y', act: 'change' },
    { base: 'b', next: null, act: 'withdraw' },
  ])
})

test('a pair is taken apart, and what is to be done is counted', () => {
  expect(sentOf(repaired(pairs, 'x', null)).map(({ act }) => act)).toEqual([
    'keep',
    'add',
    'keep',
    'withdraw',
  ])
  const [, adding = pair(null, y, 'add')] = pairs
  expect(countsOf(decided(pairs, adding, 'keep'))).toEqual({ change: 1, add: 0, withdraw: 1 })
})
