// What is found in a file before it is read: its text, what it calls itself, and what to look at first.
import type { Label } from '@corridor/base'

/** What a person should look at before the text is read. */
export interface FileWarning {
  readonly code: string
  readonly message: Label
}

export interface PlanFile {
  /** Lines end in \n; the targets' places count in it. */
  readonly text: string
  readonly title?: string
  readonly year?: number
  readonly warnings: readonly FileWarning[]
}

/** What a kind of file gives; a title only where the file says which words it is. */
export interface Found {
  readonly text: string
  readonly title?: string | undefined
  /** When a page says that it was published, as 2026-01-05. */
  readonly day?: string | undefined
  readonly warnings?: readonly FileWarning[]
}
