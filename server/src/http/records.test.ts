// Registers over HTTP: lists with filters, totals and pages; records with history and what counts them.
import type { ListAnswer, RecordAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCreditCode } from '../testing/test-city.ts'
import { type Asking, codesIn, openTestHouse, type TestHouse } from './testing/test-house.ts'

let house: TestHouse
let officer: Asking
const contracts: string[] = []

const amounts = ['100.00', '250.50', '75.25', '1000.00', '0.01']

beforeAll(async () => {
  house = await openTestHouse('records')
  officer = await house.as('officer')
  for (const [index, contractAmount] of amounts.entries()) {
    const values = {
      registrationNumber: `SL-${index + 1}`,
      title: `示例合同${index + 1}`,
      kind: index % 2 === 0 ? 'development' : 'service',
      technologyField: 'newMaterials',
      seller: index < 3 ? house.organisations.east : house.organisations.west,
      buyer: index === 4 ? house.organisations.away : house.organisations.west,
      contractAmount,
      technologyAmount: contractAmount,
      signedOn: `2024-0${index + 1}-05`,
      registeredOn: `2024-0${index + 1}-10`,
    }
    contracts.push(await house.add('technology-contracts', values))
  }
})
afterAll(() => house.close())

const list = async (query: string): Promise<ListAnswer> => {
  const answer = await officer.get(`/api/registers/technology-contracts?${query}`)
  expect([query, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([query, 200, ''])
  return answer.json<ListAnswer>()
}

const numbers = ({ rows }: ListAnswer) => rows.map(({ values }) => values['registrationNumber'])

test('a list gives newest first, the number of rows, money totals and the words of references', async () => {
  const answer = await list('')
  expect(numbers(answer)).toEqual(['SL-5', 'SL-4', 'SL-3', 'SL-2', 'SL-1'])
  expect(answer).toMatchObject({ total: 5, next: null, totals: { contractAmount: '1425.76' } })
  expect(answer.rows[4]).toMatchObject({
    title: '示例合同1',
    version: 1,
    values: { contractAmount: '100.00', signedOn: '2024-01-05' },
    words: { seller: '示例东风科技有限公司', buyer: '示例西岭仪器有限公司' },
  })
})

test('filters, ranges and search narrow rows, count and totals alike', async () => {
  expect(await list('where.kind=development,transfer')).toMatchObject({
    total: 3,
    totals: { contractAmount: '175.26' },
  })
  expect(numbers(await list('where.kind=service&from.contractAmount=251'))).toEqual(['SL-4'])
  expect(numbers(await list('from.signedOn=2024-02-01&to.signedOn=2024-03-31'))).toEqual(['SL-3', 'SL-2'])
  expect(numbers(await list(`where.buyer=${house.organisations.away}`))).toEqual(['SL-5'])
  expect(numbers(await list(`q=${encodeURIComponent('合同3')}`))).toEqual(['SL-3'])
  expect(numbers(await list(`q=${encodeURIComponent('远方')}`))).toEqual(['SL-5'])
  expect(numbers(await list(`q=${testCreditCode(3)}`))).toEqual(['SL-5'])
  expect(await list('q=%25')).toMatchObject({ total: 0, rows: [], totals: { contractAmount: '0.00' } })
})

test('pages in any order show every row once, with the same total', async () => {
  for (const sort of [
    '',
    'contractAmount',
    '-contractAmount',
    'kind',
    '-signedOn',
    'projectSource',
    '-title',
  ]) {
    const seen: unknown[] = []
    let cursor = ''
    for (let page = 0; page < 3; page += 1) {
      const answer = await list(`limit=2&sort=${sort}&cursor=${cursor}`)
      expect(answer.total).toBe(5)
      seen.push(...numbers(answer))
      cursor = answer.next ?? ''
    }
    expect([sort, new Set(seen).size, seen.length]).toEqual([sort, 5, 5])
    if (sort === 'contractAmount') expect(seen).toEqual(['SL-5', 'SL-3', 'SL-1', 'SL-2', 'SL-4'])
  }
})

test('wrong questions are refused with field, value and what is allowed, all together', async () => {
  const refused = async (query: string) => {
    const answer = await officer.get(`/api/registers/technology-contracts?${query}`)
    return [answer.statusCode, ...codesIn(answer)]
  }
  expect(await refused('where.colour=red&sort=colour&limit=0&cursor=x')).toEqual([
    422,
    'list/no-field',
    'list/no-field',
    'list/wrong-cursor',
    'list/wrong-limit',
  ])
  expect(await refused('where.kind=gift')).toEqual([422, 'value/not-a-choice'])
  expect(await refused('from.signedOn=2024-02-30')).toEqual([422, 'value/not-a-day'])
  expect(await refused('from.kind=a')).toEqual([422, 'list/no-field'])
  expect(await refused('where.seller=x')).toEqual([422, 'value/not-an-id'])
  expect(await refused('limit=201')).toEqual([422, 'list/wrong-limit'])
  expect(await refused('colour=red')).toEqual([422, 'request/unknown-name'])
  expect(await refused('where.__proto__=1')).toEqual([422, 'list/no-field'])
  expect((await officer.get('/api/registers/none')).statusCode).toBe(404)
  expect((await officer.get('/api/registers/organisations/none')).statusCode).toBe(404)
})

test('no input reaches the database that it cannot take', async () => {
  const mark = (value: unknown) => Buffer.from(JSON.stringify([contracts[0], value])).toString('base64url')
  const paths = [
    `technology-contracts?sort=signedOn&cursor=${mark('2024-02-31')}`,
    `technology-contracts?sort=contractAmount&cursor=${mark('9'.repeat(19))}`,
    `technology-contracts?sort=title&cursor=${mark('\u0000')}`,
    `technology-contracts?sort=title&cursor=${mark(7)}`,
    'technology-contracts?q=%00',
    'technology-contracts?where.title=%00',
    'technology-contracts?q=a&q=b',
    'technology-contracts?from.contractAmount=1e99',
  ]
  for (const path of paths)
    expect([path, (await officer.get(`/api/registers/${path}`)).statusCode]).toEqual([path, 422])
  const latest = `official-statistics?sort=year&cursor=${mark('9999999999')}`
  expect((await officer.get(`/api/registers/${latest}`)).statusCode).toBe(200)
  expect((await officer.get('/api/registers/technology-contracts?q=%25_%5C%27%22')).statusCode).toBe(200)
  const values = { creditCode: testCreditCode(40), name: '示例\u0000', kind: 'enterprise' }
  expect((await officer.send('POST', '/api/registers/organisations', { body: { values } })).statusCode).toBe(
    422,
  )
  const body = { register: 'organisations', query: {}, columns: [] }
  expect((await officer.send('PUT', '/api/views/a%00', { body })).statusCode).toBe(404)
})

test('a record shows its values, its source, what counts it, and who refers to it', async () => {
  const answer = (
    await officer.get(`/api/registers/technology-contracts/${contracts[0] ?? ''}`)
  ).json<RecordAnswer>()
  expect(answer.record).toMatchObject({
    title: '示例合同1',
    version: 1,
    words: { seller: '示例东风科技有限公司' },
  })
  expect(answer.history).toMatchObject([
    { version: 1, action: 'created', actor: '示例·officer', changes: [] },
  ])
  expect(answer.may).toEqual(['read', 'write', 'import', 'export'])
  const turnover = answer.counted.find(
    ({ indicator }) => indicator === 'contractAmount' || indicator === 'contractCount',
  )
  expect(turnover).toMatchObject({ counted: true, reason: { zh: '计入 2024 年。' } })
  const organisation = (
    await officer.get(`/api/registers/organisations/${house.organisations.east}`)
  ).json<RecordAnswer>()
  expect(organisation.referring).toContainEqual({
    register: 'technology-contracts',
    field: 'seller',
    count: 3,
  })
})

test('a record that an indicator leaves out says why', async () => {
  const absorbed = (
    await officer.get(`/api/registers/technology-contracts/${contracts[4] ?? ''}`)
  ).json<RecordAnswer>()
  const why = absorbed.counted.find(({ indicator }) => indicator === 'absorptionAmount')
  expect(why).toMatchObject({
    counted: false,
    postings: [],
    reason: { zh: '区县为“市外”，不在统计口径内。' },
  })
  const certificate = await house.add('hnte-certificates', {
    certificateNumber: 'GR2019001',
    organisation: house.organisations.east,
    issuedOn: '2019-11-20',
  })
  const lapsed = (await officer.get(`/api/registers/hnte-certificates/${certificate}`)).json<RecordAnswer>()
  const stock = lapsed.counted.find(({ indicator }) => indicator === 'hnteCount')
  expect(stock).toMatchObject({
    counted: false,
    postings: [
      { day: '2019-11-20', value: 1 },
      { day: '2022-11-21', value: -1 },
    ],
  })
  expect(stock?.reason.zh).toBe('自 2022-11-21 起不再计入：到期、撤销或迁出。')
  expect(lapsed.counted.find(({ indicator }) => indicator === 'techSmeCount')).toBeUndefined()
})

test('a record is created, corrected with a reason, and removed; history tells it', async () => {
  const values = { creditCode: testCreditCode(9), name: '示例新星有限公司', kind: 'enterprise' }
  const created = await officer.send('POST', '/api/registers/organisations', { body: { values } })
  expect([created.statusCode, created.body.slice(0, 0)]).toEqual([200, ''])
  const { record } = created.json<RecordAnswer>()
  const path = `/api/registers/organisations/${record.id}`
  const body = { values: { ...values, name: '示例新星科技有限公司' }, reason: '名称有误' }
  const corrected = (await officer.send('PUT', path, { body, version: 1 })).json<RecordAnswer>()
  expect(corrected.record).toMatchObject({ version: 2, title: '示例新星科技有限公司' })
  expect(corrected.history[0]).toMatchObject({
    version: 2,
    action: 'corrected',
    reason: '名称有误',
    changes: [{ field: 'name', before: '示例新星有限公司', after: '示例新星科技有限公司' }],
  })
  expect((await officer.send('PUT', path, { body, version: 1 })).statusCode).toBe(409)
  expect(codesIn(await officer.send('PUT', path, { body }))).toEqual(['request/no-version'])
  expect((await officer.send('DELETE', path, { body: { reason: '误录' }, version: 2 })).statusCode).toBe(204)
  const gone = (await officer.get(path)).json<RecordAnswer>()
  expect(gone.history.map(({ action }) => action)).toEqual(['removed', 'corrected', 'created'])
  expect(gone.may).toEqual(['read', 'import', 'export'])
})

test('the same record entered by several people at once is entered once', async () => {
  const values = { creditCode: testCreditCode(50), name: '示例同时', kind: 'enterprise' }
  const answers = await Promise.all(
    [1, 2, 3].map(() => officer.send('POST', '/api/registers/organisations', { body: { values } })),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  const list = (await officer.get(`/api/registers/organisations?q=${testCreditCode(50)}`)).json<ListAnswer>()
  expect(list.total).toBe(1)
})

test('wrong values are refused together, a duplicate key is a conflict, and nothing is written', async () => {
  const before = (await officer.get('/api/registers/organisations')).json<ListAnswer>().total
  const wrong = { creditCode: '91990101MA00000010', name: '', kind: 'club', colour: 'red' }
  const refused = await officer.send('POST', '/api/registers/organisations', { body: { values: wrong } })
  expect(refused.statusCode).toBe(422)
  expect(codesIn(refused)).toContain('row/unknown-field')
  expect(codesIn(refused)).toContain('row/required')
  expect(codesIn(refused).length).toBeGreaterThanOrEqual(4)
  const twin = { creditCode: testCreditCode(1), name: '示例重名', kind: 'enterprise' }
  const duplicate = await officer.send('POST', '/api/registers/organisations', { body: { values: twin } })
  expect([duplicate.statusCode, ...codesIn(duplicate)]).toEqual([409, 'row/duplicate-key'])
  const nested = await officer.send('POST', '/api/registers/organisations', {
    body: { values: { name: ['a'] } },
  })
  expect(codesIn(nested)).toEqual(['record/not-a-value'])
  expect((await officer.get('/api/registers/organisations')).json<ListAnswer>().total).toBe(before)
})
