// The demonstration city: the same for a seed, of the promised size, with the seasons of a real one, and consistent.
import { addDays, day, dayOfInstant } from '@corridor/base'
import type { Written } from '@corridor/registers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Delivery, demoCity, demoCodeLists, demoPeople } from './public.ts'
import { checkCharacter } from './world/credit-code.ts'

const lastDay = day('2026-11-23')
const city = [...demoCity({ seed: 7, scale: 'city', lastDay })]
const small = [...demoCity({ seed: 7, scale: 'small', lastDay })]

const keys: Readonly<Record<string, readonly string[]>> = {
  organisations: ['creditCode'],
  'district-memberships': ['organisation', 'since'],
  'technology-contracts': ['registrationNumber'],
  'contract-changes': ['contract', 'effectiveOn'],
  'hnte-certificates': ['certificateNumber'],
  'hnte-applications': ['applicationNumber'],
  'tech-sme-entries': ['entryNumber'],
  'above-scale-listings': ['organisation', 'listedOn'],
  'in-house-institutions': ['organisation', 'name'],
  'rd-institutions': ['name'],
  'institution-approvals': ['institution', 'level'],
  'official-statistics': ['series', 'year', 'publishedOn'],
}
const references: Readonly<Record<string, string>> = {
  organisation: 'organisations',
  seller: 'organisations',
  buyer: 'organisations',
  host: 'organisations',
  contract: 'technology-contracts',
  institution: 'rd-institutions',
}

const keyIn = (register: string, written: Written) =>
  (keys[register] ?? []).map((name) => written[name]).join('|')

/** The registers at the end: rows by business key, later deliveries over earlier ones. */
function kept(deliveries: readonly Delivery[]): ReadonlyMap<string, ReadonlyMap<string, Written>> {
  const registers = new Map(Object.keys(keys).map((register) => [register, new Map<string, Written>()]))
  for (const { register, rows } of deliveries)
    for (const { written } of rows) registers.get(register)?.set(keyIn(register, written), written)
  return registers
}

const atEnd = kept(city)
const rowsOf = (register: string, registers = atEnd) => [...(registers.get(register)?.values() ?? [])]

/** Two texts are equal exactly when their hashes are, for all that this test can meet (FNV-1a over 53 bits). */
function hashOf(deliveries: Iterable<Delivery>): number {
  let [low, high] = [2_166_136_261, 0]
  for (const delivery of deliveries) {
    const text = JSON.stringify(delivery)
    for (let index = 0; index < text.length; index++) {
      low = Math.imul(low ^ text.charCodeAt(index), 16_777_619) >>> 0
      high = (high * 31 + low) % 2_097_152
    }
  }
  return high * 4_294_967_296 + low
}

const inYear = (text: string | undefined, year: number) => text?.startsWith(String(year)) === true

describe('the stream of deliveries', () => {
  test('is the same for the same seed and another for another', () => {
    const again = demoCity({ seed: 7, scale: 'small', lastDay })
    const other = demoCity({ seed: 8, scale: 'small', lastDay })
    expect(hashOf(again)).toBe(hashOf(small))
    expect(hashOf(other)).not.toBe(hashOf(small))
  })

  test('comes in the order of recording, in business hours, and ends with the last day', () => {
    const times = city.map(({ recordedAtMs }) => recordedAtMs)
    expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true)
    const hours = times.map((time) => ((time / 3_600_000 + 8) % 24) - 9)
    expect(hours.every((hour) => hour >= 0 && hour < 9)).toBe(true)
    expect(dayOfInstant(times[0] ?? 0) < '2023-01-10').toBe(true)
    expect(dayOfInstant(times.at(-1) ?? 0) <= lastDay).toBe(true)
  })

  test('has files of one to two thousand rows, each name once, each given in by one of the people', () => {
    const accounts = new Set(demoPeople().map(({ account }) => account))
    expect(city.filter(({ rows }) => rows.length < 1 || rows.length > 2000)).toEqual([])
    expect(city.filter(({ actor }) => !accounts.has(actor))).toEqual([])
    expect(new Set(city.map(({ file }) => file)).size).toBe(city.length)
    expect(city.filter(({ file }) => !file.startsWith('示例-'))).toEqual([])
  })

  test('never tells what has not happened yet', () => {
    const early = city.flatMap(({ recordedAtMs, rows }) => {
      const today = dayOfInstant(recordedAtMs)
      return rows.filter(({ written }) =>
        Object.entries(written).some(
          ([name, text]) => /(On|since)$/.test(name) && text !== undefined && text > today,
        ),
      )
    })
    expect(early).toEqual([])
  })
})

/** Keys added twice, updates of nothing, and references to what no earlier delivery brought. */
function inconsistencies(deliveries: Iterable<Delivery>): readonly string[] {
  const seen = new Map(Object.keys(keys).map((register) => [register, new Set<string>()]))
  const wrong: string[] = []
  for (const { register, mode, rows, file } of deliveries) {
    const mine = seen.get(register)
    for (const { written } of rows) {
      const key = keyIn(register, written)
      if (mine?.has(key) !== (mode === 'update')) wrong.push(`${mode} ${key} in ${file}`)
      for (const [name, to] of Object.entries(references))
        if (written[name] !== undefined && seen.get(to)?.has(written[name]) !== true)
          wrong.push(`${name} ${written[name]} in ${file}`)
    }
    for (const { written } of rows) mine?.add(keyIn(register, written))
  }
  return wrong
}

describe('the rows', () => {
  test('add each key once, correct only what is there, and refer to earlier deliveries', () => {
    expect(inconsistencies(city)).toEqual([])
  })

  test('do so for every seed and last day', () => {
    const seeds = fc.integer({ min: 0, max: 2 ** 31 })
    const days = fc.integer({ min: 0, max: 1500 }).map((after) => addDays(day('2024-01-08'), after))
    fc.assert(
      fc.property(seeds, days, (seed, last) => {
        expect(inconsistencies(demoCity({ seed, scale: 'small', lastDay: last }))).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})

describe('every name', () => {
  test('carries 示例 and belongs to one', () => {
    for (const [register, field] of [
      ['organisations', 'name'],
      ['technology-contracts', 'title'],
      ['rd-institutions', 'name'],
      ['in-house-institutions', 'name'],
    ] as const) {
      const names = rowsOf(register).map((row) => row[field] ?? '')
      expect(names.filter((name) => !name.startsWith('示例'))).toEqual([])
      expect(new Set(names).size).toBe(names.length)
    }
  })

  test('has a credit code with the right check character and a reserved division', () => {
    const codes = rowsOf('organisations').map((row) => row['creditCode'] ?? '')
    expect(codes.filter((code) => !/^\d\d9901\d\d[0-9A-Z]{10}$/.test(code))).toEqual([])
    expect(codes.filter((code) => checkCharacter(code.slice(0, 17)) !== code.charAt(17))).toEqual([])
  })

  test('lies in a listed district', () => {
    const districts = demoCodeLists().get('districts')
    expect(rowsOf('district-memberships').filter((row) => !districts?.has(row['district'] ?? ''))).toEqual([])
  })
})

test('the check character fits the worked example of the standard’s public sample', () => {
  expect(checkCharacter('91350100M000100Y4')).toBe('3')
})

/** District of each organisation on a day, from the memberships alone. */
function residenceOn(on: string): ReadonlyMap<string, string> {
  const places = new Map<string, Written>()
  for (const row of rowsOf('district-memberships')) {
    const known = places.get(row['organisation'] ?? '')?.['since'] ?? ''
    if ((row['since'] ?? '') <= on && (row['since'] ?? '') >= known)
      places.set(row['organisation'] ?? '', row)
  }
  return new Map([...places].map(([organisation, row]) => [organisation, row['district'] ?? '']))
}

function validHnte(on: string, certificates = rowsOf('hnte-certificates')): ReadonlySet<string> {
  const residence = residenceOn(on)
  return new Set(
    certificates
      .filter((row) => (row['issuedOn'] ?? '') <= on && (row['validThrough'] ?? '') >= on)
      .filter((row) => (row['disqualifiedOn'] ?? '9999') > on)
      .map((row) => row['organisation'] ?? '')
      .filter((organisation) => residence.get(organisation) !== 'outside'),
  )
}

describe('high-tech enterprises', () => {
  test('are about six thousand at the end of last year, after a dip in autumn', () => {
    expect(validHnte('2025-12-31').size).toBeGreaterThan(5800)
    expect(validHnte('2025-12-31').size).toBeLessThan(6200)
    for (const year of [2023, 2024, 2025])
      expect(validHnte(`${year}-11-30`).size).toBeLessThan(validHnte(`${year}-09-30`).size - 200)
  })

  test('reconcile with the bridge of the year: new and moved in, less lapsed, lost and moved out', () => {
    const [start, end] = [validHnte('2024-12-31'), validHnte('2025-12-31')]
    const entered = [...end].filter((organisation) => !start.has(organisation))
    const left = [...start].filter((organisation) => !end.has(organisation))
    const certificates = rowsOf('hnte-certificates')
    const issued = certificates.filter((row) => inYear(row['issuedOn'], 2025))
    const renewed = issued.filter((row) => row['basis'] === 'reRecognition').length
    const ending = certificates.filter((row) => inYear(row['validThrough'], 2025)).length
    expect(end.size - start.size).toBe(entered.length - left.length)
    expect(entered.length - left.length).toBeGreaterThan(850)
    expect(entered.length - left.length).toBeLessThan(issued.length)
    expect(renewed / ending).toBeCloseTo(0.9, 1)
  })

  test('were believed to be fewer on the last day of the year than later on', () => {
    const until = (on: string) => city.filter(({ recordedAtMs }) => dayOfInstant(recordedAtMs) <= on)
    const believed = (on: string) =>
      validHnte('2025-12-31', rowsOf('hnte-certificates', kept(until(on)))).size
    expect(believed('2025-12-31')).toBeLessThan(believed('2026-01-31'))
    expect(believed('2026-01-31')).toBeLessThan(believed('2026-03-31'))
  })
})

describe('technology SMEs', () => {
  test('are about eight thousand in the year, none before April, the last in October', () => {
    const entries = rowsOf('tech-sme-entries').filter((row) => inYear(row['enteredOn'], 2025))
    expect(entries.length).toBeGreaterThan(7900)
    expect(entries.length).toBeLessThan(8200)
    const months = rowsOf('tech-sme-entries').map((row) => Number(row['enteredOn']?.slice(5, 7)))
    expect(Math.min(...months)).toBe(4)
    expect(Math.max(...months)).toBe(10)
    expect(entries.filter((row) => row['revokedOn'] !== undefined).length).toBeGreaterThan(40)
  })

  test('count each firm once a year', () => {
    const entries = rowsOf('tech-sme-entries').filter((row) => inYear(row['enteredOn'], 2025))
    expect(new Set(entries.map((row) => row['organisation'])).size).toBe(entries.length)
  })
})

describe('technology contracts', () => {
  const of = (year: number) =>
    rowsOf('technology-contracts').filter((row) => inYear(row['registeredOn'], year))
  const hundredMillions = (rows: readonly Written[], field: string) =>
    rows.reduce((sum, row) => sum + Number(row[field]), 0) / 100_000_000

  test.each([2023, 2024, 2025])('of %i are about twenty thousand and 72 billion yuan', (year) => {
    expect(of(year).length).toBeGreaterThan(19_000)
    expect(of(year).length).toBeLessThan(21_500)
    expect(hundredMillions(of(year), 'contractAmount')).toBeGreaterThan(640)
    expect(hundredMillions(of(year), 'contractAmount')).toBeLessThan(810)
  })

  test('bunch at quarter ends, most of all in December', () => {
    const months = of(2025).map((row) => Number(row['registeredOn']?.slice(5, 7)))
    expect(months.filter((month) => month % 3 === 0).length / months.length).toBeGreaterThan(0.5)
    expect(months.filter((month) => month === 12).length / months.length).toBeGreaterThan(0.2)
  })

  test('have technology amounts within the contract amount, other parties, and signing before registration', () => {
    const wrong = rowsOf('technology-contracts').filter(
      (row) =>
        Number(row['technologyAmount']) > Number(row['contractAmount']) ||
        row['seller'] === row['buyer'] ||
        (row['signedOn'] ?? '') >= (row['registeredOn'] ?? ''),
    )
    expect(wrong).toEqual([])
  })

  test('are recorded late and corrected now and then, and change', () => {
    const contracts = city.filter(({ register }) => register === 'technology-contracts')
    const late = contracts
      .filter(({ authority }) => authority === 'registrationOffice')
      .flatMap(({ rows }) => rows)
    const corrected = contracts.filter(({ mode }) => mode === 'update').flatMap(({ rows }) => rows)
    expect(late.length).toBeGreaterThan(1000)
    expect(corrected.length).toBeGreaterThan(500)
    const changes = rowsOf('contract-changes').map((row) => row['kind'])
    expect(new Set(changes)).toEqual(new Set(['amendment', 'cancellation', 'revocation']))
  })
})

describe('what else there is', () => {
  test('about 3,300 above-scale firms, a third with an institution of their own', () => {
    const listed = rowsOf('above-scale-listings').filter((row) => row['delistedOn'] === undefined)
    const now = listed.filter((row) => (row['listedOn'] ?? '') < '2026-01-01')
    const having = new Set(
      rowsOf('in-house-institutions')
        .filter((row) => (row['establishedOn'] ?? '') < '2026-01-01' && row['closedOn'] === undefined)
        .map((row) => row['organisation']),
    )
    expect(now.length).toBeGreaterThan(3200)
    expect(now.length).toBeLessThan(3400)
    const share = now.filter((row) => having.has(row['organisation'])).length / now.length
    expect(share).toBeGreaterThan(0.31)
    expect(share).toBeLessThan(0.36)
  })

  test('about thirty new institutions a year, upgrades that are not new, and removals', () => {
    const approvals = rowsOf('institution-approvals').filter((row) => row['level'] !== 'municipal')
    const earliest = new Map<string, string>()
    for (const row of approvals) {
      const known = earliest.get(row['institution'] ?? '') ?? '9999'
      if ((row['approvedOn'] ?? '') < known) earliest.set(row['institution'] ?? '', row['approvedOn'] ?? '')
    }
    for (const year of [2023, 2024, 2025])
      expect(Math.abs([...earliest.values()].filter((text) => inYear(text, year)).length - 31)).toBeLessThan(
        5,
      )
    expect(approvals.length).toBeGreaterThan(earliest.size)
    expect(rowsOf('rd-institutions').filter((row) => row['removedOn'] !== undefined).length).toBeGreaterThan(
      8,
    )
  })

  test('official R&D intensities between 2.5 and 2.8 per cent, published in November of the next year', () => {
    const statistics = rowsOf('official-statistics')
    for (const year of [2022, 2023, 2024, 2025]) {
      const mine = statistics.filter((row) => row['year'] === String(year))
      const gdp = Number(mine.find((row) => row['vintage'] === '最终核实')?.['amount'])
      const rd = mine.find((row) => row['series'] === 'rdExpenditure')
      expect(Number(rd?.['amount']) / gdp).toBeGreaterThan(0.025)
      expect(Number(rd?.['amount']) / gdp).toBeLessThan(0.0281)
      expect(rd?.['publishedOn']?.slice(0, 7)).toBe(`${year + 1}-11`)
      expect(mine.filter((row) => row['series'] === 'gdp').length).toBe(2)
    }
  })

  test('about twenty-five thousand organisations, one firm in a hundred moving in a year', () => {
    const organisations = rowsOf('organisations').length
    expect(organisations).toBeGreaterThan(24_000)
    expect(organisations).toBeLessThan(26_000)
    const moves = (rowsOf('district-memberships').length - organisations) / 4
    expect(moves).toBeGreaterThan(150)
    expect(moves).toBeLessThan(260)
  })
})
