// Places in a plan's text: cut at the edges of spans, found by words that were typed, or with what stands around them.
export interface Span {
  readonly id: string
  readonly span: readonly [number, number]
}

export interface Piece {
  readonly start: number
  readonly text: string
  /** Ids of the spans that cover the piece, in the order given. */
  readonly targets: readonly string[]
}

/** The pieces in order; joined, they are the text. Spans outside the text are cut to it. */
export function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const within = (offset: number): number => Math.max(0, Math.min(text.length, offset))
  const places = spans.map(({ span }) => span.map(within))
  const edges = [...new Set([0, text.length, ...places.flat()])].sort((a, b) => a - b)
  const inOrder = places
    .map(([start = 0], at) => ({ at, start }))
    .sort((a, b) => a.start - b.start || a.at - b.at)
  let open: number[] = []
  let next = 0
  return edges.slice(0, -1).map((start, at) => {
    const end = edges[at + 1] ?? text.length
    for (let one = inOrder[next]; one !== undefined && one.start <= start; one = inOrder[next]) {
      open.push(one.at)
      next += 1
    }
    open = open.filter((index) => (places[index]?.[1] ?? 0) >= end)
    const targets = open.toSorted((a, b) => a - b).flatMap((index) => spans[index]?.id ?? [])
    return { start, text: text.slice(start, end), targets }
  })
}

/** The server takes no longer stretch for a number. */
export const longestNumber = 60

export interface Stretch {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The place of these words nearest to where the person was; undefined where the text does not have them. */
export function stretchOf(text: string, words: string, near = 0): Stretch | undefined {
  if (words === '' || words.length > longestNumber) return undefined
  let best: number | undefined
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best === undefined || Math.abs(at - near) < Math.abs(best - near)) best = at
  }
  return best === undefined ? undefined : { from: best, to: best + words.length, text: words }
}

/** The number with what stands around it, for a list. */
export function excerptOf(text: string, [from, to]: readonly [number, number], around = 14) {
  const line = (words: string): string => words.replace(/\s+/g, ' ')
  return {
    before: line(text.slice(Math.max(0, from - around), from)),
    number: line(text.slice(from, to)),
    after: line(text.slice(to, to + around)),
  }
}
