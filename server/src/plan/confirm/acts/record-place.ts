// Where in the text a record made by a person lies: its number, and the nearest place of its words.

/** Words further from their number than this belong to another statement. */
const reach = 200

export interface Place {
  readonly span_from: number
  readonly span_to: number
  readonly value_from: number
  readonly value_to: number
}

/** The number alone where the words are not near it in the text. */
export function placeOf(text: string, phrase: string, value: readonly [number, number]): Place {
  const [from, to] = value
  const start = Math.max(0, from - reach)
  const near = text.slice(start, to + reach)
  let best: { readonly at: number; readonly gap: number } | undefined
  for (
    let found = near.indexOf(phrase);
    phrase !== '' && found >= 0;
    found = near.indexOf(phrase, found + 1)
  ) {
    const at = start + found
    const gap = Math.max(from - (at + phrase.length), at - to, 0)
    if (best === undefined || gap < best.gap) best = { at, gap }
  }
  const at = best?.at ?? from
  return {
    span_from: Math.min(at, from),
    span_to: Math.max(best === undefined ? to : at + phrase.length, to),
    value_from: from,
    value_to: to,
  }
}
