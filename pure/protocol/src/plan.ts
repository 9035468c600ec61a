// What the plan and cockpit routes answer.
import type { Label } from '@corridor/base'
import type { CurveAnswer, FigureAnswer, FigureNumber } from './figure.ts'
import type { AttachmentShown } from './record.ts'
import type { StepShown, TermsShown } from './revision.ts'

export interface TargetShown extends TermsShown {
  readonly id: string
  readonly order: number
  /** As read or corrected: the words of the text. */
  readonly phrase: string
  readonly period: string | null
  readonly scope: string | null
  /** Offsets in the plan's text. */
  readonly span: readonly [number, number]
  readonly valueSpan: readonly [number, number]
  readonly confidence: number
  /** Sure enough to be accepted together with others. */
  readonly sure: boolean
  readonly rule: string
  /** The rule in plain words. */
  readonly ruleText: Label
  /** target or achievement */
  readonly kind: string
  /** reader · person (added by hand) · split (a part of another record) */
  readonly origin: string
  /** read · confirmed · rejected · merged */
  readonly state: string
  /** Why it was rejected: a code of `rejectReasons` with its label, and words of the person. */
  readonly rejected: {
    readonly reason: string | null
    readonly says: Label | null
    readonly words: string | null
  } | null
  /** Number of the record that it has become part of. */
  readonly mergedInto: number | null
  /** Undecided, and can be confirmed as it stands: no choice and no question is open. */
  readonly ready: boolean
  /** Present while 新增 may mean the net number and nobody has said which. */
  readonly question: {
    readonly asks: Label
    readonly choices: readonly {
      readonly answer: string
      readonly says: Label
      readonly indicator: string | null
    }[]
  } | null
  /** net · gross · none (no indicator measures this) */
  readonly answer: string | null
  readonly indicator: string | null
  readonly candidates: readonly {
    readonly indicator: string
    readonly score: number
    readonly reason: Label
  }[]
  readonly division: string | null
  readonly owner: string | null
  readonly dueOn: string | null
  readonly evidence: readonly AttachmentShown[]
  readonly version: number
}

export interface OutlineShown {
  readonly order: number
  readonly level: number
  readonly parent: number | null
  readonly marker: string | null
  readonly title: string
  readonly slogan: string | null
}

export interface PlanSummary {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly targets: number
  readonly confirmed: number
  readonly published: boolean
  readonly version: number
}

/** A number of the text that is no record. */
export interface LeftoverShown {
  readonly order: number
  readonly text: string
  readonly span: readonly [number, number]
  readonly reason: string
  readonly says: Label
}

/** What the asking person would take back next: changed · added · split · merged · accepted, and which records. */
export interface UndoShown {
  readonly kind: string
  readonly orders: readonly number[]
}

export interface PlanAnswer extends PlanSummary {
  readonly text: string
  readonly source: string | null
  /** All records in reading order: targets and achievements, decided or not. `targets` counts only targets. */
  readonly targetList: readonly TargetShown[]
  readonly leftovers: readonly LeftoverShown[]
  readonly rejectReasons: readonly { readonly code: string; readonly label: Label }[]
  readonly undo: UndoShown | null
  readonly outline: readonly OutlineShown[]
  readonly may: readonly string[]
}

export interface CardShown {
  /** With the terms in force on the day of the answer. */
  readonly target: TargetShown
  /** Oldest first; empty where no later plan has changed the target. */
  readonly steps: readonly StepShown[]
  /** The code printed on sheets and briefs, as F-03; opens the figure. */
  readonly code: string
  readonly figure: FigureAnswer | null
  /** Target less figure, written like the value; null where there is no figure. */
  readonly distance: FigureNumber
  /** Share of the target reached, per cent text. */
  readonly completion: string | null
  /** Share expected by this day from the curve of last years, else linear; per cent text. */
  readonly expected: string | null
  readonly expectedBasis: 'lastYears' | 'linear' | 'none'
  /** reached · onTrack · behind · notMeasurable · unbound */
  readonly standing: string
  readonly lastYear: FigureNumber
  /** Other figures that explain this one, in order. */
  readonly beside: readonly { readonly label: Label; readonly figure: FigureAnswer }[]
  readonly curve: CurveAnswer | null
}

export interface CockpitAnswer {
  readonly plan: PlanSummary | null
  readonly on: string
  readonly asOf: string
  readonly synthetic: boolean
  readonly cards: readonly CardShown[]
  /** Tile positions of the city's districts, drawn from data: column and row. */
  readonly tiles: readonly {
    readonly code: string
    readonly label: Label
    readonly column: number
    readonly row: number
  }[]
}
