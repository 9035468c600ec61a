// The whole house for browser stories: a demonstration city of its own, the real server, the built console.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problemText, type Result } from '@corridor/base'
import { demonstrationRegion } from '../../../server/src/commands/opened.ts'
import { loadDemo } from '../../../server/src/demo/load-demo.ts'
import { imagesOf } from '../../../server/src/audit/image.queries.ts'
import { sealerOf } from '../../../server/src/audit/sealer.ts'
import { buildApp } from '../../../server/src/http/app.ts'
import { openInstallation } from '../../../server/src/installation.ts'
import { planRoutes } from '../../../server/src/plan/routes.ts'
import { cloneDatabase } from '../../../server/src/postgres/template.ts'
import { stoppedClock } from '../../../server/src/store/clock.ts'

const consoleFolder = fileURLToPath(new URL('../../console/dist', import.meta.url))

/** The stories are told on this day: Monday, 23 November 2026, 10:00 in Shanghai. */
const storyInstant = Date.UTC(2026, 10, 23, 2)

export interface House {
  readonly address: string
  /** Account → password. */
  readonly passwords: ReadonlyMap<string, string>
  /** Runs a statement on the story's database, for what no page can arrange. */
  run(statement: string, values: readonly unknown[]): Promise<void>
  /** Seals the acts so far, as a server does by itself every second. */
  seal(): Promise<number>
  close(): Promise<void>
}

function required<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.problems.map((problem) => problemText(problem, 'en')).join('\n'))
}

const passwordsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'))
      .map(([account = '', password = '']) => [account, password]),
  )

/** Needs the test cluster, and the console built beforehand. */
export async function openHouse(name: string): Promise<House> {
  if (!existsSync(join(consoleFolder, 'index.html'))) {
    throw new Error('the console is not built: run `npm test` or `npx vite build web/console` first')
  }
  const clone = await cloneDatabase(name)
  const dataFolder = mkdtempSync(join(tmpdir(), 'corridor-e2e-'))
  const clock = stoppedClock(storyInstant)
  const installation = required(
    await openInstallation({
      appUrl: clone.appUrl,
      dataFolder,
      region: demonstrationRegion,
      production: false,
      clock,
    }),
  )
  const order = { scale: 'small', seed: 20_260_101, lastDay: clock.today(), dataFolder } as const
  const loaded = required(await loadDemo(installation, { ...order, onProgress: () => undefined }))
  const app = buildApp(installation, { routes: planRoutes, consoleFolder })
  const { database, everything, catalogue } = installation
  const images = imagesOf(catalogue)
  const seal = sealerOf({ database, scope: everything, images, now: () => clock.now() })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    address,
    seal,
    async run(statement, values) {
      await database.transact(everything, (transaction) => transaction.run(statement, values))
    },
    passwords: passwordsIn(readFileSync(loaded.accountsFile, 'utf8')),
    async close() {
      await app.close()
      await installation.close()
      await clone.drop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
