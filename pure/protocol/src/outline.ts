// What the routes of a plan's outline answer.
import type { OutlineShown } from './plan.ts'

export interface OutlineVersion {
  /** 1 is what the reader found. */
  readonly version: number
  readonly outline: readonly OutlineShown[]
  readonly by: string
  readonly at: string
}

export interface OutlineAnswer {
  readonly version: number
  readonly outline: readonly OutlineShown[]
  /** Newest first. */
  readonly history: readonly OutlineVersion[]
  readonly may: readonly string[]
}
