// The only clock: instants, and the Shanghai day they fall on.
import type { Day } from '@corridor/base'
import { dayOfInstant } from '@corridor/base'

export interface Clock {
  now(): Date
  today(): Day
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayOfInstant(Date.now()),
}

/** A clock that stands still, for the simulated past of a demonstration and for tests. */
export const stoppedClock = (epochMs: number): Clock => ({
  now: () => new Date(epochMs),
  today: () => dayOfInstant(epochMs),
})
