// UUIDv7: version and variant bits, and the order of the instants they were made at.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUuid, uuidV7 } from './identity.ts'

const anyInstant = fc.integer({ min: 0, max: 2 ** 48 - 1 })
const anyBytes = fc.uint8Array({ minLength: 10, maxLength: 16 })

test('the example of RFC 9562 appendix A.6 comes out', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('every id has version 7 and the variant of the RFC', () => {
  fc.assert(
    fc.property(anyInstant, anyBytes, (at, random) => {
      expect(uuidV7(at, random)).toMatch(/^.{14}7.{4}[89ab]/)
    }),
  )
})

test('an id made later sorts later, whatever the random bytes', () => {
  fc.assert(
    fc.property(anyInstant, anyInstant, anyBytes, anyBytes, (a, b, left, right) => {
      if (a < b) expect(uuidV7(a, left) < uuidV7(b, right)).toBe(true)
      expect(Number.parseInt(uuidV7(a, left).replaceAll('-', '').slice(0, 12), 16)).toBe(a)
    }),
  )
})

test('too few random bytes are a fault of the caller', () => {
  expect(() => uuidV7(0, new Uint8Array(9))).toThrow('10 random bytes')
})

test('an id is told from what only looks like one', () => {
  fc.assert(
    fc.property(anyInstant, anyBytes, (at, random) => void expect(isUuid(uuidV7(at, random))).toBe(true)),
  )
  const none = [
    '',
    '017f22e279b07cc398c4dc0c0c07398f',
    '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398g',
  ]
  expect(none.map(isUuid)).toEqual([false, false, false, false])
})
