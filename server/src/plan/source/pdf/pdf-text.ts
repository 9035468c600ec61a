// A PDF as text: paragraphs without page furniture; a scan, a locked or a garbled file is refused with what to do.
import type { Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { FileWarning, Found } from '../found-text.ts'
import { damaged, encrypted, noWords, scanned, tooBig, undecodable } from '../source-problem.ts'
import { pageLines, type Page, withoutFurniture } from './page-lines.ts'
import { paragraphs } from './paragraphs.ts'
import { mostPages, pdfPages } from './pdf-pages.ts'

/** A page of a scan has at most a stamp or a page number as text. */
const fewCharacters = 20

export async function pdfText(bytes: Buffer, name: string): Promise<Result<Found>> {
  const read = await pdfPages(bytes)
  if (read === 'encrypted') return refusal(encrypted(name))
  if (read === 'too-many-pages')
    return refusal(tooBig({ zh: '页数', en: 'The number of pages' }, `> ${mostPages}`, String(mostPages)))
  if ('damaged' in read) return refusal(damaged(name, read.damaged))
  const { pages, count } = read
  const characters = pages.map(charactersOf)
  const total = characters.reduce((sum, one) => sum + one, 0)
  const pictures = hasPictures(bytes)
  if (total < fewCharacters * count && pictures) return refusal(scanned(name, count))
  if (total === 0) return refusal(noWords(name))
  if (isGarbled(pages)) return refusal(undecodable(name))
  const lines = withoutFurniture(pages, pages.flatMap(pageLines))
  const text = paragraphs(lines).join('\n')
  const bare = pages
    .filter((_, index) => (characters[index] ?? 0) < fewCharacters)
    .map(({ number }) => number)
  return success({ text, warnings: pictures && bare.length > 0 ? [unreadPages(bare)] : [] })
}

const charactersOf = ({ pieces }: Page): number =>
  pieces.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0)

/** Pictures are objects of their own and their kind is written in clear, however the rest is packed. */
const hasPictures = (bytes: Buffer): boolean => /\/Subtype\s*\/Image\b/.test(bytes.toString('latin1'))

/** Characters of the private area or without meaning, in more than one of ten places. */
function isGarbled(pages: readonly Page[]): boolean {
  let strange = 0
  let all = 0
  for (const { pieces } of pages) {
    for (const { text } of pieces) {
      all += text.length
      strange += (text.match(/[\uE000-\uF8FF\uFFFD\u0000-\u0008]/g) ?? []).length
    }
  }
  return strange * 10 > all
}

function unreadPages(pages: readonly number[]): FileWarning {
  const [zh, en] = [pages.join('、'), pages.join(', ')]
  return {
    code: 'plan/pages-without-words',
    message: {
      zh: `第 ${zh} 页几乎没有文字，可能是图片或扫描页，其内容没有读入，请核对。`,
      en: `Hardly any words on page ${en}: perhaps a picture or a scan. Its content was not read; please check.`,
    },
  }
}
