// A district's officer and a firm's clerk over HTTP: no road shows or changes another district's row, counts included.
import type { CatalogueAnswer, ListAnswer, RecordAnswer } from '@corridor/protocol'
import type { LightMyRequestResponse } from 'fastify'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSheet } from '../sheets/read-sheet.ts'
import { testCreditCode } from '../testing/test-city.ts'
import { formOf } from './testing/form.ts'
import {
  type Asking,
  codesIn,
  east,
  openTestHouse,
  required,
  type TestHouse,
  west,
} from './testing/test-house.ts'

let house: TestHouse
let eastern: Asking
let officer: Asking
let clerk: Asking
let secret: string
const secretWords = ['示例西岭', '西区机密']

const contract = (number: number, [seller, buyer]: readonly [string, string], title: string) => ({
  registrationNumber: `SL-${number}`,
  title,
  kind: 'service',
  technologyField: 'newMaterials',
  seller,
  buyer,
  contractAmount: '77.00',
  technologyAmount: '77.00',
  signedOn: '2024-01-05',
  registeredOn: '2024-01-10',
})

beforeAll(async () => {
  house = await openTestHouse('scope')
  const { east: eastId, west: westId } = house.organisations
  await house.add('technology-contracts', contract(1, [eastId, westId], '示例东区合同'))
  secret = await house.add('technology-contracts', contract(2, [westId, eastId], '示例西区机密合同'))
  await house.add('contract-changes', { contract: secret, kind: 'cancellation', effectiveOn: '2024-02-01' })
  await house.add('hnte-certificates', {
    certificateNumber: 'GR-E',
    organisation: eastId,
    issuedOn: '2023-01-01',
  })
  await house.add('hnte-certificates', {
    certificateNumber: 'GR-W',
    organisation: westId,
    issuedOn: '2023-01-01',
  })
  eastern = await house.as('east-officer')
  officer = await house.as('officer')
  clerk = await house.as('clerk')
})
afterAll(() => house.close())

const registers = async (asking: Asking) =>
  (await asking.get('/api/catalogue')).json<CatalogueAnswer>().registers

const seeNothingOfWest = (answer: LightMyRequestResponse, where: string) => {
  for (const word of [...secretWords, house.organisations.west, secret])
    expect([where, answer.body.includes(word)]).toEqual([where, false])
}

test('lists, counts and totals of every register hold only the own district', async () => {
  for (const { id, fields } of await registers(eastern)) {
    const [mine, all] = [await eastern.get(`/api/registers/${id}`), await officer.get(`/api/registers/${id}`)]
    const [own, whole] = [mine.json<ListAnswer>(), all.json<ListAnswer>()]
    expect([id, own.rows.length]).toEqual([id, own.total])
    if (whole.total > 1) expect([id, own.total < whole.total]).toEqual([id, true])
    expect(own.rows.some(({ id: row }) => row === house.organisations.west || row === secret)).toBe(false)
    for (const word of secretWords) expect([id, mine.body.includes(word)]).toEqual([id, false])
    for (const { name, kind } of fields.filter((field) => field.kind === 'money')) {
      if (id === 'technology-contracts')
        expect([name, kind, own.totals[name]]).toEqual([name, 'money', '77.00'])
    }
  }
})

test('search and filters find nothing of another district, by word, key or reference', async () => {
  const total = async (query: string) =>
    (await eastern.get(`/api/registers/${query}`)).json<ListAnswer>().total
  expect(await total(`organisations?q=${encodeURIComponent('西岭')}`)).toBe(0)
  expect(await total(`organisations?q=${testCreditCode(2)}`)).toBe(0)
  expect(await total(`technology-contracts?q=${encodeURIComponent('机密')}`)).toBe(0)
  expect(await total(`technology-contracts?q=${encodeURIComponent('西岭')}`)).toBe(0)
  expect(await total(`technology-contracts?where.seller=${house.organisations.west}`)).toBe(0)
  expect(await total(`hnte-certificates?from.issuedOn=2020-01-01`)).toBe(1)
})

test('a record of another district is missing, with its history, its counts and its files', async () => {
  for (const [register, id] of [
    ['organisations', house.organisations.west],
    ['technology-contracts', secret],
  ] as const) {
    const answer = await eastern.get(`/api/registers/${register}/${id}`)
    expect([answer.statusCode, ...codesIn(answer)]).toEqual([404, 'record/missing'])
  }
  const own = await eastern.get(`/api/registers/organisations/${house.organisations.east}`)
  seeNothingOfWest(own, 'record')
  const { referring } = own.json<RecordAnswer>()
  expect(referring.find(({ field }) => field === 'buyer')).toBeUndefined()
  const list = (await eastern.get('/api/registers/technology-contracts')).json<ListAnswer>()
  expect(list.rows[0]?.words['buyer']).toContain('范围外')
})

test('a file of another district’s record cannot be downloaded, even by its hash', async () => {
  const form = formOf({}, { name: '示例.txt', content: '机密附件' })
  const attached = await officer.send(
    'POST',
    `/api/registers/technology-contracts/${secret}/attachments`,
    form,
  )
  expect(attached.statusCode).toBe(200)
  const { sha256 } = attached.json<{ sha256: string }>()
  expect((await officer.get(`/api/attachments/${sha256}`)).body).toBe('机密附件')
  const refused = await eastern.get(`/api/attachments/${sha256}`)
  expect([refused.statusCode, ...codesIn(refused)]).toEqual([404, 'file/missing'])
  expect(
    (await eastern.send('POST', `/api/registers/technology-contracts/${secret}/attachments`, form))
      .statusCode,
  ).toBe(404)
})

async function cellsOf(answer: LightMyRequestResponse): Promise<string> {
  const path = join(tmpdir(), `corridor-scope-${process.pid}.xlsx`)
  await writeFile(path, answer.rawPayload)
  const opened = required(await openSheet(path, 'export.xlsx'))
  const lines: string[] = []
  for await (const { cells } of opened.rows) lines.push(cells.map((cell) => cell?.text ?? '').join('|'))
  return lines.join('\n')
}

test('an export holds only the own district', async () => {
  for (const id of ['organisations', 'technology-contracts', 'hnte-certificates', 'district-memberships']) {
    const mine = await cellsOf(await eastern.get(`/api/registers/${id}/export.xlsx`))
    for (const word of [...secretWords, '示例西区', testCreditCode(2)])
      expect([id, mine.includes(word)]).toEqual([id, false])
    const whole = await cellsOf(await officer.get(`/api/registers/${id}/export.xlsx`))
    expect(whole.split('\n').length).toBeGreaterThan(mine.split('\n').length)
  }
})

test('an officer writes for the own district and for no other, by whatever road', async () => {
  const { east: eastId, west: westId } = house.organisations
  const create = (register: string, values: object) =>
    eastern.send('POST', `/api/registers/${register}`, { body: { values } })
  const certificate = { certificateNumber: 'GR-NEW', issuedOn: '2024-05-01' }
  expect((await create('hnte-certificates', { ...certificate, organisation: eastId })).statusCode).toBe(200)
  const foreign = await create('hnte-certificates', {
    ...certificate,
    certificateNumber: 'GR-X',
    organisation: westId,
  })
  expect([foreign.statusCode, ...codesIn(foreign)]).toEqual([422, 'reference/unknown'])
  const firm = await create('organisations', {
    creditCode: testCreditCode(7),
    name: '示例新设',
    kind: 'enterprise',
  })
  expect([firm.statusCode, ...codesIn(firm)]).toEqual([403, 'access/outside-reach'])
  const taken = await create('district-memberships', {
    organisation: westId,
    since: '2024-05-01',
    district: east,
  })
  expect(codesIn(taken)).toEqual(['reference/unknown'])
  const away = await create('district-memberships', {
    organisation: eastId,
    since: '2024-05-01',
    district: west,
  })
  expect([away.statusCode, ...codesIn(away)]).toEqual([403, 'access/outside-reach'])
  const statistic = await create('official-statistics', {})
  expect([statistic.statusCode, ...codesIn(statistic)]).toEqual([403, 'access/city-register'])
  const body = { values: contract(2, [westId, eastId], '改'), reason: '示例' }
  expect(
    (await eastern.send('PUT', `/api/registers/technology-contracts/${secret}`, { body, version: 1 }))
      .statusCode,
  ).toBe(404)
  expect(
    (
      await eastern.send('DELETE', `/api/registers/technology-contracts/${secret}`, {
        body: { reason: 'x' },
        version: 1,
      })
    ).statusCode,
  ).toBe(404)
  const after = (await officer.get('/api/registers/organisations')).json<ListAnswer>()
  expect(after.total).toBe(3)
})

test('a refused write leaves nothing behind: no row, no act, no posting', async () => {
  const { database, everything } = house.installation
  const counts = () =>
    database.transact(everything, (transaction) =>
      transaction.rows(
        'select (select count(*) from act) as acts, (select count(*) from posting) as postings',
      ),
    )
  const before = await counts()
  const values = { organisation: house.organisations.east, since: '2024-05-02', district: west }
  expect(
    (await eastern.send('POST', '/api/registers/district-memberships', { body: { values } })).statusCode,
  ).toBe(403)
  expect(await counts()).toEqual(before)
})

test('a correction by a district keeps the ledger right where the other party is elsewhere', async () => {
  const list = (await eastern.get('/api/registers/technology-contracts')).json<ListAnswer>()
  const id = list.rows[0]?.id ?? ''
  const values = {
    ...contract(1, [house.organisations.east, testCreditCode(2)], '示例东区合同'),
    contractAmount: '80.00',
  }
  const corrected = await eastern.send('PUT', `/api/registers/technology-contracts/${id}`, {
    body: { values, reason: '金额' },
    version: 1,
  })
  expect([corrected.statusCode, corrected.statusCode === 200 ? '' : corrected.body]).toEqual([200, ''])
  const absorbed = await officer.get(`/api/indicators/absorptionAmount/figure?on=2024-06-01&by=district`)
  const part = absorbed.json<{ parts: readonly { by: { district: string }; value: string }[] }>().parts
  expect(part.find(({ by }) => by.district === west)?.value).toBe('80.00')
})

test('an import holds to the district row by row, and says nothing of the rows it refuses', async () => {
  const send = (rows: string, asking = eastern) =>
    asking.send(
      'POST',
      '/api/registers/hnte-certificates/imports',
      formOf(
        { mode: 'upsert', authority: 'districtBureau', dryRun: 'false' },
        { name: '示例证书.csv', content: `证书编号,企业,发证日期,有效期至\n${rows}` },
      ),
    )
  const mixed = await send(
    `GR-I1,${testCreditCode(1)},2024-01-01,2027-01-01\nGR-W,${testCreditCode(2)},2023-01-01,2026-01-01`,
  )
  expect([mixed.statusCode, ...codesIn(mixed)]).toEqual([403, 'access/outside-reach'])
  expect(mixed.json<{ problems: readonly { row: number }[] }>().problems[0]?.row).toBe(3)
  const stolen = await send(`GR-W,${testCreditCode(1)},2023-01-01,2026-01-01`)
  expect([stolen.statusCode, ...codesIn(stolen)]).toEqual([403, 'access/outside-reach'])
  const own = await send(`GR-I1,${testCreditCode(1)},2024-01-01,2027-01-01`)
  expect(own.json()).toMatchObject({ written: true, counts: { added: 1 }, problems: [] })
})

test('a firm that moved away takes its records and their past along', async () => {
  const id = await house.add('organisations', {
    creditCode: testCreditCode(8),
    name: '示例迁移',
    kind: 'enterprise',
  })
  await house.add('district-memberships', { organisation: id, since: '2020-01-01', district: east })
  const certificate = await house.add('hnte-certificates', {
    certificateNumber: 'GR-M',
    organisation: id,
    issuedOn: '2023-05-01',
  })
  const path = `/api/registers/hnte-certificates/${certificate}`
  const body = {
    values: { certificateNumber: 'GR-M', organisation: id, issuedOn: '2023-05-02' },
    reason: '发证日期有误',
  }
  expect((await eastern.send('PUT', path, { body, version: 1 })).statusCode).toBe(200)
  await house.add('district-memberships', { organisation: id, since: '2024-01-01', district: west })
  expect((await eastern.get(path)).statusCode).toBe(404)
  const western = await house.as('west-officer')
  const seen = (await western.get(path)).json<RecordAnswer>()
  expect(seen.history.map(({ action, changes }) => [action, changes])).toEqual([['corrected', []]])
  expect((await officer.get(path)).json<RecordAnswer>().history).toHaveLength(2)
})

test('a clerk reads the own firm’s rows and writes nothing', async () => {
  const organisations = (await clerk.get('/api/registers/organisations')).json<ListAnswer>()
  expect(organisations.rows.map(({ id }) => id)).toEqual([house.organisations.east])
  expect((await clerk.get(`/api/registers/technology-contracts/${secret}`)).statusCode).toBe(404)
  const written = await clerk.send('POST', '/api/registers/organisations', { body: { values: {} } })
  expect([written.statusCode, ...codesIn(written)]).toEqual([403, 'access/no-right'])
  expect((await clerk.get('/api/registers/organisations/export.xlsx')).statusCode).toBe(403)
})

test('administrators of system and security see no business row; the auditor reads and writes nothing', async () => {
  const [system, security, auditor] = [
    await house.as('systemAdministrator'),
    await house.as('securityAdministrator'),
    await house.as('auditor'),
  ]
  for (const asking of [system, security]) {
    expect((await asking.get('/api/registers/organisations')).statusCode).toBe(403)
    expect((await asking.get('/api/indicators/hnteCount/postings')).statusCode).toBe(403)
  }
  expect((await auditor.get('/api/registers/organisations')).json<ListAnswer>().total).toBe(4)
  expect(
    (await auditor.send('POST', '/api/registers/organisations', { body: { values: {} } })).statusCode,
  ).toBe(403)
  expect(
    (
      await (
        await house.as('director')
      ).send('DELETE', `/api/registers/technology-contracts/${secret}`, { body: { reason: 'x' }, version: 1 })
    ).statusCode,
  ).toBe(403)
})
