// Cuts a plan's text at the edges of its targets' spans, so that each piece knows which targets it belongs to.
export interface Span {
  readonly id: string
  readonly span: readonly [number, number]
}

export interface Piece {
  readonly start: number
  readonly text: string
  /** Ids of the targets whose span covers the piece, in the order given. */
  readonly targets: readonly string[]
}

/** The pieces in order; joined, they are the text. Spans outside the text are cut to it. */
export function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const within = (offset: number): number => Math.max(0, Math.min(text.length, offset))
  const edges = new Set([0, text.length, ...spans.flatMap(({ span }) => span.map(within))])
  const inOrder = [...edges].sort((a, b) => a - b)
  return inOrder.slice(0, -1).map((start, at) => {
    const end = inOrder[at + 1] ?? text.length
    const targets = spans.filter(({ span }) => within(span[0]) <= start && within(span[1]) >= end)
    return { start, text: text.slice(start, end), targets: targets.map(({ id }) => id) }
  })
}
