// What a file is by its content; its name is not believed.
import type { Label } from '@corridor/base'
import { savePage, saveAsXlsx, unpack } from './source-problem.ts'

export type FileKind = { readonly kind: 'zip' | 'pdf' | 'text' | 'picture' | 'encrypted' } | OtherKind

/** Something that is not read, with what to do about it where that is not saving it in Word. */
export interface OtherKind {
  readonly kind: 'other'
  readonly label: Label
  readonly fix?: Label
}

const zipMarks = ['504b0304', '504b0506']
const compoundMark = 'd0cf11e0a1b11ae1'

const pictures = ['89504e47', 'ffd8ff', '47494638', '49492a00', '4d4d002a', '52494646']

export const archive: OtherKind = { kind: 'other', label: { zh: '压缩包', en: 'an archive' }, fix: unpack }
const others: readonly (readonly [string, OtherKind])[] = [
  ['526172211a07', archive],
  ['377abcaf271c', archive],
  ['1f8b08', archive],
  ['7b5c727466', { kind: 'other', label: { zh: ' RTF 文档', en: 'an RTF document' } }],
]

/** `%PDF-` may stand behind some bytes of a mail or a scanner (ISO 32000-1, implementation note 13). */
const pdfWithin = 1024

export function fileKind(bytes: Buffer): FileKind {
  const mark = bytes.subarray(0, 8).toString('hex')
  if (zipMarks.includes(mark.slice(0, 8))) return { kind: 'zip' }
  if (bytes.subarray(0, pdfWithin).includes('%PDF-')) return { kind: 'pdf' }
  if (mark === compoundMark) return compound(bytes)
  if (pictures.some((start) => mark.startsWith(start)) || /^424d.{8}0000/.test(mark))
    return { kind: 'picture' }
  const other = others.find(([start]) => mark.startsWith(start))
  if (other !== undefined) return other[1]
  if (isSavedMail(bytes)) return savedMail
  return { kind: 'text' }
}

const savedMail: OtherKind = {
  kind: 'other',
  label: { zh: '单一文件网页（.mht）', en: 'a one-file page (.mht)' },
  fix: savePage,
}

/** A page saved as one file begins like a mail with several parts (RFC 2557). */
function isSavedMail(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 2048).toString('latin1')
  return (
    /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}/.test(head) &&
    /content-type:\s*multipart\/related/i.test(head)
  )
}

const oldWorkbook: OtherKind = {
  kind: 'other',
  label: { zh: '旧版 Excel 工作簿（.xls）', en: 'an old Excel workbook (.xls)' },
  fix: saveAsXlsx,
}

/**
 * Compound files are .doc, .xls and .wps files, and also password-protected .docx files; the names in their
 * directory tell which ([MS-CFB] §2.2 and §2.6, [MS-OFFCRYPTO] §2.3.4.4).
 */
function compound(bytes: Buffer): FileKind {
  const large = bytes.length >= 52 && bytes.readUInt16LE(30) === 12
  const sectorBytes = large ? 4096 : 512
  const sector = bytes.length >= 52 ? bytes.readUInt32LE(48) : 0
  const from = (sector + 1) * sectorBytes
  const names = bytes.subarray(from, from + 4 * sectorBytes).toString('utf16le')
  if (names.includes('EncryptedPackage') || names.includes('EncryptionInfo')) return { kind: 'encrypted' }
  if (names.includes('Workbook') || names.includes('Book')) return oldWorkbook
  return {
    kind: 'other',
    label: { zh: '旧版 Word 文档（.doc、.wps）', en: 'an old Word document (.doc or .wps)' },
  }
}
