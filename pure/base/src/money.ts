// Money is integer 分 (bigint) in code and database, and a decimal string of 元 in JSON.

const decimal = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/
const separator = /(?<=\d)[,，](?=\d{3}(?:\D|$))/g

/** The number's text without its thousands separators; a comma anywhere else stays, so that "1,2" is never 12. */
export const withoutSeparators = (text: string): string => {
  const [whole = '', ...rest] = text.split('.')
  return [whole.replace(separator, ''), ...rest].join('.')
}

/** 分 of a decimal text in 元 ("1234.5"), or undefined where it is not one; thousands separators are accepted. */
export function readYuan(text: string): bigint | undefined {
  const match = decimal.exec(withoutSeparators(text.trim()))
  if (!match) return undefined
  const fen = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0'))
  return match[1] === '-' ? -fen : fen
}

/** The decimal string of an amount in 分: `"-1234.50"`. */
export function yuanText(fen: bigint): string {
  const absolute = fen < 0n ? -fen : fen
  return `${fen < 0n ? '-' : ''}${absolute / 100n}.${String(absolute % 100n).padStart(2, '0')}`
}

/**
 * Splits an amount by non-negative weights with the largest-remainder method; the parts add up to the amount.
 * Ties go to the earlier part. All weights zero: everything goes to the first part. No weights: no parts.
 */
export function splitByShares(amount: bigint, weights: readonly bigint[]): readonly bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total === 0n) return weights.map((_, index) => (index === 0 ? amount : 0n))
  const sign = amount < 0n ? -1n : 1n
  const size = amount * sign
  const parts = weights.map((weight) => (size * weight) / total)
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (size * weight) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  let left = size - parts.reduce((sum, part) => sum + part, 0n)
  for (const { index } of byRemainder) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left -= 1n
  }
  return parts.map((part) => part * sign)
}
