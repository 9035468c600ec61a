// The cockpit on the real database, by records whose figures can be counted on the fingers.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day } from '@corridor/base'
import type { CockpitAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../modules.ts'
import { openZip, wholePart } from '../sheets/xlsx/zip-archive.ts'
import { testCreditCode } from '../testing/test-city.ts'
import { leaderBrief, type OutputFile, progressSheet } from './outputs.ts'
import { at, codesOf, owner, PlanDesk } from './testing/plan-desk.ts'

let desk: PlanDesk
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-cockpit-'))
  desk = await PlanDesk.open('cockpit_plan')
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

/** A part of an office file as XML text, with the marks of XML read back. */
async function partOf({ content, name }: OutputFile, part: string): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, content)
  const archive = await openZip(path, name)
  if (!archive.ok) throw new Error(`${name} is no office file`)
  return (await wholePart(archive.value, part)).replaceAll('&amp;', '&')
}

describe('the cockpit', () => {
  beforeAll(async () => {
    const firms: string[] = []
    for (let number = 1; number <= 4; number++) {
      const firm = await desk.record('organisations', {
        creditCode: testCreditCode(number),
        name: `示例企业${number}`,
        kind: 'enterprise',
      })
      await desk.record('district-memberships', {
        organisation: firm,
        since: '2015-01-01',
        district: number < 4 ? '990101' : '990102',
      })
      firms.push(firm)
    }
    const [a = '', b = '', c = ''] = firms
    const certificate = (organisation: string, issuedOn: string) =>
      desk.record('hnte-certificates', {
        certificateNumber: `GR${organisation.slice(-8)}${issuedOn}`,
        organisation,
        issuedOn,
      })
    await certificate(a, '2020-09-01')
    await certificate(b, '2023-03-01')
    await certificate(c, '2022-05-01')
    await desk.record('hnte-applications', {
      applicationNumber: 'A1',
      organisation: a,
      basis: 'reRecognition',
      acceptedOn: '2023-06-01',
    })
    const contract = (number: number, registeredOn: string, amount: string) =>
      desk.record('technology-contracts', {
        registrationNumber: `N${number}`,
        title: `示例合同${number}`,
        kind: 'development',
        technologyField: 'newMaterials',
        seller: number % 2 === 0 ? a : (firms[3] ?? ''),
        buyer: b,
        contractAmount: amount,
        technologyAmount: amount,
        signedOn: registeredOn,
        registeredOn,
      })
    await contract(1, '2022-03-10', '20000000000')
    await contract(2, '2022-12-10', '20000000000')
    await contract(3, '2023-06-30', '36000000000.50')
    await contract(4, '2023-07-01', '1000000')
    const statistic = (series: string, amount: string) =>
      desk.record('official-statistics', {
        series,
        year: '2021',
        amount,
        publishedOn: '2022-11-01',
        vintage: '初步数',
        document: '示例公报',
      })
    await statistic('rdExpenditure', '29900000000')
    await statistic('gdp', '1143220000000')
  })

  const cardsByIndicator = (answer: CockpitAnswer) =>
    new Map(answer.cards.map((card) => [card.target.indicator, card]))

  test('shows value, distance, path, last year, districts and curve on the day', async () => {
    const plan = await desk.read()
    const answer = await desk.cockpit({ plan: plan.id })
    expect(answer).toMatchObject({
      on: '2023-06-30',
      synthetic: true,
      tiles: [{ code: '990101', column: 1, row: 2 }],
    })
    expect(answer.cards.map(({ code }) => code)).toEqual(['F-01', 'F-02', 'F-03', 'F-04', 'F-05', 'F-06'])
    const card = cardsByIndicator(answer).get('technologyContractAmount')
    expect(card).toMatchObject({
      figure: { value: '36000000000.50', status: 'provisional' },
      distance: '33999999999.50',
      completion: '51.4',
      expected: '50.0',
      expectedBasis: 'lastYears',
      standing: 'onTrack',
      lastYear: '20000000000.00',
    })
    expect(card?.figure?.parts.find(({ by }) => by['district'] === '990102')?.value).toBe('36000000000.50')
    expect(card?.beside.map(({ label }) => label.zh)).toContain('技术交易额')
    expect(card?.curve?.years.map(({ year }) => year)).toEqual([2021, 2022, 2023])
    expect(card?.curve?.years[1]?.points[11]).toEqual({ on: '2022-12-31', value: '40000000000.00' })
    expect(card?.curve?.years[2]?.points[6]).toEqual({ on: '2023-07-31', value: null })
  })

  test('explains the autumn dip: valid, under re-recognition, and the year end with known lapses', async () => {
    const card = cardsByIndicator(await desk.cockpit()).get('netNewHnte')
    expect(card?.figure?.value).toBe(1)
    expect(card?.beside.map(({ label, figure }) => [label.en, figure.value, figure.on])).toEqual([
      ['High-tech enterprises', 3, '2023-06-30'],
      ['Firms under re-recognition', 1, '2023-06-30'],
      ['Year end with known lapses', 0, '2023-12-31'],
    ])
  })

  test('shows the official figure of its own year and judges nothing by it', async () => {
    const card = cardsByIndicator(await desk.cockpit()).get('rdIntensity')
    expect(card).toMatchObject({ standing: 'notMeasurable', distance: null, completion: null, curve: null })
    expect(card?.figure).toMatchObject({ value: '2.62', period: '2021' })
    expect(card?.figure?.notes[0]?.en).toContain('cannot be measured yet')
  })

  test('stands on 31 December once the plan’s year is over, and on any day that is asked', async () => {
    const plan = await desk.read()
    const later = Date.UTC(2024, 2, 1)
    expect((await desk.cockpit({ plan: plan.id }, later)).on).toBe('2023-12-31')
    const asked = await desk.cockpit({ plan: plan.id, on: day('2023-07-01') }, later)
    expect(cardsByIndicator(asked).get('technologyContractAmount')?.figure?.value).toBe('36001000000.50')
  })

  test('leaves out rejected targets, and asks for an indicator where none is bound', async () => {
    const plan = await desk.read()
    await desk.change(plan, at(plan.targetList, 0), { change: { state: 'rejected' } })
    await desk.change(plan, at(plan.targetList, 1), { change: { indicator: null } })
    const { cards } = await desk.cockpit({ plan: plan.id })
    expect(cards.map(({ code }) => code)).toEqual(['F-02', 'F-03', 'F-04', 'F-05', 'F-06'])
    expect(cards[0]).toMatchObject({ standing: 'unbound', figure: null, beside: [] })
  })

  test('refuses a plan that is not there', async () => {
    const ask = (plan: string) => desk.askCockpit({ plan })
    expect(codesOf(await ask(owner))).toEqual(['plan/missing'])
    expect(codesOf(await ask('x'))).toEqual(['plan/missing'])
  })

  test.each(['zh', 'en'] as const)(
    'gives a progress sheet and a brief in %s with code and address at every figure',
    async (language) => {
      const cockpit = await desk.cockpit({ plan: (await desk.read()).id })
      const city = { zh: '示例市', en: 'Sample City' }
      const order = {
        cockpit,
        language,
        city,
        indicators: catalogue.indicators,
        address: 'http://127.0.0.1:4180',
      }
      const sheet = await desk.city.read((transaction) => progressSheet(transaction, order))
      const brief = await desk.city.read((transaction) => leaderBrief(transaction, order))
      const [cells, words] = [
        await partOf(sheet, 'xl/sharedStrings.xml'),
        await partOf(brief, 'word/document.xml'),
      ]
      for (const { code, figure, target } of cockpit.cards) {
        const address = `http://127.0.0.1:4180/console/figures/${figure?.indicator}?on=${figure?.on}`
        expect(cells).toContain(code)
        expect(cells).toContain(address)
        expect(words).toContain(code)
        expect(words).toContain(address)
        expect(target.indicator).toBe(figure?.indicator)
      }
      expect(cells).toContain(language === 'zh' ? '360.00亿元' : '36,000.00 million yuan')
      expect(cells).toContain(language === 'zh' ? '演示数据' : 'ynthetic')
      expect(sheet.name).toContain(
        language === 'zh' ? '调度表 2023-06-30.xlsx' : 'progress sheet 2023-06-30.xlsx',
      )
    },
  )
})
