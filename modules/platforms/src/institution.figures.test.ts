// New and removed R&D institutions: gross, by the document's date, an upgrade counted once.
import { day } from '@corridor/base'
import type { LedgerIndicator } from '@corridor/indicators'
import { contributionsOf, sumsIn, windowOn } from '@corridor/indicators'
import type { Recorded, Row } from '@corridor/registers'
import { expect, test } from 'vitest'
import * as indicators from './institution.indicators.ts'
import { provincialPlus } from './institution.ledgers.ts'

const institution = (id: string, removedOn?: string): Recorded => ({
  id,
  version: 1,
  row: { name: `示例实验室${id}`, type: 'keyLaboratory', host: 'H', removedOn },
})
const approval = (of: string, level: string, approvedOn: string): Row => ({
  institution: of,
  level,
  approvedOn,
})
const move = (since: string, district: string): Row => ({ organisation: 'H', since, district })

interface City {
  readonly institutions: readonly Recorded[]
  readonly approvals: readonly Row[]
  readonly moves?: readonly Row[]
}

function figure(indicator: LedgerIndicator, on: string, city: City): bigint {
  const kept = new Map<string, readonly Row[]>([
    ['institution-approvals', city.approvals],
    ['district-memberships', city.moves ?? [move('2000-01-01', '990101')]],
  ])
  const facts = {
    find: (register: string, field: string, id: string) =>
      (kept.get(register) ?? [])
        .map((row, index) => ({ id: `${register}-${index}`, version: 1, row }))
        .filter(({ row }) => row[field] === id),
  }
  const postings = city.institutions.flatMap((one) => contributionsOf(provincialPlus, one, facts))
  const books = new Map([[provincialPlus.id, { ledger: provincialPlus, postings }]])
  return sumsIn(indicator, windowOn(indicator, day(on)), books).reduce((sum, one) => sum + one, 0n)
}
const fresh = (on: string, city: City) => figure(indicators.newProvincialPlusRdInstitutions, on, city)
const removed = (on: string, city: City) => figure(indicators.removedProvincialPlusRdInstitutions, on, city)

test('an upgrade to national level is not new again, whichever document was recorded first', () => {
  const approvals = [approval('A', 'provincial', '2021-05-01'), approval('A', 'national', '2023-03-01')]
  for (const list of [approvals, approvals.toReversed()]) {
    const city = { institutions: [institution('A')], approvals: list }
    expect([fresh('2021-12-31', city), fresh('2022-12-31', city), fresh('2023-12-31', city)]).toEqual([
      1n,
      0n,
      0n,
    ])
  }
})

test('a municipal approval does not count until the provincial one', () => {
  const approvals = [approval('A', 'municipal', '2020-05-01'), approval('A', 'provincial', '2023-12-30')]
  const city = { institutions: [institution('A')], approvals }
  expect([fresh('2020-12-31', city), fresh('2023-12-29', city), fresh('2023-12-30', city)]).toEqual([
    0n,
    0n,
    1n,
  ])
})

test('a removal is not subtracted from the new ones but stands beside them', () => {
  const city = {
    institutions: [institution('A', '2023-08-01'), institution('B'), institution('C', '2023-08-01')],
    approvals: [
      approval('A', 'provincial', '2021-05-01'),
      approval('B', 'national', '2023-03-01'),
      approval('C', 'municipal', '2022-01-01'),
    ],
  }
  expect([fresh('2023-12-31', city), removed('2023-12-31', city), removed('2023-07-31', city)]).toEqual([
    1n,
    1n,
    0n,
  ])
  expect(removed('2024-12-31', city)).toBe(0n)
})

test('an institution counts where its host was when it was approved, and not at all where that was outside', () => {
  const approvals = [approval('A', 'provincial', '2023-03-01')]
  const into = [move('2000-01-01', 'outside'), move('2023-06-01', '990101')]
  const away = [move('2000-01-01', '990101'), move('2023-06-01', 'outside')]
  expect(fresh('2023-12-31', { institutions: [institution('A')], approvals, moves: into })).toBe(0n)
  expect(fresh('2023-12-31', { institutions: [institution('A')], approvals, moves: away })).toBe(1n)
})
