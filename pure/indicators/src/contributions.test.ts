// What a subject contributes, by worked examples that a clerk can count on paper.
import type { Row } from '@corridor/registers'
import { describe, expect, test } from 'vitest'
import { contributionsOf } from './contributions.ts'
import type { Ledger } from './ledger.ts'
import { contractLedger, factsOf, firmLedger, instituteLedger, recorded } from './testing/sample-ledgers.ts'

type Rows = Readonly<Record<string, readonly Row[]>>

/** `day tuple amounts` of every posting of a subject. */
function posted(ledger: Ledger, subject: ReturnType<typeof recorded>, rows: Rows): readonly string[] {
  return contributionsOf(ledger, subject, factsOf(rows))
    .map(({ day, dimensions, amounts }) => `${day} ${dimensions.join('/')} ${amounts.join(' ')}`)
    .sort()
}

const firm = recorded('F', { number: 'F' })
const east = { firm: 'F', since: '2019-01-01', district: 'east' }
const certificate = (from: string, through: string, cancelledOn?: string) => ({
  firm: 'F',
  from,
  through,
  cancelledOn,
})
const ofFirm = (rows: Rows) => posted(firmLedger, firm, { moves: [east], ...rows })

describe('certificates of a firm', () => {
  test('one of 8 December 2020 counts through 8 December 2023', () => {
    expect(ofFirm({ certificates: [certificate('2020-12-08', '2023-12-08')] })).toEqual([
      '2020-12-08 east 1 0 0',
      '2023-12-09 east -1 0 0',
    ])
  })

  test('a renewal before the old one ends, or on the very next day, contributes nothing', () => {
    const renewed = ['2020-12-08 east 1 0 0', '2026-11-21 east -1 0 0']
    for (const again of ['2023-11-20', '2023-12-08', '2023-12-09']) {
      const list = [certificate('2020-12-08', '2023-12-08'), certificate(again, '2026-11-20')]
      expect(ofFirm({ certificates: list }), again).toEqual(renewed)
      expect(ofFirm({ certificates: list.toReversed() }), again).toEqual(renewed)
    }
  })

  test('a gap between two, were it a single day, is a lapse and a return', () => {
    const list = [certificate('2020-12-08', '2023-12-08'), certificate('2023-12-10', '2026-12-10')]
    expect(ofFirm({ certificates: list })).toEqual([
      '2020-12-08 east 1 0 0',
      '2023-12-09 east -1 0 0',
      '2023-12-10 east 1 0 0',
      '2026-12-11 east -1 0 0',
    ])
  })

  test('overlapping or enclosed ones count once', () => {
    const list = [
      certificate('2020-01-01', '2022-12-31'),
      certificate('2020-06-01', '2021-06-01'),
      certificate('2020-01-01', '2022-12-31'),
    ]
    expect(ofFirm({ certificates: list })).toEqual(['2020-01-01 east 1 0 0', '2023-01-01 east -1 0 0'])
  })

  test('a cancelled one stops on the day of its cancellation, and cancelled on its first day it never counted', () => {
    expect(ofFirm({ certificates: [certificate('2020-12-08', '2023-12-08', '2022-05-01')] })).toEqual([
      '2020-12-08 east 1 0 0',
      '2022-05-01 east -1 0 0',
    ])
    expect(ofFirm({ certificates: [certificate('2020-12-08', '2023-12-08', '2020-12-08')] })).toEqual([])
    expect(ofFirm({ certificates: [certificate('2020-12-08', '2023-12-08', '2024-05-01')] })).toEqual([
      '2020-12-08 east 1 0 0',
      '2023-12-09 east -1 0 0',
    ])
  })

  test('whose last day is the last of the calendar still ends', () => {
    expect(ofFirm({ certificates: [certificate('2020-01-01', '2199-12-31')] })).toEqual([
      '2020-01-01 east 1 0 0',
      '2200-01-01 east -1 0 0',
    ])
  })

  test('of another firm do not count here, and one without a first day counts nowhere', () => {
    const other = { ...certificate('2020-01-01', '2022-12-31'), firm: 'G' }
    expect(ofFirm({ certificates: [other, { firm: 'F', through: '2022-12-31' }] })).toEqual([])
  })
})

describe('places', () => {
  const valid = [certificate('2020-01-01', '2022-12-31')]
  const west = (since: string) => ({ firm: 'F', since, district: 'west' })

  test('a move is −1 in the old district and +1 in the new one on its day', () => {
    expect(ofFirm({ certificates: valid, moves: [west('2021-06-01'), east] })).toEqual([
      '2020-01-01 east 1 0 0',
      '2021-06-01 east -1 0 0',
      '2021-06-01 west 1 0 0',
      '2023-01-01 west -1 0 0',
    ])
  })

  test('before its first membership a firm is unassigned, not missing', () => {
    expect(ofFirm({ certificates: valid, moves: [west('2021-06-01')] })).toEqual([
      '2020-01-01 unassigned 1 0 0',
      '2021-06-01 unassigned -1 0 0',
      '2021-06-01 west 1 0 0',
      '2023-01-01 west -1 0 0',
    ])
    expect(ofFirm({ certificates: valid, moves: [] })).toEqual([
      '2020-01-01 unassigned 1 0 0',
      '2023-01-01 unassigned -1 0 0',
    ])
  })

  test('a move on the first day, in a gap, after the end or to the same district posts nothing of its own', () => {
    const still = (place: string) => [`2020-01-01 ${place} 1 0 0`, `2023-01-01 ${place} -1 0 0`]
    expect(ofFirm({ certificates: valid, moves: [east, west('2020-01-01')] })).toEqual(still('west'))
    expect(ofFirm({ certificates: valid, moves: [east, west('2023-01-01')] })).toEqual(still('east'))
    expect(ofFirm({ certificates: valid, moves: [east, { ...east, since: '2021-01-01' }] })).toEqual(
      still('east'),
    )
  })
})

describe('yearly entries', () => {
  const entry = (enteredOn: string, revokedOn?: string) => ({ firm: 'F', enteredOn, revokedOn })

  test('end on 1 January of the next year, also one of the last day', () => {
    expect(ofFirm({ entries: [entry('2023-05-04')] })).toEqual([
      '2023-05-04 east 0 0 1',
      '2024-01-01 east 0 0 -1',
    ])
    expect(ofFirm({ entries: [entry('2023-12-31')] })).toEqual([
      '2023-12-31 east 0 0 1',
      '2024-01-01 east 0 0 -1',
    ])
  })

  test('end on the day of revocation where that is earlier, and not twice where it is later', () => {
    expect(ofFirm({ entries: [entry('2023-05-04', '2023-09-01')] })).toEqual([
      '2023-05-04 east 0 0 1',
      '2023-09-01 east 0 0 -1',
    ])
    expect(ofFirm({ entries: [entry('2023-05-04', '2024-02-01')] })).toEqual([
      '2023-05-04 east 0 0 1',
      '2024-01-01 east 0 0 -1',
    ])
  })

  test('of the next year begin anew', () => {
    expect(ofFirm({ entries: [entry('2023-05-04'), entry('2024-04-20')] })).toHaveLength(4)
  })
})

describe('a firm with institutes', () => {
  const institute = (openedOn: string, closedOn?: string) => ({ firm: 'F', openedOn, closedOn })

  test('counts once with three of them, only while certified, until the last is closed', () => {
    const rows = {
      certificates: [certificate('2020-01-01', '2022-12-31')],
      institutes: [
        institute('2019-05-01', '2020-05-01'),
        institute('2020-03-01', '2021-03-01'),
        institute('2020-04-01'),
      ],
    }
    expect(ofFirm(rows)).toEqual(['2020-01-01 east 1 1 0', '2023-01-01 east -1 -1 0'])
    expect(ofFirm({ ...rows, institutes: rows.institutes.slice(0, 2) })).toEqual([
      '2020-01-01 east 1 1 0',
      '2021-03-01 east 0 -1 0',
      '2023-01-01 east -1 0 0',
    ])
  })

  test('keeps each one where the firm was when it opened, whatever moves come later', () => {
    const moves = [east, { firm: 'F', since: '2021-06-01', district: 'west' }]
    const one = recorded('institutes-0', institute('2020-05-01', '2022-05-01'))
    expect(posted(instituteLedger, one, { moves })).toEqual(['2020-05-01 east 1 0', '2022-05-01 west 0 1'])
  })
})

describe('a contract', () => {
  const contract = recorded('C', {
    number: 'C',
    seller: 'F',
    signedOn: '2023-02-20',
    registeredOn: '2023-03-05',
    amount: 1000n,
  })
  const change = (kind: string, on: string, amount?: bigint) => ({ contract: 'C', kind, on, amount })
  const ofContract = (changes: readonly Row[], moves: readonly Row[] = [east]) =>
    posted(contractLedger, contract, { changes, moves })

  test('counts from its registration with its amount, where the seller was on the day of signing', () => {
    const moved = [east, { firm: 'F', since: '2023-03-01', district: 'west' }]
    expect(ofContract([], moved)).toEqual(['2023-03-05 east/inside 1 1000'])
    expect(ofContract([], [{ ...east, district: 'outside' }])).toEqual(['2023-03-05 outside/outside 1 1000'])
    expect(ofContract([], [])).toEqual(['2023-03-05 unassigned/unassigned 1 1000'])
  })

  test('amended, posts the signed difference on the day of the amendment', () => {
    expect(ofContract([change('amendment', '2023-08-01', 1500n)])).toEqual([
      '2023-03-05 east/inside 1 1000',
      '2023-08-01 east/inside 0 500',
    ])
    expect(ofContract([change('amendment', '2024-01-10', 400n)])).toEqual([
      '2023-03-05 east/inside 1 1000',
      '2024-01-10 east/inside 0 -600',
    ])
    expect(ofContract([change('amendment', '2023-08-01', 1000n)])).toEqual(['2023-03-05 east/inside 1 1000'])
  })

  test('revoked, is reversed in the period of the revocation with what it had become', () => {
    const changes = [change('revocation', '2024-02-01'), change('amendment', '2023-08-01', 1500n)]
    expect(ofContract(changes)).toEqual([
      '2023-03-05 east/inside 1 1000',
      '2023-08-01 east/inside 0 500',
      '2024-02-01 east/inside -1 -1500',
    ])
  })

  test('amended and revoked on one day is revoked, in whichever order they were recorded', () => {
    const changes = [change('revocation', '2023-08-01'), change('amendment', '2023-08-01', 1500n)]
    const gone = ['2023-03-05 east/inside 1 1000', '2023-08-01 east/inside -1 -1000']
    expect(ofContract(changes)).toEqual(gone)
    expect(ofContract(changes.toReversed())).toEqual(gone)
  })

  test('revoked on the day of its registration, never counts', () => {
    expect(ofContract([change('revocation', '2023-03-05')])).toEqual([])
  })
})
