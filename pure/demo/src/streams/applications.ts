// Applications for recognition: accepted from July to September, decided on the day of the certificate.
import type { Written } from '@corridor/registers'
import type { Batch } from '../world/batch.ts'
import { grouped } from '../world/batch.ts'
import { dayText, numberOf, roundAfter, workday } from '../world/calendar.ts'
import type { Lot } from '../world/lot.ts'
import { creditCodeOf } from '../world/organisations.ts'

/** Day numbers. */
interface Decision {
  readonly decidedOn: number
  readonly recordedOn: number
}

export interface Application extends Decision {
  readonly firm: number
  readonly basis: 'first' | 'reRecognition'
}

/** Who is refused hears it shortly before Christmas, whatever the batch. */
export function refusal(year: number): Decision {
  const decidedOn = workday(numberOf(year, 12, 21))
  return { decidedOn, recordedOn: roundAfter(decidedOn) }
}

const source = { register: 'hnte-applications', authority: 'districtBureau' } as const

/** Each application is recorded when it is accepted, and again as a whole when it is decided. */
export function applicationBatches(
  year: number,
  applications: readonly Application[],
  draw: Lot,
): readonly Batch[] {
  const at = (place: number): Application => {
    const application = applications[place]
    if (application === undefined) throw new Error(`no application ${place} of ${year}`)
    return application
  }
  const acceptedOn = (place: number) =>
    workday(numberOf(year, 7, 1) + Math.floor(draw(at(place).firm, year) * 84))
  const write = (place: number): Written => ({
    applicationNumber: `SQ${year}99${String(place + 1).padStart(7, '0')}`,
    organisation: creditCodeOf(at(place).firm),
    basis: at(place).basis,
    acceptedOn: dayText(acceptedOn(place)),
  })
  const accepted = grouped(applications.keys(), (place) => roundAfter(acceptedOn(place)))
  const decided = grouped(applications.keys(), (place) => at(place).recordedOn)
  return [
    ...accepted.map(([day, numbers]): Batch => ({ ...source, day, mode: 'add', numbers, write })),
    ...decided.map(([day, numbers]): Batch => ({
      ...source,
      day,
      mode: 'update',
      note: '办结',
      numbers,
      write: (place) => ({ ...write(place), decidedOn: dayText(at(place).decidedOn) }),
    })),
  ]
}
