// One process at a time owns a data folder; what a dead owner left behind is told from a live one.
import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts'

export type Phase = 'starting' | 'ready' | 'stopping' | 'released'

export interface Ownership {
  readonly owner: ProcessIdentity
  readonly phase: Phase
  readonly port?: number
}

export interface Lock {
  /** Says how far this owner is; `released` gives the folder up. */
  announce(phase: Phase, port?: number): void
}

export type Acquired =
  | { readonly lock: Lock; readonly holder?: never }
  | { readonly lock?: never; readonly holder: Ownership }

/**
 * Locks are numbered files and the highest number counts. A new owner links number n+1, which only one process
 * can do; a file is never freed by deleting the highest one, so a slow rival cannot take a number twice.
 */
export function acquireLock(folder: string): Acquired {
  for (;;) {
    const numbers = lockNumbers(folder)
    const highest = numbers.at(-1) ?? 0
    const holder = readOwnership(folder, highest)
    if (holder !== undefined && holder.phase !== 'released' && isAlive(holder.owner)) return { holder }
    if (createLock(folder, highest + 1)) {
      for (const number of numbers) rmSync(lockPath(folder, number), { force: true })
      return { lock: { announce: (phase, port) => replaceLock(lockPath(folder, highest + 1), phase, port) } }
    }
  }
}

/** The live owner of a folder, if there is one. */
export function currentOwner(folder: string): Ownership | undefined {
  const holder = readOwnership(folder, lockNumbers(folder).at(-1) ?? 0)
  return holder !== undefined && holder.phase !== 'released' && isAlive(holder.owner) ? holder : undefined
}

/** Commands that use the database of another process sign in here, so that it is not stopped under them. */
export function enterAsGuest(folder: string): () => void {
  const self = ownIdentity()
  const path = join(folder, 'run', `guest.${self.pid}.${Math.trunc(performance.now() * 1000)}`)
  writeFileSync(path, JSON.stringify(self), { mode: 0o600 })
  return () => rmSync(path, { force: true })
}

export function hasGuests(folder: string): boolean {
  const run = join(folder, 'run')
  return readdirSync(run).some((name) => {
    if (!name.startsWith('guest.')) return false
    const guest = readJson(join(run, name))
    if (isIdentity(guest) && isAlive(guest)) return true
    if (isIdentity(guest)) rmSync(join(run, name), { force: true })
    return false
  })
}

function createLock(folder: string, number: number): boolean {
  const draft = `${lockPath(folder, number)}.${process.pid}`
  const content: Ownership = { owner: ownIdentity(), phase: 'starting' }
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 })
  try {
    linkSync(draft, lockPath(folder, number))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function replaceLock(path: string, phase: Phase, port?: number): void {
  const content: Ownership = { owner: ownIdentity(), phase, ...(port === undefined ? {} : { port }) }
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 })
  renameSync(draft, path)
}

function readOwnership(folder: string, number: number): Ownership | undefined {
  const content = readJson(lockPath(folder, number))
  return isOwnership(content) ? content : undefined
}

function lockNumbers(folder: string): readonly number[] {
  return readdirSync(join(folder, 'run'))
    .filter((name) => /^lock\.\d+$/.test(name))
    .map((name) => Number(name.slice('lock.'.length)))
    .toSorted((a, b) => a - b)
}

const lockPath = (folder: string, number: number): string => join(folder, 'run', `lock.${number}`)

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return typeof value === 'object' && value !== null && 'pid' in value && 'started' in value
}

function isOwnership(value: unknown): value is Ownership {
  return (
    typeof value === 'object' &&
    value !== null &&
    'phase' in value &&
    'owner' in value &&
    isIdentity(value.owner)
  )
}
