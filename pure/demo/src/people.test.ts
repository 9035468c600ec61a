// The people, places and bad rows of the demonstration.
import { readDay, readYuan } from '@corridor/base'
import { describe, expect, test } from 'vitest'
import { demoBadRows, demoCodeLists, demoDivisions, demoPeople, demoTiles, type Fault } from './public.ts'
import { checkCharacter } from './world/credit-code.ts'

describe('the people', () => {
  const people = demoPeople()

  test('carry 示例 in their names and have accounts of their own', () => {
    expect(people.filter(({ name }) => !name.startsWith('示例'))).toEqual([])
    expect(new Set(people.map(({ account }) => account)).size).toBe(people.length)
  })

  test('belong to four divisions, two districts and two firms, and fill every role', () => {
    const codes = new Set(demoDivisions().map(({ code }) => code))
    expect(codes.size).toBe(4)
    expect(new Set(people.flatMap(({ division }) => division ?? []))).toEqual(codes)
    expect(people.filter(({ scope }) => scope === 'district').length).toBe(2)
    expect(new Set(people.flatMap(({ firm }) => firm ?? [])).size).toBe(2)
    expect(new Set(people.flatMap(({ roles }) => roles)).size).toBe(8)
  })
})

test('each of the twelve districts has a tile of its own', () => {
  const districts = [...(demoCodeLists().get('districts')?.keys() ?? [])].filter((code) => code !== 'outside')
  expect(demoTiles().map(({ code }) => code)).toEqual(districts)
  expect(new Set(demoTiles().map(({ column, row }) => `${column} ${row}`)).size).toBe(12)
})

const codeIsRight = (code: string | undefined) =>
  checkCharacter((code ?? '').slice(0, 17)) === (code ?? '').charAt(17)

/** Whether a fault can be seen in a row, given the registration numbers of the rows before it. */
const shows: Readonly<Record<Fault, (row: Row, before: ReadonlySet<string | undefined>) => boolean>> = {
  wrongCheckCharacter: (row) => row['seller'] !== '' && !codeIsRight(row['seller']),
  textDate: (row) => row['signedOn'] !== '' && readDay(row['signedOn'] ?? '') === undefined,
  unknownBuyer: (row) => !sampleFirms.has(row['buyer']) && codeIsRight(row['buyer']),
  technologyAboveContract: (row) =>
    (readYuan(row['technologyAmount'] ?? '') ?? 0n) > (readYuan(row['contractAmount'] ?? '') ?? 10n ** 15n),
  duplicateKey: (row, before) => before.has(row['registrationNumber']),
  missingField: (row) => Object.values(row).includes(''),
  unknownKind: (row) =>
    !['development', 'transfer', 'licence', 'consulting', 'service'].includes(row['kind'] ?? ''),
}
type Row = ReturnType<typeof demoBadRows>[number]['written']

/** Every sound buyer comes twice somewhere as a party; strangers never do. */
const sampleFirms = new Set(
  demoBadRows().flatMap(({ written, fault }) => (fault === 'unknownBuyer' ? [] : [written['buyer']])),
)

test('two hundred bad rows have each the planted fault and no other', () => {
  const before = new Set<string | undefined>()
  const rows = demoBadRows()
  expect(rows.length).toBe(200)
  for (const { written, fault } of rows) {
    const seen = Object.entries(shows).flatMap(([name, isSeen]) => (isSeen(written, before) ? [name] : []))
    expect(seen).toEqual([fault])
    before.add(written['registrationNumber'])
  }
})
