// The files of one embedded PostgreSQL: made once and whole, with passwords only the owner of the data may read.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { refusal, success, type Problem, type Result } from '@corridor/base'
import { giveTo, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'

/**
 * Passwords of the three roles. Connections use scram over loopback rather than trust: on a shared machine any
 * account may connect to a loopback port, and trust would let it in as the owner, past row security.
 */
export interface Secrets {
  readonly admin: string
  readonly owner: string
  readonly app: string
}

export const clusterFolder = (dataFolder: string): string => join(dataFolder, 'postgres')

/** Makes the cluster unless it is there. It is made beside its place and renamed, so a kill leaves none or all. */
export function prepareCluster(dataFolder: string, binaries: Binaries, account: Account): Result<Secrets> {
  const cluster = clusterFolder(dataFolder)
  for (const name of readdirSync(dataFolder)) {
    if (name.startsWith('postgres.new.')) rmSync(join(dataFolder, name), { recursive: true, force: true })
  }
  const known = readSecrets(dataFolder)
  if (existsSync(cluster)) {
    const mismatch = versionMismatch(cluster, binaries)
    if (mismatch !== undefined) return refusal(mismatch)
    return known === undefined ? refusal(lostSecrets(dataFolder)) : success(known)
  }
  const secrets = known ?? newSecrets(dataFolder)
  const draft = `${cluster}.new.${process.pid}`
  mkdirSync(draft, { mode: 0o700 })
  giveTo(account, draft)
  const failed = runInitdb(draft, secrets, { binaries, account })
  if (failed !== undefined) return refusal(failed)
  renameSync(draft, cluster)
  return success(secrets)
}

/** Settings on the command line, so that a newer Corridor brings its own and nobody edits files in the data. */
export function settings(port: number, durable: boolean): readonly string[] {
  const memoryMb = Math.floor(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20)
  const buffersMb = Math.max(128, Math.min(1024, Math.floor(memoryMb / 8)))
  const pairs: Readonly<Record<string, string>> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: `${buffersMb}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memoryMb / 2))}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '4GB',
    random_page_cost: '1.1',
    // A first load grows tables from nothing in seconds; with the usual minute the planner would know nothing of them.
    autovacuum_naptime: '5s',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    dynamic_shared_memory_type: roomySharedMemory() ? 'posix' : 'mmap',
    ...(durable ? { fsync: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(pairs).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

// Containers often give 64 MB of POSIX shared memory, which one parallel query can exhaust.
function roomySharedMemory(): boolean {
  if (process.platform !== 'linux') return true
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks >= 512 * 2 ** 20
  } catch {
    return false
  }
}

interface Runner {
  readonly binaries: Binaries
  readonly account: Account
}

function runInitdb(draft: string, secrets: Secrets, { binaries, account }: Runner): Problem | undefined {
  const passwordFile = join(draft, '..', `postgres.new.${process.pid}.password`)
  writeFileSync(passwordFile, secrets.admin, { mode: 0o600 })
  giveTo(account, passwordFile)
  // pg_trgm sees no Chinese letter under the C locale; macOS has no C.UTF-8.
  const locale =
    process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=en_US.UTF-8'] : ['--locale=C.UTF-8']
  const parameters = [
    '-D',
    draft,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    ...locale,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-instructions',
  ]
  const environment = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LC_ALL: locale.length > 1 ? 'C' : 'C.UTF-8',
  }
  const run = spawnSync(join(binaries.folder, 'initdb'), parameters, {
    ...account,
    cwd: draft,
    env: environment,
    encoding: 'utf8',
  })
  rmSync(passwordFile, { force: true })
  if (run.status === 0) return undefined
  rmSync(draft, { recursive: true, force: true })
  return {
    code: 'postgres/cluster-not-made',
    message: { zh: '无法创建数据库', en: 'The database cannot be made' },
    given: `${draft}: ${run.error?.message ?? run.stderr.trim()}`,
    fix: {
      zh: '检查磁盘空间和数据目录权限；以 root 运行时，数据目录的各级上级目录须允许其他用户进入',
      en: 'Check disk space and permissions; as root, every folder above the data must let other users pass through',
    },
  }
}

const secretsPath = (dataFolder: string): string => join(dataFolder, 'secrets.json')

export function readSecrets(dataFolder: string): Secrets | undefined {
  if (!existsSync(secretsPath(dataFolder))) return undefined
  const content: unknown = JSON.parse(readFileSync(secretsPath(dataFolder), 'utf8'))
  return isSecrets(content) ? content : undefined
}

function newSecrets(dataFolder: string): Secrets {
  const password = (): string => randomBytes(24).toString('base64url')
  const secrets: Secrets = { admin: password(), owner: password(), app: password() }
  const draft = `${secretsPath(dataFolder)}.${process.pid}`
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, secretsPath(dataFolder))
  return secrets
}

function isSecrets(value: unknown): value is Secrets {
  return typeof value === 'object' && value !== null && 'admin' in value && 'owner' in value && 'app' in value
}

function lostSecrets(dataFolder: string): Problem {
  return {
    code: 'postgres/passwords-lost',
    message: {
      zh: '数据库存在，但口令文件缺失或损坏',
      en: 'The database is there but its password file is not',
    },
    given: secretsPath(dataFolder),
    fix: {
      zh: '从备份恢复该文件，或把数据目录移走后用 restore 恢复数据',
      en: 'Put the file back from a backup, or move the data folder away and use restore',
    },
  }
}

function versionMismatch(cluster: string, binaries: Binaries): Problem | undefined {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (Number(found) === binaries.major) return undefined
  return {
    code: 'postgres/other-version-of-data',
    message: {
      zh: '数据目录由另一版本的 PostgreSQL 创建',
      en: 'The data folder was made by another version of PostgreSQL',
    },
    given: found,
    allowed: { zh: String(binaries.major), en: String(binaries.major) },
    fix: {
      zh: '用创建该数据的 Corridor 版本执行 backup，再用本版本在新的数据目录执行 restore',
      en: 'Run backup with the Corridor that made the data, then restore into a new data folder with this one',
    },
  }
}
