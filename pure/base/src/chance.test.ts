// Seeded chance: the same everywhere, within its bounds, and independent by branch.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chance } from './chance.ts'

const draws = (seed: number | string) => {
  const one = chance(seed)
  return Array.from({ length: 20 }, () => one.next())
}

test('the same seed gives the same numbers, another seed others', () => {
  fc.assert(fc.property(fc.string(), (seed) => void expect(draws(seed)).toEqual(draws(seed))))
  expect(draws(7)).toEqual(draws('7'))
  expect(draws(7)).not.toEqual(draws(8))
})

test('what a branch draws does not depend on what was drawn before', () => {
  const early = chance('city').branch('firms').next()
  const trunk = chance('city')
  trunk.bytes(100)
  expect(trunk.branch('firms').next()).toBe(early)
  expect(trunk.branch('contracts').next()).not.toBe(early)
})

test('numbers stay in [0, 1) and whole numbers within both bounds', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, low, more) => {
      const one = chance(seed)
      const [number, whole] = [one.next(), one.integer(low, low + more)]
      expect(number >= 0 && number < 1).toBe(true)
      expect(Number.isInteger(whole) && whole >= low && whole <= low + more).toBe(true)
    }),
  )
})

test('every face of a die comes up about as often as the others', () => {
  const one = chance('die')
  const faces = [0, 0, 0, 0, 0, 0]
  for (let throws = 0; throws < 60_000; throws++) {
    const face = one.integer(0, 5)
    faces[face] = (faces[face] ?? 0) + 1
  }
  for (const count of faces) expect(Math.abs(count - 10_000)).toBeLessThan(500)
})

test('what never happens and what always happens do so', () => {
  const one = chance('sure')
  expect(Array.from({ length: 100 }, () => one.happens(0))).not.toContain(true)
  expect(Array.from({ length: 100 }, () => one.happens(1))).not.toContain(false)
  expect(one.bytes(5)).toHaveLength(5)
})

test('nothing can be picked from nothing', () => {
  expect(() => chance(1).pick([])).toThrow('not empty')
  expect(['a', 'b']).toContain(chance(1).pick(['a', 'b']))
})
