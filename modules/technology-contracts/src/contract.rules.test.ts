// The record rules of contracts and their changes, at both sides of every bound.
import { day } from '@corridor/base'
import { findings } from '@corridor/rules'
import { describe, expect, test } from 'vitest'
import * as rules from './contract.rules.ts'

const all = Object.values(rules)
const contract = {
  registrationNumber: '2023370100000001',
  title: '示例技术开发合同',
  kind: 'development',
  technologyField: 'newMaterials',
  seller: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  buyer: '017f22e2-79b0-7cc3-98c4-dc0c0c073990',
  contractAmount: 100_000n,
  technologyAmount: 80_000n,
  signedOn: day('2023-02-20'),
  registeredOn: day('2023-03-05'),
}
const found = (over: Partial<Record<keyof typeof contract, bigint | string | undefined>>) =>
  findings(all, 'technology-contracts', { ...contract, ...over })
const codes = (over: Parameters<typeof found>[0]) => found(over).map(({ code }) => code)

describe('the technology amount', () => {
  test('may be all of the contract amount, or nothing, and not one 分 more', () => {
    expect(codes({ technologyAmount: 100_000n })).toEqual([])
    expect(codes({ technologyAmount: 0n })).toEqual([])
    expect(found({ technologyAmount: 100_001n })).toMatchObject([
      {
        code: 'technology-contracts/technology-exceeds-contract',
        field: 'technologyAmount',
        given: '1000.01',
        allowed: { zh: '至多 1000.00 元', en: 'at most 1000.00 yuan' },
      },
    ])
  })
})

describe('the registration', () => {
  test('may be on the day of signing and not the day before', () => {
    expect(codes({ signedOn: day('2023-03-05') })).toEqual([])
    expect(found({ signedOn: day('2023-03-06') })).toMatchObject([
      {
        code: 'technology-contracts/registered-before-signing',
        given: '2023-03-05',
        allowed: { zh: '2023-03-06 或以后', en: '2023-03-06 or later' },
      },
    ])
  })

  test('before the rules began is not judged by them', () => {
    const early = { signedOn: day('2005-01-01'), technologyAmount: 100_001n }
    expect(codes({ ...early, registeredOn: day('2000-02-15') })).toEqual([])
    expect(codes({ ...early, registeredOn: day('2000-02-16') })).toEqual([
      'technology-contracts/registered-before-signing',
    ])
    expect(codes({ ...early, registeredOn: day('2001-01-01') })).toHaveLength(2)
  })
})

test('every problem of a contract comes at once, and nothing is judged while an input is unknown', () => {
  const wrong = { technologyAmount: 100_001n, signedOn: day('2023-03-06') }
  expect(codes(wrong)).toHaveLength(2)
  expect(codes({ ...wrong, contractAmount: undefined })).toEqual([])
})

describe('a change', () => {
  const change = {
    contract: contract.seller,
    kind: 'amendment',
    effectiveOn: day('2023-08-01'),
    contractAmount: 1n,
    technologyAmount: 0n,
  }
  const judged = (over: Partial<Record<keyof typeof change, bigint | string | undefined>>) =>
    findings(all, 'contract-changes', { ...change, ...over }).map(
      ({ code, field }) => `${code} ${field ?? ''}`,
    )

  test('that amends names both amounts, also where they are zero', () => {
    expect(judged({})).toEqual([])
    expect(judged({ contractAmount: undefined })).toEqual([
      'technology-contracts/amendment-without-amounts contractAmount',
    ])
    expect(judged({ technologyAmount: undefined })).toEqual([
      'technology-contracts/amendment-without-amounts technologyAmount',
    ])
  })

  test('that cancels or revokes needs none', () => {
    for (const kind of ['cancellation', 'revocation']) {
      expect(judged({ kind, contractAmount: undefined, technologyAmount: undefined })).toEqual([])
    }
  })

  test('keeps the technology amount within the contract amount too', () => {
    expect(judged({ contractAmount: 10n, technologyAmount: 10n })).toEqual([])
    expect(judged({ contractAmount: 10n, technologyAmount: 11n })).toEqual([
      'technology-contracts/amended-technology-exceeds-contract technologyAmount',
    ])
  })
})
