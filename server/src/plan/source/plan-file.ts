// The one way from a file to the text of a plan: told by content, read as its kind asks, refused with what to do.
import type { Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import { openZip, type ZipArchive } from '../../sheets/xlsx/zip-archive.ts'
import { docxText } from './docx/docx-text.ts'
import { archive as plainArchive, fileKind, type OtherKind } from './file-kind.ts'
import type { FileWarning, Found, PlanFile } from './found-text.ts'
import { pdfText } from './pdf/pdf-text.ts'
import { pageText } from './page/page-text.ts'
import { looksLikeHtml, readPlanText, textLimitBytes } from './plan-text.ts'
import { titleIn, yearIn, yearOf } from './plan-title.ts'
import { withCharacters } from './radicals.ts'
import {
  damaged,
  encrypted,
  exportDocument,
  otherKind,
  picture,
  saveAsXlsx,
  tooBig,
} from './source-problem.ts'
import { workbookText } from './table/workbook-text.ts'
import { decodedText } from './text-encoding.ts'

/** Never throws on any bytes. `limit`: bytes of UTF-8 that the text may have. */
export async function readPlanFile(
  bytes: Buffer,
  name: string,
  limit = textLimitBytes,
): Promise<Result<PlanFile>> {
  const found = await textOf(bytes, name, limit)
  if (!found.ok) return found
  const text = readPlanText(found.value.text, limit)
  if (!text.ok) return text
  const title = found.value.title === undefined ? titleIn(text.value) : withCharacters(found.value.title)
  const year = yearOf(title, text.value) ?? yearIn(`${found.value.day?.slice(0, 4) ?? ''}年`)
  return success({
    text: text.value,
    ...(title === undefined ? {} : { title }),
    ...(year === undefined ? {} : { year }),
    warnings: found.value.warnings ?? [],
  })
}

async function textOf(bytes: Buffer, name: string, limit: number): Promise<Result<Found>> {
  const found = fileKind(bytes)
  switch (found.kind) {
    case 'zip':
      return zipText(bytes, name)
    case 'pdf':
      return pdfText(bytes, name)
    case 'picture':
      return refusal(picture(name))
    case 'encrypted':
      return refusal(encrypted(name))
    case 'other':
      return refusal(otherKind(name, found.label, found.fix))
    case 'text':
      return plainText(decodedText(bytes), limit)
  }
}

/** A page has some ten times as many signs as its article has characters; saved with its scripts, more. */
const signsPerByte = 4

/** The year of a page without one in its words is that of its day. */
function plainText(text: string, limit: number): Result<Found> {
  if (!looksLikeHtml(text)) return success({ text })
  if (text.length > signsPerByte * limit) {
    const [given, allowed] = [text.length, signsPerByte * limit].map(
      (size) => `${Math.ceil(size / 1_000_000)} MB`,
    )
    return refusal(tooBig({ zh: '网页的大小', en: 'The size of the page' }, given ?? '', allowed ?? ''))
  }
  const { text: article, title, day } = pageText(text)
  return success({ text: article, title, day })
}

async function zipText(bytes: Buffer, name: string): Promise<Result<Found>> {
  const opened = await openZip(bytes, name)
  if (!opened.ok) {
    const isEncrypted = opened.problems.some(({ code }) => code === 'sheet/encrypted')
    return refusal(isEncrypted ? encrypted(name) : damaged(name, opened.problems[0]?.message.en ?? ''))
  }
  try {
    if (opened.value.has('xl/workbook.xml')) return await listText(bytes, name)
    const other = otherPackage(opened.value)
    if (other === undefined) return await docxText(opened.value, name)
    return refusal(otherKind(name, other.label, other.fix))
  } finally {
    opened.value.close()
  }
}

const noHeader: FileWarning = {
  code: 'plan/no-target-header',
  message: {
    zh: '没有找到“指标、目标值”一类的表头，各行按原样转成文字，请核对。',
    en: 'No header that names indicator and target was found; the rows became lines as they are. Please check them.',
  },
}

async function listText(bytes: Buffer, name: string): Promise<Result<Found>> {
  const read = await workbookText(bytes, name)
  if (!read.ok) return read
  const { text, isTargetList } = read.value
  return success({ text, warnings: isTargetList ? [] : [noHeader] })
}

/** What a zip without a Word document or a workbook is; undefined where it is a Word document or cannot be told. */
function otherPackage(archive: ZipArchive): OtherKind | undefined {
  if (archive.parts.some((part) => /^word\/document\d*\.xml$/.test(part))) return undefined
  return packages.find(({ part }) => archive.has(part)) ?? plainArchive
}

const packages: readonly (OtherKind & { readonly part: string })[] = [
  {
    part: 'ofd.xml',
    kind: 'other',
    label: { zh: ' OFD 版式文件', en: 'an OFD document' },
    fix: exportDocument,
  },
  {
    part: 'ppt/presentation.xml',
    kind: 'other',
    label: { zh: '演示文稿', en: 'a presentation' },
    fix: exportDocument,
  },
  {
    part: 'xl/workbook.bin',
    kind: 'other',
    label: { zh: '二进制工作簿（.xlsb）', en: 'a binary workbook (.xlsb)' },
    fix: saveAsXlsx,
  },
  { part: 'content.xml', kind: 'other', label: { zh: ' OpenDocument 文件', en: 'an OpenDocument file' } },
]
