// Installations to measure on: the embedded PostgreSQL with fsync on, empty or with the demonstration city.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { day, problemText, type Result } from '@corridor/base'
import { demonstrationRegion } from '../server/src/commands/opened.ts'
import { loadDemo } from '../server/src/demo/load-demo.ts'
import { type Installation, openInstallation } from '../server/src/installation.ts'
import { startPostgres } from '../server/src/postgres/launcher.ts'
import { type Clock, stoppedClock } from '../server/src/store/clock.ts'
import { migrate } from '../server/src/store/migrate.ts'

/** The demonstration city is told up to this day, which is also the day of the questions: noon in Shanghai. */
export const lastDay = day('2026-11-19')
export const lastInstant = Date.parse(`${lastDay}T12:00:00+08:00`)

const seed = 20_260_101
const checkout = fileURLToPath(new URL('..', import.meta.url))

export interface House {
  readonly installation: Installation
  readonly folder: string
  /** The owner's address: for tables of the measurement itself. */
  readonly ownerUrl: string
  readonly appUrl: string
  close(): Promise<void>
}

export function required<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.problems.map((problem) => problemText(problem, 'en')).join('\n'))
}

export async function openHouse(folder: string, clock: Clock): Promise<House> {
  const postgres = required(await startPostgres(folder))
  try {
    required(await migrate(postgres.ownerUrl))
    const installation = required(
      await openInstallation({
        appUrl: postgres.appUrl,
        dataFolder: folder,
        region: demonstrationRegion,
        production: false,
        clock,
      }),
    )
    const close = async () => {
      await installation.close()
      await postgres.stop()
    }
    return { installation, folder, ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, close }
  } catch (fault) {
    await postgres.stop()
    throw fault
  }
}

/** An empty installation in a folder of its own, removed when closed. */
export async function emptyHouse(name: string, clock: Clock): Promise<House> {
  const folder = join(tmpdir(), `corridor-bench-${name}-${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const house = await openHouse(folder, clock)
  const close = async () => {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...house, close }
}

/** The demonstration city at city scale, loaded once for each version of its generator and kept between runs. */
export async function demoHouse(say: (text: string) => void): Promise<House> {
  const folder = join(tmpdir(), `corridor-bench-city-${generatorHash()}`)
  const marker = join(folder, 'complete')
  if (existsSync(folder) && !existsSync(marker)) rmSync(folder, { recursive: true, force: true })
  const house = await openHouse(folder, stoppedClock(lastInstant))
  if (existsSync(marker)) return house
  try {
    say('loading the demonstration city, once')
    const order = { scale: 'city', seed, lastDay, dataFolder: folder, onProgress: () => undefined } as const
    const start = performance.now()
    const loaded = required(await loadDemo(house.installation, order))
    const seconds = (performance.now() - start) / 1000
    say(`${loaded.rows} rows in ${loaded.deliveries} deliveries: ${seconds.toFixed(0)} s`)
    writeFileSync(marker, String(loaded.rows))
    return house
  } catch (fault) {
    await house.close()
    throw fault
  }
}

/**
 * What decides the stored rows: the generator and the schema, whatever their line breaks. A changed ledger is
 * backfilled on opening.
 */
function generatorHash(): string {
  const hash = createHash('sha256').update(lastDay)
  const files = ['pure/demo/src', 'server/migrations', 'server/src/demo'].flatMap((folder) =>
    filesBelow(folder),
  )
  for (const file of files) {
    hash.update(file).update(readFileSync(join(checkout, file), 'utf8').replaceAll(/[\s,]/g, ''))
  }
  return hash.digest('hex').slice(0, 12)
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(checkout.length))
    .sort()
}
