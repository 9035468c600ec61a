// Invented credit codes that pass the check of GB 32100-2015; their division digits 9901xx exist nowhere.

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const valueOf = new Map([...alphabet].map((character, value) => [character, value]))

/** The check character: values weighted by powers of three modulo 31, filled up to a multiple of 31. */
export function checkCharacter(first17: string): string {
  let sum = 0
  let weight = 1
  for (let index = 0; index < 17; index++) {
    sum += (valueOf.get(first17.charAt(index)) ?? 0) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** The ninth character of an organisation code (GB 11714): letters count from 10, ten is written X. */
function bodyCheck(first8: string): string {
  let sum = 0
  for (const [index, weight] of bodyWeights.entries())
    sum += Number.parseInt(first8.charAt(index), 36) * weight
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

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
