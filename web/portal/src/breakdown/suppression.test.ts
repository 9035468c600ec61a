// No public breakdown shows a cell of one or two subjects, nor lets one be found by subtraction.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicParts } from './public-parts.ts'
import { type Cell, withheld } from './suppression.ts'

const seed = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31))
console.log(`seed ${seed}`)

const plain = (...counts: number[]): readonly Cell[] => counts.map((count) => ({ subjects: [count] }))
const hiddenAt = (cells: readonly Cell[]): readonly number[] =>
  withheld(cells).flatMap((hidden, at) => (hidden ? [at] : []))

test('without small cells everything is shown, empty cells too', () => {
  expect(hiddenAt(plain(0, 3, 900, 0))).toEqual([])
  expect(hiddenAt([])).toEqual([])
})

test('a small cell takes the smallest large one with it', () => {
  expect(hiddenAt(plain(2, 40, 7, 0, 9))).toEqual([0, 2])
  expect(hiddenAt(plain(1, 1, 5, 0, 9))).toEqual([0, 1, 2])
})

test('equal candidates go together, so that the choice tells nothing', () => {
  expect(hiddenAt(plain(10, 10, 2, 30))).toEqual([0, 1, 2])
})

test('where no cell is large enough nothing is shown', () => {
  expect(hiddenAt(plain(0, 1, 2, 0))).toEqual([0, 1, 2, 3])
})

test('a ratio is withheld for either of its sums', () => {
  expect(hiddenAt([{ subjects: [1, 50] }, { subjects: [8, 40] }, { subjects: [9, 90] }])).toEqual([0, 1])
})

/** Every way to write a total as so many counts. */
function* waysToSplit(total: number, places: number): Generator<readonly number[]> {
  if (places === 1) yield [total]
  else
    for (let first = 0; first <= total; first++)
      for (const rest of waysToSplit(total - first, places - 1)) yield [first, ...rest]
}

/** What a reader sees: the whole, the shown counts, and which are withheld. */
const seen = (counts: readonly number[]): string => {
  const hidden = withheld(plain(...counts))
  return counts.map((count, at) => (hidden[at] === true ? '×' : count)).join(' ')
}

test('no small cell is shown', () => {
  const cells = fc.array(fc.array(fc.nat(12), { minLength: 1, maxLength: 2 }), { maxLength: 15 })
  fc.assert(
    fc.property(cells, (counts) => {
      const hidden = withheld(counts.map((subjects) => ({ subjects })))
      expect(hidden).toHaveLength(counts.length)
      counts.forEach((subjects, at) => {
        if (subjects.some((count) => count === 1 || count === 2)) expect(hidden[at]).toBe(true)
      })
    }),
    { seed },
  )
})

test('a reader who knows the whole, the shown cells and the rule still finds no small cell', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { minLength: 2, maxLength: 4 }), (counts) => {
      const total = counts.reduce((sum, count) => sum + count, 0)
      const page = seen(counts)
      const possible = [...waysToSplit(total, counts.length)].filter((other) => seen(other) === page)
      counts.forEach((count, at) => {
        if (count !== 1 && count !== 2) return
        expect([page, new Set(possible.map((other) => other[at])).size > 1]).toEqual([page, true])
      })
    }),
    { seed, numRuns: 300 },
  )
})

test('where something is shown, a withheld cell may as well be a large one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { minLength: 2, maxLength: 4 }), (counts) => {
      const hidden = withheld(plain(...counts))
      fc.pre(hidden.some((one) => one) && !hidden.every((one) => one))
      const total = counts.reduce((sum, count) => sum + count, 0)
      const possible = [...waysToSplit(total, counts.length)].filter((other) => seen(other) === seen(counts))
      counts.forEach((_, at) => {
        if (hidden[at] === true) expect(possible.some((other) => (other[at] ?? 0) >= 3)).toBe(true)
      })
    }),
    { seed, numRuns: 300 },
  )
})

const part = (code: string, value: number) => ({
  by: { district: code },
  label: { zh: code, en: code },
  value,
})

test('a withheld part keeps its name and loses every number', () => {
  const counts = new Map([
    ['a', [2, 9]],
    ['b', [5, 9]],
  ])
  const parts = [
    { ...part('a', 22.2), numerator: '2', denominator: '9' },
    { ...part('b', 55.6), numerator: '5', denominator: '9' },
  ]
  const shown = publicParts(parts, 'district', { counts, sides: 2 })
  expect(shown).toEqual([
    { code: 'a', label: { zh: 'a', en: 'a' }, value: null, withheld: true },
    { code: 'b', label: { zh: 'b', en: 'b' }, value: null, withheld: true },
  ])
})

test('a value whose subjects were not counted is small, and so is a net of zero that two firms made', () => {
  const counts = new Map([
    ['b', [4]],
    ['c', [2]],
    ['d', [9]],
  ])
  const shown = publicParts([part('a', 7), part('b', 4), part('c', 0), part('d', 9)], 'district', {
    counts,
    sides: 1,
  })
  expect(shown.map(({ code, value }) => [code, value])).toEqual([
    ['a', null],
    ['b', null],
    ['c', null],
    ['d', 9],
  ])
})
