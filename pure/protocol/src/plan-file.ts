// A plan's file: what was read out of it before anything is stored, and the files kept with the plan.
import type { Label } from '@corridor/base'
import type { AttachmentShown } from './record.ts'

/** What a person should look at before the text is read. */
export interface FileWarningShown {
  readonly code: string
  readonly message: Label
}

export interface PlanFileAnswer {
  readonly text: string
  readonly title: string | null
  readonly year: number | null
  readonly warnings: readonly FileWarningShown[]
}

/** The files that the plan was given as, the first given first. */
export interface PlanOriginalsAnswer {
  readonly files: readonly AttachmentShown[]
}
