// The size of the sample, its years, and the only thing that is remembered: where each firm lives now.
import type { Day } from '@corridor/base'
import { dayNumber, yearOf } from '@corridor/base'
import { lot, type Lot } from './lot.ts'
import { deliveryDay, monthIndex } from './calendar.ts'
import { organisation } from './organisations.ts'
import { homeDistrict, outsideIndex } from './places.ts'

export type Scale = 'small' | 'city' | 'province' | 'nation'

/** A province is ten cities' worth of rows in one region, a nation a hundred. */
const factors: Readonly<Record<Scale, number>> = { small: 1 / 50, city: 1, province: 10, nation: 100 }

export interface World {
  readonly factor: number
  /** Three full years come before the last, which ends with `lastDay`. */
  readonly firstYear: number
  readonly lastYear: number
  readonly lastDay: number
  /** Day number of the first load. */
  readonly startDay: number
  /** A number that grows with the scale, at least one. */
  scaled(count: number): number
  draw(purpose: string): Lot
  /** Firms of the city that were there before the sample begins. */
  readonly oldFirms: number
  readonly youngPerYear: number
  /** How many firms of the city were founded before the year began. */
  firmsBefore(year: number): number
  readonly outsiders: number
  readonly universities: number
  readonly institutes: number
  readonly others: number
  /** The district index where a firm lives by the end of the year that is being told. */
  residence(number: number): number
  move(number: number, district: number, day: number): void
  /** Outside firms that moved into the city, and the day. */
  readonly newcomers: ReadonlyMap<number, { readonly district: number; readonly day: number }>
}

export interface Options {
  readonly seed: number
  readonly scale: Scale
  /** The last day on which anything is recorded, in Shanghai. */
  readonly lastDay: Day
}

export function createWorld({ seed, scale, lastDay }: Options): World {
  const factor = factors[scale]
  const scaled = (count: number) => Math.max(1, Math.round(count * factor))
  const lastYear = yearOf(lastDay)
  const firstYear = lastYear - 3
  const [oldFirms, youngPerYear] = [scaled(17_200), scaled(680)]
  const homes = new Uint8Array(oldFirms + 4 * youngPerYear).map((_, index) => homeDistrict(index))
  const newcomers = new Map<number, { readonly district: number; readonly day: number }>()
  return {
    factor,
    firstYear,
    lastYear,
    lastDay: dayNumber(lastDay),
    startDay: deliveryDay(monthIndex(firstYear, 1), 4),
    scaled,
    draw: (purpose) => lot(seed, purpose),
    oldFirms,
    youngPerYear,
    firmsBefore: (year) => oldFirms + youngPerYear * Math.min(4, Math.max(0, year - firstYear)),
    outsiders: scaled(4900),
    universities: scaled(30),
    institutes: scaled(60),
    others: scaled(60),
    residence: (number) => homes[number] ?? newcomers.get(number)?.district ?? outsideIndex,
    move(number, district, day) {
      if (number < homes.length) homes[number] = district
      else newcomers.set(number, { district, day })
    },
    newcomers,
  }
}

/** Every organisation of the sample that is older than it. */
export function* oldOrganisations(world: World): Generator<number> {
  const { oldFirms, outsiders, universities, institutes, others } = world
  for (let index = 0; index < oldFirms; index++) yield organisation('firm', index)
  for (let index = 0; index < outsiders; index++) yield organisation('outside', index)
  for (let index = 0; index < universities; index++) yield organisation('university', index)
  for (let index = 0; index < institutes; index++) yield organisation('researchInstitute', index)
  for (let index = 0; index < others; index++) yield organisation('other', index)
}
