// Runs one PostgreSQL server that cannot outlive the process that started it.
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer, Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { refusal, success, type Problem, type Result } from '@corridor/base'
import type { Account } from './account.ts'
import { answers } from './access.queries.ts'
import type { Binaries } from './binaries.ts'
import { clusterFolder, settings } from './cluster.ts'
import { commandOf, identify } from './process-identity.ts'

export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export interface PostmasterOptions {
  readonly dataFolder: string
  readonly binaries: Binaries
  readonly account: Account
  readonly adminPassword: string
  readonly preferredPort: number | undefined
  /** False only for tests: no fsync. */
  readonly durable: boolean
}

/**
 * The shell starts the server and a watcher that holds the reading end of a pipe from us, then waits for the server.
 * When we die, killed or not, the kernel closes the pipe, the watcher wakes and stops the server: fast, after one
 * second at once, then by force. `done` says that the server has ended and its number may belong to somebody else.
 */
const watchedServer = `
exec 3<&0 </dev/null
"$@" 3<&- >&2 &
server=$!
( trap '' INT TERM HUP
  exec >&2
  read -r word <&3
  [ "$word" = done ] && exit 0
  kill -INT $server 2>/dev/null
  for tenth in 1 2 3 4 5 6 7 8 9 10; do kill -0 $server 2>/dev/null || exit 0; sleep 0.1; done
  kill -QUIT $server 2>/dev/null
  for tenth in 1 2 3 4 5; do kill -0 $server 2>/dev/null || exit 0; sleep 0.1; done
  kill -KILL $server 2>/dev/null
) &
exec 3<&-
echo $server
exec >&2
wait $server
`

/** Starts the server and waits until it answers; recovery after a crash may take as long as it needs. */
export async function startPostmaster(options: PostmasterOptions): Promise<Result<Postmaster>> {
  const port = await freePort(options.preferredPort)
  const log = openLog(options.dataFolder)
  const cluster = clusterFolder(options.dataFolder)
  const program = [
    join(options.binaries.folder, 'postgres'),
    '-D',
    cluster,
    ...settings(port, options.durable),
  ]
  const child = spawn('/bin/sh', ['-c', watchedServer, 'sh', ...program], {
    ...options.account,
    cwd: cluster,
    detached: true, // a session of its own: the keyboard's Ctrl-C is for us, who stop it in order
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', log],
  })
  closeSync(log)
  const ended = endOf(child)
  const pid = await printedPid(child.stdout)
  const url = bootstrapUrl(options.adminPassword, port)
  while (child.exitCode === null && child.signalCode === null && pid !== undefined) {
    if (await answers(url)) return success({ pid, port, ended, stop: () => stopServer(pid, child, ended) })
    await pause(20)
  }
  return refusal(notStarted(options.dataFolder))
}

/** The superuser in the database that every cluster has from the start. */
export function bootstrapUrl(adminPassword: string, port: number): string {
  return `postgres://postgres:${adminPassword}@127.0.0.1:${port}/postgres`
}

/** A server of this data whose owner is dead. */
export function orphanOf(dataFolder: string): number | undefined {
  const pid = recordedPid(dataFolder)
  return pid !== undefined && serves(pid, dataFolder) ? pid : undefined
}

const reapedWithinMs = 5000

/**
 * PostgreSQL refuses to start while the process number in its own record is taken, by whatever process. After a
 * container or a machine restarts, small numbers are taken by others; such a record is removed. A killed server that
 * its parent has not yet waited for keeps its number for a moment; that is waited out.
 */
export async function forgetStranger(dataFolder: string): Promise<void> {
  const pid = writtenPid(dataFolder)
  if (pid === undefined) return
  if (identify(pid) !== undefined) {
    if (!serves(pid, dataFolder)) rmSync(recordPath(dataFolder), { force: true })
    return
  }
  for (const until = performance.now() + reapedWithinMs; isTaken(pid) && performance.now() < until;)
    await pause(20)
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const recordPath = (dataFolder: string): string => join(clusterFolder(dataFolder), 'postmaster.pid')

function writtenPid(dataFolder: string): number | undefined {
  const pid = Number(firstLine(recordPath(dataFolder)))
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

function recordedPid(dataFolder: string): number | undefined {
  const pid = writtenPid(dataFolder)
  return pid !== undefined && identify(pid) !== undefined ? pid : undefined
}

function serves(pid: number, dataFolder: string): boolean {
  return commandOf(pid)?.includes(`-D ${clusterFolder(dataFolder)} `) === true
}

/** Stops a server that is not our child: fast, after three seconds at once, then by force. */
export async function stopOrphan(pid: number): Promise<void> {
  const orphan = identify(pid)
  const steps = [
    ['SIGINT', 3000],
    ['SIGQUIT', 2000],
    ['SIGKILL', 2000],
  ] as const
  for (const [signal, patienceMs] of steps) {
    const until = performance.now() + patienceMs
    if (identify(pid)?.started === orphan?.started) signalTo(pid, signal)
    while (identify(pid)?.started === orphan?.started && performance.now() < until) await pause(20)
    if (identify(pid)?.started !== orphan?.started) return
  }
}

// Neither the process nor its pipe keeps us alive: a command that forgets to stop the server ends, and it with us.
function endOf(child: ChildProcess): Promise<void> {
  const pipe = child.stdin
  pipe?.on('error', () => undefined) // the watcher may be gone already
  child.unref()
  if (pipe instanceof Socket) pipe.unref()
  return new Promise((resolve) => {
    child.once('exit', (_code, signal) => {
      pipe?.end(signal === null ? 'done\n' : '') // a killed shell says nothing about the server: let it be stopped
      resolve()
    })
    child.once('error', () => resolve())
  })
}

async function printedPid(output: Readable | null): Promise<number | undefined> {
  for await (const chunk of output ?? []) {
    const pid = Number(String(chunk))
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  }
  return undefined
}

async function stopServer(pid: number, child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  signalTo(pid, 'SIGINT')
  const impatience = setTimeout(() => signalTo(pid, 'SIGQUIT'), 20_000)
  await ended
  clearTimeout(impatience)
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  if (identify(pid) !== undefined) process.kill(pid, signal)
}

async function freePort(preferred: number | undefined): Promise<number> {
  return (preferred === undefined ? undefined : await tryPort(preferred)) ?? (await tryPort(0)) ?? 0
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined))
    })
  })
}

const logPath = (dataFolder: string): string => join(dataFolder, 'postgres.log')

function openLog(dataFolder: string): number {
  const path = logPath(dataFolder)
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > 10 * 2 ** 20) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

function firstLine(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n')[0]
  } catch {
    return undefined
  }
}

function notStarted(dataFolder: string): Problem {
  const lines = readFileSync(logPath(dataFolder), 'utf8').trimEnd().split('\n').slice(-5)
  return {
    code: 'postgres/not-started',
    message: { zh: '数据库没有启动', en: 'The database did not start' },
    given: lines.join(' | '),
    fix: { zh: `查看日志 ${logPath(dataFolder)}`, en: `Read the log ${logPath(dataFolder)}` },
  }
}
