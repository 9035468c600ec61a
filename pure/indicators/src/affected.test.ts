// Which subjects a changed record touches, and what a definition of a ledger refuses.
import { expect, test } from 'vitest'
import { pathsFrom, registersRead } from './affected.ts'
import { covered, defineLedger, measuresAtMost, spans, steps } from './ledger.ts'
import { certificates, contractLedger, firmLedger, instituteLedger, label } from './testing/sample-ledgers.ts'

test('a record that speaks of a subject names it once, however many timelines read it', () => {
  expect(pathsFrom('certificates', firmLedger)).toEqual([
    { kind: 'names', field: 'firm', onlyDimensions: false },
  ])
  expect(pathsFrom('institutes', firmLedger)).toEqual([
    { kind: 'names', field: 'firm', onlyDimensions: false },
  ])
  expect(pathsFrom('changes', contractLedger)).toEqual([
    { kind: 'names', field: 'contract', onlyDimensions: false },
  ])
  expect(pathsFrom('contracts', contractLedger)).toEqual([
    { kind: 'names', field: 'id', onlyDimensions: false },
  ])
})

test('a move names the firm itself, or the subjects that refer to it, and changes only dimensions', () => {
  expect(pathsFrom('moves', firmLedger)).toEqual([{ kind: 'names', field: 'firm', onlyDimensions: true }])
  expect(pathsFrom('moves', instituteLedger)).toEqual([
    { kind: 'places', of: 'firm', via: 'firm', onlyDimensions: true },
  ])
  expect(pathsFrom('moves', contractLedger)).toEqual([
    { kind: 'places', of: 'firm', via: 'seller', onlyDimensions: true },
  ])
})

test('a subject without a timeline of its own can change only its dimensions', () => {
  expect(pathsFrom('firms', firmLedger)).toEqual([{ kind: 'names', field: 'id', onlyDimensions: true }])
})

test('a register that a ledger does not read touches nothing in it', () => {
  expect(pathsFrom('certificates', contractLedger)).toEqual([])
  expect(registersRead(contractLedger)).toEqual(['contracts', 'changes', 'moves'])
  expect([...registersRead(firmLedger)].sort()).toEqual([
    'certificates',
    'entries',
    'firms',
    'institutes',
    'moves',
  ])
})

test('a ledger has one to six measures', () => {
  const measures = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`m${index}`, { label, unit: 'count' as const }]),
    )
  const define = (count: number) => () =>
    defineLedger({
      id: 'sample',
      label,
      subject: 'firms',
      dimensions: {},
      measures: measures(count),
      timelines: [],
    })
  expect(measuresAtMost).toBe(6)
  expect(define(0)).toThrow('1 to 6 measures, not 0')
  expect(define(6)).not.toThrow()
  expect(define(7)).toThrow('1 to 6 measures, not 7')
})

test('a timeline fills measures that the ledger has', () => {
  const cover = spans(certificates, { of: 'firm', from: 'from' })
  const source = { register: 'certificates', subject: 'firm', where: [] }
  const base = {
    id: 'sample',
    label,
    subject: 'firms',
    dimensions: {},
    measures: { valid: { label, unit: 'count' } },
  } as const
  expect(() => defineLedger({ ...base, timelines: [covered('vaild', cover)] })).toThrow('no measure vaild')
  const timeline = steps({ source, on: 'from', amounts: { amuont: { kind: 'one' } } })
  expect(() => defineLedger({ ...base, timelines: [timeline] })).toThrow('no measure amuont')
})
