// Who reads a page: the language, how a label is said in it, and where links lead without leaving it.
import type { Label, Language } from '@corridor/base'

export interface Reader {
  readonly language: Language
  say(label: Label): string
  /** The address of a public page, such as `/plan`, in the reader's language. */
  href(path: string): string
}

/** Chinese pages lie at the root, English ones under `/en`. */
export const addressOf = (language: Language, path: string): string =>
  language === 'zh' ? path : path === '/' ? '/en' : `/en${path}`

export const readerOf = (language: Language): Reader => ({
  language,
  say: (label) => label[language],
  href: (path) => addressOf(language, path),
})
