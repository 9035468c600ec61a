// A server and its database killed at random moments of writing and sealing: the chain is whole each time it is back.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chance } from '@corridor/base'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openCity } from './testing/city.ts'
import { corridor, documentOf, type Running } from './testing/command.ts'
import { removeFolder, smallCityFolder } from './testing/data-folder.ts'
import { postmasterOf } from './testing/interrupted-import.ts'
import { type Served, serveCity } from './testing/served.ts'

interface Verdict {
  readonly whole: boolean
  readonly seals: number
  readonly unsealed: { readonly acts: number }
}

const kills = 50
let folder = ''
let server: Running | undefined
beforeAll(async () => {
  folder = await smallCityFolder()
}, 180_000)
afterAll(async () => {
  server?.process.kill('SIGKILL')
  await server?.ended
  removeFolder(folder)
})

async function serve(): Promise<Served> {
  const served = await serveCity(folder)
  server = served.running
  return served
}

/** Signs in, one after the other, until the server is gone; tells after which one it was killed. */
async function signInUntilKilled(address: string, count: number, kill: () => void): Promise<void> {
  const line = readFileSync(`${folder}/demo-accounts.txt`, 'utf8')
    .split('\n')
    .find((text) => text.startsWith('director\t'))
  const [account, password] = (line ?? '').split('\t')
  const body = JSON.stringify({ account, password })
  const headers = { 'content-type': 'application/json' }
  for (let done = 0; done <= count; done += 1) {
    const asked = fetch(`${address}/api/session`, { method: 'POST', headers, body }).catch(() => undefined)
    if (done === count) kill()
    await asked
  }
}

test(
  `${kills} kills leave no act lost from the chain and no seal half-written`,
  { timeout: 600_000 },
  async () => {
    const seed = Number(process.env['SEED'] ?? randomBytes(4).readUInt32BE(0))
    console.log(`seed ${seed}`)
    const dice = chance(seed)
    let [sealed, first] = [0, 0]
    for (let round = 0; round < kills; round += 1) {
      const { running, address } = await serve()
      const whom = dice.happens(0.5) ? running.process.pid : postmasterOf(folder)
      if (whom === undefined) throw new Error('nobody to kill')
      await signInUntilKilled(address, dice.integer(0, 12), () => process.kill(whom, 'SIGKILL'))
      running.process.kill('SIGKILL')
      await running.ended
      const ran = await corridor(['audit', 'verify', '--json'], { CORRIDOR_DATA: folder })
      const verdict = documentOf<Verdict>(ran)
      expect([ran.exit, verdict.whole]).toEqual([0, true])
      expect(verdict.seals).toBeGreaterThanOrEqual(sealed)
      sealed = verdict.seals
      if (round === 0) first = sealed
    }
    const { running } = await serve()
    const city = await openCity(folder, { kept: true })
    const waiting =
      'select count(*) as n from act a where not exists (select from act_seal s where s.act = a.id)'
    const all = async () => (await city.rows<{ n: string }>(waiting))[0]?.n === '0'
    await vi.waitUntil(all, { timeout: 20_000, interval: 50 })
    await city.close()
    const last = documentOf<Verdict>(await corridor(['audit', 'verify', '--json'], { CORRIDOR_DATA: folder }))
    expect([last.whole, last.unsealed.acts]).toEqual([true, 0])
    expect(last.seals).toBeGreaterThanOrEqual(sealed)
    expect(last.seals).toBeGreaterThan(first)
    running.process.kill('SIGTERM')
    await running.ended
  },
)
