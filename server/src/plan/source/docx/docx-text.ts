// A Word document (.docx) as its text: opened as a zip, measured before it is unfolded, then read part by part.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import { SheetRefusal } from '../../../sheets/sheet-row.ts'
import { partOfType, relations } from '../../../sheets/xlsx/workbook-parts.ts'
import { wholePart, type ZipArchive } from '../../../sheets/xlsx/zip-archive.ts'
import { damaged, noWords, tooBig } from '../source-problem.ts'
import { documentText, notesOf } from './document-text.ts'
import { Numbering, paragraphStyles } from './numbering.ts'

/** The parts with text; a five-year plan of 300 pages unfolds to some 5 MB. */
const mostUnfolded = 64 * 1024 * 1024

export interface DocxText {
  readonly text: string
  readonly title: string | undefined
}

/** `archive` has a Word document in it; the caller closes it. */
export async function docxText(archive: ZipArchive, name: string): Promise<Result<DocxText>> {
  try {
    return await read(archive, name)
  } catch (fault) {
    if (fault instanceof SheetRefusal) return refusal(damaged(name, fault.problem.message.en))
    throw fault
  }
}

const tooFar = (bytes: number): Problem =>
  tooBig(
    { zh: '文档展开后的大小', en: 'The unfolded size of the document' },
    `${Math.ceil(bytes / 1_048_576)} MB`,
    `${mostUnfolded / 1_048_576} MB`,
  )

async function read(archive: ZipArchive, name: string): Promise<Result<DocxText>> {
  const links = archive.parts.filter((part) => part.endsWith('.rels'))
  const linkBytes = links.reduce((sum, part) => sum + archive.unfoldedBytes(part), 0)
  if (linkBytes > mostUnfolded) return refusal(tooFar(linkBytes))
  const main = partOfType(await relations(archive, ''), 'officeDocument') ?? 'word/document.xml'
  if (!archive.has(main)) return refusal(damaged(name, `missing part ${main}`))
  const found = await relations(archive, main)
  const parts = ['styles', 'numbering', 'footnotes', 'endnotes'].map((type) => partOfType(found, type) ?? '')
  const bytes = [main, ...parts].reduce((sum, part) => sum + archive.unfoldedBytes(part), 0)
  if (bytes > mostUnfolded) return refusal(tooFar(bytes))
  const [stylesXml = '', numberingXml = '', footnotes = '', endnotes = ''] = await Promise.all(
    parts.map((part) => wholePart(archive, part)),
  )
  const styles = paragraphStyles(stylesXml)
  const { lines, title, notes } = documentText({
    document: await wholePart(archive, main),
    styles,
    numbering: new Numbering(numberingXml, styles),
    notes: new Map([...notesOf(footnotes, 'footnote'), ...notesOf(endnotes, 'endnote')]),
  })
  if (lines.length === 0) return refusal(noWords(name))
  return success({ text: [...lines, ...notes.map((note) => `注：${note}`)].join('\n'), title })
}
