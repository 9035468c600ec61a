// Technology contracts and their changes. A contract follows from its number, so that no contract need be remembered.
import { dayNumber } from '@corridor/base'
import type { Written } from '@corridor/registers'
import type { Batch, Stream } from '../world/batch.ts'
import { filtered } from '../world/batch.ts'
import { dayText, deliveryDay, monthIndex, monthOfIndex, workdaysOf } from '../world/calendar.ts'
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

/** Shares of the count, and the mean amount against the mean of all; service leads as in the public proportions. */
const kinds = [
  { kind: 'service', share: 0.54, size: 1.13, least: 0.5 },
  { kind: 'development', share: 0.32, size: 0.86, least: 0.7 },
  { kind: 'consulting', share: 0.08, size: 0.4, least: 1 },
  { kind: 'transfer', share: 0.035, size: 1.5, least: 0.95 },
  { kind: 'licence', share: 0.025, size: 1.35, least: 0.95 },
] as const
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

const sources = [
  '国家重点研发计划（示例）',
  '省重大科技创新工程（示例）',
  '市科技计划（示例）',
  '企业自筹（示例）',
] as const

/** Spread of the log-normal amounts. */
const spread = 1.5

/** What becomes of a contract after its registration; no contract has two fates. */
const fates = ['late', 'mistaken', 'amendment', 'cancellation', 'revocation', 'none'] as const
const fateShares = [0.02, 0.01, 0.015, 0.004, 0.0015] as const
const restShare = 1 - fateShares.reduce((sum, share) => sum + share, 0)

/** A contract's number: the month of its registration, and its place in it. */
const perMonth = 10_000_000
const monthOfContract = (number: number): number => Math.floor(number / perMonth)

interface Amounts {
  /** Whole yuan. */
  readonly contract: number
  readonly technology: number
}

type Purpose =
  | 'fate'
  | 'kind'
  | 'field'
  | 'size'
  | 'share'
  | 'signed'
  | 'seller'
  | 'buyer'
  | 'title'
  | 'source'
  | 'change'

/** Everything one can ask about a contract by its number. */
export interface ContractBook {
  countIn(month: number): number
  fateOf(number: number): (typeof fates)[number]
  amountsOf(number: number): Amounts
  registrationNumberOf(number: number): string
  registeredOn(number: number): number
  row(number: number): Written
  draw(purpose: Purpose, number: number, extra?: number): number
}

export const yuan = (whole: number): string => `${whole}.00`

export function contractBook(world: World): ContractBook {
  const lots = new Map<Purpose, Lot>()
  function draw(purpose: Purpose, number: number, extra = 0): number {
    const known = lots.get(purpose) ?? world.draw(`contract-${purpose}`)
    lots.set(purpose, known)
    return known(number % perMonth, monthOfContract(number) * 16 + extra)
  }
  const jitter = world.draw('contract-month')
  const days = new Map<number, readonly number[]>()

  function countIn(month: number): number {
    const { year, month: inYear } = monthOfIndex(month)
    const count = yearly[year - world.firstYear]?.count ?? 0
    return Math.round(count * world.factor * (monthShares[inYear - 1] ?? 0) * (0.97 + 0.06 * jitter(month)))
  }

  const before = new Map<number, number>()
  /** Running number in the year, from 0. */
  function runningOf(number: number): number {
    const month = monthOfContract(number)
    let count = before.get(month)
    if (count === undefined) {
      count = 0
      for (let earlier = month - (month % 12); earlier < month; earlier++) count += countIn(earlier)
      before.set(month, count)
    }
    return count + (number % perMonth)
  }

  function registeredOn(number: number): number {
    const month = monthOfContract(number)
    const workdays = days.get(month) ?? workdaysOf(month)
    days.set(month, workdays)
    const place = ((number % perMonth) + 0.5) / countIn(month)
    return workdays[Math.floor(workdays.length * place ** 0.75)] ?? 0
  }

  const kindOf = (number: number) =>
    kinds[
      byShares(
        kinds.map(({ share }) => share),
        draw('kind', number),
      )
    ] ?? kinds[0]

  function amountsOf(number: number): Amounts {
    const { size, least } = kindOf(number)
    const { year } = monthOfIndex(monthOfContract(number))
    const { count, amount } = yearly[year - world.firstYear] ?? yearly[0]
    const mean = ((amount * 100_000_000) / count) * (size / meanSize)
    const raw =
      mean * Math.exp(spread * bell(draw('size', number), draw('size', number, 1)) - (spread * spread) / 2)
    const step = raw > 1_000_000 ? 1000 : 100
    const contract = Math.max(2000, Math.round(raw / step) * step)
    const part = draw('share', number)
    const share = part < 0.4 ? 1 : least + (1 - least) * draw('share', number, 1)
    return { contract, technology: Math.round((contract * share) / 100) * 100 }
  }

  /** Boxes 4-4-2-6: year, city, office, running number of the office. There is one office a district. */
  function registrationNumberOf(number: number): string {
    const { year } = monthOfIndex(monthOfContract(number))
    const running = runningOf(number)
    const office = String(homeDistrict(running) + 1).padStart(2, '0')
    return `${year}9901${office}${String(rankInDistrict(running) + 1).padStart(6, '0')}`
  }

  /** Parties are two years old at least, so that they had a place on every signing day. */
  const firmsFor = (year: number) => world.firmsBefore(year - 1)

  function sellerOf(number: number, year: number): number {
    const [which, pick] = [draw('seller', number), draw('seller', number, 1)]
    if (which < 0.01) return organisation('outside', Math.floor(pick * world.outsiders))
    if (which < 0.08) return organisation('university', Math.floor(pick * world.universities))
    if (which < 0.115) return organisation('researchInstitute', Math.floor(pick * world.institutes))
    const district = homeDistrict(runningOf(number))
    return nthOfDistrict(district, Math.floor(sizeInDistrict(firmsFor(year), district) * pick ** 2.1))
  }

  function buyerOf(number: number, year: number, seller: number): number {
    const [which, pick] = [draw('buyer', number), draw('buyer', number, 1)]
    const firms = firmsFor(year)
    if (which < 0.52 || draw('seller', number) < 0.01) {
      const firm = Math.floor(pick ** 1.4 * firms)
      return firm === seller ? (firm + 1) % firms : firm
    }
    if (which < 0.92) return organisation('outside', Math.floor(pick ** 1.5 * world.outsiders))
    return organisation('other', Math.floor(pick * world.others))
  }

  function row(number: number): Written {
    const { year } = monthOfIndex(monthOfContract(number))
    const { kind } = kindOf(number)
    const technologyField =
      fields[
        byShares(
          fields.map(({ share }) => share),
          draw('field', number),
        )
      ]?.field ?? 'electronicInformation'
    const seller = sellerOf(number, year)
    const amounts = amountsOf(number)
    const registered = registeredOn(number)
    const planned = draw('source', number)
    const source = planned < 0.88 ? '计划外' : (sources[Math.floor((planned - 0.88) * 33)] ?? '计划外')
    return {
      registrationNumber: registrationNumberOf(number),
      title: contractTitle(
        { kind, technologyField, year, running: runningOf(number) },
        draw('title', number),
      ),
      kind,
      technologyField,
      seller: creditCodeOf(seller),
      buyer: creditCodeOf(buyerOf(number, year, seller)),
      contractAmount: yuan(amounts.contract),
      technologyAmount: yuan(amounts.technology),
      signedOn: dayText(registered - 3 - Math.floor(57 * draw('signed', number) ** 2)),
      registeredOn: dayText(registered),
      projectSource: source,
    }
  }

  return {
    countIn,
    fateOf: (number) => fates[byShares([...fateShares, restShare], draw('fate', number))] ?? 'none',
    amountsOf,
    registrationNumberOf,
    registeredOn,
    row,
    draw,
  }
}

function* numbersIn(book: ContractBook, month: number): Generator<number> {
  const count = book.countIn(month)
  for (let place = 0; place < count; place++) yield month * perMonth + place
}

/** First recorded with a nought too few, and corrected two months later. */
function mistakenRow(book: ContractBook, number: number): Written {
  const { contract, technology } = book.amountsOf(number)
  const [short, shortTechnology] = [Math.round(contract / 10), Math.round(technology / 10)]
  return { ...book.row(number), contractAmount: yuan(short), technologyAmount: yuan(shortTechnology) }
}

const reasons = [
  '双方协商调整合同内容',
  '项目范围变化',
  '合同终止，当事人申请注销',
  '重复登记',
  '经复核不符合认定规则',
] as const

function changeRow(book: ContractBook, number: number, month: number): Written {
  const kind = book.fateOf(number)
  const days = workdaysOf(month)
  const draw = book.draw('change', number, 1)
  const day = days[Math.floor(draw * days.length)] ?? dayNumber(dayText(0))
  const ratio = 0.6 + draw * 0.9
  const { contract, technology } = book.amountsOf(number)
  const [after, technologyAfter] = [Math.round(contract * ratio), Math.round(technology * ratio)]
  const reason = reasons[kind === 'amendment' ? number % 2 : kind === 'cancellation' ? 2 : 3 + (number % 2)]
  return {
    contract: book.registrationNumberOf(number),
    kind,
    effectiveOn: dayText(day),
    ...(kind === 'amendment' ? { contractAmount: yuan(after), technologyAmount: yuan(technologyAfter) } : {}),
    reason,
  }
}

const isChanged = (fate: string): boolean =>
  fate === 'amendment' || fate === 'cancellation' || fate === 'revocation'

/** The contracts that change in a month were registered one to six months before. */
function* changedIn(book: ContractBook, month: number): Generator<number> {
  for (let distance = 6; distance >= 1; distance--) {
    for (const number of numbersIn(book, month - distance)) {
      if (isChanged(book.fateOf(number)) && 1 + Math.floor(book.draw('change', number) * 6) === distance)
        yield number
    }
  }
}

function monthBatches(book: ContractBook, month: number): readonly Batch[] {
  const contracts = { register: 'technology-contracts', authority: 'nationalContractSystem' } as const
  const { year, month: inYear } = monthOfIndex(month)
  const note = `${year}年${inYear}月`
  const withFate = (fate: string) =>
    filtered(numbersIn(book, month), (number) => book.fateOf(number) === fate)
  return [
    {
      ...contracts,
      day: deliveryDay(month + 1, 5),
      mode: 'add',
      note,
      numbers: filtered(numbersIn(book, month), (number) => book.fateOf(number) !== 'late'),
      write: (number) => (book.fateOf(number) === 'mistaken' ? mistakenRow(book, number) : book.row(number)),
    },
    {
      ...contracts,
      authority: 'registrationOffice',
      day: deliveryDay(month + 2, 17),
      mode: 'add',
      note: `${note}补录`,
      numbers: withFate('late'),
      write: book.row,
    },
    {
      ...contracts,
      day: deliveryDay(month + 2, 20),
      mode: 'update',
      note: `${note}更正`,
      numbers: withFate('mistaken'),
      write: book.row,
    },
    {
      day: deliveryDay(month + 1, 6),
      register: 'contract-changes',
      authority: 'nationalContractSystem',
      mode: 'add',
      note,
      numbers: changedIn(book, month),
      write: (number) => changeRow(book, number, month),
    },
  ]
}

export function contractStream(world: World): Stream {
  const book = contractBook(world)
  return (year) =>
    Array.from({ length: 12 }, (_, index) => monthBatches(book, monthIndex(year, index + 1))).flat()
}
