// The postings of a subject against an oracle that asks, day by day, what holds and where.
import type { Day } from '@corridor/base'
import { addDays, day } from '@corridor/base'
import type { Row } from '@corridor/registers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Posting } from './contributions.ts'
import { contributionsOf, unite } from './contributions.ts'
import { contractLedger, factsOf, firmLedger, instituteLedger, recorded } from './testing/sample-ledgers.ts'

const first = day('2023-12-10')
const length = 45
const days: readonly Day[] = Array.from({ length: length + 30 }, (_, index) => addDays(first, index - 5))
const anyDay = fc.nat(length).map((offset) => addDays(first, offset))
const maybeDay = fc.option(anyDay, { nil: undefined })
const firm = fc.constantFrom('F', 'F', 'F', 'G')
const listOf = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 5 })

const moves = fc.uniqueArray(
  fc.record({ firm, since: anyDay, district: fc.constantFrom('east', 'west', 'outside') }),
  { maxLength: 4, selector: (move) => `${move.firm} ${move.since}` },
)
const certificates = listOf(fc.record({ firm, from: anyDay, through: anyDay, cancelledOn: maybeDay }))
const entries = listOf(fc.record({ firm, enteredOn: anyDay, revokedOn: maybeDay }))
const institutes = listOf(fc.record({ firm, openedOn: anyDay, closedOn: maybeDay }))

/** Tuple → amounts of everything posted up to a day, nothing where all is zero. */
function balance(postings: readonly Posting[], on: Day): Record<string, string> {
  const sums = new Map<string, bigint[]>()
  for (const { day: effective, dimensions, amounts } of postings) {
    if (effective > on) continue
    const sum = sums.get(dimensions.join('/')) ?? amounts.map(() => 0n)
    sums.set(
      dimensions.join('/'),
      sum.map((amount, index) => amount + (amounts[index] ?? 0n)),
    )
  }
  return Object.fromEntries(
    [...sums]
      .filter(([, sum]) => sum.some((one) => one !== 0n))
      .map(([tuple, sum]) => [tuple, sum.join(' ')]),
  )
}

const told = (tuple: string, amounts: readonly (number | bigint)[]): Record<string, string> =>
  amounts.some((amount) => Number(amount) !== 0) ? { [tuple]: amounts.join(' ') } : {}

interface Move {
  readonly firm: string
  readonly since: Day
  readonly district: string
}
const placeOn = (list: readonly Move[], on: Day): string => {
  const past = list
    .filter((move) => move.firm === 'F' && move.since <= on)
    .sort((a, b) => (a.since < b.since ? -1 : 1))
  return past.at(-1)?.district ?? 'unassigned'
}
const before = (on: Day, end: Day | undefined): boolean => end === undefined || on < end

test('a firm’s postings up to a day are exactly what it holds on that day, where it then is', () => {
  const rows = fc.record({ moves, certificates, entries, institutes })
  fc.assert(
    fc.property(rows, (given) => {
      const postings = contributionsOf(firmLedger, recorded('F', {}), factsOf(given))
      const mine = <T extends { firm: string }>(list: readonly T[]) => list.filter((one) => one.firm === 'F')
      for (const on of days) {
        const valid = mine(given.certificates).some(
          (one) => one.from <= on && on <= one.through && before(on, one.cancelledOn),
        )
        const housed = mine(given.institutes).some((one) => one.openedOn <= on && before(on, one.closedOn))
        const entered = mine(given.entries).some(
          (one) =>
            one.enteredOn <= on && before(on, one.revokedOn) && on.slice(0, 4) === one.enteredOn.slice(0, 4),
        )
        const amounts = [valid, valid && housed, entered].map(Number)
        expect(balance(postings, on), on).toEqual(told(placeOn(given.moves, on), amounts))
      }
    }),
    { numRuns: 300 },
  )
})

test('an institute stays where its firm was on the day each contribution began', () => {
  fc.assert(
    fc.property(moves, anyDay, maybeDay, (where, openedOn, closedOn) => {
      const one = recorded('I', { firm: 'F', openedOn, closedOn })
      const postings = contributionsOf(instituteLedger, one, factsOf({ moves: where }))
      for (const on of days) {
        const opened = openedOn <= on ? { at: placeOn(where, openedOn), amounts: [1, 0] } : undefined
        const closed =
          closedOn !== undefined && closedOn <= on
            ? { at: placeOn(where, closedOn), amounts: [0, 1] }
            : undefined
        const together = opened !== undefined && closed !== undefined && opened.at === closed.at
        const parts = together
          ? [{ at: opened.at, amounts: [1, 1] }]
          : [opened, closed].filter((part) => part !== undefined)
        expect(balance(postings, on), on).toEqual(
          Object.fromEntries(parts.map(({ at, amounts }) => [at, amounts.join(' ')])),
        )
      }
    }),
    { numRuns: 300 },
  )
})

const rank = (row: Row): number => (row['kind'] === 'revocation' ? 2 : row['kind'] === 'amendment' ? 1 : 0)

test('a contract’s postings up to a day are the amounts of its latest event by then', () => {
  const change = fc.record({
    contract: fc.constantFrom('C', 'C', 'D'),
    kind: fc.constantFrom('amendment', 'revocation'),
    on: anyDay,
    amount: fc.bigInt({ min: 0n, max: 999n }),
  })
  fc.assert(
    fc.property(
      moves,
      fc.tuple(anyDay, anyDay),
      listOf(change),
      (where, [signedOn, registeredOn], changes) => {
        const row = { seller: 'F', signedOn, registeredOn, amount: 500n }
        const postings = contributionsOf(
          contractLedger,
          recorded('C', row),
          factsOf({ moves: where, changes }),
        )
        const events = [
          { on: registeredOn, order: 0, index: 0, count: 1, amount: 500n },
          ...changes.map((one, index) => ({
            on: one.on,
            order: rank(one),
            index,
            count: one.kind === 'amendment' ? 1 : 0,
            amount: one.kind === 'amendment' ? one.amount : 0n,
            contract: one.contract,
          })),
        ].filter((one) => !('contract' in one) || one.contract === 'C')
        events.sort((a, b) => (a.on === b.on ? a.order - b.order || a.index - b.index : a.on < b.on ? -1 : 1))
        const place = placeOn(where, signedOn)
        const circle = place === 'outside' || place === 'unassigned' ? place : 'inside'
        for (const on of days) {
          const latest = events.filter((one) => one.on <= on).at(-1)
          const amounts = latest === undefined ? [] : [latest.count, latest.amount]
          expect(balance(postings, on), on).toEqual(told(`${place}/${circle}`, amounts))
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('no posting is empty, no two share day and dimensions, and they come in day order', () => {
  fc.assert(
    fc.property(fc.record({ moves, certificates, entries, institutes }), (given) => {
      const postings = contributionsOf(firmLedger, recorded('F', {}), factsOf(given))
      expect(postings.every(({ amounts }) => amounts.some((amount) => amount !== 0n))).toBe(true)
      const keys = postings.map(({ day: on, dimensions }) => `${on} ${dimensions.join('/')}`)
      expect(new Set(keys).size).toBe(keys.length)
      const order = postings.map(({ day: on }) => on)
      expect(order).toEqual(order.toSorted())
    }),
  )
})

test('a union covers exactly the days of its intervals, in disjoint pieces that do not touch', () => {
  const interval = fc
    .record({ from: anyDay, until: maybeDay })
    .filter(({ from, until }) => until === undefined || until > from)
  fc.assert(
    fc.property(listOf(interval), (intervals) => {
      const united = unite(intervals)
      const covers = (list: typeof united, on: Day) =>
        list.filter(({ from, until }) => from <= on && before(on, until)).length
      for (const on of days) expect(covers(united, on), on).toBe(Math.min(1, covers(intervals, on)))
      united.slice(1).forEach(({ from }, index) => {
        const end = united[index]?.until
        expect(end !== undefined && end < from).toBe(true)
      })
    }),
  )
})
