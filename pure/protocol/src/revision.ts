// What the routes of a plan's revision answer.
import type { Label } from '@corridor/base'

/** A plan as a document that others name. */
export interface PlanDocument {
  readonly plan: string
  readonly title: string
  readonly year: number
  /** The day on the document, from which its targets are in force where it revises an earlier plan. */
  readonly datedOn: string | null
  /** As 示例科发〔2026〕5号. */
  readonly number: string | null
}

export interface TermsShown {
  readonly comparator: string
  readonly bound: string
  /** Base units: yuan, per cent, counts; as decimal text. */
  readonly value: string
  readonly valueHigh: string | null
  readonly unit: string
  readonly unitSurface: string
}

export interface StepShown {
  /** first: what the plan itself says · changed · added · withdrawn */
  readonly kind: string
  /** First and last day, inclusive; null: as long as the plan is there, until further notice. */
  readonly from: string | null
  readonly until: string | null
  readonly terms: TermsShown | null
  readonly document: PlanDocument
  readonly by: string
  /** Instant (ISO, UTC). */
  readonly at: string
}

export interface TargetTimeline {
  readonly target: string
  readonly phrase: string
  /** Whether it came with a later plan. */
  readonly joined: boolean
  readonly steps: readonly StepShown[]
}

/** A revision that is applied. */
export interface AppliedShown {
  readonly document: PlanDocument
  readonly from: string
  readonly by: string
  readonly at: string
}

export interface PlanTimelineAnswer {
  readonly document: PlanDocument
  /** The plan that this one is declared to revise. */
  readonly revises: PlanDocument | null
  readonly revisedBy: readonly AppliedShown[]
  readonly targets: readonly TargetTimeline[]
}

export interface RestatedShown {
  readonly target: string
  readonly order: number
  readonly phrase: string
  readonly period: string | null
  readonly indicator: string | null
  /** read · confirmed */
  readonly state: string
  readonly terms: TermsShown
}

/** Both sides: the later plan restates the earlier target. One side: it is only in that plan. */
export interface PairShown {
  readonly base: RestatedShown | null
  readonly next: RestatedShown | null
  /** 0 to 1; null where a side is missing. */
  readonly score: number | null
  readonly reason: Label | null
  readonly isSame: boolean
  /** keep · change · add · withdraw: what is proposed, or was decided */
  readonly act: string
}

export interface RevisionAnswer {
  readonly document: PlanDocument
  /** For If-Match. */
  readonly version: number
  readonly base: PlanDocument | null
  /** Plans that this one may revise, likeliest first. */
  readonly proposals: readonly { readonly document: PlanDocument; readonly reason: Label }[]
  readonly pairs: readonly PairShown[]
  /** Sent back when applying: it changes when any of the two plans has changed. */
  readonly seen: string
  readonly applied: AppliedShown | null
  readonly may: readonly string[]
}
