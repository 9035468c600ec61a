// The story of a figure: parts and entries add up, past beliefs stay, wrong questions are refused.
import { writeFileSync } from 'node:fs'
import type { Indicator } from '@corridor/indicators'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../server/src/modules.ts'
import { type FigureShown, askedFigure, refusedFigure } from './testing/asked-figure.ts'
import { type OpenCity, openCity } from './testing/city.ts'
import { documentOf, problemsOf } from './testing/command.ts'
import { smallCityFolder } from './testing/data-folder.ts'
import { hundredths, sumOf } from './testing/exact-sum.ts'

let city: OpenCity
beforeAll(async () => {
  city = await openCity(await smallCityFolder())
}, 180_000)
afterAll(() => city.close())

const indicators = [...catalogue.indicators.values()].filter(({ kind }) => kind !== 'official')
const named = indicators.map((indicator) => [indicator.id, indicator] as const)
const sides = ['numerator', 'denominator'] as const

/** Breakdowns of which each subject has exactly one value: the district alone, and all of them together. */
const partitionsOf = ({ breakdowns }: Indicator): readonly string[] => {
  const names = Object.keys(breakdowns).filter((name) => name !== 'functionalArea')
  return [...new Set(['district', names.join(',')])]
}

function expectPartsToAddUp(figure: FigureShown, about: string): void {
  expect(figure.partition, about).toBe(true)
  if (figure.numerator === undefined)
    return expect(sumOf(figure.parts.map(({ value }) => value)), about).toBe(hundredths(figure.value))
  for (const side of sides) {
    expect(sumOf(figure.parts.map((part) => part[side])), `${about} ${side}`).toBe(hundredths(figure[side]))
  }
}

function expectEntriesToAddUp({ entries = [], ...figure }: FigureShown, about: string): void {
  expect(new Set(entries.map(({ posting, side }) => `${posting} ${side}`)).size, about).toBe(entries.length)
  if (figure.numerator === undefined) {
    expect(
      entries.every(({ side }) => side === 'value'),
      about,
    ).toBe(true)
    return expect(sumOf(entries.map(({ value }) => value)), about).toBe(hundredths(figure.value))
  }
  for (const side of sides) {
    const own = entries.filter((entry) => entry.side === side)
    expect(sumOf(own.map(({ value }) => value)), `${about} ${side}`).toBe(hundredths(figure[side]))
  }
}

describe('the net increase of high-tech enterprises in 2023, asked in a terminal', () => {
  const question = ['figure', 'netNewHnte', '--on', '2023-12-31', '--by', 'district']

  test('is the sum of its twelve districts, and the difference of two counts', async () => {
    const ran = await city.run(...question, '--json')
    expect(ran.exit).toBe(0)
    const figure = documentOf<FigureShown>(ran)
    expect(figure).toMatchObject({
      indicator: 'netNewHnte',
      on: '2023-12-31',
      status: 'final',
      unit: 'enterprise',
    })
    expect(figure.parts.length).toBeGreaterThanOrEqual(12)
    expectPartsToAddUp(figure, 'by district')
    const count = async (on: string) =>
      hundredths((await askedFigure(city.folder, 'hnteCount', { on })).value)
    expect(hundredths(figure.value)).toBe((await count('2023-12-31')) - (await count('2022-12-31')))
    expect(hundredths(figure.value)).not.toBe(0n)
  })

  test('opens to entries that add up to it exactly', async () => {
    const figure = documentOf<FigureShown>(await city.run(...question, '--entries', '--json'))
    expect(figure.entries?.length).toBeGreaterThan(0)
    expectEntriesToAddUp(figure, 'entries')
  })

  test('is told in lines to a person', async () => {
    const { exit, out } = await city.run(...question, '--language', 'zh')
    expect(exit).toBe(0)
    expect(out).toContain('净增')
    expect(out.trim().split('\n').length).toBeGreaterThanOrEqual(13)
  })
})

const days = ['2024-08-31', '2025-12-10'] as const
const pastInstant = '2025-07-01T04:00:00.000Z'

describe.each(named)('%s', (id, indicator) => {
  test(
    'adds up by every partition and to its entries, on several days and as of a past instant',
    { timeout: 120_000 },
    async () => {
      let opened = 0
      for (const on of days) {
        for (const asOf of [undefined, pastInstant]) {
          const known = asOf === undefined ? { on } : { on, 'as-of': asOf }
          for (const by of partitionsOf(indicator)) {
            expectPartsToAddUp(
              await askedFigure(city.folder, id, { ...known, by }),
              `${id} ${on} as of ${asOf} by ${by}`,
            )
          }
          const figure = await askedFigure(city.folder, id, { ...known, entries: true })
          expectEntriesToAddUp(figure, `${id} ${on} as of ${asOf}`)
          opened += figure.entries?.length ?? 0
        }
      }
      expect(opened).toBeGreaterThan(0)
    },
  )

  test('of a year is the sum of its quarters and months where it is a flow or a net change', async () => {
    const year = await askedFigure(city.folder, id, { period: '2024' })
    expect(year).toMatchObject({ period: '2024', on: '2024-12-31' })
    const ofDay = await askedFigure(city.folder, id, { on: '2024-12-31' })
    expect(year.value).toEqual(ofDay.value)
    if (indicator.kind !== 'flow' && indicator.kind !== 'netChange') return
    const parts: FigureShown['value'][] = []
    for (const period of ['2024Q1', '2024Q2', '2024Q3', '2024-10', '2024-11', '2024-12']) {
      parts.push((await askedFigure(city.folder, id, { period })).value)
    }
    expect(sumOf(parts)).toBe(hundredths(year.value))
  })

  test('of one district is that district’s part', async () => {
    const whole = await askedFigure(city.folder, id, { on: '2024-12-31', by: 'district' })
    const part = whole.parts.find(({ value }) => value !== 0 && value !== '0.00') ?? whole.parts[0]
    const district = part?.by['district'] ?? ''
    const narrowed = await askedFigure(city.folder, id, {
      on: '2024-12-31',
      where: `district=${district}`,
      entries: true,
    })
    expect(narrowed.value).toEqual(part?.value)
    expectEntriesToAddUp(narrowed, `${id} in ${district}`)
  })
})

test('the official figure names its publications and is asked without breakdown', async () => {
  const figure = await askedFigure(city.folder, 'rdIntensity', { on: '2025-12-31', entries: true })
  expect(figure.entries).toEqual([])
  expect(figure.vintages.map(({ year }) => String(year))).toEqual([figure.period, figure.period])
  expect(figure.notes.length).toBeGreaterThan(0)
})

describe('what was believed', () => {
  const instants = ['2024-06-30T16:00:00.000Z', '2026-06-30'] as const

  const believed = async (asOf: string) => {
    const answers: FigureShown[] = []
    for (const { id, breakdowns } of catalogue.indicators.values()) {
      const by = 'district' in breakdowns ? { by: 'district', entries: true as const } : {}
      answers.push(await askedFigure(city.folder, id, { on: '2026-12-31', 'as-of': asOf, ...by }))
    }
    return answers
  }

  /** A contract that is corrected, one that arrives late, a firm that moved in the past. */
  async function writeIntoThePast(): Promise<void> {
    const [held] = await city.rows<Record<string, string>>(
      `select c.registration_number as number, c.title, c.kind, c.technology_field as field, s.credit_code as seller,
         b.credit_code as buyer, c.signed_on::text as signed, c.registered_on::text as registered
       from technology_contracts c join organisations s on s.id = c.seller join organisations b on b.id = c.buyer
       where c.registered_on between '2023-03-01' and '2023-05-31'
         and not exists (select from contract_changes x where x.contract = c.id)
         and not exists (select from district_memberships m where m.organisation = s.id and m.district = 'outside')
       order by 1 limit 1`,
    )
    if (held === undefined) throw new Error('no contract of 2023')
    const { number, title, kind, field, seller, buyer, signed, registered } = held
    const contracts = [
      'registrationNumber,title,kind,technologyField,seller,buyer,contractAmount,technologyAmount,signedOn,registeredOn',
      [number, title, kind, field, seller, buyer, '91234567.89', '81234567.89', signed, registered].join(','),
      [
        '示例补录-1',
        '示例补录合同',
        kind,
        field,
        seller,
        buyer,
        '1000000',
        '1000000',
        '2023-04-01',
        '2023-04-20',
      ].join(','),
    ]
    const moves = ['organisation,since,district', [seller, '2023-02-01', '990112'].join(',')]
    for (const [register, lines] of [
      ['technology-contracts', contracts],
      ['district-memberships', moves],
    ] as const) {
      const path = city.path(`${register}.csv`)
      writeFileSync(path, lines.join('\n'))
      const ran = await city.run('import', register, path, '--mode', 'upsert', '--json')
      expect(ran, register).toMatchObject({ exit: 0 })
    }
  }

  test('at past instants is answered alike before and after later writes', { timeout: 120_000 }, async () => {
    const before = new Map<string, readonly FigureShown[]>()
    for (const asOf of instants) before.set(asOf, await believed(asOf))
    const now = new Date().toISOString()
    const current = await askedFigure(city.folder, 'technologyAmount', { on: '2023-12-31' })
    await writeIntoThePast()
    for (const asOf of instants) expect(await believed(asOf), asOf).toEqual(before.get(asOf))
    const after = await askedFigure(city.folder, 'technologyAmount', { on: '2023-12-31', entries: true })
    expect(hundredths(after.value) - hundredths(current.value)).toBeGreaterThan(10_000_000_00n)
    expectEntriesToAddUp(after, 'after the writes')
    expectPartsToAddUp(
      await askedFigure(city.folder, 'technologyAmount', { on: '2023-12-31', by: 'district' }),
      'after',
    )
    expect(
      await askedFigure(city.folder, 'technologyAmount', { on: '2023-12-31', 'as-of': now }),
    ).toMatchObject({ value: current.value })
  })
})

describe('a question that cannot be answered', () => {
  test.each([
    [['figure', 'hnteCount', 'techSmeCount']],
    [['figure', 'hnteCount', '--when', '2023-12-31']],
    [['figure', 'hnteCount', '--where', 'district']],
    [[]],
  ])('is wrong use with exit 2, and the right use is shown: %j', async (words) => {
    const { exit, out, err } = await city.run(...words)
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain('corridor figure INDICATOR')
  })

  const about = 'hnteCount'
  test.each([
    [about, { on: '2023-02-30' }, 'figure/not-a-day', '2023-02-30'],
    [about, { on: '2023-13-01' }, 'figure/not-a-day', '2023-13-01'],
    [about, { on: '去年底' }, 'figure/not-a-day', '去年底'],
    [about, { on: '' }, 'figure/not-a-day', ''],
    [about, { period: '2023Q5' }, 'figure/not-a-period', '2023Q5'],
    [about, { period: '2023-13' }, 'figure/not-a-period', '2023-13'],
    [about, { 'as-of': '2023-06-31' }, 'figure/not-an-instant', '2023-06-31'],
    [about, { 'as-of': 'yesterday' }, 'figure/not-an-instant', 'yesterday'],
    [about, { by: 'weather' }, 'figure/no-breakdown', 'weather'],
    [about, { where: 'weather=fine' }, 'figure/no-breakdown', 'weather'],
    [about, { on: '2023-12-31', period: '2023' }, 'figure/day-and-period', '2023-12-31 / 2023'],
    ['hnteCounts', {}, 'figure/unknown-indicator', 'hnteCounts'],
  ] as const)(
    'is refused with place, value, what is allowed and what to do: %s %j',
    async (indicator, asked, code, given) => {
      const [problem, ...others] = await refusedFigure(city.folder, indicator, asked)
      expect(others).toEqual([])
      expect(problem).toMatchObject({ code, given })
      for (const words of [problem?.message, problem?.allowed, problem?.fix]) {
        expect(words?.zh).not.toBe('')
        expect(words?.en).toMatch(/^\P{Script=Han}+$/u)
      }
    },
  )

  test('ends with exit 1: one document of problems, or a line for each in the reader’s language', async () => {
    const words = ['figure', 'hnteCount', '--on', '2023-02-30', '--as-of', 'once', '--by', 'weather']
    const document = await city.run(...words, '--json')
    expect(document.exit).toBe(1)
    expect(problemsOf(document).map(({ code }) => code)).toEqual([
      'figure/not-a-day',
      'figure/not-an-instant',
      'figure/no-breakdown',
    ])
    const [english, chinese] = [await city.run(...words), await city.run(...words, '--language', 'zh')]
    for (const ran of [english, chinese]) expect([ran.exit, ran.out]).toEqual([1, ''])
    expect(english.err).toContain('There is no such day')
    expect(english.err).not.toMatch(/\p{Script=Han}/u)
    expect(chinese.err.trim().split('\n')).toHaveLength(3)
    expect(chinese.err).toContain('没有这一天')
  })
})
