// High-tech certificates and applications: three batches late in the year, three years each, nine in ten renewed.
import type { Written } from '@corridor/registers'
import { addYears } from '@corridor/base'
import type { Batch, Stream } from '../world/batch.ts'
import { grouped, range } from '../world/batch.ts'
import { dayText, numberOf, weeklyAfter, workday } from '../world/calendar.ts'
import { byShares } from '../world/lot.ts'
import { creditCodeOf } from '../world/organisations.ts'
import { outsideIndex } from '../world/places.ts'
import type { World } from '../world/world.ts'

type Basis = 'first' | 'reRecognition'

/** The certificates of one year; a certificate is its place in the list. */
interface Cohort {
  readonly year: number
  readonly firms: number[]
  /** Which of the three batches. */
  readonly slots: number[]
  readonly bases: Basis[]
  readonly days: readonly [number, number, number]
}

interface Application {
  readonly firm: number
  readonly basis: Basis
  readonly acceptedOn: number
  readonly decidedOn: number
  readonly decisionRecordedOn: number
}

/** First recognitions at city scale; they make about 6,000 valid firms at the end of the last full year. */
const firstRecognitions = { opening: [900, 1090, 1350], yearly: [930, 1000, 1110, 1150] } as const

/** Which batch renews a certificate of the first, second, third batch. */
const renewalSlots = [
  [0.45, 0.3, 0.25],
  [0.1, 0.5, 0.4],
  [0.03, 0.17, 0.8],
] as const

const applicationNumber = (year: number, place: number) => `SQ${year}99${String(place + 1).padStart(7, '0')}`

const certificateNumber = (year: number, place: number) => `GR${year}99${String(place + 1).padStart(6, '0')}`

const failureDay = (year: number) => workday(numberOf(year, 12, 21))

/** The stream keeps, year by year, who holds which certificate: memory in proportion to the firms. */
export function highTechStream(world: World): Stream {
  const { startDay, firstYear, scaled } = world
  const draws = {
    slot: world.draw('hnte-slot'),
    fate: world.draw('hnte-renewal'),
    accepted: world.draw('hnte-accepted'),
    late: world.draw('hnte-late'),
    mistaken: world.draw('hnte-mistaken'),
    disqualified: world.draw('hnte-disqualified'),
    newcomer: world.draw('hnte-newcomer'),
  }
  const cohorts = new Map<number, Cohort>()
  const barred = new Set<number>()
  let taken = 0

  /** The batches come a week later every year, so that old certificates end before the new are issued: the autumn dip. */
  function openCohort(year: number): Cohort {
    const drift = numberOf(year, 11, 1) + 7 * (year - firstYear + 3)
    const jitter = (batch: number) => Math.floor(world.draw('hnte-batch')(year, batch) * 3)
    const days = [
      workday(drift + jitter(0)),
      workday(drift + 7 + jitter(1)),
      workday(drift + 14 + jitter(2)),
    ] as const
    const cohort: Cohort = { year, firms: [], slots: [], bases: [], days }
    cohorts.set(year, cohort)
    return cohort
  }

  function certify(cohort: Cohort, firm: number, basis: Basis, slot: number): void {
    cohort.firms.push(firm)
    cohort.slots.push(slot)
    cohort.bases.push(basis)
  }

  const firstSlot = (firm: number, year: number) => byShares([0.15, 0.25, 0.6], draws.slot(firm, year))

  /** Lists are published and recorded weeks after the day they bear; of the last batch some only in February. */
  function recordedOn({ year, days }: Cohort, firm: number, slot: number): number {
    const draw = draws.late(firm, year)
    if (slot === 2 && draw < 0.3) return workday(numberOf(year + 1, 2, 24))
    if (draw < 0.03) return workday(numberOf(year + 1, 1, 22))
    return slot === 2 ? workday(days[2] + 33) : workday((slot === 0 ? days[0] : days[1]) + 23)
  }

  function certificateRow(
    cohort: Cohort,
    place: number,
    change: { mistaken?: boolean; until?: number } = {},
  ): Written {
    const issued = cohort.days[cohort.slots[place] === 0 ? 0 : cohort.slots[place] === 1 ? 1 : 2]
    const issuedOn = dayText(change.mistaken === true ? issued - 30 : issued)
    return {
      certificateNumber: certificateNumber(cohort.year, place),
      organisation: creditCodeOf(cohort.firms[place] ?? 0),
      issuedOn,
      validThrough: addYears(issuedOn, 3),
      ...(change.until === undefined ? {} : { disqualifiedOn: dayText(change.until) }),
      basis: cohort.bases[place] ?? 'first',
    }
  }

  function certificateBatches(cohort: Cohort): readonly Batch[] {
    const correctedOn = workday(numberOf(cohort.year + 1, 3, 12))
    const isMistaken = (place: number) =>
      correctedOn > startDay && cohort.slots[place] !== 2 && draws.mistaken(place, cohort.year) < 0.008
    const places = range(0, cohort.firms.length)
    const day = (place: number) => recordedOn(cohort, cohort.firms[place] ?? 0, cohort.slots[place] ?? 0)
    const common = { register: 'hnte-certificates', authority: 'recognitionBody' } as const
    const lists = grouped(places, (place) => Math.max(startDay, day(place))).map(
      ([recorded, numbers]): Batch => ({
        ...common,
        day: recorded,
        mode: 'add',
        note: `${cohort.year}年`,
        numbers,
        write: (place) => certificateRow(cohort, place, { mistaken: isMistaken(place) }),
      }),
    )
    const corrected = [...range(0, cohort.firms.length)].filter(isMistaken)
    return [
      ...lists,
      {
        ...common,
        day: correctedOn,
        mode: 'update',
        note: '更正',
        numbers: corrected,
        write: (place) => certificateRow(cohort, place),
      },
    ]
  }

  function disqualifications(cohort: Cohort | undefined, year: number): readonly Batch[] {
    if (cohort === undefined) return []
    const day = (place: number) => numberOf(year, 4, 3) + Math.floor(draws.disqualified(place, 1) * 190)
    const places = [...range(0, cohort.firms.length)].filter(
      (place) => draws.disqualified(place, year) < 0.003 && (cohort.firms[place] ?? 0) > 1,
    )
    for (const place of places) barred.add(cohort.firms[place] ?? 0)
    return grouped(places, (place) => weeklyAfter(day(place) + 10)).map(([recorded, numbers]): Batch => ({
      day: recorded,
      register: 'hnte-certificates',
      authority: 'recognitionBody',
      mode: 'update',
      note: '取消资格',
      numbers,
      write: (place) => certificateRow(cohort, place, { until: day(place) }),
    }))
  }

  function applicationOf(year: number, firm: number, basis: Basis, cohort: Cohort | undefined): Application {
    const acceptedOn = workday(numberOf(year, 7, 1) + Math.floor(draws.accepted(firm, year) * 84))
    const last = (cohort?.firms.length ?? 1) - 1
    const slot = cohort?.slots[last] ?? 2
    if (cohort === undefined) {
      return {
        firm,
        basis,
        acceptedOn,
        decidedOn: failureDay(year),
        decisionRecordedOn: weeklyAfter(failureDay(year)),
      }
    }
    const decidedOn = cohort.days[slot === 0 ? 0 : slot === 1 ? 1 : 2]
    return { firm, basis, acceptedOn, decidedOn, decisionRecordedOn: recordedOn(cohort, firm, slot) }
  }

  /** Nine in ten of the firms whose certificate ends are recognised again, six in a hundred fail, four do not apply. */
  function renew(year: number, cohort: Cohort): readonly Application[] {
    const ending = cohorts.get(year - 3)
    const applications: Application[] = []
    for (const [place, firm] of ending?.firms.entries() ?? []) {
      if (barred.has(firm) || world.residence(firm) === outsideIndex) continue
      const fate = firm < 2 ? 0 : draws.fate(firm, year)
      if (fate >= 0.96) continue
      if (fate < 0.9) {
        const shares = renewalSlots[ending?.slots[place] === 0 ? 0 : ending?.slots[place] === 1 ? 1 : 2]
        certify(cohort, firm, 'reRecognition', byShares(shares, draws.slot(firm, year)))
      }
      applications.push(applicationOf(year, firm, 'reRecognition', fate < 0.9 ? cohort : undefined))
    }
    return applications
  }

  /** Firms are recognised in the order of their numbers; the next quarter applies in vain and succeeds later. */
  function recogniseFirst(year: number, cohort: Cohort, count: number): readonly Application[] {
    const applications: Application[] = []
    for (const firm of range(taken, Math.min(world.oldFirms, taken + Math.round(count * 1.25)))) {
      const isRecognised = firm < taken + count
      if (world.residence(firm) === outsideIndex) continue
      if (isRecognised) certify(cohort, firm, 'first', firstSlot(firm, year))
      applications.push(applicationOf(year, firm, 'first', isRecognised ? cohort : undefined))
    }
    taken += count
    return applications
  }

  function applicationBatches(year: number, applications: readonly Application[]): readonly Batch[] {
    const write = (place: number, isDecided: boolean): Written => {
      const application = applications[place]
      if (application === undefined) throw new Error(`no application ${place}`)
      return {
        applicationNumber: applicationNumber(year, place),
        organisation: creditCodeOf(application.firm),
        basis: application.basis,
        acceptedOn: dayText(application.acceptedOn),
        ...(isDecided ? { decidedOn: dayText(application.decidedOn) } : {}),
      }
    }
    const common = { register: 'hnte-applications', authority: 'districtBureau' } as const
    const accepted = grouped(applications.keys(), (place) =>
      weeklyAfter(applications[place]?.acceptedOn ?? 0),
    )
    const decided = grouped(applications.keys(), (place) => applications[place]?.decisionRecordedOn)
    return [
      ...accepted.map(([day, numbers]): Batch => ({
        ...common,
        day,
        mode: 'add',
        numbers,
        write: (place) => write(place, false),
      })),
      ...decided.map(([day, numbers]): Batch => ({
        ...common,
        day,
        mode: 'update',
        note: '办结',
        numbers,
        write: (place) => write(place, true),
      })),
    ]
  }

  /** Half of the firms that move into the city bring a certificate of the year before, which stays valid. */
  function relocations(year: number): readonly Batch[] {
    const cohort = cohorts.get(year - 1)
    if (cohort === undefined) return []
    const before = cohort.firms.length
    for (const [firm, { day }] of world.newcomers) {
      if (day < numberOf(year, 1, 1) || draws.newcomer(firm) < 0.5) continue
      certify(cohort, firm, 'first', 1)
    }
    const movedOn = (place: number) => world.newcomers.get(cohort.firms[place] ?? 0)?.day ?? 0
    return grouped(range(before, cohort.firms.length), (place) => weeklyAfter(movedOn(place) + 104)).map(
      ([day, numbers]): Batch => ({
        day,
        register: 'hnte-certificates',
        authority: 'districtBureau',
        mode: 'add',
        note: '整体迁入',
        numbers,
        write: (place) => certificateRow(cohort, place),
      }),
    )
  }

  function opening(): readonly Batch[] {
    return firstRecognitions.opening.flatMap((count, index) => {
      const year = firstYear - 3 + index
      const cohort = openCohort(year)
      for (const firm of range(taken, taken + scaled(count))) {
        certify(cohort, firm, firm % 5 < 2 ? 'reRecognition' : 'first', firstSlot(firm, year))
      }
      taken += scaled(count)
      return certificateBatches(cohort)
    })
  }

  return (year) => {
    const before = year === firstYear ? opening() : []
    const ended = [cohorts.get(year - 1), cohorts.get(year - 2)].flatMap((cohort) =>
      disqualifications(cohort, year),
    )
    const moved = relocations(year)
    const cohort = openCohort(year)
    const renewed = renew(year, cohort)
    const first = recogniseFirst(year, cohort, scaled(firstRecognitions.yearly[year - firstYear] ?? 0))
    cohorts.delete(year - 3)
    return [
      ...before,
      ...ended,
      ...moved,
      ...certificateBatches(cohort),
      ...applicationBatches(year, [...renewed, ...first]),
    ]
  }
}
