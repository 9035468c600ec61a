// `corridor serve`: the server alone, until it is told to stop.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Problem, Result } from '@corridor/base'
import { success } from '@corridor/base'
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
      await serveUntilTold(opened.value, terminal)
      return 0
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
  if (loaded.ok || loaded.problems.every(({ code }) => code === 'demo/not-empty')) return success(undefined)
  return loaded
}

async function serveUntilTold(
  { installation, dataFolder, ended }: Opened,
  terminal: Terminal,
): Promise<void> {
  const port = Number(terminal.environment['CORRIDOR_PORT'] ?? 4180)
  const host = terminal.environment['CORRIDOR_HOST'] ?? '127.0.0.1'
  const app = buildApp(installation, {
    routes: planRoutes,
    mountPortal,
    ...(existsSync(consoleFolder) ? { consoleFolder } : {}),
    log: ({ fault, id, method, route }) => {
      if (fault !== undefined) terminal.err(`${id} ${method} ${route}\n${fault}`)
    },
  })
  const stopJobs = startJobs(installation, (fault) => terminal.err(fault.message))
  await app.listen({ port, host })
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
}

const told = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
