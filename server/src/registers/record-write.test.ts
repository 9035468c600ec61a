// One record at a time on the real database: what is refused, what history keeps, what the ledger holds afterwards.
import type { Result } from '@corridor/base'
import type { Register } from '@corridor/registers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../modules.ts'
import type { TestCity } from '../testing/test-city.ts'
import { openTestCity, testCreditCode } from '../testing/test-city.ts'
import { correctRecord, createRecord, removeRecord } from './record-write.ts'
import type { Written } from './record-write.ts'

const january = Date.UTC(2024, 0, 15, 2)
type Values = Readonly<Record<string, string | undefined>>

let city: TestCity
beforeAll(async () => {
  city = await openTestCity('record_write', january)
})
afterAll(() => city.close())

const register = (id: string): Register => {
  const found = catalogue.registers.get(id)
  if (found === undefined) throw new Error(id)
  return found
}
const create = (id: string, values: Values) =>
  city.write(january, (context) => createRecord(context, register(id), values))
const correct = (id: string, record: Written, values: Values, reason = '示例更正') =>
  city.write(january, (context) => correctRecord(context, register(id), { ...record, reason, values }))
const remove = (id: string, record: Written) =>
  city.write(january, (context) => removeRecord(context, register(id), { ...record, reason: '示例误录' }))

function done(result: Result<Written>): Written {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const codes = (result: Result<unknown>) =>
  result.ok ? [] : result.problems.map(({ code, field }) => `${code} ${field ?? ''}`.trim())
const rows = (sql: string, values: readonly unknown[] = []) =>
  city.read((transaction) => transaction.rows(sql, values))

let serial = 0
const codeOfNext = () => testCreditCode((serial += 1))
const firmValues = (creditCode = codeOfNext()) => ({
  creditCode,
  name: `示例企业${serial}`,
  kind: 'enterprise',
})
const firm = async () => done(await create('organisations', firmValues()))
const certificateOf = (organisation: string, over: Values = {}) => ({
  certificateNumber: `GR${(serial += 1)}`,
  organisation,
  issuedOn: '2022-12-08',
  ...over,
})

/** `day district valid` of what the ledger of high-tech enterprises holds for a firm. */
async function held(subject: string): Promise<readonly string[]> {
  const found = await rows(
    `select p.effective_on::text as day, t.dimensions[1] as district, sum(p.m1)::int as valid
     from posting p join tuple t on t.region = p.region and t.id = p.tuple
     where p.subject = $1 and t.ledger = 'high-tech-enterprises' group by 1, 2 having sum(p.m1) <> 0 order by 1, 2`,
    [subject],
  )
  return found.map((row) => `${String(row['day'])} ${String(row['district'])} ${String(row['valid'])}`)
}

const everything = () =>
  rows(`select (select count(*) from organisations) as organisations, (select count(*) from act) as acts,
    (select count(*) from posting) as postings, (select count(*) from tuple) as tuples,
    (select count(*) from hnte_certificates) as certificates`)

describe('creating', () => {
  test('writes version 1, one act that names the person, and the postings at once', async () => {
    const owner = await firm()
    const { id, version } = done(await create('hnte-certificates', certificateOf(owner.id)))
    expect(version).toBe(1)
    expect(await held(owner.id)).toEqual(['2022-12-08 unassigned 1', '2025-12-09 unassigned -1'])
    const acts = await rows('select kind, actor, at, register from act where record = $1', [id])
    expect(acts).toEqual([
      { kind: 'created', actor: 'tester', at: new Date(january), register: 'hnte-certificates' },
    ])
  })

  test('finds a firm by its credit code, however it is written', async () => {
    const creditCode = codeOfNext()
    const owner = done(await create('organisations', firmValues(creditCode)))
    done(await create('hnte-certificates', certificateOf(` ${creditCode.toLowerCase()} `)))
    expect(await held(owner.id)).toHaveLength(2)
  })

  test('refuses a key that is there already', async () => {
    const values = certificateOf((await firm()).id)
    done(await create('hnte-certificates', values))
    expect(codes(await create('hnte-certificates', values))).toEqual(['row/duplicate-key certificateNumber'])
  })

  test('refuses every fault together, an unknown reference once', async () => {
    const given = certificateOf(testCreditCode(999_999), {
      issuedOn: '2023-02-30',
      basis: '续期',
      colour: '红',
    })
    expect(codes(await create('hnte-certificates', given)).sort()).toEqual([
      'reference/unknown organisation',
      'row/required validThrough',
      'row/unknown-field colour',
      'value/not-a-choice basis',
      'value/not-a-day issuedOn',
    ])
    const nobody = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
    expect(codes(await create('hnte-certificates', certificateOf(nobody)))).toEqual([
      'reference/unknown organisation',
    ])
  })

  test('refuses what the rules in force forbid, and then nothing has changed', async () => {
    const owner = await firm()
    const before = await everything()
    const given = certificateOf(owner.id, { validThrough: '2022-12-08' })
    expect(codes(await create('hnte-certificates', given))).toEqual(['hnte/ends-before-issue validThrough'])
    expect(await everything()).toEqual(before)
  })
})

describe('correcting', () => {
  test('reverses on the original day, keeps the image before it and counts versions', async () => {
    const owner = await firm()
    const values = certificateOf(owner.id)
    const first = done(await create('hnte-certificates', values))
    const second = done(await correct('hnte-certificates', first, { ...values, issuedOn: '2022-11-01' }))
    expect(second).toEqual({ id: first.id, version: 2 })
    expect(await held(owner.id)).toEqual(['2022-11-01 unassigned 1', '2025-11-02 unassigned -1'])
    const history = await rows(
      `select h.version, h.issued_on::text as issued, h.removed, a.reason from hnte_certificates_history h
       join act a on a.id = h.superseded_by where h.id = $1`,
      [first.id],
    )
    expect(history).toEqual([{ version: 1, issued: '2022-12-08', removed: false, reason: '示例更正' }])
  })

  test('moves a certificate from one firm to another, and both are counted anew', async () => {
    const [one, other] = [await firm(), await firm()]
    const values = certificateOf(one.id)
    const written = done(await create('hnte-certificates', values))
    done(await correct('hnte-certificates', written, { ...values, organisation: other.id }))
    expect(await held(one.id)).toEqual([])
    expect(await held(other.id)).toHaveLength(2)
  })

  test('of a version that somebody else has replaced is refused', async () => {
    const values = firmValues()
    const first = done(await create('organisations', values))
    done(await correct('organisations', first, { ...values, name: '示例企业甲' }))
    expect(codes(await correct('organisations', first, { ...values, name: '示例企业乙' }))).toEqual([
      'record/changed-meanwhile',
    ])
    expect(codes(await remove('organisations', first))).toEqual(['record/changed-meanwhile'])
    expect(await rows('select name from organisations where id = $1', [first.id])).toEqual([
      { name: '示例企业甲' },
    ])
  })

  test('to the key of another record is refused, to its own is not', async () => {
    const [left, right] = [firmValues(), firmValues()]
    const first = done(await create('organisations', left))
    done(await create('organisations', right))
    expect(codes(await correct('organisations', first, { ...left, creditCode: right.creditCode }))).toEqual([
      'row/duplicate-key creditCode',
    ])
    expect(done(await correct('organisations', first, left)).version).toBe(2)
  })

  test('of what is not there is refused', async () => {
    const nothing = { id: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', version: 1 }
    expect(codes(await correct('organisations', nothing, firmValues()))).toEqual(['record/missing'])
    expect(codes(await remove('organisations', nothing))).toEqual(['record/missing'])
  })
})

describe('removing', () => {
  test('takes its postings back and keeps its last image', async () => {
    const owner = await firm()
    const written = done(await create('hnte-certificates', certificateOf(owner.id)))
    done(await remove('hnte-certificates', written))
    expect(await held(owner.id)).toEqual([])
    expect(await rows('select id from hnte_certificates where id = $1', [written.id])).toEqual([])
    expect(
      await rows('select version, removed from hnte_certificates_history where id = $1', [written.id]),
    ).toEqual([{ version: 1, removed: true }])
  })

  test('is refused while others refer to it, each register named, and allowed afterwards', async () => {
    const owner = await firm()
    const certificate = done(await create('hnte-certificates', certificateOf(owner.id)))
    const home = done(
      await create('district-memberships', {
        organisation: owner.id,
        since: '2020-01-01',
        district: '990101',
      }),
    )
    const refused = await remove('organisations', owner)
    expect(codes(refused)).toEqual(['record/referred-to', 'record/referred-to'])
    expect(refused.ok ? [] : refused.problems.map(({ given }) => given)).toEqual([
      '区县归属·单位：1',
      '高新技术企业证书·企业：1',
    ])
    done(await remove('hnte-certificates', certificate))
    done(await remove('district-memberships', home))
    done(await remove('organisations', owner))
  })
})

describe('places', () => {
  const scope = (table: string, id: string) =>
    rows(`select scope_holder, scope_district from ${table} where id = $1`, [id])
  const membership = (organisation: string, since: string, district: string) => ({
    organisation,
    since,
    district,
  })

  test('a record belongs to its holder and the holder’s present district, and follows its move', async () => {
    const owner = await firm()
    const certificate = done(await create('hnte-certificates', certificateOf(owner.id)))
    const placed = (district: string | null) => [{ scope_holder: owner.id, scope_district: district }]
    expect(await scope('hnte_certificates', certificate.id)).toEqual(placed(null))
    done(await create('district-memberships', membership(owner.id, '2020-01-01', '990101')))
    const moved = done(await create('district-memberships', membership(owner.id, '2024-01-15', '990102')))
    done(await create('district-memberships', membership(owner.id, '2024-01-16', '990103')))
    for (const [table, id] of [
      ['hnte_certificates', certificate.id],
      ['organisations', owner.id],
    ] as const) {
      expect(await scope(table, id), table).toEqual(placed('990102'))
    }
    done(await remove('district-memberships', moved))
    expect(await scope('hnte_certificates', certificate.id)).toEqual(placed('990101'))
  })

  test('a move posts −1 and +1 on its day for what the firm holds', async () => {
    const owner = await firm()
    done(await create('district-memberships', membership(owner.id, '2020-01-01', '990101')))
    done(await create('hnte-certificates', certificateOf(owner.id)))
    done(await create('district-memberships', membership(owner.id, '2023-06-01', '990102')))
    expect(await held(owner.id)).toEqual([
      '2022-12-08 990101 1',
      '2023-06-01 990101 -1',
      '2023-06-01 990102 1',
      '2025-12-09 990102 -1',
    ])
  })
})

describe('one transaction', () => {
  test('a fault after the write leaves no record, no act, no posting', async () => {
    const owner = await firm()
    const before = await everything()
    const broken = city.write(january, async (context) => {
      done(await createRecord(context, register('hnte-certificates'), certificateOf(owner.id)))
      throw new Error('示例故障')
    })
    await expect(broken).rejects.toThrow('示例故障')
    expect(await everything()).toEqual(before)
    expect(await held(owner.id)).toEqual([])
  })

  test('dimensions that occur first in a write that is rolled back are numbered anew by the next', async () => {
    const owner = await firm()
    const contract = () => ({
      registrationNumber: `示例${(serial += 1)}`,
      title: '示例合同',
      kind: 'licence',
      technologyField: 'nuclear',
      seller: owner.id,
      buyer: owner.id,
      contractAmount: '300',
      technologyAmount: '200',
      signedOn: '2023-03-01',
      registeredOn: '2023-03-02',
    })
    const broken = city.write(january, async (context) => {
      done(await createRecord(context, register('technology-contracts'), contract()))
      done(await createRecord(context, register('technology-contracts'), contract()))
      throw new Error('示例故障')
    })
    await expect(broken).rejects.toThrow('示例故障')
    const written = done(await create('technology-contracts', contract()))
    const posted = await rows(
      `select t.ledger, t.dimensions[3] as kind, t.dimensions[4] as field, p.m1::int, p.m2::int, p.m3::int
       from posting p join tuple t on t.region = p.region and t.id = p.tuple where p.subject = $1 order by 1`,
      [written.id],
    )
    const amounts = { kind: 'licence', field: 'nuclear', m1: 1, m2: 30_000, m3: 20_000 }
    expect(posted).toEqual([
      { ledger: 'contract-absorption', ...amounts },
      { ledger: 'contract-output', ...amounts },
    ])
  })
})

test('approvals follow their institution to another host, so that its unit and no other sees them', async () => {
  const [first, second] = [await firm(), await firm()]
  const values = { name: `示例实验室${(serial += 1)}`, type: 'keyLaboratory', host: first.id }
  const institution = done(await create('rd-institutions', values))
  const approval = done(
    await create('institution-approvals', {
      institution: institution.id,
      level: 'provincial',
      approvingBody: '示例机关',
      documentNumber: '示例〔2023〕7号',
      approvedOn: '2023-05-01',
    }),
  )
  const holder = async () =>
    (await rows('select scope_holder from institution_approvals where id = $1', [approval.id]))[0]
  expect(await holder()).toEqual({ scope_holder: first.id })
  done(await correct('rd-institutions', institution, { ...values, host: second.id }))
  expect(await holder()).toEqual({ scope_holder: second.id })
})
