// Long patterns in pieces, so that a line stays readable.

/** One regular expression from its pieces, joined without anything between them. */
export function pattern(flags: string, ...pieces: readonly string[]): RegExp {
  return new RegExp(pieces.join(''), flags)
}
