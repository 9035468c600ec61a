// The book of contracts: a contract follows from its number, so that none need be remembered.
import type { Written } from '@corridor/registers'
import { dayText, monthOfIndex, workdaysOf } from '../world/calendar.ts'
import { bell, byShares, type Lot } from '../world/lot.ts'
import { creditCodeOf, organisation } from '../world/organisations.ts'
import { homeDistrict, nthOfDistrict, rankInDistrict, sizeInDistrict } from '../world/places.ts'
import type { World } from '../world/world.ts'
import { contractTitle } from './titles.ts'

/** Contracts and hundred million yuan (亿元) of the four years at city scale, the last as if it were full. */
const yearly = [
  { count: 19_400, amount: 695 },
  { count: 20_000, amount: 715 },
  { count: 20_600, amount: 745 },
  { count: 21_200, amount: 790 },
] as const

/** Contracts bunch at quarter ends, most of all in December. */
const monthShares = [0.04, 0.035, 0.085, 0.05, 0.06, 0.12, 0.055, 0.06, 0.11, 0.06, 0.095, 0.23] as const

/**
 * Shares of the count, the mean amount against the mean of all, and the least share of the technology amount. Services
 * make three fifths of the amount and development a quarter, between the public proportions of 2019 and 2022.
 */
const kinds = [
  { kind: 'service', share: 0.54, size: 1.13, least: 0.5 },
  { kind: 'development', share: 0.32, size: 0.86, least: 0.7 },
  { kind: 'consulting', share: 0.08, size: 0.4, least: 1 },
  { kind: 'transfer', share: 0.035, size: 1.5, least: 0.95 },
  { kind: 'licence', share: 0.025, size: 1.35, least: 0.95 },
] as const
const kindShares = kinds.map(({ share }) => share)
const meanSize = kinds.reduce((sum, { share, size }) => sum + share * size, 0)

/** No public table by field was at hand: the shares are invented, in a plausible order. */
const fields = [
  { field: 'electronicInformation', share: 0.3 },
  { field: 'advancedManufacturing', share: 0.17 },
  { field: 'urbanDevelopment', share: 0.16 },
  { field: 'bioMedicine', share: 0.09 },
  { field: 'newEnergy', share: 0.085 },
  { field: 'environment', share: 0.08 },
  { field: 'newMaterials', share: 0.05 },
  { field: 'modernTransport', share: 0.035 },
  { field: 'agriculture', share: 0.02 },
  { field: 'aerospace', share: 0.009 },
  { field: 'nuclear', share: 0.001 },
] as const
const fieldShares = fields.map(({ share }) => share)

const sources = [
  '国家重点研发计划（示例）',
  '省重大科技创新工程（示例）',
  '市科技计划（示例）',
  '企业自筹（示例）',
] as const

/** Spread of the log-normal amounts. */
const spread = 1.5

/** A number is the month of the registration and the place in it. */
const perMonth = 10_000_000
const monthOfContract = (number: number): number => Math.floor(number / perMonth)
const yearOfContract = (number: number): number => monthOfIndex(monthOfContract(number)).year

/** A draw for one contract; `turn` (0 to 15) tells several draws for one purpose apart. */
export type ContractDraw = (purpose: string, number: number, turn?: number) => number

function drawsOf(world: World): ContractDraw {
  const lots = new Map<string, Lot>()
  return (purpose, number, turn = 0) => {
    let lot = lots.get(purpose)
    if (lot === undefined) {
      lot = world.draw(`contract-${purpose}`)
      lots.set(purpose, lot)
    }
    return lot(number % perMonth, monthOfContract(number) * 16 + turn)
  }
}

interface Register {
  countIn(month: number): number
  /** Running number in the year, from 0. */
  runningOf(number: number): number
  registeredOn(number: number): number
}

/** Who comes in which order, and on which day: later days of a month are fuller. */
function registerOf(world: World): Register {
  const jitter = world.draw('contract-month')
  const [earlier, days] = [new Map<number, number>(), new Map<number, readonly number[]>()]
  function countIn(month: number): number {
    const { year, month: inYear } = monthOfIndex(month)
    const count = (yearly[year - world.firstYear]?.count ?? 0) * world.factor * (monthShares[inYear - 1] ?? 0)
    return Math.round(count * (0.97 + 0.06 * jitter(month)))
  }
  return {
    countIn,
    runningOf(number) {
      const month = monthOfContract(number)
      let before = earlier.get(month)
      if (before === undefined) {
        before = 0
        for (let other = month - (month % 12); other < month; other++) before += countIn(other)
        earlier.set(month, before)
      }
      return before + (number % perMonth)
    },
    registeredOn(number) {
      const month = monthOfContract(number)
      const workdays = days.get(month) ?? workdaysOf(month)
      days.set(month, workdays)
      const place = ((number % perMonth) + 0.5) / countIn(month)
      return workdays[Math.floor(workdays.length * place ** 0.75)] ?? 0
    },
  }
}

export interface Amounts {
  /** Whole yuan. */
  readonly contract: number
  readonly technology: number
}

function amountsOf(world: World, draw: ContractDraw, number: number): Amounts {
  const { size, least } = kinds[byShares(kindShares, draw('kind', number))] ?? kinds[0]
  const { count, amount } = yearly[yearOfContract(number) - world.firstYear] ?? yearly[0]
  const mean = ((amount * 100_000_000) / count) * (size / meanSize)
  const raw = mean * Math.exp(spread * bell(draw('size', number), draw('size', number, 1)) - spread ** 2 / 2)
  const step = raw > 1_000_000 ? 1000 : 100
  const contract = Math.max(2000, Math.round(raw / step) * step)
  const share = draw('share', number) < 0.4 ? 1 : least + (1 - least) * draw('share', number, 1)
  return { contract, technology: Math.round((contract * share) / 100) * 100 }
}

interface Parties {
  readonly seller: number
  readonly buyer: number
}

/**
 * Nine sellers in ten are firms of the district of the office; one in a hundred is outside (an import, registered by
 * the buyer). Parties are two years old at least, so that each had a place on every signing day.
 */
function partiesOf(
  world: World,
  draw: ContractDraw,
  at: { readonly number: number; readonly office: number },
): Parties {
  const { number, office } = at
  const firms = world.firmsBefore(yearOfContract(number) - 1)
  const [selling, sold] = [draw('seller', number), draw('seller', number, 1)]
  const [buying, bought] = [draw('buyer', number), draw('buyer', number, 1)]
  function sellerOf(): number {
    if (selling < 0.01) return organisation('outside', Math.floor(sold * world.outsiders))
    if (selling < 0.08) return organisation('university', Math.floor(sold * world.universities))
    if (selling < 0.115) return organisation('researchInstitute', Math.floor(sold * world.institutes))
    return nthOfDistrict(office, Math.floor(sizeInDistrict(firms, office) * sold ** 2.1))
  }
  const seller = sellerOf()
  if (buying < 0.52 || selling < 0.01) {
    const buyer = Math.floor(bought ** 1.4 * firms)
    return { seller, buyer: buyer === seller ? (buyer + 1) % firms : buyer }
  }
  if (buying < 0.92)
    return { seller, buyer: organisation('outside', Math.floor(bought ** 1.5 * world.outsiders)) }
  return { seller, buyer: organisation('other', Math.floor(bought * world.others)) }
}

/** Decimal yuan. */
export const yuan = (whole: number): string => `${whole}.00`

export interface ContractBook {
  /** The contracts registered in a month, in order, without a list of them. */
  numbersIn(month: number): Generator<number>
  amountsOf(number: number): Amounts
  registrationNumberOf(number: number): string
  row(number: number): Written
  readonly draw: ContractDraw
}

export function contractBook(world: World): ContractBook {
  const draw = drawsOf(world)
  const { countIn, runningOf, registeredOn } = registerOf(world)

  /** Boxes 4-4-2-6: year, city, office, running number of the office. There is one office a district. */
  function registrationNumberOf(number: number): string {
    const running = runningOf(number)
    const office = String(homeDistrict(running) + 1).padStart(2, '0')
    return `${yearOfContract(number)}9901${office}${String(rankInDistrict(running) + 1).padStart(6, '0')}`
  }

  function row(number: number): Written {
    const { kind } = kinds[byShares(kindShares, draw('kind', number))] ?? kinds[0]
    const { field } = fields[byShares(fieldShares, draw('field', number))] ?? fields[0]
    const running = runningOf(number)
    const titled = { kind, technologyField: field, year: yearOfContract(number), running }
    const { seller, buyer } = partiesOf(world, draw, { number, office: homeDistrict(running) })
    const { contract, technology } = amountsOf(world, draw, number)
    const registered = registeredOn(number)
    const planned = draw('source', number)
    return {
      registrationNumber: registrationNumberOf(number),
      title: contractTitle(titled, draw('title', number)),
      kind,
      technologyField: field,
      seller: creditCodeOf(seller),
      buyer: creditCodeOf(buyer),
      contractAmount: yuan(contract),
      technologyAmount: yuan(technology),
      signedOn: dayText(registered - 3 - Math.floor(57 * draw('signed', number) ** 2)),
      registeredOn: dayText(registered),
      projectSource: planned < 0.88 ? '计划外' : (sources[Math.floor((planned - 0.88) * 33)] ?? '计划外'),
    }
  }

  return {
    *numbersIn(month) {
      const count = countIn(month)
      for (let place = 0; place < count; place++) yield month * perMonth + place
    },
    amountsOf: (number) => amountsOf(world, draw, number),
    registrationNumberOf,
    row,
    draw,
  }
}
