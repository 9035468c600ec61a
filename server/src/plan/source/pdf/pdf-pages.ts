// The pieces of text of a PDF, page by page, through pdf.js; pictures and scripts of the file are never run or drawn.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Page, Piece } from './page-lines.ts'

/** A province's five-year plan has some 200 pages. */
export const mostPages = 1_000
/** Characters over all pages; the text is refused later at a smaller number. */
const mostCharacters = 20_000_000

export type PdfFailure = 'encrypted' | 'too-many-pages' | { readonly damaged: string }

export interface PdfPages {
  readonly pages: readonly Page[]
  readonly count: number
}

/** The failures are the file's; pdf.js throws on what is no PDF and on passwords. */
export async function pdfPages(bytes: Buffer): Promise<PdfPages | PdfFailure> {
  withoutDrawing()
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    data: new Uint8Array(bytes),
    // Fonts of Chinese systems are often not in the file; these tables say which characters their codes are.
    cMapUrl: join(home, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(home, 'standard_fonts/'),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > mostPages) return 'too-many-pages'
    const pages: Page[] = []
    let characters = 0
    for (let number = 1; number <= document.numPages && characters < mostCharacters; number += 1) {
      const page = await document.getPage(number)
      const view = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent({ disableNormalization: false })
      const pieces = items.flatMap((item) => ('str' in item ? pieceOf(item, view.transform) : []))
      characters += pieces.reduce((sum, { text }) => sum + text.length, 0)
      pages.push({ number, width: view.width, height: view.height, pieces })
      page.cleanup()
    }
    return { pages, count: document.numPages }
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'PasswordException') return 'encrypted'
    return { damaged: fault instanceof Error ? fault.message.slice(0, 120) : String(fault) }
  } finally {
    await task.destroy()
  }
}

/** pdf.js wants this class of browsers to be there even where nothing is drawn, as on a machine without its canvas. */
function withoutDrawing(): void {
  if ('DOMMatrix' in globalThis) return
  Object.defineProperty(globalThis, 'DOMMatrix', { value: function DOMMatrix() {}, configurable: true })
}

interface Item {
  readonly str: string
  readonly transform: readonly unknown[]
  readonly width: number
}

const numbersOf = (matrix: readonly unknown[]): readonly number[] => matrix.map(Number)

/** Text that does not run from left to right on the page as seen is a watermark or a margin note. */
function pieceOf({ str, transform, width }: Item, view: readonly unknown[]): readonly Piece[] {
  if (str.trim() === '') return []
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbersOf(transform)
  const [va = 0, vb = 0, vc = 0, vd = 0, ve = 0, vf = 0] = numbersOf(view)
  const across = va * a + vc * b
  const down = vb * a + vd * b
  if (across <= 0 || Math.abs(down) > 0.1 * across) return []
  const x = va * e + vc * f + ve
  const y = vb * e + vd * f + vf
  const size = Math.hypot(va * c + vc * d, vb * c + vd * d)
  if (![x, y, size, width].every(Number.isFinite) || size < 1) return []
  return [{ text: str, x, end: x + width, y, size }]
}
