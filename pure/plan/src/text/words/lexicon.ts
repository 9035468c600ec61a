// A word list that answers two questions fast: which word starts here, which word ends here. Longest wins.

/** Words filed by first and by last character, longest first. Built once per list. */
export type Lexicon = {
  readonly starting: ReadonlyMap<string, readonly string[]>
  readonly ending: ReadonlyMap<string, readonly string[]>
}

/** Make a lexicon from words separated by white space. */
export function lexicon(...lists: readonly string[]): Lexicon {
  const words = [...new Set(lists.flatMap((list) => list.split(/\s+/)).filter((word) => word !== ''))]
  words.sort((a, b) => b.length - a.length)
  const starting = new Map<string, string[]>()
  const ending = new Map<string, string[]>()
  for (const word of words) {
    file(starting, word.charAt(0), word)
    file(ending, word.charAt(word.length - 1), word)
  }
  return { starting, ending }
}

function file(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key)
  if (list) list.push(word)
  else map.set(key, [word])
}

/** The longest word of the list that starts at `from` and ends at or before `to`; '' when there is none. */
export function wordAt(list: Lexicon, text: string, from: number, to = text.length): string {
  for (const word of list.starting.get(text.charAt(from)) ?? []) {
    if (from + word.length <= to && text.startsWith(word, from)) return word
  }
  return ''
}

/** The longest word of the list that ends at `to` and starts at or after `from`; '' when there is none. */
export function wordEnding(list: Lexicon, text: string, to: number, from = 0): string {
  for (const word of list.ending.get(text.charAt(to - 1)) ?? []) {
    if (to - word.length >= from && text.startsWith(word, to - word.length)) return word
  }
  return ''
}
