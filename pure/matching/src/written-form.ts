// One way of writing a name: width, blanks, brackets, traditional characters and accidental doubling removed.
import { simplified } from './words/characters.table.ts'

const brackets: ReadonlyMap<string, string> = new Map([
  ...'([{〔【《〈「『'.split('').map((open) => [open, '('] as const),
  ...')]}〕】》〉」』'.split('').map((close) => [close, ')'] as const),
])

const kept = /[\p{L}\p{N}()&+:]/u

function once(text: string): string {
  let written = ''
  for (const character of text.normalize('NFKC').toUpperCase()) {
    const plain = brackets.get(character) ?? simplified.get(character) ?? character
    if (kept.test(plain)) written += plain
  }
  const half = written.length / 2
  return half >= 4 && written.slice(0, half) === written.slice(half) ? written.slice(0, half) : written
}

/** Half width, capitals, simplified characters, round brackets, no blanks or signs; idempotent. */
export function writtenForm(text: string): string {
  let written = once(text)
  for (let again = once(written); again !== written; again = once(written)) written = again
  return written
}
