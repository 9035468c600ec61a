// `corridor serve`: the server alone, until it is told to stop.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import { listPeople } from '../access/person.queries.ts'
import { buildApp } from '../http/app.ts'
import { startJobs } from '../jobs/jobs.ts'
import { planRoutes } from '../plan/routes.ts'
import { mountPortal } from '../portal/routes.ts'
import type { Command, Terminal } from './command.ts'
import { refuse } from './command.ts'
import { defaultSeed, fillDemo } from './demo.command.ts'
import type { Opened } from './opened.ts'
import { isProduction, openFor } from './opened.ts'

const consoleFolder = fileURLToPath(new URL('../../../web/console/dist', import.meta.url))

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve',
  label: { zh: '启动服务', en: 'start the server' },
  options: {},
  async run(_given, terminal) {
    const opened = await openFor('serve', terminal.environment, (fault) => terminal.err(fault.message))
    if (!opened.ok) return refuse(terminal, opened.problems)
    try {
      const ready = await prepare(opened.value, terminal)
      if (!ready.ok) return refuse(terminal, ready.problems)
      const served = await serveUntilTold(opened.value, terminal)
      return served.ok ? 0 : refuse(terminal, served.problems)
    } finally {
      await opened.value.close()
    }
  },
}

const synthetic: Problem = {
  code: 'start/synthetic-in-production',
  message: {
    zh: '这里装的是示例数据，不能用于生产',
    en: 'This data folder holds demonstration data, which production refuses',
  },
  given: 'CORRIDOR_ENV=production',
  fix: {
    zh: '请换一个空的数据目录（CORRIDOR_DATA）或数据库。',
    en: 'Use an empty data folder (CORRIDOR_DATA) or database.',
  },
}

/** An empty trial installation gets the demonstration city; production refuses a synthetic one. */
async function prepare({ installation, dataFolder }: Opened, terminal: Terminal): Promise<Result<undefined>> {
  if (isProduction(terminal.environment)) {
    return installation.city().synthetic ? { ok: false, problems: [synthetic] } : success(undefined)
  }
  const loaded = await fillDemo({ installation, dataFolder }, { scale: 'city', seed: defaultSeed }, terminal)
  if (loaded.ok) return success(undefined)
  if (loaded.problems.some(({ code }) => code !== 'demo/not-empty')) return loaded
  const people = await installation.database.transact(installation.everything, listPeople)
  return installation.city().synthetic && people.length === 0
    ? refusal(halfLoaded(dataFolder))
    : success(undefined)
}

/** The accounts come after the registers: without them the load was interrupted, and nobody could sign in. */
const halfLoaded = (given: string): Problem => ({
  code: 'start/half-loaded',
  message: {
    zh: '示例城市上次没有装完，不能使用',
    en: 'The demonstration city was not loaded to its end and cannot be used',
  },
  given,
  fix: {
    zh: '请删除这个数据目录，或用 CORRIDOR_DATA 指定一个空目录，然后重新启动。',
    en: 'Remove this data folder, or name an empty one in CORRIDOR_DATA, and start again.',
  },
})

async function serveUntilTold(
  { installation, dataFolder, ended }: Opened,
  terminal: Terminal,
): Promise<Result<undefined>> {
  const written = terminal.environment['CORRIDOR_PORT'] ?? '4180'
  const port = Number(written)
  const host = terminal.environment['CORRIDOR_HOST'] ?? '127.0.0.1'
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return refusal(noSuchPort(written))
  const app = buildApp(installation, {
    routes: planRoutes,
    mountPortal,
    ...(existsSync(consoleFolder) ? { consoleFolder } : {}),
    log: ({ fault, id, method, route }) => {
      if (fault !== undefined) terminal.err(`${id} ${method} ${route}\n${fault}`)
    },
  })
  const fault = await listening(app, { port, host })
  if (fault !== undefined) return refusal(fault)
  const stopJobs = startJobs(installation, (lost) => terminal.err(lost.message))
  const address = `http://${host}:${port}`
  terminal.out(`Corridor: ${address}`)
  terminal.out(`工作台 · console: ${address}/console`)
  if (installation.city().synthetic) {
    terminal.out(`示例账号 · demonstration accounts: ${dataFolder}/demo-accounts.txt`)
    terminal.out(`待修复的示例行 · rows to repair: ${dataFolder}/demo-rows-to-repair.xlsx`)
  }
  await Promise.race([told(), ended])
  await stopJobs()
  await app.close()
  return success(undefined)
}

/** Undefined once it listens; what the system says where it cannot. */
async function listening(
  app: ReturnType<typeof buildApp>,
  place: { readonly port: number; readonly host: string },
): Promise<Problem | undefined> {
  try {
    await app.listen(place)
    return undefined
  } catch (fault) {
    await app.close()
    return notListening(`${place.host}:${place.port}`, fault instanceof Error ? fault.message : String(fault))
  }
}

const portFix = {
  zh: '请用 CORRIDOR_PORT 指定另一个空闲的端口（地址用 CORRIDOR_HOST）。',
  en: 'Name another free port in CORRIDOR_PORT (the address in CORRIDOR_HOST).',
}

const noSuchPort = (given: string): Problem => ({
  code: 'start/port',
  message: { zh: '端口不对', en: 'There is no such port' },
  given: `CORRIDOR_PORT=${given}`,
  allowed: { zh: '1 至 65535', en: '1 to 65535' },
  fix: portFix,
})

const notListening = (address: string, said: string): Problem => ({
  code: 'start/port',
  message: {
    zh: '不能在这个地址上提供服务，可能已被占用',
    en: 'Cannot serve on this address; it may be taken',
  },
  given: `${address} (${said})`,
  fix: portFix,
})

const told = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
