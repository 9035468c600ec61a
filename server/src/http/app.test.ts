// The application's manners: a complete description, silent faults, limited uploads, the console's files.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { success } from '@corridor/base'
import type { CatalogueAnswer } from '@corridor/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planRoutes } from '../plan/routes.ts'
import { openSheet } from '../sheets/read-sheet.ts'
import { testCreditCode } from '../testing/test-city.ts'
import { allRoutes, type RequestLine } from './app.ts'
import { pathInOpenApi } from './open-api.ts'
import type { Route } from './route.ts'
import { formOf } from './testing/form.ts'
import { type Asking, codesIn, openTestHouse, required, type TestHouse } from './testing/test-house.ts'

let house: TestHouse
let officer: Asking
let folder: string
const lines: RequestLine[] = []
const mounted: string[] = []

const broken: Route = {
  method: 'GET',
  path: '/api/broken/:part',
  label: { zh: '出错的路由', en: 'A route that fails' },
  needs: 'nobody',
  query: { q: { kind: 'text', label: { zh: '词', en: 'Word' } } },
  answer: 'nothing',
  work: async () => {
    throw new Error('secret inside')
  },
}

const limited: Route = {
  ...broken,
  path: '/api/limited',
  perMinute: 2,
  work: async () => success({ kind: 'nothing' }),
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-console-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<title>plain</title>')
  await writeFile(join(folder, 'assets', 'a-1234.js'), 'plain()')
  await writeFile(join(folder, 'assets', 'a-1234.js.br'), 'brotli')
  await writeFile(join(folder, 'assets', 'a-1234.js.gz'), 'gzip')
  house = await openTestHouse('app', {
    routes: [...planRoutes, broken, limited],
    consoleFolder: folder,
    log: (line) => void lines.push(line),
    mountPortal: (app) => {
      app.addHook(
        'onRoute',
        ({ method, url }) => void mounted.push(...[method].flat().map((one) => `${one} ${url}`)),
      )
      app.get('/', async () => 'portal')
    },
  })
  officer = await house.as('officer')
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly required?: readonly string[] }>>
  }
}

const described = async (): Promise<Described> => (await house.app.inject('/api/openapi.json')).json()

test('every mounted address of the interface is described, and every described one is mounted', async () => {
  const { paths } = await described()
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const found = mounted
    .filter((name) => name.includes(' /api/') && !name.startsWith('HEAD'))
    .map(
      (name) =>
        `${name.slice(0, name.indexOf(' ')).toLowerCase()} ${pathInOpenApi(name.slice(name.indexOf(' ') + 1))}`,
    )
  expect([...told].sort()).toEqual([...found].sort())
  const known = allRoutes({ routes: [...planRoutes, broken, limited] }).map(
    ({ method, path }) => `${method.toLowerCase()} ${pathInOpenApi(path)}`,
  )
  expect([...told].sort()).toEqual([...known, 'get /api/health', 'get /api/openapi.json'].sort())
})

test('the description names every register with its fields, and every reference leads somewhere', async () => {
  const document = await described()
  for (const { id, fields } of house.installation.catalogue.registers.values()) {
    const schema = document.components.schemas[`values-of-${id}`]
    expect(schema).toMatchObject({
      properties: Object.fromEntries(Object.keys(fields).map((name) => [name, {}])),
    })
    expect(schema?.required).toEqual(Object.keys(fields).filter((name) => fields[name]?.optional !== true))
  }
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([\w-]+)"/g)].map(
    ([, name = '']) => name,
  )
  expect(references.length).toBeGreaterThan(20)
  for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name)
})

test('a fault answers with a number and nothing from inside; the log has number and reason', async () => {
  const answer = await house.app.inject('/api/broken/13800138000?q=secret')
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain('secret')
  const { problems } = answer.json<{ problems: readonly { code: string; given: string }[] }>()
  const line = lines.find(({ id }) => id === problems[0]?.given)
  expect(line).toMatchObject({ route: '/api/broken/:part', status: 500, method: 'GET' })
  expect(line?.fault).toContain('secret inside')
  expect(JSON.stringify({ ...line, fault: '' })).not.toContain('13800138000')
})

test('an unknown address is refused as a problem, also with a wrong method', async () => {
  const answer = await house.app.inject('/api/none')
  expect([answer.statusCode, ...codesIn(answer)]).toEqual([404, 'request/no-such-address'])
  expect((await officer.send('PUT', '/api/catalogue', { body: {} })).statusCode).toBe(404)
  for (const url of ['/api/%E0%A4%A', `/api/views/${'a'.repeat(400)}`]) {
    const strange = await officer.send('PUT', url, { body: {} })
    expect([url, strange.statusCode, ...codesIn(strange)]).toEqual([url, 404, 'request/no-such-address'])
    expect(strange.headers['x-content-type-options']).toBe('nosniff')
  }
})

test('every answer carries the headers that keep other origins out', async () => {
  for (const url of ['/api/health', '/console', '/', '/api/none']) {
    const { headers } = await house.app.inject(url)
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
  }
  expect((await house.app.inject('/api/health')).headers['cache-control']).toBe('no-store')
})

test('who asks too often has to wait', async () => {
  const statuses: number[] = []
  for (let index = 0; index < 4; index += 1)
    statuses.push((await house.app.inject('/api/limited')).statusCode)
  expect(statuses).toEqual([204, 204, 429, 429])
})

test('the console’s files are cached for ever and sent compressed; its pages are the index', async () => {
  const file = async (encoding: string) => {
    const answer = await house.app.inject({
      url: '/console/assets/a-1234.js',
      headers: { 'accept-encoding': encoding },
    })
    return [
      answer.statusCode,
      answer.body,
      answer.headers['content-encoding'],
      answer.headers['cache-control'],
    ]
  }
  const forEver = 'public, max-age=31536000, immutable'
  expect(await file('br, gzip')).toEqual([200, 'brotli', 'br', forEver])
  expect(await file('gzip')).toEqual([200, 'gzip', 'gzip', forEver])
  expect(await file('identity')).toEqual([200, 'plain()', undefined, forEver])
  for (const url of ['/console', '/console/', '/console/registers/organisations?q=a.b']) {
    const page = await house.app.inject(url)
    expect([url, page.statusCode, page.body, page.headers['cache-control']]).toEqual([
      url,
      200,
      '<title>plain</title>',
      'no-cache',
    ])
  }
  expect((await house.app.inject('/console/assets/none.js')).statusCode).toBe(404)
  expect((await house.app.inject('/console/../app.ts')).statusCode).toBe(404)
  expect((await house.app.inject('/')).body).toBe('portal')
})

test('the catalogue holds every definition and what the person may do', async () => {
  const answer = (await officer.get('/api/catalogue')).json<CatalogueAnswer>()
  const { catalogue } = house.installation
  expect(answer.city).toEqual({
    region: '990100',
    name: { zh: '示例市', en: 'Sample City' },
    synthetic: true,
  })
  expect(answer.registers.map(({ id }) => id)).toEqual([...catalogue.registers.keys()])
  expect(answer.indicators.map(({ id }) => id)).toEqual([...catalogue.indicators.keys()])
  expect(answer.registers[0]).toMatchObject({ may: ['read', 'write', 'import', 'export'] })
  expect(answer.codeLists['districts']?.['990101']).toEqual({ zh: '示例东区', en: 'Sample East' })
  expect(answer.divisions).toHaveLength(1)
  const clerk = await house.as('clerk')
  expect((await clerk.get('/api/catalogue')).json<CatalogueAnswer>().registers[0]?.may).toEqual(['read'])
})

test('a person’s views are saved, replaced and seen by nobody else', async () => {
  const view = { register: 'organisations', query: { q: '东' }, columns: ['name', 'none'] }
  const save = (body: object) => officer.send('PUT', `/api/views/${encodeURIComponent('我的企业')}`, { body })
  expect((await save(view)).statusCode).toBe(204)
  expect((await save({ ...view, query: { q: '西' } })).statusCode).toBe(204)
  const saved = (await officer.get('/api/views')).json<unknown>()
  expect(saved).toEqual({
    views: [{ name: '我的企业', register: 'organisations', query: { q: '西' }, columns: ['name'] }],
  })
  expect((await (await house.as('director')).get('/api/views')).json()).toEqual({ views: [] })
  expect(codesIn(await save({ ...view, register: 'none' }))).toEqual(['register/missing'])
  expect(codesIn(await save({ register: 'organisations' }))).toEqual(['request/required', 'request/required'])
})

const evidence = `/api/registers/organisations`
const pdf = Buffer.from('%PDF-1.7 示例')

test('a file is attached once, by its content, and comes back under its own name', async () => {
  const path = `${evidence}/${house.organisations.east}/attachments`
  const form = formOf({}, { name: '示例 批文.pdf', content: pdf })
  const first = (await officer.send('POST', path, form)).json<{
    sha256: string
    name: string
    type: string
  }>()
  expect(first).toMatchObject({
    name: '示例 批文.pdf',
    type: 'application/pdf',
    size: pdf.length,
    actor: '示例·officer',
  })
  expect((await officer.send('POST', path, form)).json()).toEqual(first)
  const file = await officer.get(`/api/attachments/${first.sha256}`)
  expect(file.rawPayload).toEqual(pdf)
  expect(file.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="_____.pdf"; filename*=UTF-8''${encodeURIComponent('示例 批文.pdf')}`,
  })
  const record = (await officer.get(`${evidence}/${house.organisations.east}`)).json<{
    attachments: readonly unknown[]
  }>()
  expect(record.attachments).toHaveLength(1)
})

test('files that are empty, disguised, too many or not there are refused', async () => {
  const path = `${evidence}/${house.organisations.east}/attachments`
  const send = async (...files: Parameters<typeof formOf>[1][]) => {
    const answer = await officer.send('POST', path, formOf({}, ...files))
    return [answer.statusCode, ...codesIn(answer)]
  }
  expect(await send()).toEqual([422, 'file/not-one'])
  expect(await send({ name: 'a.pdf', content: '' })).toEqual([422, 'file/empty'])
  expect(await send({ name: 'a.pdf', content: '<script>' })).toEqual([422, 'file/unknown-type'])
  expect(await send({ name: 'a.html', content: '<script>' })).toEqual([422, 'file/unknown-type'])
  expect(await send({ name: 'a.pdf', content: pdf }, { name: 'b.pdf', content: pdf })).toEqual([
    422,
    'file/not-one',
  ])
  for (const name of ['0'.repeat(64), '..%2f..%2fetc%2fpasswd']) {
    expect((await officer.get(`/api/attachments/${name}`)).statusCode).toBe(404)
  }
})

test('an upload over the limit is cut off, and JSON over its own', async () => {
  const path = `${evidence}/imports`
  const big = formOf(
    { authority: 'scienceBureau' },
    { name: 'a.csv', content: Buffer.alloc(51 * 1024 * 1024, 'a') },
  )
  const upload = await officer.send('POST', path, big)
  expect([upload.statusCode, ...codesIn(upload)]).toEqual([413, 'request/too-large'])
  const body = { values: { name: 'a'.repeat(6 * 1024 * 1024) } }
  const json = await officer.send('POST', evidence, { body })
  expect([json.statusCode, ...codesIn(json)]).toEqual([413, 'request/too-large'])
})

test('an import is checked, written, and the same again changes nothing; its record names file and row', async () => {
  const content = `统一社会信用代码,单位名称,单位类别\n${testCreditCode(20)},示例导入一,企业\n${testCreditCode(21)},示例导入二,高校\n`
  const send = async (dryRun: boolean, text = content) => {
    const fields = { mode: 'upsert', authority: 'scienceBureau', dryRun: String(dryRun) }
    return officer.send(
      'POST',
      `${evidence}/imports`,
      formOf(fields, { name: '示例单位.csv', content: text }),
    )
  }
  expect((await send(true)).json()).toMatchObject({
    written: false,
    dryRun: true,
    counts: { added: 2, wrong: 0 },
  })
  expect((await send(false)).json()).toMatchObject({
    written: true,
    counts: { added: 2 },
    file: '示例单位.csv',
  })
  expect((await send(false)).json()).toMatchObject({ written: false, counts: { same: 2, added: 0 } })
  const list = (await officer.get(`${evidence}?q=${testCreditCode(21)}`)).json<{
    rows: readonly { id: string }[]
  }>()
  const record = await officer.get(`${evidence}/${list.rows[0]?.id ?? ''}`)
  expect(record.json()).toMatchObject({
    history: [{ action: 'imported', source: { authority: 'scienceBureau', file: '示例单位.csv', row: 3 } }],
  })
  expect((await send(false, '')).statusCode).toBe(422)
  expect((await send(false, '\u0000\u0001')).statusCode).toBe(422)
  const bad = (await send(false, content.replace('高校', '社团'))).json<{ problems: readonly unknown[] }>()
  expect(bad.problems).toMatchObject([{ row: 3, field: 'kind', given: '社团' }])
  const without = await officer.send(
    'POST',
    `${evidence}/imports`,
    formOf({ mode: 'replace', authority: 'x' }),
  )
  expect(codesIn(without)).toEqual(['request/wrong-value'])
})

test('a refused import gives the person’s own file back with the reasons in it, to nobody else', async () => {
  const content = `统一社会信用代码,单位名称,单位类别\n${testCreditCode(30)},示例退回,社团\n`
  const form = formOf({ authority: 'scienceBureau' }, { name: '示例单位.csv', content })
  const answer = (await officer.send('POST', `${evidence}/imports`, form)).json<{
    import: string
    written: boolean
  }>()
  expect(answer.written).toBe(false)
  const url = `/api/imports/${answer.import}/annotated.xlsx`
  const { rows } = await sheetOf(url)
  expect(rows[0]?.at(-1)).toBe('校验结果')
  expect(rows[1]?.at(-1)).toContain('不在选项中')
  const other = await (await house.as('divisionHead')).get(url)
  expect([other.statusCode, ...codesIn(other)]).toEqual([404, 'import/missing'])
  expect((await officer.get('/api/imports/1/annotated.xlsx')).statusCode).toBe(404)
})

async function sheetOf(url: string) {
  const answer = await officer.get(url)
  expect([url, answer.statusCode]).toEqual([url, 200])
  const path = join(folder, 'sheet.xlsx')
  await writeFile(path, answer.rawPayload)
  const opened = required(await openSheet(path, 'sheet.xlsx'))
  const rows: (readonly string[])[] = []
  for await (const { cells } of opened.rows) rows.push(cells.map((cell) => cell?.text ?? ''))
  return { rows, disposition: String(answer.headers['content-disposition']) }
}

test('an export holds the filtered rows in the chosen columns, marked as synthetic, and is logged', async () => {
  const { rows, disposition } = await sheetOf(
    `${evidence}/export.xlsx?columns=name,kind&q=${encodeURIComponent('东风')}`,
  )
  expect(rows[1]?.[0]).toContain('演示')
  expect(rows.at(-1)).toEqual(['示例东风科技有限公司', '企业'])
  expect(disposition).toContain(encodeURIComponent('法人单位-2024-06-03.xlsx'))
  const { database, everything } = house.installation
  const acts = await database.transact(everything, (transaction) =>
    transaction.rows("select actor, register, rows from act where kind = 'exported'"),
  )
  expect(acts).toContainEqual({ actor: 'officer', register: 'organisations', rows: 1 })
  expect(codesIn(await officer.get(`${evidence}/export.xlsx?columns=colour`))).toEqual(['export/no-column'])
})

test('the template’s headers are those an import reads, in either language', async () => {
  for (const language of ['zh', 'en']) {
    const { rows } = await sheetOf(`/api/registers/technology-contracts/template.xlsx?language=${language}`)
    const content = `${(rows[0] ?? []).join(',')}\n`
    const answer = await officer.send(
      'POST',
      '/api/registers/technology-contracts/imports',
      formOf({ authority: 'registrationOffice', dryRun: 'true' }, { name: 'a.csv', content }),
    )
    expect([language, answer.json()]).toMatchObject([
      language,
      { counts: { read: 0, wrong: 0 }, problems: [] },
    ])
  }
})
