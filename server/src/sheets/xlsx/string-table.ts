// Reads the table of shared strings that text cells point into.
import { stringItem } from './xml-scan.ts'

/** Ends reading where one item grows past this without being complete. */
const longestItem = 4 * 1024 * 1024

/** The table is held in memory: this many strings of usual length take a few hundred megabytes. */
const mostStrings = 6_000_000

/** Both functions must throw. */
export interface StringLimits {
  readonly cellCharacters: number
  readonly tooLong: (index: number, length: number) => never
  readonly tooMany: (allowed: number) => never
}

/**
 * The strings in order. `tooLong` is called where an item never ends within 4 million characters
 * or decodes to more than `cellCharacters`.
 */
export async function sharedStrings(
  pieces: AsyncIterable<string>,
  limit: StringLimits,
): Promise<readonly string[]> {
  const strings: string[] = []
  let buffer = ''
  let prefix: string | undefined
  for await (const piece of pieces) {
    buffer += piece
    prefix ??= /<((?:[\w.-]+:)?)sst[\s>]/.exec(buffer)?.[1]
    if (prefix === undefined) {
      if (buffer.length > longestItem) limit.tooLong(0, buffer.length)
      continue
    }
    const open = `<${prefix}si`
    const close = `</${prefix}si>`
    let done = 0
    for (;;) {
      const start = buffer.indexOf(open, done)
      if (start < 0) break
      const tagEnd = buffer.indexOf('>', start)
      if (tagEnd < 0) break
      if (buffer.charAt(tagEnd - 1) === '/') {
        strings.push('')
        if (strings.length > mostStrings) limit.tooMany(mostStrings)
        done = tagEnd + 1
        continue
      }
      const end = buffer.indexOf(close, tagEnd)
      if (end < 0) break
      const text = stringItem(buffer.slice(tagEnd + 1, end), prefix)
      if (text.length > limit.cellCharacters) limit.tooLong(strings.length, text.length)
      strings.push(text)
      if (strings.length > mostStrings) limit.tooMany(mostStrings)
      done = end + close.length
    }
    buffer = buffer.slice(done)
    if (buffer.length > longestItem) limit.tooLong(strings.length, buffer.length)
  }
  return strings
}
