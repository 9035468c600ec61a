// A child process that imports, stopped by a lock of ours at a known point of its work, and ways to kill it there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import { withClient } from '../../server/src/postgres/access.queries.ts'
import { joinPostgres } from '../../server/src/postgres/launcher.ts'
import { childrenOf, parentOf } from '../../server/src/postgres/testing/held-database.ts'
import { type Running, startCorridor } from './command.ts'

const patienceMs = 60_000
const lookEveryMs = 5

/** Where the import stands: before its first write, before its postings, before its fold, or after its answer. */
export const moments = {
  staged: 'technology_contracts',
  written: 'posting',
  posted: 'fold',
} as const
export type Moment = keyof typeof moments

/** Address of the database that some process keeps running over the folder, once it does. */
async function addressOf(folder: string): Promise<string> {
  const joined = await vi.waitUntil(() => joinPostgres(folder), {
    timeout: patienceMs,
    interval: lookEveryMs,
  })
  await joined.stop()
  return joined.adminUrl ?? ''
}

export const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

export interface Import {
  readonly running: Running
  readonly postmaster: number
  /** Kills the importer; with it its database's guards, or the database as well. */
  kill(whom: Whom): Promise<void>
}

/** What dies at the same instant: the importer alone, also who would stop its database, also the database. */
export type Whom = 'importer' | 'guards' | 'database'

function startImport(folder: string, path: string): Running {
  const words = ['import', 'technology-contracts', path, '--json']
  return startCorridor(words, { CORRIDOR_DATA: folder }, { detached: true })
}

function killing(running: Running, postmaster: number): Import['kill'] {
  return async (whom) => {
    const shell = parentOf(postmaster) ?? 0
    const guards = childrenOf(shell).filter((pid) => pid !== postmaster)
    const others = { importer: [], guards: [...guards, shell], database: [...guards, shell, postmaster] }[
      whom
    ]
    for (const pid of others) process.kill(pid, 'SIGKILL')
    process.kill(-(running.process.pid ?? 0), 'SIGKILL')
    await running.ended
  }
}

/** Runs `work` while the import waits for a table that we hold; afterwards the table is free. */
export async function importHeldAt(
  { folder, path, moment }: { readonly folder: string; readonly path: string; readonly moment: Moment },
  work: (held: Import) => Promise<void>,
): Promise<void> {
  const running = startImport(folder, path)
  const address = await addressOf(folder)
  await withClient(address, async (holder) => {
    await holder.query('begin')
    await holder.query(`lock table ${moments[moment]} in access exclusive mode`)
    await withClient(address, (watcher) =>
      vi.waitUntil(
        async () => {
          if (running.over()) throw new Error(`the import ended: ${running.said()}`)
          const { rows } = await watcher.query(
            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query not like 'lock table%'",
          )
          return rows.length > 0
        },
        { timeout: patienceMs, interval: lookEveryMs },
      ),
    )
    const postmaster = postmasterOf(folder)
    await work({ running, postmaster, kill: killing(running, postmaster) })
  }).catch((fault: unknown) => {
    // The database that held our lock may be gone, which is the point.
    if (!/terminat|ECONNRESET|closed|EPIPE/i.test(String(fault))) throw fault
  })
}

/** Kills the import as soon as `seen` says so of what it printed or of its statement; false where it ended before. */
export async function importKilledWhen(
  { folder, path, whom }: { readonly folder: string; readonly path: string; readonly whom: Whom },
  seen: (said: string, statement: string) => boolean,
): Promise<boolean> {
  const running = startImport(folder, path)
  const address = await addressOf(folder)
  const postmaster = postmasterOf(folder)
  const met = await withClient(address, (watcher) =>
    vi.waitUntil(
      async () => {
        if (seen(running.said(), '')) return 'seen'
        if (running.over()) return 'ended'
        const { rows } = await watcher.query<{ query: string }>(
          "select query from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and datname is not null",
        )
        return rows.some(({ query }) => seen(running.said(), query)) ? 'seen' : undefined
      },
      { timeout: patienceMs, interval: 1 },
    ),
  ).catch(() => 'ended')
  if (met === 'ended') {
    await running.ended
    return false
  }
  await killing(running, postmaster)(whom)
  return true
}
