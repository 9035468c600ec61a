// Builds zips and small workbooks by hand for tests, so that odd but legal files can be written byte by byte.
import { crc32, deflateRawSync } from 'node:zlib'

/** A zip of these parts in this order. `flags` sets the general purpose bits (1 = encrypted). */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>, flags = 0): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const nameBytes = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    const rest = Buffer.alloc(26)
    rest.writeUInt16LE(20, 0)
    rest.writeUInt16LE(flags | 0x800, 2)
    rest.writeUInt16LE(8, 4)
    rest.writeUInt32LE(crc32(raw), 10)
    rest.writeUInt32LE(packed.length, 14)
    rest.writeUInt32LE(raw.length, 18)
    rest.writeUInt16LE(nameBytes.length, 22)
    rest.copy(local, 4)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    rest.copy(central, 6)
    central.writeUInt32LE(offset, 42)
    locals.push(local, nameBytes, packed)
    directory.push(central, nameBytes)
    offset += local.length + nameBytes.length + packed.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

export interface HandBuilt {
  /** What stands inside `<sheetData>`. */
  readonly rows: string
  /** Whole text of sharedStrings.xml; the part is put last in the zip. */
  readonly strings?: string
  /** What stands inside `<cellXfs>` and `<numFmts>`. */
  readonly styles?: { readonly xfs: string; readonly formats?: string }
  readonly from1904?: boolean
  /** A whole worksheet part in place of `rows`. */
  readonly sheet?: string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationsOf = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relationList(relations: readonly (readonly [string, string])[]): string {
  const items = relations.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${relationsOf}">${items.join('')}</Relationships>`
}

/** The parts of a workbook with one sheet 名单; shared strings come last, as some programs write them. */
export function workbookOf(input: HandBuilt): Record<string, string> {
  const sheet = input.sheet ?? `<worksheet xmlns="${main}"><sheetData>${input.rows}</sheetData></worksheet>`
  return {
    '_rels/.rels': relationList([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${input.from1904 === true ? 1 : 0}"/>` +
      '<sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationList([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', '/xl/styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet,
    'xl/styles.xml':
      `<styleSheet xmlns="${main}"><numFmts>${input.styles?.formats ?? ''}</numFmts>` +
      `<cellXfs><xf numFmtId="0"/>${input.styles?.xfs ?? ''}</cellXfs></styleSheet>`,
    ...(input.strings === undefined ? {} : { 'xl/sharedStrings.xml': input.strings }),
  }
}

export const stringsOf = (items: string) => `<sst xmlns="${main}">${items}</sst>`
