// High-tech recognition year by year: nine in ten firms are renewed in their third year, about a thousand join.
import type { Batch, Stream } from '../world/batch.ts'
import { range } from '../world/batch.ts'
import { byShares } from '../world/lot.ts'
import { outsideIndex } from '../world/places.ts'
import type { World } from '../world/world.ts'
import { type Application, applicationBatches, refusal } from './applications.ts'
import {
  type Certificate,
  certificateBatches,
  type Cohort,
  disqualifications,
  listedOn,
  openCohort,
  relocations,
} from './certificates.ts'

/** First recognitions at city scale; they make about 6,000 valid firms at the end of the last full year. */
const firstRecognitions = { opening: [900, 1090, 1350], yearly: [930, 1000, 1110, 1150] } as const

const firstSlots = [0.15, 0.25, 0.6] as const
/** Which batch renews a certificate of the first, second, third batch. */
const renewalSlots = [
  [0.45, 0.3, 0.25],
  [0.1, 0.5, 0.4],
  [0.03, 0.17, 0.8],
] as const

function slotOf(shares: readonly number[], draw: number): Certificate['slot'] {
  const slot = byShares(shares, draw)
  return slot === 0 ? 0 : slot === 1 ? 1 : 2
}

function certify(world: World, cohort: Cohort, certificate: Certificate): Application {
  const { firm, basis, slot } = certificate
  cohort.certificates.push(certificate)
  return { firm, basis, decidedOn: cohort.days[slot], recordedOn: listedOn(world, cohort, certificate) }
}

/** Nine in ten of the firms whose certificate ends are recognised again, six in a hundred fail, four do not apply. */
function renew(world: World, ending: readonly Certificate[], cohort: Cohort): readonly Application[] {
  const [fate, slots] = [world.draw('hnte-renewal'), world.draw('hnte-slot')]
  const { year } = cohort
  const basis = 'reRecognition'
  return ending.flatMap(({ firm, slot }): readonly Application[] => {
    if (world.residence(firm) === outsideIndex) return []
    const draw = firm < 2 ? 0 : fate(firm, year)
    if (draw >= 0.96) return []
    if (draw >= 0.9) return [{ firm, basis, ...refusal(year) }]
    return [certify(world, cohort, { firm, basis, slot: slotOf(renewalSlots[slot], slots(firm, year)) })]
  })
}

/** Firms are recognised in the order of their numbers; the next quarter applies in vain, and succeeds later. */
function recogniseFirst(
  world: World,
  cohort: Cohort,
  [from, until]: readonly [number, number],
): readonly Application[] {
  const draw = world.draw('hnte-slot')
  const { year } = cohort
  const basis = 'first'
  const applicants = range(from, Math.min(world.oldFirms, until + Math.round((until - from) / 4)))
  return [...applicants]
    .filter((firm) => world.residence(firm) !== outsideIndex)
    .map((firm) =>
      firm < until
        ? certify(world, cohort, { firm, basis, slot: slotOf(firstSlots, draw(firm, year)) })
        : { firm, basis, ...refusal(year) },
    )
}

/** The stream remembers who holds which certificate: memory in proportion to the firms. */
export function highTechStream(world: World): Stream {
  const { firstYear, scaled } = world
  const cohorts = new Map<number, Cohort>()
  const barred = new Set<number>()
  let taken = 0

  function open(year: number): Cohort {
    const cohort = openCohort(world, year)
    cohorts.set(year, cohort)
    return cohort
  }

  function opening(count: number, year: number): readonly Batch[] {
    const cohort = open(year)
    const draw = world.draw('hnte-slot')
    for (const firm of range(taken, taken + scaled(count))) {
      const basis = firm % 5 < 2 ? 'reRecognition' : 'first'
      cohort.certificates.push({ firm, basis, slot: slotOf(firstSlots, draw(firm, year)) })
    }
    taken += scaled(count)
    return certificateBatches(world, cohort)
  }

  return (year) => {
    const before =
      year === firstYear
        ? firstRecognitions.opening.flatMap((count, index) => opening(count, firstYear - 3 + index))
        : []
    const holders = [cohorts.get(year - 1), cohorts.get(year - 2)].filter((cohort) => cohort !== undefined)
    const ended = holders.map((cohort) => disqualifications(world, cohort, year))
    for (const firm of ended.flatMap(({ firms }) => firms)) barred.add(firm)
    const moved = relocations(world, cohorts.get(year - 1) ?? open(year - 1))
    const cohort = open(year)
    const ending = (cohorts.get(year - 3)?.certificates ?? []).filter(({ firm }) => !barred.has(firm))
    const count = scaled(firstRecognitions.yearly[year - firstYear] ?? 0)
    const applications = [
      ...renew(world, ending, cohort),
      ...recogniseFirst(world, cohort, [taken, taken + count]),
    ]
    taken += count
    cohorts.delete(year - 3)
    return [
      ...before,
      ...ended.flatMap(({ batches }) => batches),
      ...moved,
      ...certificateBatches(world, cohort),
      ...applicationBatches(year, applications, world.draw('hnte-accepted')),
    ]
  }
}
