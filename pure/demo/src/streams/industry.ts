// The above-scale industrial list, renewed each February, and the R&D institutions that its firms run.
import type { Written } from '@corridor/registers'
import type { Batch, Stream } from '../world/batch.ts'
import { grouped, range } from '../world/batch.ts'
import { dayText, numberOf, weeklyAfter, workday } from '../world/calendar.ts'
import { scattered } from '../world/lot.ts'
import { firmIndustry, nthIndustrial } from '../world/names.ts'
import { creditCodeOf, nameOf } from '../world/organisations.ts'
import type { World } from '../world/world.ts'

/** At city scale; about 3,300 firms at the end of the last full year. */
const size = { opening: 2820, joining: 190, share: 0.262, growth: 0.032 } as const

/** Listed firms are ranks; a rank stands for the same firm for ever. */
export function industryStream(world: World): Stream {
  const { firstYear, startDay, scaled } = world
  const walk = scattered(Math.floor(world.oldFirms / 5) * 3, 3301)
  const firmOf = (rank: number) => nthIndustrial(walk(rank))
  const draws = {
    listing: world.draw('listing'),
    leaving: world.draw('delisting'),
    institution: world.draw('in-house'),
    opened: world.draw('in-house-day'),
    late: world.draw('in-house-late'),
    closing: world.draw('in-house-closing'),
  }
  const listedBefore = (year: number) =>
    scaled(size.opening) + Math.max(0, year - firstYear) * scaled(size.joining)
  const listingYear = (rank: number) =>
    rank < listedBefore(firstYear)
      ? firstYear - 2 - Math.floor(draws.listing(rank) * 10)
      : firstYear + Math.floor((rank - listedBefore(firstYear)) / scaled(size.joining))
  const leavingYear = (rank: number) =>
    [1, 2, 3].map((after) => firstYear + after).find((year) => draws.leaving(rank, year) < 0.014)

  function listingRow(rank: number, delistedOn?: number): Written {
    return {
      organisation: creditCodeOf(firmOf(rank)),
      listedOn: dayText(numberOf(listingYear(rank), 1, 1)),
      ...(delistedOn === undefined ? {} : { delistedOn: dayText(delistedOn) }),
      industryClass: firmIndustry(firmOf(rank)),
    }
  }

  function listings(year: number): readonly Batch[] {
    const common = { register: 'above-scale-listings', authority: 'statisticsBureau' } as const
    const february = workday(numberOf(year, 2, 20))
    const leavers = [...range(0, listedBefore(year))].filter((rank) => leavingYear(rank) === year)
    const opening: Batch = {
      ...common,
      day: startDay,
      mode: 'add',
      note: '首次导入',
      numbers: range(0, listedBefore(firstYear)),
      write: (rank) => listingRow(rank),
    }
    return [
      ...(year === firstYear ? [opening] : []),
      {
        ...common,
        day: february,
        mode: 'add',
        note: `${year}年度入规`,
        numbers: range(listedBefore(year), listedBefore(year + 1)),
        write: (rank) => listingRow(rank),
      },
      {
        ...common,
        day: february,
        mode: 'update',
        note: `${year}年度退规`,
        numbers: leavers,
        write: (rank) => listingRow(rank, numberOf(year, 1, 1)),
      },
    ]
  }

  /** The year in which a rank's institution was set up; the rate grows by three points a year. */
  function institutionYear(rank: number): number | undefined {
    const draw = draws.institution(rank)
    if (draw < size.share) return Math.min(firstYear - 1, Math.max(listingYear(rank), firstYear - 1))
    const steps = Math.ceil((draw - size.share) / size.growth)
    return steps > 4 ? undefined : Math.max(firstYear - 1 + steps, listingYear(rank))
  }

  const establishedOn = (rank: number): number => {
    const year = institutionYear(rank) ?? firstYear
    const within = numberOf(year, 1, 10) + Math.floor(draws.opened(rank) * 340)
    return year < firstYear ? within - Math.floor(draws.opened(rank, 1) * 3000) : within
  }

  /** Every eighth firm with an institution runs a second one; it counts once. A second one has an odd number. */
  const institutionRow = (number: number, closedOn?: number): Written => {
    const rank = Math.floor(number / 2)
    return {
      organisation: creditCodeOf(firmOf(rank)),
      name: `${nameOf(firmOf(rank))}${number % 2 === 0 ? '技术研发中心' : '工艺与检测实验室'}`,
      establishedOn: dayText(establishedOn(rank) + (number % 2)),
      ...(closedOn === undefined ? {} : { closedOn: dayText(closedOn) }),
    }
  }

  function institutions(year: number): readonly Batch[] {
    const isNow = (rank: number) => {
      const founded = institutionYear(rank)
      return founded === year || (year === firstYear && founded !== undefined && founded < year)
    }
    const ranks = [...range(0, listedBefore(year + 1))].filter(isNow)
    const numbers = ranks.flatMap((rank) => (rank % 8 === 5 ? [rank * 2, rank * 2 + 1] : [rank * 2]))
    const recorded = (number: number) => {
      const rank = Math.floor(number / 2)
      const delay = draws.late(rank) < 0.25 ? 50 + Math.floor(draws.late(rank) * 160) : 12
      const listed = listingYear(rank) === year ? numberOf(year, 3, 1) : startDay
      return Math.max(listed, startDay, weeklyAfter(establishedOn(rank) + delay))
    }
    const common = { register: 'in-house-institutions', authority: 'districtBureau' } as const
    const closing = [...range(0, listedBefore(firstYear))].filter(
      (rank) => draws.institution(rank) < size.share && closingYear(rank) === year,
    )
    const closedOn = (number: number) => numberOf(year, 3, 15) + (number % 250)
    return [
      ...grouped(numbers, (number) => workday(recorded(number))).map(([day, some]): Batch => ({
        ...common,
        day,
        mode: 'add',
        numbers: some,
        write: (number) => institutionRow(number),
      })),
      ...grouped(closing, (rank) => weeklyAfter(closedOn(rank * 2) + 14)).map(([day, some]): Batch => ({
        ...common,
        day,
        mode: 'update',
        note: '撤销',
        numbers: some,
        write: (rank) => institutionRow(rank * 2, closedOn(rank * 2)),
      })),
    ]
  }

  /** A few firms close theirs, one year after another. */
  const closingYear = (rank: number): number | undefined => {
    const draw = draws.closing(rank)
    return draw < 0.04 ? firstYear + Math.floor(draw * 100) : undefined
  }

  return (year) => [...listings(year), ...institutions(year)]
}
