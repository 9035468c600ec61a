// What is in force: by example, and for any sequence of revisions and undos.
import { addDays, day, type Day } from '@corridor/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AppliedRevision, type RevisionStep, standingOn, stretchesOf, termsInForce } from './in-force.ts'

const first = day('2026-01-01')

const step = (given: Partial<RevisionStep<number>>): RevisionStep<number> => ({
  revision: 'r1',
  kind: 'changed',
  from: day('2026-07-15'),
  serial: 1,
  appliedAt: 1_000,
  undoneAt: null,
  terms: 1_000,
  ...given,
})

describe('a revised target', () => {
  const steps = [step({}), step({ revision: 'r2', from: day('2026-09-01'), serial: 2, terms: 1_200 })]

  test('says the old value until the day before the document, and the new one from its day', () => {
    expect(stretchesOf({ own: 900, steps }).map(({ from, until, terms }) => [from, until, terms])).toEqual([
      [null, '2026-07-14', 900],
      ['2026-07-15', '2026-08-31', 1_000],
      ['2026-09-01', null, 1_200],
    ])
    expect(termsInForce({ own: 900, steps }, { on: day('2026-07-14') })).toBe(900)
    expect(termsInForce({ own: 900, steps }, { on: day('2026-07-15') })).toBe(1_000)
  })

  test('is as it was believed then: before the act, and after its undoing', () => {
    const undone = [step({ undoneAt: 2_000 })]
    const at = (asOf: number) => termsInForce({ own: 900, steps: undone }, { on: day('2026-12-31'), asOf })
    expect([at(999), at(1_000), at(1_999), at(2_000)]).toEqual([900, 1_000, 1_000, 900])
  })

  test('that was withdrawn or has not joined yet is not in force', () => {
    const past = { own: 900, steps: [step({ kind: 'withdrawn', terms: null })] }
    expect(termsInForce(past, { on: day('2026-07-15') })).toBeNull()
    const joined = { own: null, steps: [step({ kind: 'added' })] }
    expect(termsInForce(joined, { on: day('2026-07-14') })).toBeNull()
    expect(stretchesOf(joined).map(({ from }) => from)).toEqual(['2026-07-15'])
  })

  test('of two documents of one day the one applied last holds', () => {
    const same = [step({ serial: 2, terms: 7 }), step({ serial: 1, terms: 5 })]
    expect(termsInForce({ own: 900, steps: same }, { on: day('2026-07-15') })).toBe(7)
  })
})

const targets = ['a', 'b', 'c']

interface World {
  readonly revisions: readonly (AppliedRevision & {
    readonly steps: Readonly<Record<string, RevisionStep<number>>>
  })[]
}

/** One thing a person may try: to revise some targets from a day on, or to undo one of the revisions. */
const attempt = fc.oneof(
  fc.record({
    kind: fc.constant('apply' as const),
    from: fc.integer({ min: 0, max: 40 }),
    touched: fc.uniqueArray(fc.constantFrom(...targets), { minLength: 1 }),
    terms: fc.option(fc.integer({ min: 1, max: 9_999 }), { nil: null }),
  }),
  fc.record({ kind: fc.constant('undo' as const), pick: fc.nat(20) }),
)

function tried(
  { revisions }: World,
  one: typeof attempt extends fc.Arbitrary<infer A> ? A : never,
  at: number,
): World {
  if (one.kind === 'apply') {
    const id = `r${at}`
    const from = addDays(first, one.from)
    const kind = one.terms === null ? 'withdrawn' : 'changed'
    const said = {
      revision: id,
      kind,
      from,
      serial: at,
      appliedAt: at,
      undoneAt: null,
      terms: one.terms,
    } as const
    const steps = Object.fromEntries(one.touched.map((target) => [target, said]))
    return {
      revisions: [...revisions, { id, base: 'p', serial: at, isUndone: false, targets: one.touched, steps }],
    }
  }
  const open = revisions.filter(({ isUndone }) => !isUndone)
  const chosen = open[one.pick % Math.max(open.length, 1)]
  if (chosen === undefined || standingOn(chosen, revisions).length > 0) return { revisions }
  const undo = (said: RevisionStep<number>) => ({ ...said, undoneAt: at })
  return {
    revisions: revisions.map((revision) =>
      revision.id === chosen.id
        ? {
            ...revision,
            isUndone: true,
            steps: Object.fromEntries(
              Object.entries(revision.steps).map(([target, said]) => [target, undo(said)]),
            ),
          }
        : revision,
    ),
  }
}

const days: readonly Day[] = Array.from({ length: 45 }, (_, index) => addDays(first, index))

/** Every target's value on every day, as believed at an instant. */
const picture = ({ revisions }: World, asOf: number) =>
  targets.map((target, own) => {
    const steps = revisions.flatMap(({ steps: said }) => said[target] ?? [])
    return days.map((on) => termsInForce({ own, steps }, { on, asOf }))
  })

describe('after any sequence of revisions and undos', () => {
  const seed = Math.trunc(Number(process.env['SEED'] ?? Date.now() % 2_147_483_647))

  test(`what was believed at each earlier instant is unchanged (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 14 }), (attempts) => {
        let world: World = { revisions: [] }
        const seen = [picture(world, 0)]
        for (const [index, one] of attempts.entries()) {
          world = tried(world, one, index + 1)
          seen.push(picture(world, index + 1))
        }
        for (const [asOf, then] of seen.entries()) expect(picture(world, asOf)).toEqual(then)
      }),
      { seed },
    )
  })

  test(`an undo restores every day, and a revision changes no day before its own (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 10 }), fc.integer({ min: 0, max: 40 }), (attempts, from) => {
        const before = attempts.reduce((world: World, one, index) => tried(world, one, index + 1), {
          revisions: [],
        })
        const next = { kind: 'apply', from, touched: targets, terms: 5 } as const
        const revised = tried(before, next, 100)
        const cut = (rows: ReturnType<typeof picture>) => rows.map((row) => row.slice(0, from))
        expect(cut(picture(revised, 100))).toEqual(cut(picture(before, 100)))
        const open = revised.revisions.filter(({ isUndone }) => !isUndone).length
        const undone = tried(revised, { kind: 'undo', pick: open - 1 }, 101)
        expect(picture(undone, 101)).toEqual(picture(before, 101))
      }),
      { seed },
    )
  })
})

test('a revision stands on an earlier one of the same plan that touches the same target, until it is undone', () => {
  const one: AppliedRevision = { id: '1', base: 'p', serial: 1, isUndone: false, targets: ['a'] }
  const two: AppliedRevision = { ...one, id: '2', serial: 2 }
  expect(standingOn(one, [one, two]).map(({ id }) => id)).toEqual(['2'])
  expect(standingOn(two, [one, two])).toEqual([])
  expect(standingOn(one, [one, { ...two, isUndone: true }])).toEqual([])
  expect(standingOn(one, [one, { ...two, targets: ['b'] }])).toEqual([])
  expect(standingOn(one, [one, { ...two, base: 'q' }])).toEqual([])
})
