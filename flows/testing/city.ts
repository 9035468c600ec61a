// An installation that a story keeps open: its database runs for the whole story and commands join it.
import { join } from 'node:path'
import { demonstrationRegion } from '../../server/src/commands/opened.ts'
import { withClient } from '../../server/src/postgres/access.queries.ts'
import { openPostgres } from '../../server/src/postgres/launcher.ts'
import { type Ran, corridor } from './command.ts'
import { removeFolder } from './data-folder.ts'

export type Session = Parameters<Parameters<typeof withClient>[1]>[0]

export interface OpenCity {
  readonly folder: string
  /** Runs a command over this city. */
  run(...words: readonly string[]): Promise<Ran>
  /** Reads as the superuser, past row security: what is there, not what somebody may see. */
  rows<Row extends Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** In a transaction that is rolled back, with the city's region set. */
  session<T>(work: (session: Session) => Promise<T>): Promise<T>
  path(name: string): string
  close(): Promise<void>
}

/** Takes the folder over: `close` removes it, unless it is to be kept. */
export async function openCity(folder: string, { kept = false } = {}): Promise<OpenCity> {
  const opened = await openPostgres('command', { CORRIDOR_DATA: folder })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  const database = opened.value
  const admin = database.adminUrl
  if (admin === undefined) throw new Error('an embedded database has a superuser')
  return {
    folder,
    run: (...words) => corridor(words, { CORRIDOR_DATA: folder }),
    rows: (sql, values = []) =>
      withClient(admin, async (client) => {
        const { rows } = await client.query(sql, [...values])
        return rows
      }),
    session: (work) =>
      withClient(admin, async (client) => {
        await client.query('begin')
        await client.query("select set_config('corridor.region', $1, true)", [demonstrationRegion])
        const result = await work(client)
        await client.query('rollback')
        return result
      }),
    path: (name) => join(folder, name),
    async close() {
      await database.stop()
      if (!kept) removeFolder(folder)
    },
  }
}
