// Forward-only migrations: numbered SQL files, each in its own transaction whose first write is its own row.
import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import { Client } from 'pg'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))

export interface Migrated {
  /** File names applied by this call, in order. */
  readonly applied: readonly string[]
}

const tableOfMigrations = `create table if not exists migration (
  name text primary key,
  applied_at timestamptz not null default now()
)`

function unknownMigration(name: string): Problem {
  return {
    code: 'migrate/unknown',
    message: {
      zh: '数据库由更新的版本迁移过，本版本不认识',
      en: 'The database was migrated by a newer version than this one',
    },
    given: name,
    fix: { zh: '请用更新的版本启动。', en: 'Start a newer version.' },
  }
}

export async function migrationFiles(): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
}

/**
 * Brings the database of `ownerUrl` (connected as corridor_owner) to the newest schema. Two servers starting at once
 * wait for each other; a database of a newer version is refused.
 */
export async function migrate(ownerUrl: string): Promise<Result<Migrated>> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('corridor migrate'))")
    await client.query(tableOfMigrations)
    const rows = (await client.query<{ name: string }>('select name from migration order by name')).rows
    const done = new Set(rows.map((row) => row.name))
    const files = await migrationFiles()
    const strangers = [...done].filter((name) => !files.includes(name))
    if (strangers.length > 0) return refusal(...strangers.map(unknownMigration))
    const applied: string[] = []
    for (const name of files) {
      if (done.has(name)) continue
      await applyOne(client, name)
      applied.push(name)
    }
    return success({ applied })
  } finally {
    await client.end()
  }
}

async function applyOne(client: Client, name: string): Promise<void> {
  const sql = await readFile(folder + name, 'utf8')
  await client.query('begin')
  try {
    await client.query('insert into migration (name) values ($1)', [name])
    await client.query(sql)
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: fault })
  }
}
