// Technology contracts as they are recorded: month by month, some late, some corrected, some changed or ended later.
import type { Written } from '@corridor/registers'
import type { Batch, Stream } from '../world/batch.ts'
import { filtered } from '../world/batch.ts'
import { dayText, deliveryDay, monthIndex, monthOfIndex, workdaysOf } from '../world/calendar.ts'
import { byShares } from '../world/lot.ts'
import type { World } from '../world/world.ts'
import { type ContractBook, contractBook, yuan } from './contract-book.ts'

/** What becomes of a contract after its registration; no contract has two fates. */
const fates = ['late', 'mistaken', 'amendment', 'cancellation', 'revocation', 'none'] as const
const fateShares = [0.02, 0.01, 0.015, 0.004, 0.0015, 0.9495] as const

type Fate = (typeof fates)[number]

const fateOf = (book: ContractBook, number: number): Fate =>
  fates[byShares(fateShares, book.draw('fate', number))] ?? 'none'

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
  const kind = fateOf(book, number)
  const days = workdaysOf(month)
  const draw = book.draw('change', number, 1)
  const day = days[Math.floor(draw * days.length)] ?? 0
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

const isChanged = (fate: Fate): boolean =>
  fate === 'amendment' || fate === 'cancellation' || fate === 'revocation'

/** The contracts that change in a month were registered one to six months before. */
function* changedIn(book: ContractBook, month: number): Generator<number> {
  for (let distance = 6; distance >= 1; distance--) {
    for (const number of book.numbersIn(month - distance)) {
      if (isChanged(fateOf(book, number)) && 1 + Math.floor(book.draw('change', number) * 6) === distance)
        yield number
    }
  }
}

function monthBatches(book: ContractBook, month: number): readonly Batch[] {
  const contracts = { register: 'technology-contracts', authority: 'nationalContractSystem' } as const
  const { year, month: inYear } = monthOfIndex(month)
  const note = `${year}年${inYear}月`
  const withFate = (fate: Fate) => filtered(book.numbersIn(month), (number) => fateOf(book, number) === fate)
  return [
    {
      ...contracts,
      day: deliveryDay(month + 1, 5),
      mode: 'add',
      note,
      numbers: filtered(book.numbersIn(month), (number) => fateOf(book, number) !== 'late'),
      write: (number) => (fateOf(book, number) === 'mistaken' ? mistakenRow(book, number) : book.row(number)),
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
