// Output, absorption and local conversion of the same few contracts, counted on paper first.
import { day, readPeriod } from '@corridor/base'
import type { LedgerIndicator } from '@corridor/indicators'
import { contributionsOf, sumsIn, valueOfSums, windowOf } from '@corridor/indicators'
import type { Recorded, Row } from '@corridor/registers'
import { expect, test } from 'vitest'
import * as indicators from './turnover.indicators.ts'
import { absorption, output } from './turnover.ledgers.ts'

const moves: readonly Row[] = [
  { organisation: 'E', since: '2015-01-01', district: '990101' },
  { organisation: 'W', since: '2015-01-01', district: '990102' },
  { organisation: 'O', since: '2015-01-01', district: 'outside' },
  { organisation: 'M', since: '2015-01-01', district: 'outside' },
  { organisation: 'M', since: '2023-03-01', district: '990101' },
]
const contract = (
  id: string,
  parties: { seller: string; buyer: string },
  registeredOn: string,
  amount: bigint,
): Recorded => ({
  id,
  version: 1,
  row: {
    ...parties,
    kind: 'service',
    technologyField: 'agriculture',
    signedOn: '2023-02-20',
    registeredOn,
    contractAmount: amount,
    technologyAmount: amount / 2n,
  },
})
const contracts = [
  contract('local', { seller: 'E', buyer: 'W' }, '2023-03-05', 100_000n),
  contract('out', { seller: 'E', buyer: 'O' }, '2023-06-30', 20_000n),
  contract('in', { seller: 'O', buyer: 'W' }, '2023-07-01', 3_000n),
  contract('mover', { seller: 'M', buyer: 'E' }, '2023-07-01', 400n),
  contract('stray', { seller: 'N', buyer: 'E' }, '2023-07-01', 50n),
]

function figure(
  indicator: LedgerIndicator,
  name: string,
  changes: readonly Row[] = [],
): number | string | null {
  const kept = new Map([
    ['district-memberships', moves],
    ['contract-changes', changes],
  ])
  const facts = {
    find: (register: string, field: string, id: string) =>
      (kept.get(register) ?? [])
        .map((row, index) => ({ id: `${register}-${index}`, version: 1, row }))
        .filter(({ row }) => row[field] === id),
  }
  const books = new Map(
    [output, absorption].map((ledger) => {
      const postings = contracts.flatMap((one) => contributionsOf(ledger, one, facts))
      return [ledger.id, { ledger, postings }] as const
    }),
  )
  const period = readPeriod(name)
  if (period === undefined) throw new Error(name)
  return valueOfSums(indicator, sumsIn(indicator, windowOf(indicator, period), books)).value
}

test('output is what sellers of the city registered, by where they were on the day of signing', () => {
  expect(figure(indicators.technologyContractAmount, '2023')).toBe('1200.50')
  expect(figure(indicators.contractCount, '2023')).toBe(3)
  expect(figure(indicators.technologyAmount, '2023')).toBe('600.25')
  expect(figure(indicators.technologyContractAmount, '2023Q1')).toBe('1000.00')
  expect(figure(indicators.technologyContractAmount, '2023-06')).toBe('200.00')
})

test('absorption is by the buyer, and local conversion needs both sides known to be in the city', () => {
  expect(figure(indicators.absorptionAmount, '2023')).toBe('1034.50')
  expect(figure(indicators.localConversionAmount, '2023')).toBe('1000.00')
})

test('an amendment and a revocation fall into their own periods and leave the first one as it was', () => {
  const changes: readonly Row[] = [
    {
      contract: 'local',
      kind: 'amendment',
      effectiveOn: day('2023-08-01'),
      contractAmount: 150_000n,
      technologyAmount: 60_000n,
    },
    { contract: 'local', kind: 'cancellation', effectiveOn: day('2024-02-01') },
    { contract: 'out', kind: 'revocation', effectiveOn: day('2023-12-31') },
  ]
  const amount = (name: string) => figure(indicators.technologyContractAmount, name, changes)
  expect([amount('2023Q1'), amount('2023Q2'), amount('2023Q3'), amount('2023Q4'), amount('2024')]).toEqual([
    '1000.00',
    '200.00',
    '500.50',
    '-200.00',
    '-1500.00',
  ])
  expect(figure(indicators.technologyAmount, '2023Q3', changes)).toBe('100.25')
  expect(figure(indicators.contractCount, '2024', changes)).toBe(-1)
})
