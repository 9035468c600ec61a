// The one door to the database: starts it, joins a running one, or uses an outside one.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { refusal, success, type Problem, type Result } from '@corridor/base'
import {
  appPowers,
  appRole,
  ensureDatabase,
  ensureLogin,
  answers,
  ownerRole,
  passesRowSecurity,
  withClient,
  type RunningPostgres,
} from './access.queries.ts'
import { databaseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { clusterFolder, prepareCluster, readSecrets, type Secrets } from './cluster.ts'
import { dataFolder, prepareDataFolder } from './data-folder.ts'
import { acquireLock, currentOwner, enterAsGuest, hasGuests, type Lock, type Ownership } from './lock.ts'
import { reachOutsidePostgres } from './outside.ts'
import {
  bootstrapUrl,
  forgetStranger,
  orphanOf,
  startPostmaster,
  stopOrphan,
  type Postmaster,
} from './postmaster.ts'

export interface StartOptions {
  /** A folder of PostgreSQL programs instead of the packaged ones. */
  readonly programs?: string
  /** False only for tests: no fsync. */
  readonly durable?: boolean
}

const databaseName = 'corridor'

/**
 * `serve` must own its database: a second one over the same data is refused. `command` joins the running server's
 * database or starts it for the call; its `stop` then waits for others who joined it.
 */
export async function openPostgres(
  purpose: 'serve' | 'command',
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Result<RunningPostgres>> {
  const folder = dataFolder(environment)
  const url = environment['DATABASE_URL']
  if (url !== undefined && url !== '') {
    const ready = prepareDataFolder(folder)
    if (!ready.ok) return ready
    return reachOutsidePostgres(folder, url, environment['DATABASE_APP_URL'])
  }
  if (purpose === 'serve') return startPostgres(folder)
  return joinOrStart(folder)
}

/** Starts the embedded server over a data folder that this process then owns; stops an orphan, refuses a twin. */
export async function startPostgres(
  folder: string,
  options: StartOptions = {},
): Promise<Result<RunningPostgres>> {
  const ready = prepareDataFolder(folder)
  if (!ready.ok) return ready
  const acquired = acquireLock(folder)
  if (acquired.holder !== undefined) return refusal(await twin(folder, acquired.holder))
  try {
    const started = await startOwned(folder, acquired.lock, options)
    if (!started.ok) acquired.lock.announce('released')
    return started
  } catch (error) {
    acquired.lock.announce('released')
    throw error
  }
}

async function startOwned(
  folder: string,
  lock: Lock,
  options: StartOptions,
): Promise<Result<RunningPostgres>> {
  const orphan = orphanOf(folder)
  if (orphan !== undefined) await stopOrphan(orphan)
  await forgetStranger(folder)
  const account = databaseAccount(clusterFolder(folder))
  const binaries = findBinaries(folder, account, options.programs)
  if (!binaries.ok) return binaries
  const secrets = prepareCluster(folder, binaries.value, account)
  if (!secrets.ok) return secrets
  const started = await startPostmaster({
    dataFolder: folder,
    binaries: binaries.value,
    account,
    adminPassword: secrets.value.admin,
    preferredPort: rememberedPort(folder),
    durable: options.durable ?? true,
  })
  if (!started.ok) return started
  const { port } = started.value
  writeFileSync(portPath(folder), String(port), { mode: 0o600 })
  await prepareAccess(port, secrets.value)
  const bypass = passesRowSecurity(await appPowers(urlOf(appRole, secrets.value.app, port)))
  if (bypass !== undefined) {
    await started.value.stop()
    return refusal(bypass)
  }
  lock.announce('ready', port)
  return success(owned(started.value, secrets.value, lock))
}

async function prepareAccess(port: number, secrets: Secrets): Promise<void> {
  await withClient(bootstrapUrl(secrets.admin, port), async (client) => {
    await ensureLogin(client, { name: ownerRole, password: secrets.owner })
    await ensureLogin(client, { name: appRole, password: secrets.app })
    await ensureDatabase(client, databaseName)
  })
}

function owned(server: Postmaster, secrets: Secrets, lock: Lock): RunningPostgres {
  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    lock.announce('stopping', server.port)
    await server.stop()
    lock.announce('released')
  }
  return {
    ...addresses(secrets, server.port),
    pid: server.pid,
    ended: server.ended,
    stop: () => (stopped ??= stop()),
  }
}

async function joinOrStart(folder: string): Promise<Result<RunningPostgres>> {
  const ready = prepareDataFolder(folder)
  if (!ready.ok) return ready
  for (const until = performance.now() + 60_000; ; await pause(50)) {
    const joined = joinPostgres(folder)
    if (joined !== undefined) return success(joined)
    const owner = currentOwner(folder)
    if (owner === undefined) {
      const started = await startPostgres(folder)
      if (started.ok) return success(stoppingAfterGuests(folder, started.value))
      if (started.problems[0]?.code !== twinCode) return started
    } else if (performance.now() > until) {
      return refusal(await twin(folder, owner))
    }
  }
}

/** Joins the database that another process of this machine keeps running over the folder. */
export function joinPostgres(folder: string): RunningPostgres | undefined {
  const leave = enterAsGuest(folder)
  // Entered first, looked second: an owner that stops looks the other way round, so one of the two sees the other.
  const owner = currentOwner(folder)
  const secrets = readSecrets(folder)
  if (owner?.phase !== 'ready' || owner.port === undefined || secrets === undefined) {
    leave()
    return undefined
  }
  const stop = async (): Promise<void> => leave()
  return { ...addresses(secrets, owner.port), ended: new Promise(() => undefined), stop }
}

function stoppingAfterGuests(folder: string, database: RunningPostgres): RunningPostgres {
  const stop = async (): Promise<void> => {
    while (hasGuests(folder)) await pause(50)
    await database.stop()
  }
  return { ...database, stop }
}

function addresses(
  secrets: Secrets,
  port: number,
): { ownerUrl: string; appUrl: string; adminUrl: string; port: number } {
  return {
    ownerUrl: urlOf(ownerRole, secrets.owner, port),
    appUrl: urlOf(appRole, secrets.app, port),
    adminUrl: urlOf('postgres', secrets.admin, port),
    port,
  }
}

function urlOf(role: string, password: string, port: number): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${databaseName}`
}

const portPath = (folder: string): string => join(folder, 'run', 'port')

function rememberedPort(folder: string): number | undefined {
  try {
    const port = Number(readFileSync(portPath(folder), 'utf8'))
    return Number.isInteger(port) && port > 0 ? port : undefined
  } catch {
    return undefined
  }
}

const twinCode = 'postgres/already-running'

async function twin(folder: string, holder: Ownership): Promise<Problem> {
  const secrets = readSecrets(folder)
  const healthy =
    holder.port !== undefined &&
    secrets !== undefined &&
    (await answers(bootstrapUrl(secrets.admin, holder.port)))
  const state = healthy
    ? { zh: '正在运行', en: 'is running' }
    : {
        zh: `正在运行，但数据库没有应答（${holder.phase}）`,
        en: `runs but its database does not answer (${holder.phase})`,
      }
  return {
    code: twinCode,
    message: {
      zh: `另一个 Corridor 进程${state.zh}，占用同一数据目录`,
      en: `Another Corridor process ${state.en} over the same data folder`,
    },
    given: `${folder} (pid ${holder.owner.pid})`,
    allowed: { zh: '一个数据目录同时只有一个服务', en: 'One server per data folder at a time' },
    fix: {
      zh: `使用那个服务，或先结束进程 ${holder.owner.pid}，或用 CORRIDOR_DATA 指定另一个目录`,
      en: `Use that server, or end process ${holder.owner.pid} first, or name another folder in CORRIDOR_DATA`,
    },
  }
}
