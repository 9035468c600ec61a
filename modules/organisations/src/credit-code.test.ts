// The unified social credit code by vectors that were worked out by hand from the standard.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCreditCode, creditCodeCheck, normalCreditCode } from './credit-code.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const codeOf = (text: string) => {
  const result = checkCreditCode(text)
  return result.ok ? result.value : result.problems.map(({ code }) => code).join()
}
const allowedOf = (text: string) => {
  const result = checkCreditCode(text)
  return result.ok ? '' : (result.problems[0]?.allowed?.en ?? '')
}

const valid = [
  ['V1, whose sum is 1731', '91370102MADEM00115'],
  ['V2, which ends in a letter', '91370112MA3EX4P05F'],
  ['V3, a public institution', '12370000495570020X'],
  ['V4, a private non-enterprise unit', '52370100MJD6T10XXN'],
  ['V5', '91370117MACQ77Y9X0'],
  ['the sample often quoted', '91350100M000100Y43'],
] as const

const invalid = [
  ['I1, another check character', '91370102MADEM00116', 'credit-code/check'],
  ['I2, two neighbours swapped', '91370102MAEDM00115', 'credit-code/check'],
  ['I3, a letter that is never used', '91370102IADEM00115', 'credit-code/character'],
  ['I4, one character short', '91370102MADEM0011', 'credit-code/length'],
  [
    'I5, a letter in the division although the check character fits',
    '9137A102MADEM00111',
    'credit-code/division',
  ],
] as const

describe('a credit code', () => {
  test.each(valid)('is valid: %s', (_name, code) => expect(codeOf(code)).toBe(code))

  test.each(invalid)('is refused: %s', (_name, code, reason) => expect(codeOf(code)).toBe(reason))

  test('with an unknown department passes its checksum: I6 is for people to question, not refused', () => {
    expect(codeOf('90370102MADEM00118')).toBe('90370102MADEM00118')
  })

  test('that is refused says the check character it should have', () => {
    expect(allowedOf('91370102MADEM00116')).toBe('it should be 5')
    expect(allowedOf('91370102MAEDM00115')).toBe('it should be Q')
  })

  test('is brought to its normal form: spaces, hyphens, full width and case', () => {
    for (const written of [
      ' 91370102MADEM00115 ',
      '91370102madem00115',
      '９１３７０１０２ＭＡＤＥＭ００１１５',
      '91370102-MADEM0011-5',
    ]) {
      expect(codeOf(written), written).toBe('91370102MADEM00115')
    }
  })

  test('keeps the letters O and I as they were written and refuses them', () => {
    expect(normalCreditCode('9137o1o2')).toBe('9137O1O2')
    expect(codeOf('91370102MADEM0O115')).toBe('credit-code/character')
    expect(codeOf('91370102MADEM00II5')).toBe('credit-code/character')
  })

  test('has no check character where a character is missing or never used', () => {
    expect(creditCodeCheck('91370102MADEM0011')).toBe('5')
    expect(creditCodeCheck('91370102MADEM001')).toBeUndefined()
    expect(creditCodeCheck('91370102SADEM0011')).toBeUndefined()
  })
})

const anyCode = fc
  .tuple(
    fc.constantFrom('91', '12', '52', 'N2'),
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }),
  )
  .map(([head, division, subject]) => `${head}${division}${subject.join('')}`)
  .map((first) => first + (creditCodeCheck(first) ?? ''))

describe('the check character', () => {
  test('makes any first 17 characters valid, and their normal form their own', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(codeOf(code)).toBe(code)
        expect(codeOf(code.toLowerCase())).toBe(code)
      }),
    )
  })

  test('finds every single wrong character and every swap of neighbours', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(17), fc.constantFrom(...alphabet), (code, at, other) => {
        const wrong = code.slice(0, at) + other + code.slice(at + 1)
        expect(checkCreditCode(wrong).ok).toBe(code.charAt(at) === other)
        const [left, right] = [code.charAt(at), code.charAt(at + 1)]
        if (at < 17 && left !== right) {
          expect(checkCreditCode(code.slice(0, at) + right + left + code.slice(at + 2)).ok).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })
})
