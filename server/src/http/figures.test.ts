// Figures over HTTP: the value, the postings that add up to it, the curve, the CSV.
import type { CurveAnswer, FigureAnswer, PostingsAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldPostings } from '../indicators/ledger/fold.queries.ts'
import { type Asking, codesIn, east, openTestHouse, type TestHouse, west } from './testing/test-house.ts'

let house: TestHouse
let officer: Asking
const on = '2024-06-03'

async function addContract(
  number: number,
  seller: string,
  [amount, registeredOn]: readonly [string, string],
): Promise<string> {
  return house.add('technology-contracts', {
    registrationNumber: `SL-${number}`,
    title: `示例合同${number}`,
    kind: 'service',
    technologyField: 'newMaterials',
    seller,
    buyer: house.organisations.west,
    contractAmount: amount,
    technologyAmount: amount,
    signedOn: registeredOn,
    registeredOn,
  })
}

beforeAll(async () => {
  house = await openTestHouse('figures')
  officer = await house.as('officer')
  const { east: eastern, west: western, away } = house.organisations
  for (const [organisation, number, issuedOn] of [
    [eastern, 'GR1', '2022-11-01'],
    [western, 'GR2', '2024-03-01'],
    [away, 'GR3', '2023-03-01'],
  ] as const) {
    await house.add('hnte-certificates', { certificateNumber: number, organisation, issuedOn })
  }
  await addContract(1, eastern, ['100.00', '2022-05-10'])
  await addContract(2, eastern, ['200.00', '2024-01-10'])
  await addContract(3, western, ['300.01', '2024-02-10'])
  await house.write(({ transaction, clock }) => foldPostings(transaction, clock.now()))
  await addContract(4, western, ['400.00', '2024-05-31'])
  const cancelled = await addContract(5, eastern, ['9.99', '2024-02-01'])
  await house.add('contract-changes', {
    contract: cancelled,
    kind: 'cancellation',
    effectiveOn: '2024-03-01',
  })
  await house.add('above-scale-listings', { organisation: eastern, listedOn: '2020-01-01' })
  await house.add('above-scale-listings', { organisation: western, listedOn: '2020-01-01' })
  await house.add('in-house-institutions', {
    organisation: western,
    name: '示例研究院',
    establishedOn: '2021-01-01',
  })
})
afterAll(() => house.close())

async function ask<Answer>(path: string, asking = officer): Promise<Answer> {
  const answer = await asking.get(`/api/indicators/${path}`)
  expect([path, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([path, 200, ''])
  return answer.json<Answer>()
}

const yuan = (value: unknown): number => Math.round(Number(value) * 100)

async function allPostings(path: string, asking = officer): Promise<readonly PostingsAnswer[]> {
  const pages: PostingsAnswer[] = []
  let cursor = ''
  do {
    const page: PostingsAnswer = await ask(
      `${path}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      asking,
    )
    pages.push(page)
    cursor = page.next ?? ''
  } while (cursor !== '')
  return pages
}

test('the figure is the sum of its postings, page by page, whatever is asked', async () => {
  const id = [...house.installation.catalogue.indicators.values()].find(
    ({ unit, kind }) => unit === 'yuan' && kind === 'flow',
  )?.id
  for (const condition of [
    '',
    '&where.district=990101',
    '&where.district=990102',
    '&where.functionalArea=none',
  ]) {
    const figure = await ask<FigureAnswer>(`${id}/figure?on=${on}${condition}`)
    const pages = await allPostings(`${id}/postings?on=${on}${condition}`)
    const rows = pages.flatMap((page) => page.rows)
    expect(pages[0]?.sum).toBe(figure.value)
    expect(pages[0]?.count).toBe(rows.length)
    expect(rows.reduce((sum, { value }) => sum + yuan(value), 0)).toBe(yuan(figure.value))
    expect(new Set(rows.map(({ posting }) => posting)).size).toBe(rows.length)
    expect(rows.map(({ day }) => day)).toEqual(
      rows
        .map(({ day }) => day)
        .sort()
        .reverse(),
    )
  }
  const whole = await ask<FigureAnswer>(`${id}/figure?on=${on}`)
  expect(whole.value).toBe('900.01')
})

test('a posting names its subject, its place and when it was recorded', async () => {
  const [page] = await allPostings(`contractCount/postings?on=${on}`)
  expect(page?.rows[0]).toMatchObject({
    register: 'technology-contracts',
    title: '示例合同4',
    day: '2024-05-31',
    value: 1,
    side: 'value',
    dimensions: { district: { zh: '示例西区', en: 'Sample West' }, kind: { zh: '技术服务', en: 'Service' } },
  })
  expect(page?.outside).toBeNull()
})

test('the postings of a ratio add up to each of its sides', async () => {
  const figure = await ask<FigureAnswer>(`aboveScaleRdInstitutionRate/figure?on=${on}`)
  const pages = await allPostings(`aboveScaleRdInstitutionRate/postings?on=${on}`)
  const rows = pages.flatMap((page) => page.rows)
  const sum = (side: string) =>
    rows.filter((row) => row.side === side).reduce((all, { value }) => all + Number(value), 0)
  expect(figure).toMatchObject({ value: '50.00', numerator: '1', denominator: '2' })
  expect(pages[0]).toMatchObject({ count: 3, sum: '50.00', sums: { numerator: '1', denominator: '2' } })
  expect([sum('numerator'), sum('denominator')]).toEqual([1, 2])
})

test('every point of the curve is the figure of that day', async () => {
  for (const id of house.installation.catalogue.indicators.keys()) {
    const { years } = await ask<CurveAnswer>(`${id}/curve?on=${on}`)
    for (const { year, points } of years) {
      expect(points).toHaveLength(12)
      for (const point of points) {
        if (point.on > on) expect([id, point]).toEqual([id, { on: point.on, value: null }])
        else if (year !== 2023) {
          const figure = await ask<FigureAnswer>(`${id}/figure?on=${point.on}`)
          expect([id, point]).toEqual([id, { on: point.on, value: figure.value }])
        }
      }
    }
  }
})

test('a curve begins two years before and leaves out what lies ahead', async () => {
  const { years } = await ask<CurveAnswer>(`contractCount/curve?on=${on}`)
  expect(years.map(({ year }) => year)).toEqual([2022, 2023, 2024])
  expect(years[0]?.points.map(({ value }) => value)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1])
  expect(years[2]?.points.map(({ value }) => value)).toEqual([
    1,
    3,
    2,
    2,
    3,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

test('the CSV holds the figure and its parts, marked as synthetic', async () => {
  const answer = await officer.get(`/api/indicators/hnteCount/figure.csv?on=${on}&by=district`)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''%E9%AB%98%E6%96%B0")
  const lines = answer.body.split('\r\n')
  expect(lines[1]).toContain(',合计,total,2024-06-03,')
  expect(lines.filter((line) => line.includes('示例'))).toHaveLength(3)
  expect(answer.body).toContain('演示数据')
})

test('wrong questions are refused with what is allowed', async () => {
  const refused = async (path: string) => {
    const answer = await officer.get(`/api/indicators/${path}`)
    return [answer.statusCode, ...codesIn(answer)]
  }
  expect(await refused('none/figure')).toEqual([404, 'figure/missing'])
  expect(await refused('hnteCount/figure?on=2023-02-30')).toEqual([422, 'figure/not-a-day'])
  expect(await refused('hnteCount/figure?on=2023-02-01&period=2023&by=colour')).toEqual([
    422,
    'figure/day-and-period',
    'figure/no-breakdown',
  ])
  expect(await refused('hnteCount/figure?colour=red')).toEqual([422, 'request/unknown-name'])
  expect(await refused('hnteCount/postings?cursor=2024-01-01')).toEqual([422, 'figure/wrong-cursor'])
  expect(await refused('hnteCount/postings?limit=9999')).toEqual([422, 'request/wrong-value'])
  expect(await refused('rdIntensity/postings')).toEqual([422, 'figure/no-postings'])
})

test('a district’s officer reads the city and the own district, and never lists the others', async () => {
  const eastern = await house.as('east-officer')
  const whole = await ask<FigureAnswer>(`hnteCount/figure?on=${on}&by=district`, eastern)
  expect(whole.value).toBe(2)
  expect(whole.parts.map(({ by }) => by['district'])).toEqual([east])
  expect(whole.partition).toBe(false)
  const other = await eastern.get(`/api/indicators/hnteCount/figure?on=${on}&where.district=${west}`)
  expect([other.statusCode, ...codesIn(other)]).toEqual([403, 'access/level-not-readable'])
  expect((await ask<FigureAnswer>(`hnteCount/figure?on=${on}&where.district=${east}`, eastern)).value).toBe(1)
  const csv = await eastern.get(`/api/indicators/hnteCount/figure.csv?on=${on}&by=district`)
  expect(csv.body).not.toContain('西区')
  const clerk = await house.as('clerk')
  expect((await ask<FigureAnswer>(`hnteCount/figure?on=${on}`, clerk)).value).toBe(2)
  expect((await clerk.get(`/api/indicators/hnteCount/figure?on=${on}&by=district`)).statusCode).toBe(403)
})

test('a drill-down lists what is in reach and ends with the count and sum of the rest', async () => {
  const [eastern, western] = [await house.as('east-officer'), await house.as('west-officer')]
  for (const id of ['contractCount', 'hnteCount', 'netNewHnte', 'absorptionAmount']) {
    const figure = await ask<FigureAnswer>(`${id}/figure?on=${on}`)
    let listed = 0
    for (const asking of [eastern, western]) {
      const pages = await allPostings(`${id}/postings?on=${on}`, asking)
      const rows = pages.flatMap((page) => page.rows)
      const [first] = pages
      const inside = rows.reduce((sum, { value }) => sum + yuan(value), 0)
      expect(first?.sum).toBe(figure.value)
      expect(inside + yuan(first?.outside?.sum)).toBe(yuan(figure.value))
      expect(rows.length + (first?.outside?.count ?? 0)).toBe(first?.count)
      expect(rows.every(({ title }) => title !== null)).toBe(true)
      listed += rows.length
    }
    const [all] = await allPostings(`${id}/postings?on=${on}`)
    expect([id, listed]).toEqual([id, all?.count])
  }
})
