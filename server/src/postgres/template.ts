// Databases for tests: one throw-away cluster a run, one migrated template, and a clone for whoever needs its own.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { escapeIdentifier } from 'pg'
import { problemText, type Result } from '@corridor/base'
import { appRole, ownerRole, withClient } from './access.queries.ts'
import { startPostgres } from './launcher.ts'

export interface TestDatabase {
  readonly name: string
  readonly ownerUrl: string
  readonly appUrl: string
  /** Disconnects whoever is left and removes the database. */
  drop(): Promise<void>
}

export interface TestCluster {
  /** The cluster's superuser, in the database `postgres`. */
  readonly adminUrl: string
  /** A migrated database that all tests share: use it inside a transaction that is rolled back. */
  readonly shared: { readonly ownerUrl: string; readonly appUrl: string }
}

export type Migrate = (ownerUrl: string) => Promise<Result<unknown>>

const template = 'corridor_template'
const variable = 'CORRIDOR_TEST_CLUSTER'
const runner = 'CORRIDOR_TEST_RUNNER'

/**
 * Starts the cluster of this run and migrates its template once. The tests' processes learn of it by environment
 * variable. It writes without fsync, because nobody keeps it. Returns what ends it; a second call in one process
 * (vitest asks once a project) finds the first one's.
 */
export async function startTestCluster(migrate: Migrate): Promise<() => Promise<void>> {
  if (process.env[runner] === String(process.pid)) return async () => undefined
  process.env[runner] = String(process.pid)
  const folder = mkdtempSync(join(tmpdir(), 'corridor-test-'))
  const programs = programsFor(process.env['CORRIDOR_TEST_POSTGRES'])
  const started = required(await startPostgres(folder, { durable: false, ...(programs ? { programs } : {}) }))
  const end = async (): Promise<void> => {
    await started.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    required(await migrate(started.ownerUrl))
    const admin = withDatabase(started.adminUrl ?? '', 'postgres')
    await withClient(admin, async (client) => {
      await client.query(`CREATE DATABASE ${template} OWNER ${ownerRole} TEMPLATE corridor`)
      await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true ALLOW_CONNECTIONS false`)
    })
    const cluster: TestCluster = {
      adminUrl: admin,
      shared: { ownerUrl: started.ownerUrl, appUrl: started.appUrl },
    }
    process.env[variable] = JSON.stringify(cluster)
    return end
  } catch (error) {
    await end()
    throw error
  }
}

/** The cluster of this test run. */
export function testCluster(): TestCluster {
  const content: unknown = JSON.parse(process.env[variable] ?? 'null')
  if (!isTestCluster(content)) throw new Error('no test cluster: this test belongs in the project "database"')
  return content
}

let clones = 0

/** A migrated database of one's own, for what commits, locks or kills. `name` helps whoever reads the log. */
export async function cloneDatabase(name: string): Promise<TestDatabase> {
  const { adminUrl, shared } = testCluster()
  clones += 1
  const full = `${name.replaceAll(/[^a-z0-9]+/g, '_').slice(0, 30)}_${process.pid}_${clones}`
  const database = escapeIdentifier(full)
  await withClient(adminUrl, async (client) => {
    await client.query(`CREATE DATABASE ${database} OWNER ${ownerRole} TEMPLATE ${template}`)
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${appRole}`)
  })
  return {
    name: full,
    ownerUrl: withDatabase(shared.ownerUrl, full),
    appUrl: withDatabase(shared.appUrl, full),
    drop: () =>
      withClient(adminUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
      }),
  }
}

/** `15` looks in the usual places of an operating system's PostgreSQL 15; a path is taken as it is. */
export function programsFor(wanted: string | undefined): string | undefined {
  if (wanted === undefined || wanted === '') return undefined
  if (!/^\d+$/.test(wanted)) return wanted
  const places = [
    `/usr/lib/postgresql/${wanted}/bin`,
    `/usr/pgsql-${wanted}/bin`,
    `/opt/homebrew/opt/postgresql@${wanted}/bin`,
    `/usr/local/opt/postgresql@${wanted}/bin`,
  ]
  const found = places.find((place) => existsSync(join(place, 'initdb')))
  if (found === undefined) throw new Error(`PostgreSQL ${wanted} is in none of: ${places.join(', ')}`)
  return found
}

function withDatabase(address: string, database: string): string {
  const url = new URL(address)
  url.pathname = `/${database}`
  return url.href
}

function required<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.problems.map((problem) => problemText(problem, 'en')).join('\n'))
}

function isTestCluster(value: unknown): value is TestCluster {
  return typeof value === 'object' && value !== null && 'adminUrl' in value && 'shared' in value
}
