// The public side over HTTP, on a real database: what is published is shown, everything else is not there.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../http/testing/test-house.ts'
import { createPlan } from '../plan/create-plan.ts'
import { targetsOf } from '../plan/plan.queries.ts'
import { testCreditCode } from '../testing/test-city.ts'
import { mountPortal } from './routes.ts'

let house: TestHouse
const half = 30_000
const start = Date.UTC(2024, 5, 3, 2)

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  house.app.inject({ method: 'GET', url, headers })

async function addContracts(seller: string, first: number, amounts: readonly string[]): Promise<void> {
  for (const [index, contractAmount] of amounts.entries()) {
    await house.add('technology-contracts', {
      registrationNumber: `SL-${first + index}`,
      title: `示例合同${first + index}`,
      kind: 'development',
      technologyField: 'newMaterials',
      seller,
      buyer: house.organisations.away,
      contractAmount,
      technologyAmount: contractAmount,
      signedOn: '2024-03-05',
      registeredOn: '2024-03-10',
    })
  }
}

beforeAll(async () => {
  house = await openTestHouse('portal', { mountPortal })
  const south = await house.add('organisations', {
    creditCode: testCreditCode(9),
    name: '示例南湖材料有限公司',
    kind: 'enterprise',
  })
  await house.add('district-memberships', { organisation: south, since: '2015-01-01', district: '990103' })
  await addContracts(house.organisations.east, 1, ['777000.13', '50.00'])
  await addContracts(house.organisations.west, 11, ['100.00', '200.00', '300.00', '400.00'])
  await addContracts(south, 21, ['10.00', '20.00', '30.00', '40.00', '50.00', '60.00'])
})
afterAll(() => house.close())

const pages = ['/', '/plan', '/indicators', '/indicators/technologyContractAmount', '/indicators/rdIntensity']

test.each(pages.flatMap((page) => [page, page === '/' ? '/en' : `/en${page}`]))(
  '%s answers without a script',
  async (url) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.body).not.toMatch(/<script|\son\w+=|style=/)
    expect(answer.body).toContain(url.startsWith('/en') ? 'Synthetic data:' : '演示数据：')
  },
)

test('every indicator of the catalogue has its page in both languages', async () => {
  for (const { id, label } of house.installation.catalogue.indicators.values()) {
    for (const [at, name] of [
      ['', label.zh],
      ['/en', label.en],
    ] as const) {
      const answer = await get(`${at}/indicators/${id}`)
      expect([id, answer.statusCode, answer.body.includes(name.replaceAll('&', '&amp;'))]).toEqual([
        id,
        200,
        true,
      ])
    }
  }
})

test('a district of two contracts is withheld with the next smallest, on the page and in the file', async () => {
  const { body } = await get('/indicators/technologyContractAmount')
  expect(body).toContain('778,260.13')
  expect(body).not.toContain('777,050.13')
  expect(body).not.toContain('1,000.00')
  expect(body).toContain('210.00')
  const csv = (await get('/indicators/technologyContractAmount.csv')).body
  const rows = csv.split('\r\n').filter((row) => row.startsWith('district,'))
  expect(rows.find((row) => row.includes(',990101,'))).toMatch(/示例东区,Sample East,,,,true,/)
  expect(rows.find((row) => row.includes(',990102,'))).toMatch(/示例西区,Sample West,,,,true,/)
  expect(rows.find((row) => row.includes(',990103,'))).toMatch(/,210\.00,,,false,yuan,/)
  expect(csv).not.toContain('777050.13,')
})

test('the data file comes with a dictionary that names every column', async () => {
  const file = await get('/indicators/contractCount.csv')
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(file.headers['content-disposition']).toBe('attachment; filename="contractCount.csv"')
  const columns = file.body.slice(1).split('\r\n')[0]?.split(',')
  const dictionary = (await get('/en/indicators/contractCount.dictionary.csv')).body.slice(1).split('\r\n')
  expect(dictionary.slice(1, -1).map((row) => row.split(',')[0])).toEqual(columns)
  expect(file.body).toMatch(/figure,contractCount,[^\r]*,2024-06-03,,,,12,/)
})

test('a page that has not changed is not sent again', async () => {
  const first = await get('/indicators')
  const again = await get('/indicators', { 'if-none-match': String(first.headers['etag']) })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect((await get('/indicators', { 'if-none-match': 'W/"other"' })).statusCode).toBe(200)
  expect(first.headers['cache-control']).toContain('max-age=60')
})

test('HEAD, a closing slash and compression change nothing of the answer', async () => {
  const { headers } = await get('/plan')
  const head = await house.app.inject({ method: 'HEAD', url: '/plan/' })
  expect([head.statusCode, head.body, head.headers['etag']]).toEqual([200, '', headers['etag']])
  const packed = await get('/indicators/contractCount', { 'accept-encoding': 'br' })
  expect([packed.headers['content-encoding'], packed.headers['vary']]).toEqual(['br', 'accept-encoding'])
  expect(packed.rawPayload.length).toBeLessThan(8_000)
})

test('the style sheet lies under its hash and is kept for ever', async () => {
  const address = /href="(\/portal\/style-[^"]+\.css)"/.exec((await get('/')).body)?.[1] ?? ''
  const answer = await get(address)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8'])
  expect(answer.headers['cache-control']).toContain('immutable')
})

test('an unknown address is told in both languages, and the interface keeps its own answer', async () => {
  for (const url of ['/nothing', '/indicators/nothing', '/indicators/nothing.csv', '/plans', '/en/x/y']) {
    const answer = await get(url)
    expect([url, answer.statusCode]).toEqual([url, 404])
    expect(answer.body).toContain('没有这个页面')
    expect(answer.body).toContain('There is no such page')
  }
  expect((await get('/en/nothing')).body).toContain('<html lang="en"')
  const api = await get('/api/nothing')
  expect([api.statusCode, api.json()]).toMatchObject([
    404,
    { problems: [{ code: 'request/no-such-address' }] },
  ])
})

test('a plan is shown from the day it is published to the day it is withdrawn', async () => {
  const text = '2024年技术合同成交额突破500元。\n净增高新技术企业900家。'
  const id = await house.write(async ({ transaction, catalogue, clock, actor }) => {
    const plan = await createPlan(
      { transaction, catalogue, clock, actor },
      { title: '示例市2024年<b>科技</b>工作要点', year: 2024, text, source: undefined },
    )
    if (!plan.ok) throw new Error(JSON.stringify(plan.problems))
    return plan.value
  })
  await house.write(({ transaction }) =>
    transaction.run("update plan_target set state = 'confirmed' where plan = $1 and indicator = $2", [
      id,
      'technologyContractAmount',
    ]),
  )
  const shown = async (): Promise<string> => {
    house.clock.set(house.clock.now().getTime() + half)
    return (await get('/')).body + (await get('/plan')).body
  }
  expect(await shown()).not.toContain('工作要点')
  expect((await get(`/plan/${id}`)).statusCode).toBe(404)
  const setPublished = (published: boolean) =>
    house.write(({ transaction }) =>
      transaction.run('update plan set published = $2 where id = $1', [id, published]),
    )
  await setPublished(true)
  const body = await shown()
  expect(body).toContain('示例市2024年&lt;b&gt;科技&lt;/b&gt;工作要点')
  expect(body).toContain('超过 500 元')
  expect(body).toContain('已达到')
  expect(body).toMatch(/<mark id="target-1"><sup>1<\/sup>[^<]*技术合同成交额/)
  expect(body).not.toMatch(/<mark[^>]*><sup>\d<\/sup>[^<]*高新技术企业/)
  expect(await house.write(({ transaction }) => targetsOf(transaction, id))).toHaveLength(2)
  await setPublished(false)
  expect(await shown()).not.toContain('工作要点')
})

test('a fault is told as a page with the number under which it is logged', async () => {
  house.clock.set(start + 1_000 * half)
  const { database } = house.installation
  const transact = database.transact
  Object.assign(database, { transact: () => Promise.reject(new Error('the database is away')) })
  const answer = await get('/en/indicators')
  Object.assign(database, { transact })
  expect(answer.statusCode).toBe(500)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.body).toMatch(/The page cannot be shown.*<code>[0-9a-f-]{36}<\/code>/s)
  expect(answer.body).toContain('页面暂时无法显示')
  expect(answer.body).not.toContain('the database is away')
  expect((await get('/en/indicators')).statusCode).toBe(200)
})
