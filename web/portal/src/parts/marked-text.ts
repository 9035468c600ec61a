// Cuts a text into paragraphs of plain and marked pieces; every character of a shown line is in exactly one piece.

export interface Mark {
  readonly number: number
  /** First offset, and the offset after the last. */
  readonly span: readonly [number, number]
}

export interface Piece {
  readonly text: string
  /** Number of the mark that covers it. */
  readonly mark: number | undefined
  /** True for the first piece of its mark. */
  readonly starts: boolean
}

export type Paragraph = readonly Piece[]

/** Where marks overlap, the one that begins first has the characters. Blank lines are left out. */
export function markedParagraphs(text: string, marks: readonly Mark[]): readonly Paragraph[] {
  const sorted = [...marks].sort((a, b) => a.span[0] - b.span[0])
  const paragraphs: Paragraph[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const end = at + line.length
    if (line.trim() !== '') paragraphs.push(piecesOf(text, { from: at, to: end }, sorted))
    at = end + 1
  }
  return paragraphs
}

interface Stretch {
  readonly from: number
  readonly to: number
}

function piecesOf(text: string, { from, to }: Stretch, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = from
  const push = (end: number, mark: Mark | undefined): void => {
    if (end <= at) return
    pieces.push({
      text: text.slice(at, end),
      mark: mark?.number,
      starts: mark !== undefined && at === mark.span[0],
    })
    at = end
  }
  for (const mark of marks) {
    if (mark.span[1] <= at || mark.span[0] >= to) continue
    push(Math.max(at, mark.span[0]), undefined)
    push(Math.min(to, mark.span[1]), mark)
  }
  push(to, undefined)
  return pieces
}

interface PlanParts {
  readonly before: readonly Paragraph[]
  readonly core: readonly Paragraph[]
  readonly after: readonly Paragraph[]
}

/**
 * The paragraphs from the first that holds a mark or a heading of the outline to the last one that holds a mark or
 * the first mention of a heading, and one more, which is that heading's own. Without any, the whole text is the core.
 */
export function coreOf(
  paragraphs: readonly Paragraph[],
  outline: readonly { readonly title: string }[],
): PlanParts {
  const texts = paragraphs.map((pieces) => pieces.map(({ text }) => text).join(''))
  const headings = outline.map(({ title }) => texts.findIndex((text) => text.includes(title)))
  const marked = paragraphs.flatMap((pieces, at) =>
    pieces.some(({ mark }) => mark !== undefined) ? [at] : [],
  )
  const held = [...headings, ...marked].filter((at) => at >= 0)
  if (held.length === 0) return { before: [], core: paragraphs, after: [] }
  const first = held.reduce((least, at) => Math.min(least, at), paragraphs.length)
  const end = held.reduce((most, at) => Math.max(most, at), 0) + 2
  return {
    before: paragraphs.slice(0, first),
    core: paragraphs.slice(first, end),
    after: paragraphs.slice(end),
  }
}
