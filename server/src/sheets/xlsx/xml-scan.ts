// Reads the simple XML of workbook parts: tags, attributes and text. Expands the five named entities and numbers only.

const attributeList = String.raw`((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)`

/** The attribute text of every element of this name, in order, whatever its namespace prefix. */
export function* tags(xml: string, name: string): Generator<string> {
  const pattern = new RegExp(`<(?:[\\w.-]+:)?${name}${attributeList}\\s*/?>`, 'g')
  for (const match of xml.matchAll(pattern)) yield match[1] ?? ''
}

/** The value of one attribute, decoded; a prefix such as `r:` is part of the name. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  const raw = match?.[1] ?? match?.[2]
  return raw === undefined ? undefined : decodeEntities(raw)
}

/** The XML between the first opening and the closing tag of this name; undefined where there is none. */
export function section(xml: string, name: string): string | undefined {
  const open = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s>])[^>]*>`).exec(xml)
  if (open === null || open[0].endsWith('/>')) return undefined
  const start = open.index + open[0].length
  const close = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`).exec(xml.slice(start))
  return close === null ? undefined : xml.slice(start, start + close.index)
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos);/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole
    const point = Number(entity.startsWith('#x') ? `0x${entity.slice(2)}` : entity.slice(1))
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

/**
 * The characters of an XML text. Line ends become \n (XML 1.0 §2.11). `_x000D_` stands for a character
 * and `_x005F_` for an underscore that protects one (ECMA-376 Part 1 §22.9.2.19, ST_Xstring).
 */
export function decodeText(raw: string): string {
  let text = raw
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  text = withoutSpans(text, ['<![CDATA[', ']]>'], (plain) =>
    plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  )
  text = decodeEntities(text)
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** The inverse of the `_xHHHH_` reading, for a text that a person typed and that must come back as it is. */
export function protectText(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_') : text
}

/** The text of a string item: its runs joined, phonetic readings (`rPh`) left out. `prefix` is e.g. `x:` or empty. */
export function stringItem(xml: string, prefix: string): string {
  const body = withoutSpans(xml, [`<${prefix}rPh `, `</${prefix}rPh>`], () => '')
  const open = `<${prefix}t`
  const close = `</${prefix}t>`
  let text = ''
  for (let at = body.indexOf(open); at >= 0; at = body.indexOf(open, at)) {
    const after = body.charAt(at + open.length)
    const end = body.indexOf('>', at)
    if (end < 0) break
    at = end + 1
    if ((after !== '>' && after.trim() !== '') || body.charAt(end - 1) === '/') continue
    const stop = body.indexOf(close, at)
    if (stop < 0) break
    text += decodeText(body.slice(at, stop))
    at = stop + close.length
  }
  return text
}

/** Replaces what stands from each opening to its closing mark, in time proportional to the text. */
function withoutSpans(
  text: string,
  [open, close]: readonly [string, string],
  replace: (inner: string) => string,
): string {
  let result = ''
  let done = 0
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, done)) {
    const end = text.indexOf(close, at + open.length)
    if (end < 0) break
    result += text.slice(done, at) + replace(text.slice(at + open.length, end))
    done = end + close.length
  }
  return done === 0 ? text : result + text.slice(done)
}
