// R&D institutions and their approval documents: new ones, upgrades (not new again) and removals.
import type { Batch, Stream } from '../world/batch.ts'
import { grouped, range } from '../world/batch.ts'
import { numberOf, roundAfter, workday } from '../world/calendar.ts'
import type { World } from '../world/world.ts'
import { type Approval, type Laboratories, laboratories } from './laboratories.ts'

/** At city scale; municipal ones are not counted by the indicator of new provincial and higher ones. */
const size = { opening: 900, municipal: 300, yearly: [26, 28, 29, 31], municipalYearly: 18 } as const
const events = { upgrades: 3, municipalUpgrades: 4, removals: 4 } as const
const mostInYear = Math.max(...size.yearly)

function approvalBatches(book: Laboratories, approvals: readonly Approval[]): readonly Batch[] {
  const at = (place: number): Approval => {
    const approval = approvals[place]
    if (approval === undefined) throw new Error(`no approval ${place}`)
    return approval
  }
  return grouped(approvals.keys(), (place) => book.recordedOn(at(place))).map(([day, numbers]): Batch => ({
    day,
    register: 'institution-approvals',
    authority: 'approvingBody',
    mode: 'add',
    numbers,
    write: (place) => book.approvalRow(at(place)),
  }))
}

/** Institutions recorded together with their first approval. */
function founded(book: Laboratories, approvals: readonly Approval[]): readonly Batch[] {
  const days = new Map(approvals.map((approval) => [approval.number, book.recordedOn(approval)]))
  const lists = grouped(days.keys(), (number) => days.get(number)).map(([day, numbers]): Batch => ({
    day,
    register: 'rd-institutions',
    authority: 'scienceBureau',
    mode: 'add',
    numbers,
    write: (number) => book.institutionRow(number),
  }))
  return [...lists, ...approvalBatches(book, approvals)]
}

function openingApprovals(world: World): readonly Approval[] {
  const opening = world.scaled(size.opening)
  return [...range(0, opening + world.scaled(size.municipal))].map((number) => ({
    number,
    level: number >= opening ? 'municipal' : number % 8 === 7 ? 'national' : 'provincial',
    year: world.firstYear - 1 - (number % 30),
  }))
}

function newApprovals(world: World, year: number): readonly Approval[] {
  const { firstYear, scaled } = world
  const yearly = scaled(mostInYear) + scaled(size.municipalYearly)
  const from = scaled(size.opening) + scaled(size.municipal) + (year - firstYear) * yearly
  const provincial = scaled(size.yearly[year - firstYear] ?? mostInYear)
  return [...range(0, provincial + scaled(size.municipalYearly))].map((place) => ({
    number: from + place,
    level: place >= provincial ? 'municipal' : place % 10 === 9 ? 'national' : 'provincial',
    year,
  }))
}

/** The next opening institutions in turn: of every eight the first is upgraded and the fourth removed. */
function turn(world: World, year: number, each: { readonly count: number; readonly offset: number }) {
  const count = world.scaled(each.count)
  const from = (year - world.firstYear) * count
  return [...range(from, from + count)]
    .map((step) => step * 8 + each.offset)
    .filter((number) => number < world.scaled(size.opening))
}

function upgrades(world: World, year: number): readonly Approval[] {
  const opening = world.scaled(size.opening)
  const count = world.scaled(events.municipalUpgrades)
  const from = opening + (year - world.firstYear) * count
  const promoted = [...range(from, Math.min(from + count, opening + world.scaled(size.municipal)))]
  return [
    ...turn(world, year, { count: events.upgrades, offset: 0 }).map((number): Approval => ({
      number,
      level: 'national',
      year,
    })),
    ...promoted.map((number): Approval => ({ number, level: 'provincial', year })),
  ]
}

function removals(world: World, year: number, book: Laboratories): readonly Batch[] {
  const removedOn = (number: number) => workday(numberOf(year, 5, 10) + (number % 120))
  const removed = turn(world, year, { count: events.removals, offset: 3 })
  return grouped(removed, (number) => roundAfter(removedOn(number) + 20)).map(([day, numbers]): Batch => ({
    day,
    register: 'rd-institutions',
    authority: 'scienceBureau',
    mode: 'update',
    note: '摘牌',
    numbers,
    write: (number) => book.institutionRow(number, removedOn(number)),
  }))
}

export function platformStream(world: World): Stream {
  const book = laboratories(world)
  return (year) => [
    ...(year === world.firstYear ? founded(book, openingApprovals(world)) : []),
    ...founded(book, newApprovals(world, year)),
    ...approvalBatches(book, upgrades(world, year)),
    ...removals(world, year, book),
  ]
}
