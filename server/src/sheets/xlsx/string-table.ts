// Reads the table of shared strings that text cells point into.
import { stringItem } from './xml-scan.ts'

/** Ends reading where one item grows past this without being complete. */
const longestItem = 8 * 1024 * 1024

/**
 * The strings in order. `tooLong` is called, and must throw, where an item never ends within 8 million characters
 * or decodes to more than `cellCharacters`.
 */
export async function sharedStrings(
  pieces: AsyncIterable<string>,
  limit: { readonly cellCharacters: number; readonly tooLong: (index: number, length: number) => never },
): Promise<readonly string[]> {
  const strings: string[] = []
  let buffer = ''
  let prefix: string | undefined
  for await (const piece of pieces) {
    buffer += piece
    prefix ??=
      /<([\w.-]+:)?sst[\s>]/.exec(buffer) === null
        ? undefined
        : (/<([\w.-]+:)?sst[\s>]/.exec(buffer)?.[1] ?? '')
    if (prefix === undefined) continue
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
        done = tagEnd + 1
        continue
      }
      const end = buffer.indexOf(close, tagEnd)
      if (end < 0) break
      const text = stringItem(buffer.slice(tagEnd + 1, end), prefix)
      if (text.length > limit.cellCharacters) limit.tooLong(strings.length, text.length)
      strings.push(text)
      done = end + close.length
    }
    buffer = buffer.slice(done)
    if (buffer.length > longestItem) limit.tooLong(strings.length, buffer.length)
  }
  return strings
}
