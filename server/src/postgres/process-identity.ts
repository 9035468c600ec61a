// Tells one process from another that was later given the same number.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process number with the instant it started, in whatever unit the system counts (compare, never compute). */
export interface ProcessIdentity {
  readonly pid: number
  readonly started: string
}

/** Undefined when no such process runs; a zombie does not run. */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = process.platform === 'linux' ? startOnLinux(pid) : printed(pid, 'lstart=')
  return started === undefined ? undefined : { pid, started }
}

export function ownIdentity(): ProcessIdentity {
  return identify(process.pid) ?? { pid: process.pid, started: 'unknown' }
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.started === identity.started
}

/** The command line of a running process, its arguments separated by spaces. */
export function commandOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return printed(pid, 'command=')
  const text = readOrNothing(`/proc/${pid}/cmdline`)
  return text === undefined ? undefined : text.replaceAll('\0', ' ').trim()
}

// Ticks since boot mean nothing after another boot, so the boot is part of the instant.
function startOnLinux(pid: number): string | undefined {
  const text = readOrNothing(`/proc/${pid}/stat`)
  if (text === undefined) return undefined
  const [state, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  if (state === 'Z' || state === 'X') return undefined
  const boot = readOrNothing('/proc/sys/kernel/random/boot_id') ?? ''
  return `${boot.trim()}:${rest[18] ?? ''}`
}

function printed(pid: number, column: string): string | undefined {
  try {
    const text = execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim()
    return text === '' ? undefined : text
  } catch {
    return undefined
  }
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
