// The embedded database from start to end: kept across restarts, never outliving its process, one owner a folder.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Result } from '@corridor/base'
import { withClient, type RunningPostgres } from './access.queries.ts'
import { databaseAccount } from './account.ts'
import { openPostgres, startPostgres } from './launcher.ts'
import { identify } from './process-identity.ts'
import { programsFor } from './template.ts'
import { childrenOf, holdDatabase, parentOf, temporaryFolder } from './testing/held-database.ts'

const programs = programsFor(process.env['CORRIDOR_TEST_POSTGRES'])
const options = programs === undefined ? {} : { programs }
const onLinux = process.platform === 'linux'
let folder: string

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function running(result: Result<RunningPostgres>): RunningPostgres {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.problems))
}

const codes = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.problems.map((problem) => problem.code)

const write = (url: string, value: number): Promise<unknown> =>
  withClient(url, async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS kept (value int)')
    await client.query('INSERT INTO kept VALUES ($1)', [value])
  })

const read = (url: string): Promise<readonly number[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ value: number }>('SELECT value FROM kept ORDER BY value')
    return rows.map((row) => row.value)
  })

const gone = (pid: number): Promise<unknown> =>
  expect.poll(() => identify(pid), { timeout: 2000, interval: 10 }).toBeUndefined()

describe('a start', () => {
  test('finds what the run before it kept, and the same address', async () => {
    const first = running(await startPostgres(folder, options))
    await write(first.ownerUrl, 1)
    await first.stop()
    expect(identify(first.pid ?? 0)).toBeUndefined()
    const second = running(await startPostgres(folder, options))
    expect(await read(second.ownerUrl)).toEqual([1])
    expect(second.ownerUrl).toBe(first.ownerUrl)
    await second.stop()
  })

  test('listens on loopback with fsync on, in UTF-8, and lets nobody in without a password', async () => {
    const database = running(await startPostgres(folder, options))
    const shown = await withClient(database.adminUrl ?? '', async (client) => {
      const { rows } = await client.query(
        `SELECT current_setting('listen_addresses') a, current_setting('fsync') f,
                current_setting('server_encoding') e, current_setting('unix_socket_directories') s`,
      )
      return rows[0]
    }).finally(async () => {
      const stranger = database.ownerUrl.replace(/:[^:@]+@/, ':guess@')
      await expect(withClient(stranger, (client) => client.query('SELECT 1'))).rejects.toThrow('password')
      await database.stop()
    })
    expect(shown).toEqual({ a: '127.0.0.1', f: 'on', e: 'UTF8', s: '' })
  })

  test('is refused where a file is in the way, with the folder named', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect(codes(await startPostgres(join(folder, 'file'), options))).toEqual([
      'postgres/data-folder-not-writable',
    ])
  })

  test('is refused when the passwords are lost, and when another version made the data', async () => {
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '9\n')
    expect(codes(await startPostgres(folder, options))).toEqual(['postgres/other-version-of-data'])
    rmSync(join(folder, 'postgres'), { recursive: true })
    const whole = running(await startPostgres(folder, options))
    await whole.stop()
    rmSync(join(folder, 'secrets.json'))
    expect(codes(await startPostgres(folder, options))).toEqual(['postgres/passwords-lost'])
  })
})

describe('a killed process', () => {
  test('takes PostgreSQL along within two seconds, and loses nothing committed', async () => {
    const held = await holdDatabase(folder)
    await write(held.ownerUrl, 7)
    held.process.kill('SIGKILL')
    await gone(held.pid)
    const next = running(await startPostgres(folder, options))
    expect(await read(next.ownerUrl)).toEqual([7])
    await next.stop()
  })

  test.runIf(onLinux)('leaves an orphan if its watcher is killed too; the next start stops it', async () => {
    const held = await holdDatabase(folder)
    await write(held.ownerUrl, 8)
    const shell = parentOf(held.pid) ?? 0
    const watchers = childrenOf(shell).filter((pid) => pid !== held.pid)
    expect(watchers).toHaveLength(1)
    for (const pid of [...watchers, shell]) process.kill(pid, 'SIGKILL')
    held.process.kill('SIGKILL')
    await gone(held.process.pid ?? 0)
    expect(identify(held.pid)).toBeDefined()
    const next = running(await startPostgres(folder, options))
    expect(identify(held.pid)).toBeUndefined()
    expect(await read(next.ownerUrl)).toEqual([8])
    await next.stop()
  })
})

test('a record whose process number now belongs to another program keeps nobody out', async () => {
  const first = running(await startPostgres(folder, options))
  await first.stop()
  const cluster = join(folder, 'postgres')
  const stranger = spawn('sleep', ['60'], { ...databaseAccount(cluster), cwd: '/' })
  writeFileSync(join(cluster, 'postmaster.pid'), `${stranger.pid}\n`)
  const second = running(await startPostgres(folder, options))
  await second.stop()
  expect(identify(stranger.pid ?? 0)).toBeDefined()
  stranger.kill()
})

describe('a second process over the same folder', () => {
  test('is refused while the first lives, and told which process to end', async () => {
    const held = await holdDatabase(folder)
    const second = await holdDatabase(folder)
    expect(second.problems.join()).toContain('postgres/already-running')
    expect(second.problems.join()).toContain(`pid ${held.process.pid}`)
    expect(identify(held.pid)).toBeDefined()
    held.process.kill('SIGKILL')
    await gone(held.pid)
  })

  test('may join with a command, whose end does not stop the server', async () => {
    const held = await holdDatabase(folder)
    const joined = running(await openPostgres('command', { CORRIDOR_DATA: folder }))
    expect(joined.ownerUrl).toBe(held.ownerUrl)
    await joined.stop()
    await write(held.ownerUrl, 1)
    held.process.kill('SIGKILL')
    await gone(held.pid)
  })

  test('keeps alive the database that another command started', async () => {
    const starter = running(await openPostgres('command', { CORRIDOR_DATA: folder }))
    const guest = running(await openPostgres('command', { CORRIDOR_DATA: folder }))
    let over = false
    const stopping = starter.stop().finally(() => {
      over = true
    })
    await write(guest.ownerUrl, 1)
    expect(over).toBe(false)
    await guest.stop()
    await stopping
    expect(identify(starter.pid ?? 0)).toBeUndefined()
  })
})
