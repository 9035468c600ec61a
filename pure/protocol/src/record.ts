// What the register routes answer: lists, records with history, imports.
import type { Label, Problem } from '@corridor/base'

export type JsonValue = string | number | boolean | null

export interface RecordShown {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly values: Readonly<Record<string, JsonValue>>
  /** For references: field → the title of the record referred to. */
  readonly words: Readonly<Record<string, string>>
}

export interface ListAnswer {
  readonly rows: readonly RecordShown[]
  readonly next: string | null
  readonly total: number
  /** Sums of the money fields over the whole filtered set, decimal strings of 元. */
  readonly totals: Readonly<Record<string, string>>
}

export interface VersionShown {
  readonly version: number
  readonly at: string
  readonly actor: string
  /** created · corrected · imported · removed · merged · unmerged */
  readonly action: string
  readonly reason: string | null
  readonly source: {
    readonly authority: string | null
    readonly file: string | null
    readonly row: number | null
  }
  readonly changes: readonly {
    readonly field: string
    readonly before: JsonValue
    readonly after: JsonValue
  }[]
}

export interface CountedShown {
  readonly indicator: string
  readonly label: Label
  readonly counted: boolean
  /** Why it counts or why not. */
  readonly reason: Label
  readonly postings: readonly { readonly day: string; readonly value: JsonValue; readonly subject: string }[]
}

export interface AttachmentShown {
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly at: string
  readonly actor: string
}

export interface RecordAnswer {
  readonly register: string
  readonly record: RecordShown
  readonly history: readonly VersionShown[]
  readonly attachments: readonly AttachmentShown[]
  readonly counted: readonly CountedShown[]
  /** Records of other registers that refer to this one. */
  readonly referring: readonly { readonly register: string; readonly field: string; readonly count: number }[]
  readonly may: readonly string[]
}

export type ImportMode = 'add' | 'update' | 'upsert'

export interface ImportAnswer {
  readonly import: string | null
  readonly register: string
  readonly file: string
  readonly sha256: string
  readonly dryRun: boolean
  readonly mode: ImportMode
  readonly counts: {
    readonly read: number
    readonly added: number
    readonly changed: number
    readonly same: number
    readonly wrong: number
  }
  /** At most 1,000; `more` says how many there are besides. */
  readonly problems: readonly Problem[]
  readonly more: number
  readonly written: boolean
}
