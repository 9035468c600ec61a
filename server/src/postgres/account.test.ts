// Root lends PostgreSQL another account; an ordinary user needs none; a closed checkout is no obstacle to either.
import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { databaseAccount, isRoot } from './account.ts'
import { identify } from './process-identity.ts'
import { copyOfCheckout, holdDatabase, temporaryFolder } from './testing/held-database.ts'

const folders: string[] = []
const nobody = { uid: 65534, gid: 65534 }

function temporary(account: { uid?: number; gid?: number } = {}): string {
  const folder = temporaryFolder(account)
  folders.push(folder)
  return folder
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const gone = (pid: number): Promise<unknown> =>
  expect.poll(() => identify(pid), { timeout: 2000, interval: 10 }).toBeUndefined()

test('a checkout of mode 0700, installed without scripts, starts the programs it can or a copy of them', async () => {
  const checkout = temporary()
  const script = await copyOfCheckout(checkout, 0o700)
  const data = temporary()
  const held = await holdDatabase(data, script)
  expect(held.problems).toEqual([])
  expect(existsSync(join(data, 'binaries'))).toBe(isRoot())
  if (isRoot()) expect(statSync(join(data, 'postgres')).uid).toBe(databaseAccount(join(data, 'postgres')).uid)
  held.process.kill('SIGKILL')
  await gone(held.pid)
  const again = await holdDatabase(data, script)
  expect(again.problems).toEqual([])
  again.process.kill('SIGKILL')
  await gone(again.pid)
})

test.runIf(isRoot())(
  'an ordinary user starts it from a checkout of their own, and the data stays theirs',
  async () => {
    const checkout = temporary(nobody)
    const script = await copyOfCheckout(checkout, 0o700, nobody)
    const data = join(checkout, '.corridor')
    const held = await holdDatabase(data, script, nobody)
    expect(held.problems).toEqual([])
    expect(statSync(join(data, 'postgres')).uid).toBe(nobody.uid)
    expect(statSync(data).mode & 0o777).toBe(0o700)
    expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(existsSync(join(data, 'binaries'))).toBe(false)
    held.process.kill('SIGKILL')
    await gone(held.pid)
  },
)

test.runIf(isRoot())(
  'a cluster keeps the account that made it, whatever accounts the system gains later',
  () => {
    const cluster = temporary({ uid: 12_345, gid: 12_345 })
    expect(databaseAccount(cluster)).toEqual({ uid: 12_345, gid: 12_345 })
  },
)
