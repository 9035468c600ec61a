// Who may do what in the database itself: two roles, and the proof that the weaker one cannot pass row security.
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import type { Problem } from '@corridor/base'

export const ownerRole = 'corridor_owner'
export const appRole = 'corridor_app'

/** A database that answers. `ownerUrl` migrates; the application connects with `appUrl` only. */
export interface RunningPostgres {
  readonly ownerUrl: string
  readonly appUrl: string
  /** The embedded server's superuser; absent for an outside server. */
  readonly adminUrl?: string
  readonly port: number
  /** Process number of the embedded server; absent for an outside one. */
  readonly pid?: number
  /** Resolves when the server that this process started has ended; never for the others. */
  readonly ended: Promise<void>
  /** Gives the database back: stops what this process started, leaves what it joined. */
  stop(): Promise<void>
}

/** One short connection for one piece of work. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'corridor',
  })
  client.on('error', () => undefined) // the failed query reports it
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Whether a server answers a query at this address now. */
export async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'))
    return true
  } catch {
    return false
  }
}

export interface LoginRole {
  readonly name: string
  readonly password: string
}

/** Makes a login role or sets its password; nothing else is granted. */
export async function ensureLogin(client: Client, role: LoginRole): Promise<void> {
  const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role.name])
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER'
  const name = escapeIdentifier(role.name)
  await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${escapeLiteral(role.password)}`)
}

/** Makes the database unless it is there, owned by the owner role; only the two roles may connect. */
export async function ensureDatabase(client: Client, name: string): Promise<void> {
  const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
  if ((found.rowCount ?? 0) > 0) return
  const database = escapeIdentifier(name)
  await client.query(`CREATE DATABASE ${database} OWNER ${ownerRole} TEMPLATE template0 ENCODING 'UTF8'`)
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`)
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${appRole}`)
}

/** What the application's role is, in the database it connects to. */
export interface AppPowers {
  readonly role: string
  readonly superuser: boolean
  readonly bypass: boolean
  readonly makesRoles: boolean
  readonly ownsDatabase: boolean
  readonly ownsObjects: boolean
}

export async function appPowers(appUrl: string): Promise<AppPowers> {
  return withClient(appUrl, async (client) => {
    const { rows } = await client.query<AppPowers>(`
      SELECT current_user AS role, r.rolsuper AS superuser, r.rolcreaterole AS "makesRoles",
             EXISTS (SELECT FROM pg_roles x WHERE x.rolbypassrls AND pg_has_role(r.oid, x.oid, 'MEMBER')) AS bypass,
             pg_has_role(r.oid, d.datdba, 'MEMBER') AS "ownsDatabase",
             EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                      WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_'
                        AND n.nspname <> 'information_schema'
                        AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS "ownsObjects"
        FROM pg_roles r, pg_database d
       WHERE r.rolname = current_user AND d.datname = current_database()`)
    const powers = rows[0]
    if (powers === undefined) throw new Error('the connected role is not in pg_roles')
    return powers
  })
}

/** Undefined when the application's role is held by row security. */
export function passesRowSecurity(powers: AppPowers): Problem | undefined {
  const reasons = [
    powers.superuser ? { zh: '是超级用户', en: 'is a superuser' } : undefined,
    powers.bypass ? { zh: '带有 BYPASSRLS', en: 'has BYPASSRLS' } : undefined,
    powers.makesRoles ? { zh: '可以创建角色', en: 'may create roles' } : undefined,
    powers.ownsDatabase ? { zh: '拥有该数据库', en: 'owns the database' } : undefined,
    powers.ownsObjects ? { zh: '拥有其中的表', en: 'owns tables in it' } : undefined,
  ].filter((reason) => reason !== undefined)
  if (reasons.length === 0) return undefined
  return {
    code: 'postgres/app-role-passes-row-security',
    message: {
      zh: `应用账号${reasons.map((reason) => reason.zh).join('、')}，可绕过行级安全`,
      en: `The application's role ${reasons.map((reason) => reason.en).join(', ')} and could pass row security`,
    },
    field: 'DATABASE_APP_URL',
    given: powers.role,
    allowed: {
      zh: '普通登录角色：非所有者、非超级用户、无 BYPASSRLS、无 CREATEROLE',
      en: 'A plain login role: no owner, no superuser, no BYPASSRLS, no CREATEROLE',
    },
    fix: {
      zh: 'CREATE ROLE corridor_app LOGIN PASSWORD …，并让 DATABASE_APP_URL 使用它',
      en: 'CREATE ROLE corridor_app LOGIN PASSWORD … and let DATABASE_APP_URL use it',
    },
  }
}

/** Facts about the server that `doctor` judges. */
export interface ServerFacts {
  readonly versionNumber: number
  readonly encoding: string
  readonly fsync: string
  readonly now: Date
  readonly knowsShanghai: boolean
}

export async function serverFacts(url: string): Promise<ServerFacts> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<ServerFacts>(`
      SELECT current_setting('server_version_num')::int AS "versionNumber",
             current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
             clock_timestamp() AS now,
             EXISTS (SELECT FROM pg_timezone_names WHERE name = 'Asia/Shanghai') AS "knowsShanghai"`)
    const facts = rows[0]
    if (facts === undefined) throw new Error('the server gave no row')
    return facts
  })
}
