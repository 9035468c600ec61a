// Duplicate organisations over HTTP: found with evidence, told apart, merged field by field, and a merge undone.
import type {
  CandidatesAnswer,
  DuplicatesAnswer,
  FigureAnswer,
  ListAnswer,
  MergeAnswer,
  MergesAnswer,
  RecordAnswer,
} from '@corridor/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recount } from '../indicators/ledger/recount.queries.ts'
import { testCreditCode } from '../testing/test-city.ts'
import { formOf } from './testing/form.ts'
import { type Asking, codesIn, east, openTestHouse, type TestHouse, west } from './testing/test-house.ts'

let house: TestHouse
let officer: Asking
let twin: string
let merge: MergeAnswer
let before: Readonly<Record<string, unknown>>
const base = '/api/resolution/organisations'

beforeAll(async () => {
  house = await openTestHouse('merge')
  officer = await house.as('officer')
  twin = await organisation(11, '示例东风科技有限责任公司', west)
  const { east: first, west: other } = house.organisations
  await contract(1, first, other)
  await contract(2, twin, other)
  await contract(3, other, twin)
  const file = formOf({}, { name: 'a.pdf', content: '%PDF-1.7 示例' })
  await officer.send('POST', `/api/registers/organisations/${twin}/attachments`, file)
  await house.add('hnte-certificates', {
    certificateNumber: 'GR1',
    organisation: first,
    issuedOn: '2022-11-01',
  })
  await house.add('hnte-certificates', {
    certificateNumber: 'GR2',
    organisation: twin,
    issuedOn: '2023-03-01',
  })
})
afterAll(() => house.close())

async function organisation(number: number, name: string, district: string): Promise<string> {
  const id = await house.add('organisations', {
    creditCode: testCreditCode(number),
    name,
    kind: 'enterprise',
  })
  await house.add('district-memberships', { organisation: id, since: '2016-01-01', district })
  return id
}

const contract = (number: number, seller: string, buyer: string) =>
  house.add('technology-contracts', {
    registrationNumber: `SL-${number}`,
    title: `示例合同${number}`,
    kind: 'service',
    technologyField: 'newMaterials',
    seller,
    buyer,
    contractAmount: `${number}00.00`,
    technologyAmount: `${number}00.00`,
    signedOn: '2024-02-10',
    registeredOn: '2024-02-10',
  })

const said = (answer: Awaited<ReturnType<Asking['get']>>) =>
  answer.statusCode < 400 ? [answer.statusCode] : [answer.statusCode, ...codesIn(answer)]
const open = async (id: string) =>
  (await officer.get(`/api/registers/organisations/${id}`)).json<RecordAnswer>()
const versionOf = async (id: string) => (await open(id)).record.version
const duplicates = async () => (await officer.get(`${base}/duplicates`)).json<DuplicatesAnswer>()
const wrongSubjects = async () => {
  const counts = await house.write(({ transaction }) =>
    recount(transaction, house.installation.series.values()),
  )
  return counts.map(({ wrongSubjects: n }) => n)
}

/** The figures by district, as the officer sees them. */
async function figures(): Promise<Readonly<Record<string, unknown>>> {
  const seen: Record<string, unknown> = {}
  for (const name of ['hnteCount', 'contractCount', 'technologyContractAmount', 'absorptionAmount']) {
    const answer = (
      await officer.get(`/api/indicators/${name}/figure?on=2024-06-03&by=district`)
    ).json<FigureAnswer>()
    seen[name] = [answer.value, answer.parts]
  }
  return seen
}

async function ordered(extra: object = {}) {
  const { east: survivor } = house.organisations
  return {
    survivor,
    survivorVersion: await versionOf(survivor),
    merged: twin,
    mergedVersion: await versionOf(twin),
    fields: { name: 'merged' },
    places: 'survivor',
    reason: '示例：同一单位两次登记',
    ...extra,
  }
}

describe('duplicates', () => {
  test('are found with evidence in both languages, and candidates for a name that is typed', async () => {
    const { pairs, next } = await duplicates()
    expect(next).toBeNull()
    expect(pairs).toHaveLength(1)
    expect(new Set(pairs.flatMap(({ a, b }) => [a.id, b.id]))).toEqual(
      new Set([house.organisations.east, twin]),
    )
    expect(pairs[0]?.evidence).toContainEqual({
      kind: 'sameTradeName',
      side: 'for',
      label: { zh: '字号相同', en: 'Same trade name' },
    })
    expect(pairs[0]?.evidence.map(({ kind }) => kind)).toContain('otherCreditCode')
    const typed = await officer.get(`${base}/candidates?name=${encodeURIComponent('示例西岭仪器公司')}`)
    expect(typed.json<CandidatesAnswer>().candidates.map(({ record }) => record.id)).toEqual([
      house.organisations.west,
    ])
  })

  test('of what was recorded after the index was made are found too', async () => {
    const late = await organisation(12, '示例远方（集团）有限公司', 'outside')
    const { pairs } = await duplicates()
    expect(pairs.map(({ a, b }) => [a.id, b.id].includes(late))).toContain(true)
  })

  test('that a person has told apart are not asked about again', async () => {
    const { pairs } = await duplicates()
    const pair = pairs.find(({ a, b }) => ![a.id, b.id].includes(twin))
    const told = { a: pair?.a.id, b: pair?.b.id, reason: '示例：集团与成员企业' }
    expect((await officer.send('POST', `${base}/different`, { body: told })).statusCode).toBe(204)
    expect((await duplicates()).pairs).toHaveLength(1)
    const itself = await officer.send('POST', `${base}/different`, { body: { ...told, b: told.a } })
    expect(codesIn(itself)).toEqual(['merge/itself'])
  })
})

describe('a merge', () => {
  test('is refused to whoever does not see the city, and with versions or fields that do not fit', async () => {
    before = await figures()
    const district = await house.as('east-officer')
    const body = await ordered()
    expect(codesIn(await district.send('POST', `${base}/merge`, { body }))).toEqual(['access/whole-city'])
    expect(codesIn(await district.get(`${base}/duplicates`))).toEqual(['access/whole-city'])
    const refused = async (extra: object) =>
      codesIn(await officer.send('POST', `${base}/merge`, { body: await ordered(extra) }))
    expect(await refused({ survivorVersion: 9, mergedVersion: 9 })).toEqual([
      'record/changed-meanwhile',
      'record/changed-meanwhile',
    ])
    expect(await refused({ fields: { colour: 'merged', name: 'both' } })).toEqual([
      'merge/no-field',
      'merge/no-field',
    ])
    expect(await refused({ merged: body.survivor, mergedVersion: body.survivorVersion })).toEqual([
      'merge/itself',
    ])
  })

  test('is refused where both have a record with the same key, and nothing is written', async () => {
    const values = { name: '示例研究院', establishedOn: '2021-01-01' }
    const one = await house.add('in-house-institutions', {
      ...values,
      organisation: house.organisations.east,
    })
    const other = await house.add('in-house-institutions', { ...values, organisation: twin })
    const answer = await officer.send('POST', `${base}/merge`, { body: await ordered() })
    expect([answer.statusCode, ...codesIn(answer)]).toEqual([422, 'merge/key-taken'])
    for (const id of [one, other]) {
      const gone = await officer.send('DELETE', `/api/registers/in-house-institutions/${id}`, {
        version: 1,
        body: { reason: '示例' },
      })
      expect(gone.statusCode).toBe(204)
    }
    expect(await figures()).toEqual(before)
  })

  test('asked for twice at once is done once, and moves every reference with the chosen fields', async () => {
    const body = await ordered()
    const both = await Promise.all([1, 2].map(() => officer.send('POST', `${base}/merge`, { body })))
    const [answer, late] = both.toSorted((a, b) => a.statusCode - b.statusCode)
    if (answer === undefined || late === undefined) throw new Error('two answers')
    expect([said(answer), late.statusCode, codesIn(late)]).toEqual([
      [200],
      404,
      ['record/changed-meanwhile', 'record/missing'],
    ])
    merge = answer.json<MergeAnswer>()
    const counts = Object.fromEntries(
      merge.moved.map(({ register, field, count }) => [`${register}.${field}`, count]),
    )
    expect(counts).toEqual({
      'technology-contracts.seller': 1,
      'technology-contracts.buyer': 1,
      'hnte-certificates.organisation': 1,
    })
    const survivor = await open(house.organisations.east)
    expect(survivor.record.values).toMatchObject({
      name: '示例东风科技有限责任公司',
      creditCode: testCreditCode(1),
    })
    expect(survivor.history[0]).toMatchObject({ action: 'merged', reason: '示例：同一单位两次登记' })
    expect((await duplicates()).pairs).toEqual([])
  })

  test('leaves the old id readable: in the address of a record and in the filter of a list', async () => {
    expect((await open(twin)).record.id).toBe(house.organisations.east)
    const list = (
      await officer.get(`/api/registers/technology-contracts?where.seller=${twin}`)
    ).json<ListAnswer>()
    expect(list.rows.map(({ values }) => values['registrationNumber']).sort()).toEqual(['SL-1', 'SL-2'])
  })

  test('leaves the files of the merged record to the one that lives on, and downloads them', async () => {
    const { attachments } = await open(twin)
    expect(attachments.map(({ name }) => name)).toEqual(['a.pdf'])
    expect((await officer.get(`/api/attachments/${attachments[0]?.sha256 ?? ''}`)).statusCode).toBe(200)
  })

  test('lets whoever writes name the merged record by its old id or its old credit code', async () => {
    for (const [number, seller] of [twin, testCreditCode(11)].entries()) {
      const id = await contract(20 + number, seller, house.organisations.west)
      const shown = (await officer.get(`/api/registers/technology-contracts/${id}`)).json<RecordAnswer>()
      expect(shown.record.values['seller']).toBe(house.organisations.east)
      const gone = await officer.send('DELETE', `/api/registers/technology-contracts/${id}`, {
        version: 1,
        body: { reason: '示例' },
      })
      expect(gone.statusCode).toBe(204)
    }
  })

  test('is followed by the figures: the firm counts once, and its contracts where it is', async () => {
    const now = await figures()
    expect(now).not.toEqual(before)
    const count = (await officer.get('/api/indicators/hnteCount/figure?on=2024-06-03')).json<FigureAnswer>()
    expect(count.value).toBe(1)
    const byDistrict = await officer.get(
      `/api/registers/technology-contracts?where.seller=${house.organisations.east}`,
    )
    expect(byDistrict.json<ListAnswer>().total).toBe(2)
    const eastern = await house.as('east-officer')
    expect((await eastern.get('/api/registers/technology-contracts')).json<ListAnswer>().total).toBe(2)
    expect(new Set(await wrongSubjects())).toEqual(new Set([0]))
  })
})

describe('undoing a merge', () => {
  test('brings back the record, its references, its places and every figure', async () => {
    const list = (await officer.get(`${base}/merges`)).json<MergesAnswer>()
    expect(list.merges).toMatchObject([{ merge: merge.merge, merged: twin, undone: false }])
    const body = { merge: merge.merge, reason: '示例：误并' }
    const answer = await officer.send('POST', `${base}/undo`, { body })
    expect(said(answer)).toEqual([200])
    expect(await figures()).toEqual(before)
    expect(new Set(await wrongSubjects())).toEqual(new Set([0]))
    const [first, second] = [await open(house.organisations.east), await open(twin)]
    expect([first.record.values['name'], second.record.values['name']]).toEqual([
      '示例东风科技有限公司',
      '示例东风科技有限责任公司',
    ])
    expect(first.history.map(({ action }) => action)).toEqual(['unmerged', 'merged', 'created'])
    expect(second.referring).toHaveLength(4)
    expect(codesIn(await officer.send('POST', `${base}/undo`, { body }))).toEqual(['merge/undone'])
    expect(codesIn(await officer.send('POST', `${base}/undo`, { body: { ...body, merge: '7' } }))).toEqual([
      'merge/missing',
    ])
  })

  test('keeps what was corrected since, and waits for later merges to be undone', async () => {
    const again = (await officer.send('POST', `${base}/merge`, { body: await ordered() })).json<MergeAnswer>()
    const survivor = await open(house.organisations.east)
    const corrected = await officer.send('PUT', `/api/registers/organisations/${survivor.record.id}`, {
      version: survivor.record.version,
      body: { values: { ...survivor.record.values, name: '示例东风科技集团有限公司' }, reason: '示例：更名' },
    })
    expect(corrected.statusCode).toBe(200)
    const third = await organisation(13, '示例东风科技公司', east)
    const later = await officer.send('POST', `${base}/merge`, {
      body: {
        survivor: third,
        survivorVersion: 1,
        merged: survivor.record.id,
        mergedVersion: corrected.json<RecordAnswer>().record.version,
        reason: '示例：同一单位',
      },
    })
    expect(said(later)).toEqual([200])
    expect((await open(twin)).record.id).toBe(third)
    const clerk = await house.as('clerk')
    expect(
      (await clerk.get('/api/registers/organisations')).json<ListAnswer>().rows.map(({ id }) => id),
    ).toEqual([third])
    const undo = (made: MergeAnswer) =>
      officer.send('POST', `${base}/undo`, { body: { merge: made.merge, reason: '示例' } })
    expect(codesIn(await undo(again))).toEqual(['merge/later-merge'])
    expect((await undo(later.json<MergeAnswer>())).statusCode).toBe(200)
    expect((await undo(again)).statusCode).toBe(200)
    expect((await open(house.organisations.east)).record.values['name']).toBe('示例东风科技集团有限公司')
    expect(new Set(await wrongSubjects())).toEqual(new Set([0]))
  })
})
