// Walks the XML of a document part: openings, closings and texts in order, in time proportional to the part.
import { decodeEntities } from '../../../sheets/xlsx/xml-scan.ts'

/** What the walk calls; names are without their namespace prefix. An element without content opens and closes. */
export interface XmlVisitor {
  readonly open: (name: string, attributes: Attributes) => void
  readonly close: (name: string) => void
  readonly text: (characters: string) => void
}

/** Reads the value of an attribute by its local name, decoded; undefined where it is not there. */
export type Attributes = (name: string) => string | undefined

const declaration = /^[!?]/

/** Never throws: what is no XML ends the walk or is passed over. Comments and declarations are left out. */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  let at = 0
  let quoted = true
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    if (start < 0) break
    if (start > at) visitor.text(decodeEntities(xml.slice(at, start)))
    const special = passed(xml, start, visitor)
    if (special !== undefined) {
      at = special
      continue
    }
    const nearest = xml.indexOf('>', start)
    if (nearest < 0) break
    const end: number = quoted ? endOfTag(xml, start + 1) : nearest
    // One tag whose quotes never close would be searched to the end again from every later tag.
    quoted &&= end >= 0
    at = (end < 0 ? nearest : end) + 1
    tag(xml.slice(start + 1, at - 1), visitor)
  }
}

/** Behind a comment, a declaration or a CDATA section, where one begins here. */
function passed(xml: string, start: number, visitor: XmlVisitor): number | undefined {
  if (!declaration.test(xml.charAt(start + 1))) return undefined
  if (xml.startsWith('<![CDATA[', start)) {
    const end = xml.indexOf(']]>', start)
    visitor.text(xml.slice(start + 9, end < 0 ? xml.length : end))
    return end < 0 ? xml.length : end + 3
  }
  const [close, length] = xml.startsWith('<!--', start) ? (['-->', 3] as const) : (['>', 1] as const)
  const end = xml.indexOf(close, start + 2)
  return end < 0 ? xml.length : end + length
}

/** The `>` that ends a tag: one inside a quoted value does not. −1 where there is none. */
function endOfTag(xml: string, from: number): number {
  let quote = ''
  for (let i = from; i < xml.length; i += 1) {
    const sign = xml.charAt(i)
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return i
  }
  return -1
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function tag(inner: string, { open, close }: XmlVisitor): void {
  if (inner.startsWith('/')) return close(localName(inner.slice(1).trim()))
  const closed = inner.endsWith('/')
  const body = closed ? inner.slice(0, -1) : inner
  const space = body.search(/\s/)
  const name = localName(space < 0 ? body : body.slice(0, space))
  open(name, (wanted) => valueOf(space < 0 ? '' : body.slice(space), wanted))
  if (closed) close(name)
}

function valueOf(attributes: string, wanted: string): string | undefined {
  for (const [, name, double, single] of attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name !== undefined && localName(name) === wanted) return decodeEntities(double ?? single ?? '')
  }
  return undefined
}
