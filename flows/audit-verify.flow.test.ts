// The story of the audit log: a server seals what people do, the chain is proved beside it, and a hand in it is named.
import { readFileSync } from 'node:fs'
import type { Problem } from '@corridor/base'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type OpenCity, openCity } from './testing/city.ts'
import { corridor, documentOf, type Ran, type Running } from './testing/command.ts'
import { removeFolder, smallCityFolder } from './testing/data-folder.ts'
import { serveCity } from './testing/served.ts'

interface Verdict {
  readonly whole: boolean
  readonly seals: number
  readonly head: { readonly number: number; readonly hash: string } | null
  readonly unsealed: { readonly acts: number; readonly ageSeconds: number }
  readonly headsCompared: number
  readonly problems: readonly Problem[]
}

let folder = ''
let server: Running
let city: OpenCity
let address = ''
beforeAll(async () => {
  folder = await smallCityFolder()
  ;({ running: server, address } = await serveCity(folder))
  city = await openCity(folder, { kept: true })
}, 180_000)
afterAll(async () => {
  await city.close()
  server.process.kill('SIGTERM')
  await server.ended
  removeFolder(folder)
})

const verify = (...words: readonly string[]): Promise<Ran> =>
  corridor(['audit', 'verify', '--json', ...words], { CORRIDOR_DATA: folder })

/** How many acts have no seal, asked of the database itself. */
async function waiting(): Promise<number> {
  const [row] = await city.rows<{ n: string }>(
    'select count(*) as n from act a where not exists (select from act_seal s where s.act = a.id)',
  )
  return Number(row?.n)
}

const allSealed = () => vi.waitUntil(async () => (await waiting()) === 0, { timeout: 20_000, interval: 50 })

test('what people do is sealed, proved while the server runs, and a changed act is named', async () => {
  await allSealed()
  const [line = ''] = readFileSync(`${folder}/demo-accounts.txt`, 'utf8')
    .split('\n')
    .filter((text) => text.startsWith('director\t'))
  const [account, password] = line.split('\t')
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  })
  expect(signedIn.status).toBe(200)
  await allSealed()
  const ran = await verify()
  const verdict = documentOf<Verdict>(ran)
  expect([ran.exit, verdict.whole, verdict.unsealed.acts, verdict.headsCompared]).toEqual([0, true, 0, 1])
  const [seen] = await city.rows<{ acts: string; last: string; hash: string }>(
    `select (select count(*) from act) as acts, a.id as last, encode(s.hash, 'hex') as hash
     from act_seal s join act a on a.id = s.act where a.kind = 'signedIn' order by s.number desc limit 1`,
  )
  expect(verdict).toMatchObject({
    seals: Number(seen?.acts),
    head: { number: verdict.seals, hash: seen?.hash },
  })

  await city.rows("update act set actor = 'somebody' where id = $1", [seen?.last])
  const again = await verify()
  const { whole, problems } = documentOf<Verdict>(again)
  expect([again.exit, whole]).toEqual([1, false])
  expect(problems.map(({ code, given }) => `${code} ${given ?? ''}`)).toEqual([
    `audit/act-altered #${verdict.seals}, act ${seen?.last ?? ''}`,
  ])
  await city.rows('update act set actor = $1 where id = $2', [account, seen?.last])
  expect((await verify()).exit).toBe(0)
}, 120_000)

test('a head that was kept elsewhere is compared, and one that is not in the chain is told', async () => {
  const { head } = documentOf<Verdict>(await verify())
  if (head === null) throw new Error('nothing is sealed')
  const noted = readFileSync(`${folder}/audit-heads.txt`, 'utf8')
  expect(noted).toMatch(/^\d{4}-\d{2}-\d{2} 990100 \d+:[0-9a-f]{64}\n$/)
  expect((await verify('--head', `${head.number}:${head.hash}`)).exit).toBe(0)
  const other = `${head.number}:${'0'.repeat(64)}`
  const refused = await verify('--head', other)
  expect(refused.exit).toBe(1)
  expect(documentOf<Verdict>(refused).problems.map(({ code }) => code)).toEqual(['audit/head-lost'])
  expect((await verify('--head', 'nonsense')).exit).toBe(2)
}, 120_000)
