// The lock of a data folder tells the living from the dead, however the dead one ended.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acquireLock, currentOwner, enterAsGuest, hasGuests } from './lock.ts'
import { identify, ownIdentity } from './process-identity.ts'
import { temporaryFolder } from './testing/held-database.ts'

let folder: string

beforeEach(() => {
  folder = temporaryFolder()
  mkdirSync(join(folder, 'run'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const leave = (name: string, content: unknown): void =>
  writeFileSync(join(folder, 'run', name), typeof content === 'string' ? content : JSON.stringify(content))

test('a second owner learns who the first is and how far', () => {
  const first = acquireLock(folder)
  first.lock?.announce('ready', 5000)
  expect(acquireLock(folder).holder).toEqual({ owner: ownIdentity(), phase: 'ready', port: 5000 })
})

test('a released lock is free, and its number is not used again', () => {
  acquireLock(folder).lock?.announce('released')
  expect(currentOwner(folder)).toBeUndefined()
  expect(acquireLock(folder).lock).toBeDefined()
  expect(readdirSync(join(folder, 'run'))).toEqual(['lock.2'])
})

test('the lock of a process number that was given to another process is free', () => {
  const { pid } = ownIdentity()
  leave('lock.4', { owner: { pid, started: 'another boot:1' }, phase: 'ready', port: 1 })
  expect(currentOwner(folder)).toBeUndefined()
  expect(acquireLock(folder).lock).toBeDefined()
})

test.each(['', '{', '[]', '{"phase":"ready"}'])(
  'a damaged lock %j does not keep the owner out',
  (content) => {
    leave('lock.9', content)
    expect(acquireLock(folder).lock).toBeDefined()
  },
)

test('guests count while they live', () => {
  const goAway = enterAsGuest(folder)
  leave('guest.1.dead', { pid: 1, started: 'long ago' })
  expect(hasGuests(folder)).toBe(true)
  goAway()
  expect(hasGuests(folder)).toBe(false)
})

test('a process is known by its number and its start', () => {
  expect(identify(process.pid)).toEqual(ownIdentity())
  expect(identify(2 ** 22 + 1)).toBeUndefined()
})
