// Importing into a register on the real database: all or nothing, the same file twice, the worked example.
import type { Written } from '@corridor/registers'
import { day } from '@corridor/base'
import type { ImportAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askFigure } from '../../indicators/figure.ts'
import { catalogue } from '../../modules.ts'
import { stoppedClock } from '../../store/clock.ts'
import type { TestCity } from '../../testing/test-city.ts'
import { openTestCity, testCreditCode, testLists } from '../../testing/test-city.ts'
import type { ImportOrder } from './import-rows.ts'
import { importRows } from './import-rows.ts'

const january = Date.UTC(2024, 0, 15, 2)

let city: TestCity
beforeAll(async () => {
  city = await openTestCity('import', january)
})
afterAll(() => city.close())

type Wanted = Pick<ImportOrder, 'mode'> & {
  readonly register: string
  readonly authority: string
  readonly dryRun?: boolean
}

class Undone extends Error {
  readonly answer: ImportAnswer
  constructor(answer: ImportAnswer) {
    super('not written')
    this.answer = answer
  }
}

/** As the road does it: the transaction is rolled back unless the import was written. */
async function bring(wanted: Wanted, written: readonly Written[], epochMs = january): Promise<ImportAnswer> {
  const register = catalogue.registers.get(wanted.register)
  if (register === undefined) throw new Error(wanted.register)
  const rows = written.map((one, index) => ({ row: index + 2, written: one }))
  const file = { name: '示例.xlsx', sha256: 'a'.repeat(64) }
  const order = { ...wanted, register, dryRun: wanted.dryRun ?? false, file, rows }
  try {
    return await city.write(epochMs, async (context) => {
      const result = await importRows(context, order)
      if (!result.ok) throw new Error(JSON.stringify(result.problems))
      if (!result.value.written) throw new Undone(result.value)
      return result.value
    })
  } catch (fault) {
    if (fault instanceof Undone) return fault.answer
    throw fault
  }
}

const figure = (id: string, on: string, by: readonly string[] = []) =>
  city.read(async (transaction) => {
    const indicator = catalogue.indicators.get(id)
    if (indicator === undefined) throw new Error(id)
    const clock = stoppedClock(Date.UTC(2026, 5, 1))
    const question = { when: { on: day(on) }, asOf: undefined, by, where: {} }
    const asked = await askFigure({ transaction, catalogue, lists: testLists, clock }, indicator, question)
    if (!asked.ok) throw new Error('refused')
    return asked.value
  })

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)

const certificate = (firm: number, issuedOn: string): Written => ({
  certificateNumber: `示例GR${issuedOn}-${firm}`,
  organisation: testCreditCode(firm),
  issuedOn,
})

describe('the worked example of the net increase', () => {
  const firms = numbers(1, 6360)
  const adding = { mode: 'add', authority: 'marketSupervision' } as const
  const certifying = { register: 'hnte-certificates', mode: 'add', authority: 'recognitionBody' } as const

  test('of 5,300 valid 700 lapse, 640 are renewed, 1,060 are new: the net increase is 1,000', async () => {
    const people = firms.map((firm) => ({
      creditCode: testCreditCode(firm),
      name: `示例企业${firm}`,
      kind: 'enterprise',
    }))
    const places = firms.map((firm) => ({
      organisation: testCreditCode(firm),
      since: '2015-01-01',
      district: firm % 2 === 0 ? '990101' : '990102',
    }))
    await bring({ ...adding, register: 'organisations' }, people)
    await bring({ ...adding, register: 'district-memberships' }, places)
    await bring(
      certifying,
      numbers(1, 700).map((firm) => certificate(firm, '2020-12-08')),
    )
    await bring(
      certifying,
      numbers(701, 4600).map((firm) => certificate(firm, '2022-11-20')),
    )
    const renewed = numbers(1, 640).map((firm) => certificate(firm, '2023-12-09'))
    const first = numbers(5301, 1060).map((firm) => certificate(firm, '2023-12-20'))
    const issued = await bring(certifying, [...renewed, ...first])
    expect(issued.counts.added).toBe(1700)

    expect((await figure('hnteCount', '2022-12-31')).value).toBe(5300)
    expect((await figure('hnteCount', '2023-12-31')).value).toBe(6300)
    const net = await figure('netNewHnte', '2023-12-31', ['district'])
    expect(net.value).toBe(1000)
    expect(net.parts.reduce((sum, part) => sum + Number(part.value), 0)).toBe(1000)
  }, 60_000)

  test('a certificate of 8 December 2020 is valid through 8 December 2023; renewed next day it counts 0', async () => {
    expect((await figure('hnteCount', '2023-12-08')).value).toBe(5300)
    expect((await figure('netNewHnte', '2023-12-09')).value).toBe(-60)
  })
})

describe('what an import refuses', () => {
  const contracting = {
    register: 'technology-contracts',
    mode: 'add',
    authority: 'registrationOffice',
  } as const
  const contract = (number: number, change: Written = {}): Written => ({
    registrationNumber: `示例-${number}`,
    title: `示例合同${number}`,
    kind: '技术开发',
    technologyField: '电子信息',
    seller: testCreditCode(2),
    buyer: testCreditCode(3),
    contractAmount: '1,000,000.00',
    technologyAmount: '800000',
    signedOn: '2023年3月5日',
    registeredOn: '20230315',
    ...change,
  })

  test('every wrong row is named with its line, and nothing is written', async () => {
    const answer = await bring(contracting, [
      contract(1),
      contract(2, { seller: '91370102MADEM00116' }),
      contract(3, { signedOn: '去年三月' }),
      contract(4, { technologyAmount: '2000000' }),
      contract(5, { buyer: testCreditCode(99_999) }),
      contract(1),
      contract(6, { title: '' }),
    ])
    expect(answer.written).toBe(false)
    expect(answer.problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'reference/unknown'],
      [4, 'value/not-a-day'],
      [5, 'technology-contracts/technology-exceeds-contract'],
      [6, 'reference/unknown'],
      [7, 'import/key-twice'],
      [8, 'row/required'],
    ])
    expect((await figure('contractCount', '2023-12-31')).value).toBe(0)
  })

  test('the same file twice changes nothing, and says so', async () => {
    const file = [contract(11), contract(12)]
    expect((await bring(contracting, file)).counts).toMatchObject({ added: 2, same: 0 })
    const again = await bring(contracting, file)
    expect(again).toMatchObject({
      written: false,
      problems: [],
      counts: { read: 2, added: 0, changed: 0, same: 2, wrong: 0 },
    })
    expect((await figure('technologyContractAmount', '2023-12-31')).value).toBe('2000000.00')
  })

  test('adding a known key with other content is refused; updating it corrects the original day', async () => {
    const richer = [contract(11, { contractAmount: '3000000' })]
    expect((await bring(contracting, richer)).problems[0]?.code).toBe('import/already-registered')
    expect((await bring({ ...contracting, mode: 'update' }, richer)).counts.changed).toBe(1)
    expect((await figure('technologyContractAmount', '2023-03-31')).value).toBe('4000000.00')
    expect((await bring({ ...contracting, mode: 'update' }, [contract(77)])).problems[0]?.code).toBe(
      'import/not-registered',
    )
  })

  test('a dry run counts and writes nothing', async () => {
    const answer = await bring({ ...contracting, dryRun: true }, [contract(21)])
    expect(answer).toMatchObject({ written: false, counts: { added: 1 } })
    expect((await bring({ ...contracting, dryRun: true }, [contract(21)])).counts.added).toBe(1)
  })

  test('a move posts on its own day and leaves the contract where it was signed', async () => {
    const moving = { register: 'district-memberships', mode: 'add', authority: 'marketSupervision' } as const
    await bring(moving, [{ organisation: testCreditCode(2), since: '2024-01-10', district: '990103' }])
    const byDistrict = await figure('technologyContractAmount', '2023-12-31', ['district'])
    expect(byDistrict.parts.find(({ by }) => by['district'] === '990101')?.value).toBe('4000000.00')
    const stock = await figure('hnteCount', '2024-01-10', ['district'])
    expect(stock.parts.find(({ by }) => by['district'] === '990103')?.value).toBe(1)
  })
})
