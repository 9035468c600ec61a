// The bureau's figures about firms on a small invented city, counted on paper first.
import type { Day, Label } from '@corridor/base'
import { day } from '@corridor/base'
import type { Ledger, LedgerIndicator } from '@corridor/indicators'
import { contributionsOf, sumsIn, termsOf, valueOfSums, windowOn } from '@corridor/indicators'
import type { Register, Row } from '@corridor/registers'
import { readRow } from '@corridor/registers'
import { expect, test } from 'vitest'
import { districtMemberships } from '@corridor/organisations'
import { aboveScaleListings } from './above-scale-listing.register.ts'
import * as indicators from './enterprise.indicators.ts'
import { aboveScale, highTech, techSme } from './enterprise.ledgers.ts'
import { hnteApplications } from './hnte-application.register.ts'
import { hnteCertificates } from './hnte-certificate.register.ts'
import { inHouseInstitutions } from './in-house-institution.register.ts'
import { techSmeEntries } from './tech-sme-entry.register.ts'

const word: Label = { zh: '示例区', en: 'Sample district' }
const lists = new Map([['districts', new Map(['990101', '990102', 'outside'].map((code) => [code, word]))]])
const firm = (n: number) => `017f22e2-79b0-7cc3-98c4-00000000000${n}`

/** What a clerk would type, read as the register reads it. */
function read(register: Register, written: Record<string, string | undefined>): Row {
  const result = readRow(register, written, lists)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

let serial = 0
const next = () => `示例${(serial += 1)}`
const certificate = (n: number, issuedOn: string, disqualifiedOn?: string) =>
  [hnteCertificates, { certificateNumber: next(), organisation: firm(n), issuedOn, disqualifiedOn }] as const
const application = (n: number, basis: string, acceptedOn: string, decidedOn?: string) =>
  [
    hnteApplications,
    { applicationNumber: next(), organisation: firm(n), basis, acceptedOn, decidedOn },
  ] as const
const entry = (n: number, enteredOn: string, revokedOn?: string) =>
  [techSmeEntries, { entryNumber: next(), organisation: firm(n), enteredOn, revokedOn }] as const
const listing = (n: number, listedOn: string, delistedOn?: string) =>
  [aboveScaleListings, { organisation: firm(n), listedOn, delistedOn }] as const
const institution = (n: number, establishedOn: string, closedOn?: string) =>
  [inHouseInstitutions, { organisation: firm(n), name: next(), establishedOn, closedOn }] as const
const place = (n: number, since: string, district: string) =>
  [districtMemberships, { organisation: firm(n), since, district }] as const

type Written = readonly (readonly [Register, Record<string, string | undefined>])[]

function figure(indicator: LedgerIndicator, on: Day, written: Written): number | string | null {
  const rows = written.map(([register, values], index) => ({
    register: register.id,
    recorded: { id: `r${index}`, version: 1, row: read(register, values) },
  }))
  const facts = {
    find: (register: string, field: string, id: string) =>
      rows
        .filter((one) => one.register === register && one.recorded.row[field] === id)
        .map(({ recorded }) => recorded),
  }
  const books = new Map(
    [highTech, techSme, aboveScale].map((ledger: Ledger) => {
      const postings = [1, 2, 3, 4, 5].flatMap((n) =>
        contributionsOf(ledger, { id: firm(n), version: 1, row: {} }, facts),
      )
      return [ledger.id, { ledger, postings }] as const
    }),
  )
  expect(termsOf(indicator).every((term) => books.has(term.ledger))).toBe(true)
  return valueOfSums(indicator, sumsIn(indicator, windowOn(indicator, on), books)).value
}

const year: Written = [
  ...[1, 2, 3].map((n) => place(n, '2015-01-01', '990101')),
  place(4, '2015-01-01', 'outside'),
  certificate(1, '2020-12-08'),
  certificate(1, '2023-11-29'),
  certificate(2, '2020-12-08'),
  certificate(3, '2023-11-29'),
  certificate(4, '2021-06-30'),
  certificate(5, '2022-06-30', '2023-10-01'),
]

test('the net of a year is first recognitions less lapses; a renewal is nothing, a certificate is not a firm', () => {
  const net = (on: string) => figure(indicators.netNewHnte, day(on), year)
  const stock = (on: string) => figure(indicators.hnteCount, day(on), year)
  expect([stock('2022-12-31'), stock('2023-10-01'), stock('2023-12-08'), stock('2023-12-31')]).toEqual([
    3, 2, 3, 2,
  ])
  expect([
    net('2023-01-01'),
    net('2023-10-01'),
    net('2023-12-08'),
    net('2023-12-09'),
    net('2023-12-31'),
  ]).toEqual([0, -1, 0, -1, -1])
})

test('a firm that moves in counts from its move on, one that moves out until then', () => {
  const moved: Written = [...year, place(4, '2023-05-01', '990102'), place(1, '2023-09-01', 'outside')]
  const net = (on: string) => figure(indicators.netNewHnte, day(on), moved)
  expect([net('2023-04-30'), net('2023-05-01'), net('2023-08-31'), net('2023-09-01')]).toEqual([0, 1, 1, 0])
})

test('only a re-recognition that is accepted and not decided is under way', () => {
  const applied: Written = [
    place(1, '2015-01-01', '990101'),
    application(1, 'reRecognition', '2023-08-15', '2023-12-01'),
    application(2, 'first', '2023-08-15'),
    application(3, 'reRecognition', '2023-09-01'),
  ]
  const open = (on: string) => figure(indicators.hnteUnderReRecognition, day(on), applied)
  expect([
    open('2023-08-14'),
    open('2023-08-15'),
    open('2023-09-01'),
    open('2023-11-30'),
    open('2023-12-01'),
  ]).toEqual([0, 1, 2, 2, 1])
})

test('technology SMEs are back at zero each 1 January, and a revoked number stops on its day', () => {
  const entered: Written = [
    entry(1, '2023-05-04'),
    entry(2, '2023-06-01', '2023-10-09'),
    entry(1, '2024-04-20'),
  ]
  const count = (on: string) => figure(indicators.techSmeCount, day(on), entered)
  expect([count('2023-06-01'), count('2023-10-08'), count('2023-10-09'), count('2023-12-31')]).toEqual([
    2, 2, 1, 1,
  ])
  expect([count('2024-01-01'), count('2024-04-20')]).toEqual([0, 1])
})

test('a firm with three institutes is one of the firms that have one; an unlisted firm is in neither number', () => {
  const industry: Written = [
    listing(1, '2020-01-01'),
    listing(2, '2020-01-01'),
    listing(3, '2022-01-01', '2023-07-01'),
    institution(1, '2021-01-01'),
    institution(1, '2021-06-01'),
    institution(1, '2022-01-01', '2022-03-01'),
    institution(3, '2021-01-01'),
    institution(4, '2021-01-01'),
  ]
  const rate = (on: string) => figure(indicators.aboveScaleRdInstitutionRate, day(on), industry)
  expect([
    rate('2019-12-31'),
    rate('2020-12-31'),
    rate('2021-12-31'),
    rate('2023-06-30'),
    rate('2023-07-01'),
  ]).toEqual([null, '0.00', '50.00', '66.67', '50.00'])
})
