// Bytes to characters: by their byte order mark, else strict UTF-8, else the charset a page names, else GB18030.

/** What stands for bytes that mean nothing; a text made of them is refused later. */
const replacement = '\uFFFD'

const marks: readonly (readonly [string, string])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
]

/** Never throws; bytes without meaning become U+FFFD. The byte order mark is left out. */
export function decodedText(bytes: Buffer): string {
  const start = bytes.subarray(0, 3).toString('hex')
  const marked = marks.find(([mark]) => start.startsWith(mark))?.[1] ?? unmarkedUtf16(bytes)
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes)
  return (
    strictUtf8(bytes) ?? looseUtf8(bytes) ?? namedCharset(bytes) ?? new TextDecoder('gb18030').decode(bytes)
  )
}

/** A text cut off inside its last character is UTF-8 all the same. */
function strictUtf8(bytes: Buffer): string | undefined {
  for (let cut = 0; cut <= Math.min(3, bytes.length); cut += 1) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
    } catch {
      continue
    }
  }
  return undefined
}

/** A few broken bytes do not make a UTF-8 text another encoding: at most one in five hundred characters. */
function looseUtf8(bytes: Buffer): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.split(replacement).length - 1
  return broken * 500 <= text.length ? text : undefined
}

/** `<meta charset=big5>` and the like; what the runtime has no table for is passed over. */
function namedCharset(bytes: Buffer): string | undefined {
  const name = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(
    bytes.subarray(0, 2048).toString('latin1'),
  )?.[1]
  if (name === undefined || /utf/i.test(name)) return undefined
  try {
    return new TextDecoder(name).decode(bytes)
  } catch {
    return undefined
  }
}

/** Line ends, digits and Latin letters of UTF-16 have a zero byte; on which side of them tells the order. */
function unmarkedUtf16(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 4096)
  if (!head.includes(0) || bytes.length % 2 !== 0) return undefined
  const usual = (at: number): number => {
    let found = 0
    for (let i = 0; i + 1 < head.length; i += 2) {
      const unit = ((head[i + at] ?? 0) << 8) | (head[i + 1 - at] ?? 0)
      if (isUsual(unit)) found += 1
    }
    return found
  }
  const [big, little] = [usual(0), usual(1)]
  const most = Math.max(big, little)
  if (most * 2 < head.length * 0.97) return undefined
  return big > little ? 'utf-16be' : 'utf-16le'
}

/** Printable ASCII and its line ends, general punctuation, and what Chinese offices print. */
function isUsual(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 || unit === 9 || unit === 10 || unit === 13
  if (unit >= 0x2000 && unit <= 0x27ff) return true
  return (unit >= 0x3000 && unit <= 0x9fff) || (unit >= 0xff00 && unit <= 0xffef) || unit === 0xb7
}
