// What a style rule is: a sentence, and what it finds in the files of the tree.
import type { Source } from './source.ts'

export interface Finding {
  readonly path: string
  /** 1-based; 0 where the finding is about the whole file or folder. */
  readonly line: number
  readonly what: string
}

export interface Rule {
  readonly name: string
  readonly find: (sources: readonly Source[]) => readonly Finding[]
}

export interface FileRule {
  readonly name: string
  readonly about: (path: string) => boolean
  readonly find: (source: Source) => readonly Omit<Finding, 'path'>[]
}

/** A rule that looks at one file at a time. */
export const fileRule = ({ name, about, find }: FileRule): Rule => ({
  name,
  find: (sources) =>
    sources
      .filter((source) => about(source.path))
      .flatMap((source) => find(source).map((finding) => ({ path: source.path, ...finding }))),
})

export const findingText = (rule: string, { path, line, what }: Finding): string =>
  `${path}${line > 0 ? `:${line}` : ''} ${rule}: ${what}`
