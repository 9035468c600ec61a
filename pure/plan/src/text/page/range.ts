// A stretch of text.

/** Offsets `[start, end)`. */
export type Range = { readonly start: number; readonly end: number }
