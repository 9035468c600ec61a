// High-tech certificates of one year: three batches late in the year, recorded weeks after the day they bear.
import { addYears } from '@corridor/base'
import type { Written } from '@corridor/registers'
import type { Batch } from '../world/batch.ts'
import { grouped, range } from '../world/batch.ts'
import { dayText, numberOf, roundAfter, workday } from '../world/calendar.ts'
import { creditCodeOf } from '../world/organisations.ts'
import type { World } from '../world/world.ts'

export interface Certificate {
  readonly firm: number
  readonly basis: 'first' | 'reRecognition'
  /** Which of the three batches. */
  readonly slot: 0 | 1 | 2
}

/** The certificates of one year; the place in the list is the running number. */
export interface Cohort {
  readonly year: number
  readonly certificates: Certificate[]
  /** The days that the three batches bear. */
  readonly days: readonly [number, number, number]
}

/** The batches come a week later every year, so that old certificates end before the new are issued: the autumn dip. */
export function openCohort(world: World, year: number): Cohort {
  const first = numberOf(year, 11, 1) + 7 * (year - world.firstYear + 3)
  const draw = world.draw('hnte-batch')
  const jitter = (slot: number) => Math.floor(draw(year, slot) * 3)
  const days = [
    workday(first + jitter(0)),
    workday(first + 7 + jitter(1)),
    workday(first + 14 + jitter(2)),
  ] as const
  return { year, certificates: [], days }
}

function certificateAt({ year, certificates }: Cohort, place: number): Certificate {
  const certificate = certificates[place]
  if (certificate === undefined) throw new Error(`no certificate ${place} of ${year}`)
  return certificate
}

/** When a list is recorded: about three weeks after its day; of the last batch some only in February. */
export function listedOn(world: World, { year, days }: Cohort, { firm, slot }: Certificate): number {
  const draw = world.draw('hnte-late')(firm, year)
  if (slot === 2 && draw < 0.3) return workday(numberOf(year + 1, 2, 24))
  if (draw < 0.03) return workday(numberOf(year + 1, 1, 22))
  return workday(days[slot] + (slot === 2 ? 33 : 23))
}

/** The whole row, as it was first mistaken or with the day of disqualification where these are given. */
function certificateRow(
  cohort: Cohort,
  place: number,
  change: { mistaken?: boolean; until?: number },
): Written {
  const { firm, basis, slot } = certificateAt(cohort, place)
  const issuedOn = dayText(cohort.days[slot] - (change.mistaken === true ? 30 : 0))
  return {
    certificateNumber: `GR${cohort.year}99${String(place + 1).padStart(6, '0')}`,
    organisation: creditCodeOf(firm),
    issuedOn,
    validThrough: addYears(issuedOn, 3),
    ...(change.until === undefined ? {} : { disqualifiedOn: dayText(change.until) }),
    basis,
  }
}

const source = { register: 'hnte-certificates', authority: 'recognitionBody' } as const

/** The lists of a year, and in March the corrections of those that first bore a wrong day. */
export function certificateBatches(world: World, cohort: Cohort): readonly Batch[] {
  const draw = world.draw('hnte-mistaken')
  const correctedOn = workday(numberOf(cohort.year + 1, 3, 12))
  const isMistaken = (place: number) =>
    correctedOn > world.startDay &&
    certificateAt(cohort, place).slot !== 2 &&
    draw(place, cohort.year) < 0.008
  const places = range(0, cohort.certificates.length)
  const recordedOn = (place: number) =>
    Math.max(world.startDay, listedOn(world, cohort, certificateAt(cohort, place)))
  const lists = grouped(places, recordedOn).map(([day, numbers]): Batch => ({
    ...source,
    day,
    mode: 'add',
    note: `${cohort.year}年`,
    numbers,
    write: (place) => certificateRow(cohort, place, { mistaken: isMistaken(place) }),
  }))
  const correction: Batch = {
    ...source,
    day: correctedOn,
    mode: 'update',
    note: '更正',
    numbers: [...range(0, cohort.certificates.length)].filter(isMistaken),
    write: (place) => certificateRow(cohort, place, {}),
  }
  return [...lists, correction]
}

export interface Disqualifications {
  readonly firms: readonly number[]
  readonly batches: readonly Batch[]
}

/** Three in a thousand firms lose their certificate between April and October. */
export function disqualifications(world: World, cohort: Cohort, year: number): Disqualifications {
  const draw = world.draw('hnte-disqualified')
  const dayOf = (place: number) => numberOf(year, 4, 3) + Math.floor(draw(place, 1) * 190)
  const places = [...range(0, cohort.certificates.length)].filter(
    (place) => draw(place, year) < 0.003 && certificateAt(cohort, place).firm > 1,
  )
  const batches = grouped(places, (place) => roundAfter(dayOf(place) + 10)).map(([day, numbers]): Batch => ({
    ...source,
    day,
    mode: 'update',
    note: '取消资格',
    numbers,
    write: (place) => certificateRow(cohort, place, { until: dayOf(place) }),
  }))
  return { firms: places.map((place) => certificateAt(cohort, place).firm), batches }
}

/** Half of the firms that move into the city in a year bring a certificate of the year before, which stays valid. */
export function relocations(world: World, cohort: Cohort): readonly Batch[] {
  const draw = world.draw('hnte-newcomer')
  const from = cohort.certificates.length
  for (const [firm, { day }] of world.newcomers) {
    if (day < numberOf(cohort.year + 1, 1, 1) || draw(firm) < 0.5) continue
    cohort.certificates.push({ firm, basis: 'first', slot: 1 })
  }
  const movedOn = (place: number) => world.newcomers.get(certificateAt(cohort, place).firm)?.day ?? 0
  const places = range(from, cohort.certificates.length)
  return grouped(places, (place) => roundAfter(movedOn(place) + 104)).map(([day, numbers]): Batch => ({
    ...source,
    authority: 'districtBureau',
    day,
    mode: 'add',
    note: '整体迁入',
    numbers,
    write: (place) => certificateRow(cohort, place, {}),
  }))
}
