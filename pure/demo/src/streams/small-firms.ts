// Technology-SME entries: none before April, three batches of weekly lists to October, all void at the year's end.
import type { Written } from '@corridor/registers'
import type { Batch, Stream } from '../world/batch.ts'
import { filtered, grouped, range } from '../world/batch.ts'
import { dayText, deliveryDay, monthIndex, numberOf, roundAfter, workday } from '../world/calendar.ts'
import { scattered } from '../world/lot.ts'
import { creditCodeOf } from '../world/organisations.ts'
import { districtCode, homeDistrict, outsideIndex } from '../world/places.ts'
import type { World } from '../world/world.ts'

/** Entries of the year before the first and of the four years, at city scale. */
const yearly = [5600, 6500, 7300, 8060, 8600] as const

/** First day of each batch (month, day), and the shares of its four weekly lists. */
const batches = [
  { month: 4, day: 20, shares: [0.06, 0.07, 0.07, 0.06] },
  { month: 7, day: 8, shares: [0.1, 0.11, 0.1, 0.09] },
  { month: 9, day: 22, shares: [0.09, 0.09, 0.08, 0.08] },
] as const

interface List {
  readonly enteredOn: number
  readonly from: number
  readonly until: number
}

function listsOf(world: World, year: number, count: number): readonly List[] {
  const jitter = world.draw('sme-list')
  let [share, from] = [0, 0]
  return batches.flatMap(({ month, day, shares }, batch) => {
    const first = numberOf(year, month, day) + Math.floor(jitter(year, batch) * 6)
    return shares.map((part, week) => {
      share += part
      const until = Math.round(count * share)
      const list = { enteredOn: workday(first + week * 7), from, until }
      from = until
      return list
    })
  })
}

export function smallFirmStream(world: World): Stream {
  const [late, revoked, early] = [world.draw('sme-late'), world.draw('sme-revoked'), world.draw('sme-flag')]

  function told(year: number): readonly Batch[] {
    const count = world.scaled(yearly[year - world.firstYear + 1] ?? 0)
    const lists = listsOf(world, year, count)
    const candidates = world.oldFirms
    const walk = scattered(candidates, 6007)
    /** The window of candidates slides: each year some firms leave the library and others join. */
    const firmOf = (rank: number) =>
      walk((rank + (year - world.firstYear + 1) * Math.round(candidates * 0.09)) % candidates)
    const enteredOn = (rank: number) => lists.find(({ until }) => rank < until)?.enteredOn ?? 0
    const isLate = (rank: number) => late(rank, year) < 0.02
    const isHere = (rank: number) => world.residence(firmOf(rank)) !== outsideIndex
    const write = (rank: number, revokedOn?: number): Written => {
      const firm = firmOf(rank)
      const flag = early(firm) < 0.6 && rank < count * 0.26 ? '0' : 'A'
      return {
        entryNumber: `${year}${districtCode(homeDistrict(firm))}${flag}${String(rank + 1).padStart(7, '0')}`,
        organisation: creditCodeOf(firm),
        enteredOn: dayText(enteredOn(rank)),
        ...(revokedOn === undefined ? {} : { revokedOn: dayText(revokedOn) }),
      }
    }
    const common = { register: 'tech-sme-entries', authority: 'nationalSmePlatform' } as const
    const platform = lists.map(({ enteredOn: entered, from, until }): Batch => {
      const { year: listYear, month } = { year, month: Number(dayText(entered).slice(5, 7)) }
      const day = Math.max(world.startDay, deliveryDay(monthIndex(listYear, month) + 1, 6))
      const numbers = filtered(range(from, until), (rank) => isHere(rank) && !isLate(rank))
      return { ...common, day, mode: 'add', note: dayText(entered), numbers, write: (rank) => write(rank) }
    })
    const lateDay = (rank: number) => Math.max(world.startDay, roundAfter(enteredOn(rank) + 45))
    const lateRanks = [...range(0, count)].filter((rank) => isLate(rank) && isHere(rank))
    const districts = grouped(lateRanks, lateDay).map(([day, numbers]): Batch => ({
      ...common,
      authority: 'districtBureau',
      day,
      mode: 'add',
      note: '补登',
      numbers,
      write: (rank) => write(rank),
    }))
    const isRevoked = (rank: number) => !isLate(rank) && isHere(rank) && revoked(rank, year) < 0.012
    const revokedOn = (rank: number) => Math.max(enteredOn(rank) + 45, numberOf(year, 8, 20)) + (rank % 20)
    const revokedRanks = [...range(0, count)].filter(isRevoked)
    const revocations = grouped(revokedRanks, (rank) =>
      Math.max(world.startDay, roundAfter(revokedOn(rank) + 5)),
    ).map(([day, numbers]): Batch => ({
      ...common,
      day,
      mode: 'update',
      note: '撤销',
      numbers,
      write: (rank) => write(rank, revokedOn(rank)),
    }))
    return [...platform, ...districts, ...revocations]
  }

  return (year) => [...(year === world.firstYear ? told(year - 1) : []), ...told(year)]
}
