// Who is signed in.
import type { Label } from '@corridor/base'

export interface PersonShown {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly unit: Label
  readonly roles: readonly string[]
  /** own · unit · district · city */
  readonly scope: string
  readonly districts: readonly string[]
}

export interface SessionAnswer {
  readonly person: PersonShown
  /** Sent back in the header `x-csrf-token` on every write. */
  readonly csrf: string
}
