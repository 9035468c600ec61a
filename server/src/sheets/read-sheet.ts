// Opens an uploaded table by what it contains, whatever its name ends in.
import { open } from 'node:fs/promises'
import { type Label, type Result, refusal } from '@corridor/base'
import { headOf, readCsv } from './csv-reader.ts'
import { emptyFile, encryptedFile, otherFormat } from './sheet-problem.ts'
import { type OpenedSheet, type SheetLimits } from './sheet-row.ts'
import { readXlsx } from './xlsx-reader.ts'

export interface OpenOptions {
  /** The sheet to read; without it the first visible one. */
  readonly sheet?: string
  readonly limits?: Partial<SheetLimits>
}

const oleMark = 'd0cf11e0a1b11ae1'

/** Other formats told by their first bytes, in hexadecimal. */
const otherMarks: readonly (readonly [string, Label])[] = [
  ['255044462d', { zh: ' PDF 文档', en: 'a PDF document' }],
  ['89504e47', { zh: '图片', en: 'a picture' }],
  ['ffd8ff', { zh: '图片', en: 'a picture' }],
  ['47494638', { zh: '图片', en: 'a picture' }],
  ['526172211a07', { zh: '压缩包', en: 'an archive' }],
  ['377abcaf271c', { zh: '压缩包', en: 'an archive' }],
  ['1f8b08', { zh: '压缩包', en: 'an archive' }],
  ['7b5c727466', { zh: ' RTF 文档', en: 'an RTF document' }],
]

const zipMarks = ['504b0304', '504b0506']

const webPage: Label = { zh: '网页（只是扩展名写成了表格）', en: 'a web page (only its name says table)' }
const oldXml: Label = { zh: ' XML 文档', en: 'an XML document' }

/** Opens a workbook or CSV file. `name` is the file's name as the user knows it. */
export async function openSheet(
  path: string,
  name: string,
  options: OpenOptions = {},
): Promise<Result<OpenedSheet>> {
  const head = await headOf(path, 4096)
  if (head.length === 0) return refusal(emptyFile(name))
  const mark = head.subarray(0, 8).toString('hex')
  if (mark === oleMark) return refusal(await oldOffice(path, name, head))
  if (zipMarks.includes(mark.slice(0, 8))) return readXlsx(path, { ...options, name })
  const other = otherMarks.find(([bytes]) => mark.startsWith(bytes))
  if (other !== undefined) return refusal(otherFormat(name, other[1]))
  const markup = /^(?:\xef\xbb\xbf)?\s*<(!doctype|html|head|meta|table|\?xml)\b/i.exec(
    head.toString('latin1'),
  )
  if (markup !== null)
    return refusal(otherFormat(name, markup[1]?.toLowerCase() === '?xml' ? oldXml : webPage))
  return readCsv(path, { ...options, name })
}

/**
 * Compound files are old .xls and .doc files, and also password-protected .xlsx files; the names in their directory
 * tell which ([MS-CFB] §2.2 and §2.6, [MS-OFFCRYPTO] §2.3.4.4).
 */
async function oldOffice(path: string, name: string, head: Buffer) {
  const sectorBytes = head.length >= 52 && head.readUInt16LE(30) === 12 ? 4096 : 512
  const sector = head.length >= 52 ? head.readUInt32LE(48) : 0
  const directory = Buffer.alloc(sectorBytes)
  const file = await open(path, 'r')
  try {
    await file.read(directory, 0, sectorBytes, (sector + 1) * sectorBytes)
  } finally {
    await file.close()
  }
  const names = directory.toString('utf16le')
  if (names.includes('EncryptedPackage') || names.includes('EncryptionInfo')) return encryptedFile(name)
  if (names.includes('WordDocument'))
    return otherFormat(name, { zh: '旧版 Word 文档（.doc）', en: 'an old Word document (.doc)' })
  return otherFormat(name, { zh: '旧版 Excel 工作簿（.xls）', en: 'an old Excel workbook (.xls)' })
}
