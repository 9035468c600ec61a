// Invented credit codes that pass the check of GB 32100-2015; their division digits 9901xx exist nowhere.

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Character code → value; a table, because a city asks a million times. */
const valuesOf = (characters: string): Uint8Array => {
  const values = new Uint8Array(128)
  for (let value = 0; value < characters.length; value++) values[characters.charCodeAt(value)] = value
  return values
}
const codeValues = valuesOf(alphabet)
const bodyValues = valuesOf(digits)

const powersOfThree = Uint8Array.from([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28])
const bodyWeights = Uint8Array.from([3, 7, 9, 10, 5, 8, 4, 2])

function weigh(text: string, weights: Uint8Array, values: Uint8Array): number {
  let sum = 0
  for (let place = 0; place < weights.length; place++) {
    sum += (values[text.charCodeAt(place)] ?? 0) * (weights[place] ?? 0)
  }
  return sum
}

/** The check character: values weighted by powers of three modulo 31, filled up to a multiple of 31. */
export const checkCharacter = (first17: string): string =>
  alphabet.charAt((31 - (weigh(first17, powersOfThree, codeValues) % 31)) % 31)

/** The ninth character of an organisation code (GB 11714): letters count from 10, ten is written X. */
const bodyCheck = (first8: string): string =>
  '0X987654321'.charAt(weigh(first8, bodyWeights, bodyValues) % 11)

function letters(number: number, length: number): string {
  let [rest, text] = [number, '']
  for (let place = 0; place < length; place++) {
    text = alphabet.charAt(rest % 31) + text
    rest = Math.floor(rest / 31)
  }
  return text
}

const complete = (first8: string, head: string): string => {
  const first17 = head + first8 + bodyCheck(first8)
  return first17 + checkCharacter(first17)
}

/** One to one for indices below 31⁵: the stride is coprime to it. `series` is one letter of the alphabet. */
export const firmCode = (division: string, series: string, index: number): string =>
  complete(`M${series}3${letters((index * 7_368_787 + 1_234_567) % 28_629_151, 5)}`, `91${division}`)

/** Codes of public institutions carry digits only; one to one for indices below ten million. */
export const institutionCode = (division: string, series: number, index: number): string =>
  complete(`${series}${String((index * 3_571_429 + 271_828) % 10_000_000).padStart(7, '0')}`, `12${division}`)
