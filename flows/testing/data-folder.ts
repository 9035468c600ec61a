// Data folders of one's own for stories: empty ones, and copies of the small demonstration city loaded once a run.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { vi } from 'vitest'
import { withClient } from '../../server/src/postgres/access.queries.ts'
import { testCluster } from '../../server/src/postgres/template.ts'
import { corridor } from './command.ts'

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'corridor-flow-'))

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Beside the run's throw-away database, so that it goes with it. */
async function folderOfRun(): Promise<string> {
  const [row] = await withClient(testCluster().adminUrl, async (client) => {
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    )
    return rows
  })
  if (row === undefined) throw new Error('the test cluster does not say where it lies')
  return dirname(row.folder)
}

const loadingMs = 120_000

/** Loaded by whoever comes first; the others wait for its end. */
async function loadedOnce(): Promise<string> {
  const folder = join(await folderOfRun(), 'small-city')
  const [ready, failed] = [`${folder}.ready`, `${folder}.failed`]
  if (madeByUs(folder)) {
    const ran = await corridor(['demo', '--scale', 'small', '--json'], { CORRIDOR_DATA: folder })
    writeFileSync(ran.exit === 0 ? ready : failed, ran.out + ran.err)
    if (ran.exit !== 0) throw new Error(`the demonstration city was not loaded: ${ran.err}`)
    return folder
  }
  await vi.waitUntil(() => existsSync(ready) || existsSync(failed), { timeout: loadingMs, interval: 50 })
  if (existsSync(failed)) throw new Error('the demonstration city was not loaded, see the story that tried')
  return folder
}

function madeByUs(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/** A stopped installation with the small demonstration city, to do with as one likes. */
export async function smallCityFolder(): Promise<string> {
  const loaded = await loadedOnce()
  const folder = emptyFolder()
  execFileSync('cp', ['-Rp', `${loaded}/.`, folder])
  rmSync(join(folder, 'run'), { recursive: true })
  return folder
}
