// What the routes of duplicates and merges answer.
import type { Label } from '@corridor/base'
import type { RecordShown } from './record.ts'

export interface EvidenceShown {
  readonly kind: string
  readonly side: 'for' | 'against'
  readonly label: Label
}

export interface DuplicateShown {
  readonly a: RecordShown
  readonly b: RecordShown
  /** 0 to 1. */
  readonly score: number
  /** `same`: proposed as one; `ask`: a person is asked. */
  readonly proposed: 'same' | 'ask'
  /** Strongest first. */
  readonly evidence: readonly EvidenceShown[]
}

export interface DuplicatesAnswer {
  readonly pairs: readonly DuplicateShown[]
  /** Where to go on; null once the whole register was compared. A page may be empty and have a next one. */
  readonly next: string | null
  /** How many records were compared for this page. */
  readonly compared: number
}

export interface MergeAnswer {
  /** Names the merge, for undoing it. */
  readonly merge: string
  readonly survivor: string
  readonly moved: readonly { readonly register: string; readonly field: string; readonly count: number }[]
}

export interface MergesAnswer {
  readonly merges: readonly {
    readonly merge: string
    readonly at: string
    readonly actor: string
    readonly reason: string | null
    readonly merged: string
    readonly survivor: string
    readonly undone: boolean
  }[]
}

export interface CandidatesAnswer {
  /** Best first, at most ten. */
  readonly candidates: readonly {
    readonly record: RecordShown
    readonly score: number
    readonly proposed: 'same' | 'ask'
    readonly evidence: readonly EvidenceShown[]
  }[]
}
