// The story of a delivered file: refused with every fault at its row, or taken once, and never half.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { demoBadRows } from '@corridor/demo'
import type { ImportAnswer } from '@corridor/protocol'
import type { Register, Written } from '@corridor/registers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../server/src/modules.ts'
import { testCreditCode } from '../server/src/testing/test-city.ts'
import { askedFigure } from './testing/asked-figure.ts'
import { type OpenCity, openCity } from './testing/city.ts'
import { documentOf, problemsOf } from './testing/command.ts'
import { smallCityFolder } from './testing/data-folder.ts'
import { csvOf, inGb18030, writeCsv, writeSheet } from './testing/sheet.ts'

function registerOf(id: string): Register {
  const register = catalogue.registers.get(id)
  if (register === undefined) throw new Error(`no register ${id}`)
  return register
}
const contracts = registerOf('technology-contracts')

let city: OpenCity
let seller = ''
let buyer = ''
beforeAll(async () => {
  city = await openCity(await smallCityFolder())
  const firms = await city.rows<{ code: string }>(
    `select o.credit_code as code from organisations o where o.kind = 'enterprise' and not exists (
       select from district_memberships m where m.organisation = o.id and m.district = 'outside') order by 1 limit 2`,
  )
  seller = firms[0]?.code ?? ''
  buyer = firms[1]?.code ?? ''
}, 180_000)
afterAll(() => city.close())

const contract = (number: number, change: Written = {}): Written => ({
  registrationNumber: `示例-${number}`,
  title: `示例合同，第${number}号`,
  kind: '技术开发',
  technologyField: '电子信息',
  seller,
  buyer,
  contractAmount: '1,000,000.00',
  technologyAmount: '800000',
  signedOn: '2024年3月5日',
  registeredOn: '20240315',
  ...change,
})

const sheet = (name: string, rows: readonly Written[]) =>
  writeSheet(city.path(name), { register: contracts, rows })

async function imported(...words: readonly string[]) {
  const ran = await city.run('import', ...words, '--json')
  return { exit: ran.exit, answer: documentOf<ImportAnswer>(ran) }
}

/** How many rows every table holds, and which files are kept. */
async function everythingHeld(): Promise<Readonly<Record<string, string>>> {
  const tables = await city.rows<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  )
  const counts = tables
    .map(({ name }) => `select '${name}' as name, count(*) as n from "${name}"`)
    .join(' union all ')
  const held = await city.rows<{ name: string; n: string }>(counts)
  const files = existsSync(city.path('files')) ? readdirSync(city.path('files')).sort().join() : ''
  return { ...Object.fromEntries(held.map(({ name, n }) => [name, n])), files }
}

/** Runs it, and expects that it left nothing behind. */
async function expectNothingWritten<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const before = await everythingHeld()
  const answer = await work()
  expect(await everythingHeld()).toEqual(before)
  return answer
}

const countOf2024 = async () =>
  Number((await askedFigure(city.folder, 'contractCount', { period: '2024' })).value)

describe('a file with faults', () => {
  test(
    'names each of the 200 planted faults at its row, and leaves nothing behind',
    { timeout: 60_000 },
    async () => {
      const planted = demoBadRows()
      const path = await sheet(
        'bad.xlsx',
        planted.map(({ written }) => written),
      )
      const { exit, answer } = await expectNothingWritten(() => imported('technology-contracts', path))
      expect(exit).toBe(1)
      expect(answer).toMatchObject({
        written: false,
        import: null,
        more: 0,
        counts: { read: 200, added: 0, wrong: 200 },
      })
      const codes = {
        wrongCheckCharacter: ['reference/unknown', 'seller'],
        textDate: ['value/not-a-day', 'signedOn'],
        unknownBuyer: ['reference/unknown', 'buyer'],
        technologyAboveContract: ['technology-contracts/technology-exceeds-contract', 'technologyAmount'],
        duplicateKey: ['import/key-twice', 'registrationNumber'],
        unknownKind: ['value/not-a-choice', 'kind'],
      } as const
      const told = new Map<number | undefined, ImportAnswer['problems'][number][]>()
      for (const problem of answer.problems)
        told.set(problem.row, [...(told.get(problem.row) ?? []), problem])
      for (const { row, fault } of planted) {
        const [first, ...others] = told.get(row) ?? []
        expect(others, `row ${row} ${fault}`).toEqual([])
        const { code, field } = first ?? {}
        if (fault === 'missingField') expect(code, `row ${row}`).toBe('row/required')
        else expect([code, field], `row ${row} ${fault}`).toEqual(codes[fault])
      }
      expect(answer.problems).toHaveLength(200)
    },
  )

  test('hears of wrong headers together: the unknown, the doubled and the missing', async () => {
    const headings = [
      '合同登记编号',
      '合同名称',
      '合同名称',
      '领域啊',
      '卖方',
      '买方',
      '合同成交额',
      '技术交易额',
      '签订日期',
      '登记日期',
      '计划来源',
    ]
    const rows = [contract(1)]
    const path = await writeSheet(city.path('headers.xlsx'), { register: contracts, rows }, { headings })
    const ran = await expectNothingWritten(() => city.run('import', 'technology-contracts', path, '--json'))
    expect(ran.exit).toBe(1)
    expect(problemsOf(ran).map(({ code, row, given, field }) => [code, row, given ?? field])).toEqual([
      ['import/header-twice', 1, '合同名称'],
      ['import/unknown-header', 1, '领域啊'],
      ['import/missing-column', 1, 'kind'],
      ['import/missing-column', 1, 'technologyField'],
    ])
  })

  test('of organisations names the credit code whose check character is wrong', async () => {
    const organisations = registerOf('organisations')
    const [good, wrong] = [testCreditCode(71), `${testCreditCode(72).slice(0, 17)}?`]
    const rows = [good, wrong].map((creditCode) => ({ creditCode, name: '示例新企业', kind: 'enterprise' }))
    const path = writeCsv(city.path('organisations.csv'), organisations, rows)
    const { exit, answer } = await expectNothingWritten(() => imported('organisations', path))
    expect(exit).toBe(1)
    expect(answer.problems).toMatchObject([{ row: 3, field: 'creditCode', given: wrong }])
    expect(answer.problems[0]?.fix?.en).toBeTruthy()
  })

  test('is told to a person in lines, in the person’s language', async () => {
    const path = await sheet('told.xlsx', [contract(1), contract(2, { signedOn: '去年三月' })])
    const [chinese, english] = [
      await city.run('import', 'technology-contracts', path, '--language', 'zh'),
      await city.run('import', 'technology-contracts', path),
    ]
    expect([chinese.exit, english.exit]).toEqual([1, 1])
    expect(chinese.out).toContain('文件有误，未写入任何一行')
    expect(chinese.out).toContain('[第 3 行 signedOn]')
    expect(english.out).toContain('[row 3 signedOn]')
    expect(english.out.replaceAll('去年三月', '').replaceAll(/\S*\.xlsx/g, '')).not.toMatch(/\p{Script=Han}/u)
  })

  test(
    'comes back as a copy with the reasons, which is read again as it is',
    { timeout: 60_000 },
    async () => {
      const path = await sheet('名单.xlsx', [
        contract(1),
        contract(2, { signedOn: '去年三月' }),
        contract(3, { title: '' }),
      ])
      const first = await imported('technology-contracts', path)
      const copy = city.path('名单-校验结果.xlsx')
      expect(existsSync(copy)).toBe(true)
      const again = await expectNothingWritten(() => imported('technology-contracts', copy, '--dry-run'))
      expect(again.answer.problems).toEqual(first.answer.problems)
      expect(again.answer.counts).toEqual(first.answer.counts)
    },
  )
})

describe('a sound file', () => {
  test('of a dry run is counted and not written', async () => {
    const path = await sheet('dry.xlsx', [contract(11), contract(12)])
    const { exit, answer } = await expectNothingWritten(() =>
      imported('technology-contracts', path, '--dry-run'),
    )
    expect(exit).toBe(0)
    expect(answer).toMatchObject({
      dryRun: true,
      written: false,
      problems: [],
      counts: { read: 2, added: 2 },
    })
  })

  test(
    'is written once with its origin; the same file again changes nothing and says so',
    { timeout: 60_000 },
    async () => {
      const before = await countOf2024()
      const path = await sheet('sound.xlsx', [contract(11), contract(12)])
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
      const first = await imported('technology-contracts', path, '--as', 'story-operator')
      expect(first.exit).toBe(0)
      expect(first.answer).toMatchObject({
        written: true,
        sha256,
        counts: { read: 2, added: 2, changed: 0, same: 0, wrong: 0 },
      })
      expect(await countOf2024()).toBe(before + 2)
      const [act] = await city.rows(
        'select kind, actor, register, authority, file_name, file_sha256, rows from act where id = $1',
        [first.answer.import],
      )
      expect(act).toMatchObject({
        kind: 'imported',
        actor: 'story-operator',
        register: 'technology-contracts',
        authority: 'nationalContractSystem',
        file_name: 'sound.xlsx',
        file_sha256: sha256,
        rows: 2,
      })
      expect(readFileSync(city.path(`files/${sha256}`)).equals(readFileSync(path))).toBe(true)
      const second = await expectNothingWritten(() => imported('technology-contracts', path))
      expect(second.exit).toBe(0)
      expect(second.answer).toMatchObject({
        written: false,
        import: null,
        problems: [],
        counts: { read: 2, same: 2, added: 0 },
      })
      const told = await city.run('import', 'technology-contracts', path)
      expect(told.out).toContain('Nothing changed, so nothing was written')
    },
  )

  test(
    'of known keys is refused when adding, corrects when updating, does both when upserting',
    { timeout: 60_000 },
    async () => {
      const before = await countOf2024()
      const changed = contract(11, { technologyAmount: '750000.5' })
      const both = await sheet('both.xlsx', [changed, contract(13)])
      const added = await expectNothingWritten(() => imported('technology-contracts', both))
      expect(added.answer.problems).toMatchObject([
        { code: 'import/already-registered', row: 2, given: '示例-11' },
      ])
      const updated = await expectNothingWritten(() =>
        imported('technology-contracts', both, '--mode', 'update'),
      )
      expect(updated.answer.problems).toMatchObject([
        { code: 'import/not-registered', row: 3, given: '示例-13' },
      ])
      const amount = () =>
        askedFigure(city.folder, 'technologyAmount', { period: '2024-03', where: 'kind=development' })
      const held = (await amount()).value
      const correcting = await sheet('one.xlsx', [changed])
      expect(
        (await imported('technology-contracts', correcting, '--mode', 'update')).answer.counts,
      ).toMatchObject({ changed: 1 })
      expect(Number((await amount()).value)).toBe(Number(held) - 49_999.5)
      expect((await imported('technology-contracts', both, '--mode', 'upsert')).answer.counts).toMatchObject({
        added: 1,
        same: 1,
      })
      expect(await countOf2024()).toBe(before + 1)
      const history = await city.rows(
        "select 1 from technology_contracts_history where registration_number = '示例-11'",
      )
      expect(history).toHaveLength(1)
    },
  )

  test('may be a CSV in GB18030, with Chinese headings and quoted commas', async () => {
    const path = city.path('国标.csv')
    writeFileSync(path, inGb18030(csvOf(contracts, [contract(21), contract(22)], 'labels')))
    expect((await imported('technology-contracts', path)).answer.counts).toMatchObject({ read: 2, added: 2 })
    const rows = await city.rows(
      "select title from technology_contracts where registration_number = '示例-22'",
    )
    expect(rows).toEqual([{ title: '示例合同，第22号' }])
  })

  test('may carry our own lines above the headings and our column of reasons', async () => {
    const rows = [contract(31), contract(32, { title: '' })]
    const shape = { title: '技术合同（导出）', besides: '校验结果' }
    const path = await writeSheet(city.path('exported.xlsx'), { register: contracts, rows }, shape)
    const wrong = await expectNothingWritten(() => imported('technology-contracts', path))
    expect(wrong.answer.problems).toMatchObject([{ row: 5, code: 'row/required', field: 'title' }])
    await writeSheet(path, { register: contracts, rows: [contract(31), contract(32)] }, shape)
    expect((await imported('technology-contracts', path)).answer.counts).toMatchObject({ read: 2, added: 2 })
  })
})

describe('what is no delivery', () => {
  test.each([
    [['import']],
    [['import', 'technology-contracts']],
    [['import', 'technology-contracts', 'a.xlsx', '--mode', 'replace']],
  ])('is wrong use with exit 2: %j', async (words) => {
    const { exit, out, err } = await city.run(...words)
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain('corridor import REGISTER FILE')
  })

  test('is refused by name: register, file, kind of file, authority', { timeout: 60_000 }, async () => {
    const sound = await sheet('again.xlsx', [contract(91)])
    const files = {
      'empty.xlsx': '',
      'binary.xlsx': Buffer.from([0, 1, 2, 3, 255, 254, 0, 7]),
      'heads.csv': csvOf(contracts, []),
    }
    for (const [name, content] of Object.entries(files)) writeFileSync(city.path(name), content)
    const refusals = [
      [['weather', sound], 'import/unknown-register'],
      [['technology-contracts', city.path('missing.xlsx')], 'import/no-file'],
      [['technology-contracts', city.folder], 'import/no-file'],
      [['technology-contracts', city.path('empty.xlsx')], 'sheet/empty'],
      [['technology-contracts', city.path('binary.xlsx')], 'sheet/other-format'],
      [['technology-contracts', sound, '--authority', 'weatherOffice'], 'import/unknown-authority'],
    ] as const
    for (const [words, code] of refusals) {
      const ran = await expectNothingWritten(() => city.run('import', ...words, '--json'))
      expect([ran.exit, problemsOf(ran).map((problem) => problem.code)], words.join(' ')).toEqual([1, [code]])
      expect(problemsOf(ran)[0]?.fix?.zh, words.join(' ')).toBeTruthy()
    }
    const headed = await imported('technology-contracts', city.path('heads.csv'))
    expect(headed).toMatchObject({ exit: 0, answer: { written: false, counts: { read: 0 } } })
  })
})
