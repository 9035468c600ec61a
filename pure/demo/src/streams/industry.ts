// The above-scale industrial list, renewed each February, and the R&D institutions that its firms run.
import type { Written } from '@corridor/registers'
import type { Batch, Stream } from '../world/batch.ts'
import { grouped, range } from '../world/batch.ts'
import { dayText, numberOf, roundAfter, workday } from '../world/calendar.ts'
import { scattered } from '../world/lot.ts'
import { firmIndustry, nthIndustrial } from '../world/names.ts'
import { creditCodeOf, nameOf } from '../world/organisations.ts'
import type { World } from '../world/world.ts'

/** At city scale; about 3,300 firms at the end of the last full year, one in three with an institution. */
const size = { opening: 2820, joining: 190, share: 0.247, growth: 0.031 } as const

/** A listed firm is a rank: the same firm for ever. */
interface List {
  firmOf(rank: number): number
  /** How many ranks were listed before the year began. */
  sizeBefore(year: number): number
  listedIn(rank: number): number
  delistedIn(rank: number): number | undefined
}

function listOf(world: World): List {
  const { firstYear, scaled } = world
  const walk = scattered(Math.floor(world.oldFirms / 5) * 3, 3301)
  const [listing, leaving] = [world.draw('listing'), world.draw('delisting')]
  const [opening, joining] = [scaled(size.opening), scaled(size.joining)]
  return {
    firmOf: (rank) => nthIndustrial(walk(rank)),
    sizeBefore: (year) => opening + Math.max(0, year - firstYear) * joining,
    listedIn: (rank) =>
      rank < opening
        ? firstYear - 2 - Math.floor(listing(rank) * 10)
        : firstYear + Math.floor((rank - opening) / joining),
    delistedIn: (rank) =>
      [1, 2, 3].map((after) => firstYear + after).find((year) => leaving(rank, year) < 0.014),
  }
}

function listings(world: World, list: List, year: number): readonly Batch[] {
  const source = { register: 'above-scale-listings', authority: 'statisticsBureau' } as const
  const february = workday(numberOf(year, 2, 20))
  const write = (rank: number): Written => ({
    organisation: creditCodeOf(list.firmOf(rank)),
    listedOn: dayText(numberOf(list.listedIn(rank), 1, 1)),
    industryClass: firmIndustry(list.firmOf(rank)),
  })
  const opening: Batch = {
    ...source,
    day: world.startDay,
    mode: 'add',
    note: '首次导入',
    numbers: range(0, list.sizeBefore(world.firstYear)),
    write,
  }
  const joined = range(list.sizeBefore(year), list.sizeBefore(year + 1))
  return [
    ...(year === world.firstYear ? [opening] : []),
    { ...source, day: february, mode: 'add', note: `${year}年度入规`, numbers: joined, write },
    {
      ...source,
      day: february,
      mode: 'update',
      note: `${year}年度退规`,
      numbers: [...range(0, list.sizeBefore(year))].filter((rank) => list.delistedIn(rank) === year),
      write: (rank) => ({ ...write(rank), delistedOn: dayText(numberOf(year, 1, 1)) }),
    },
  ]
}

/** Institutions by number: twice the rank for a firm's first, one more for its second. */
interface Institutions {
  /** The year in which a rank set up its own; the rate grows by about three points a year. */
  foundedIn(rank: number): number | undefined
  establishedOn(number: number): number
  row(number: number): Written
}

function institutionsOf(world: World, list: List): Institutions {
  const { firstYear } = world
  const [having, opened] = [world.draw('in-house'), world.draw('in-house-day')]
  function foundedIn(rank: number): number | undefined {
    const draw = having(rank)
    if (draw < size.share) return Math.max(firstYear - 1, list.listedIn(rank))
    const steps = Math.ceil((draw - size.share) / size.growth)
    return steps > 4 ? undefined : Math.max(firstYear - 1 + steps, list.listedIn(rank))
  }
  function establishedOn(number: number): number {
    const rank = Math.floor(number / 2)
    const year = foundedIn(rank) ?? firstYear
    const day = numberOf(year, 1, 10) + Math.floor(opened(rank) * 340) + (number % 2)
    return year < firstYear ? day - Math.floor(opened(rank, 1) * 3000) : day
  }
  return {
    foundedIn,
    establishedOn,
    row(number) {
      const firm = list.firmOf(Math.floor(number / 2))
      return {
        organisation: creditCodeOf(firm),
        name: `${nameOf(firm)}${number % 2 === 0 ? '技术研发中心' : '工艺与检测实验室'}`,
        establishedOn: dayText(establishedOn(number)),
      }
    },
  }
}

const source = { register: 'in-house-institutions', authority: 'districtBureau' } as const

/** Every eighth firm with an institution runs a second one; it counts once. A quarter are reported months later. */
function founded(world: World, list: List, year: number): readonly Batch[] {
  const { firstYear, startDay } = world
  const late = world.draw('in-house-late')
  const institutions = institutionsOf(world, list)
  const isTold = (foundedIn: number | undefined) =>
    foundedIn === year || (year === firstYear && foundedIn !== undefined && foundedIn < year)
  const numbers = [...range(0, list.sizeBefore(year + 1))]
    .filter((rank) => isTold(institutions.foundedIn(rank)))
    .flatMap((rank) => (rank % 8 === 5 ? [rank * 2, rank * 2 + 1] : [rank * 2]))
  function recordedOn(number: number): number {
    const rank = Math.floor(number / 2)
    const delay = late(rank) < 0.25 ? 50 + Math.floor(late(rank) * 160) : 12
    const listed = list.listedIn(rank) === year ? workday(numberOf(year, 3, 1)) : startDay
    return Math.max(listed, startDay, roundAfter(institutions.establishedOn(number) + delay))
  }
  return grouped(numbers, recordedOn).map(([day, some]): Batch => ({
    ...source,
    day,
    mode: 'add',
    numbers: some,
    write: institutions.row,
  }))
}

/** One in a hundred of the oldest institutions closes in a year. */
function closed(world: World, list: List, year: number): readonly Batch[] {
  const [having, closing] = [world.draw('in-house'), world.draw('in-house-closing')]
  const institutions = institutionsOf(world, list)
  const turn = year - world.firstYear
  const numbers = [...range(0, list.sizeBefore(world.firstYear))]
    .filter((rank) => having(rank) < size.share && Math.floor(closing(rank) * 100) === turn)
    .map((rank) => rank * 2)
  const closedOn = (number: number) => numberOf(year, 3, 15) + (number % 250)
  return grouped(numbers, (number) => roundAfter(closedOn(number) + 14)).map(([day, some]): Batch => ({
    ...source,
    day,
    mode: 'update',
    note: '撤销',
    numbers: some,
    write: (number) => ({ ...institutions.row(number), closedOn: dayText(closedOn(number)) }),
  }))
}

export function industryStream(world: World): Stream {
  const list = listOf(world)
  return (year) => [
    ...listings(world, list, year),
    ...founded(world, list, year),
    ...closed(world, list, year),
  ]
}
