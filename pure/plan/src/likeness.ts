// How alike two names of a quantity are: equal, one inside the other, or sharing character pairs.

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

function pairs(text: string): readonly string[] {
  const chars = [...text]
  return chars.slice(1).map((char, index) => `${chars[index]}${char}`)
}

/** Dice coefficient of the character pairs, 0 to 1. */
function shared(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  if (left.length + right.length === 0) return 0
  const rest = [...right]
  let common = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    common += 1
  }
  return (2 * common) / (left.length + right.length)
}

/** 1 only for the same words (signs, case and width aside); at most 0.9 where one holds the other; symmetric. */
export function likeness(a: string, b: string): number {
  const [left, right] = [plain(a), plain(b)]
  if (left === '' || right === '') return 0
  if (left === right) return 1
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  const inside = long.includes(short) ? (0.9 * short.length) / long.length : 0
  return Math.max(inside, 0.8 * shared(left, right))
}
