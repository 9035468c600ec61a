// Organisations and their districts: the first load, new firms every week, movers, new names, corrections.
import type { Batch, Stream } from '../world/batch.ts'
import { filtered, grouped, range } from '../world/batch.ts'
import { deliveryDay, monthIndex, numberOf, roundAfter } from '../world/calendar.ts'
import { byShares } from '../world/lot.ts'
import {
  birthplace,
  isInZone,
  membershipRow,
  oldFoundingDay,
  organisation,
  organisationRow,
  renamedRow,
} from '../world/organisations.ts'
import { districtCount, homeDistrict, outsideIndex } from '../world/places.ts'
import { oldOrganisations, type World } from '../world/world.ts'

const authority = 'marketSupervision'

function firstLoad(world: World): readonly Batch[] {
  const { startDay, firstYear } = world
  const unzoned = world.draw('zone-forgotten')
  /** The zone was forgotten in a few rows of the first load, and is entered in June. */
  const isForgotten = (number: number) => isInZone(number, birthplace(number)) && unzoned(number) < 0.008
  const row = (number: number) => membershipRow(number, oldFoundingDay(number, firstYear), birthplace(number))
  const common = { day: startDay, authority, mode: 'add', note: '首次导入' } as const
  return [
    { ...common, register: 'organisations', numbers: oldOrganisations(world), write: organisationRow },
    {
      ...common,
      register: 'district-memberships',
      numbers: oldOrganisations(world),
      write: (number) => (isForgotten(number) ? { ...row(number), functionalArea: undefined } : row(number)),
    },
    {
      day: deliveryDay(monthIndex(firstYear, 6), 12),
      register: 'district-memberships',
      authority,
      mode: 'update',
      note: '更正',
      numbers: filtered(oldOrganisations(world), isForgotten),
      write: row,
    },
  ]
}

function youngFirms(world: World, year: number): readonly Batch[] {
  const draw = world.draw('young')
  const founded = (number: number) => numberOf(year, 1, 8) + Math.floor(draw(number) * 350)
  const numbers = range(world.firmsBefore(year), world.firmsBefore(year + 1))
  return grouped(numbers, (number) => roundAfter(founded(number))).flatMap(([day, firms]): Batch[] => [
    { day, register: 'organisations', authority, mode: 'add', numbers: firms, write: organisationRow },
    {
      day,
      register: 'district-memberships',
      authority,
      mode: 'add',
      numbers: firms,
      write: (number) => membershipRow(number, founded(number), homeDistrict(number)),
    },
  ])
}

interface Move {
  readonly day: number
  readonly to: number
}

/** One firm in a hundred moves in a year, one mover in twenty-five leaves the city; a few come from outside. */
function movesOf(world: World, year: number): ReadonlyMap<number, Move> {
  const [chosen, when, where] = [world.draw('mover'), world.draw('moving-day'), world.draw('moving-to')]
  const moves = new Map<number, Move>()
  const dayOf = (number: number) => numberOf(year, 1, 5) + Math.floor(when(number, year) * 350)
  for (const number of range(0, world.firmsBefore(year))) {
    const from = world.residence(number)
    if (chosen(number, year) >= 0.0105 || from === outsideIndex || isKept(number)) continue
    const draw = where(number, year)
    const step = 1 + Math.floor(draw * (districtCount - 1))
    moves.set(number, { day: dayOf(number), to: draw > 0.96 ? outsideIndex : (from + step) % districtCount })
  }
  for (const index of range(0, world.outsiders)) {
    const number = organisation('outside', index)
    if (chosen(number, year) >= 0.0026 || world.residence(number) !== outsideIndex) continue
    const share = byShares([0.35, 0.2, 0.25, 0.05, 0.05, 0.05, 0.05], where(number, year))
    moves.set(number, { day: dayOf(number), to: share })
  }
  for (const [number, { to, day }] of moves) world.move(number, to, day)
  return moves
}

/** The firms of the demonstration people stay as they are. */
const isKept = (number: number): boolean => number < 2

/** Known one to four weeks after the move; one in twelve only after two or three months. */
function moverBatches(world: World, moves: ReadonlyMap<number, Move>): readonly Batch[] {
  const delay = world.draw('moving-delay')
  const recorded = (number: number) => {
    const draw = delay(number, moves.get(number)?.day)
    const days = draw < 0.08 ? 60 + Math.floor(draw * 500) : 4 + Math.floor(draw * 22)
    return roundAfter((moves.get(number)?.day ?? 0) + days)
  }
  return grouped(moves.keys(), recorded).map(([day, numbers]): Batch => ({
    day,
    register: 'district-memberships',
    authority,
    mode: 'add',
    note: '迁移',
    numbers,
    write: (number) =>
      membershipRow(number, moves.get(number)?.day ?? 0, moves.get(number)?.to ?? outsideIndex),
  }))
}

function renamings(world: World, year: number): readonly Batch[] {
  const draw = world.draw('renaming')
  const window = 0.0024
  const first = (year - world.firstYear) * window
  const isRenamed = (number: number) => {
    const place = draw(number)
    return place >= first && place < first + window && !isKept(number)
  }
  const numbers = [...filtered(range(0, world.oldFirms), isRenamed)]
  const recorded = (number: number) => roundAfter(numberOf(year, 1, 10) + (number % 345))
  return grouped(numbers, recorded).map(([day, firms]): Batch => ({
    day,
    register: 'organisations',
    authority,
    mode: 'update',
    note: '更名',
    numbers: firms,
    write: renamedRow,
  }))
}

/** Tells the year's moves to the world, so it must be asked before the streams that look where firms live. */
export const registryStream =
  (world: World): Stream =>
  (year) => [
    ...(year === world.firstYear ? firstLoad(world) : []),
    ...youngFirms(world, year),
    ...moverBatches(world, movesOf(world, year)),
    ...renamings(world, year),
  ]
