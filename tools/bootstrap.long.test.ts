// A newcomer's first minutes: a clean clone of mode 0700 and one command, as root and as an ordinary user.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Account } from '../server/src/postgres/account.ts'

const source = fileURLToPath(new URL('..', import.meta.url))
const asRoot = process.getuid?.() === 0
const nobody: Account = { uid: 65534, gid: 65534 }
const accounts: readonly (readonly [string, Account])[] = asRoot
  ? [
      ['root', {}],
      ['an ordinary user', nobody],
    ]
  : [['ourselves', {}]]
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-bootstrap-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/health`)).ok
  } catch {
    return false
  }
}

async function stateOf(npm: ChildProcess, port: number): Promise<'ended' | 'answers' | 'starting'> {
  if (npm.exitCode !== null) return 'ended'
  return (await answers(port)) ? 'answers' : 'starting'
}

function startIn(checkout: string, port: number, account: Account): ChildProcess {
  const { CORRIDOR_DATA: _data, npm_lifecycle_event: _event, ...environment } = process.env
  const env = { ...environment, HOME: folder, CORRIDOR_PORT: String(port) }
  return spawn('npm', ['start'], { cwd: checkout, env, ...account, stdio: 'inherit' })
}

test.each(accounts)(
  'npm start answers from a clean clone as %s, and again at once',
  async (_name, account) => {
    const checkout = join(folder, 'corridor')
    execFileSync('git', ['clone', '--quiet', source, checkout])
    if (account.uid !== undefined) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, folder])
    chmodSync(checkout, 0o700)
    for (const limit of [180_000, 10_000]) {
      const port = await freePort()
      const npm = startIn(checkout, port, account)
      try {
        await expect.poll(() => stateOf(npm, port), { timeout: limit, interval: 100 }).not.toBe('starting')
        expect(await stateOf(npm, port)).toBe('answers')
      } finally {
        npm.kill('SIGKILL')
      }
      await expect.poll(() => answers(port), { timeout: 2000, interval: 50 }).toBe(false)
    }
  },
  240_000,
)
