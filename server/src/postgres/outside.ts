// An outside PostgreSQL by DATABASE_URL: the city's own server, whose start, stop and backup are not ours.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refusal, success, type Problem, type Result } from '@corridor/base'
import {
  appPowers,
  appRole,
  ensureLogin,
  passesRowSecurity,
  serverFacts,
  withClient,
  type RunningPostgres,
} from './access.queries.ts'

/** The oldest PostgreSQL that Corridor is tested on. */
export const oldestMajor = 15

/**
 * `ownerUrl` may create in its database. Without `appUrl` the role `corridor_app` is made if the owner may make
 * roles; its password is kept in the data folder. A role of that name that is not ours is left alone.
 */
export async function reachOutsidePostgres(
  folder: string,
  ownerUrl: string,
  appUrl: string | undefined,
): Promise<Result<RunningPostgres>> {
  const problems = await unsuitable(ownerUrl)
  if (problems !== undefined) return refusal(problems)
  const app = appUrl === undefined || appUrl === '' ? await ownAppRole(folder, ownerUrl) : success(appUrl)
  if (!app.ok) return app
  try {
    const bypass = passesRowSecurity(await appPowers(app.value))
    if (bypass !== undefined) return refusal(bypass)
  } catch (error) {
    return refusal(unreachable('DATABASE_APP_URL', app.value, error))
  }
  const port = Number(new URL(ownerUrl).port || 5432)
  return success({
    ownerUrl,
    appUrl: app.value,
    port,
    ended: new Promise(() => undefined),
    stop: async () => undefined,
  })
}

async function unsuitable(url: string): Promise<Problem | undefined> {
  try {
    const facts = await serverFacts(url)
    return tooOld(facts.versionNumber)
  } catch (error) {
    return unreachable('DATABASE_URL', url, error)
  }
}

/** `versionNumber` as PostgreSQL counts it: 150004 is 15.4. */
export function tooOld(versionNumber: number): Problem | undefined {
  const major = Math.floor(versionNumber / 10_000)
  if (major >= oldestMajor) return undefined
  return {
    code: 'postgres/too-old',
    message: { zh: 'PostgreSQL 版本过低', en: 'This PostgreSQL is too old' },
    given: String(major),
    allowed: { zh: `${oldestMajor} 及以上`, en: `${oldestMajor} or later` },
    fix: { zh: '升级数据库，或不设 DATABASE_URL 以使用内置数据库', en: 'Upgrade it, or unset DATABASE_URL' },
  }
}

async function ownAppRole(folder: string, ownerUrl: string): Promise<Result<string>> {
  const path = join(folder, 'outside-app-password')
  const known = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const password = known ?? randomBytes(24).toString('base64url')
  const url = new URL(ownerUrl)
  url.username = appRole
  url.password = password
  if (known !== undefined) return success(url.href)
  return withClient(ownerUrl, async (client) => {
    const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [appRole])
    if ((found.rowCount ?? 0) > 0)
      return refusal(nameTheAppRole('the role exists and its password is not known here'))
    try {
      await ensureLogin(client, { name: appRole, password })
    } catch (error) {
      return refusal(nameTheAppRole(error instanceof Error ? error.message : String(error)))
    }
    writeFileSync(path, password, { mode: 0o600 })
    return success(url.href)
  })
}

function nameTheAppRole(reason: string): Problem {
  return {
    code: 'postgres/app-role-needed',
    message: { zh: '缺少应用账号的连接地址', en: 'The address for the application role is missing' },
    field: 'DATABASE_APP_URL',
    given: reason,
    fix: {
      zh: '请数据库管理员执行 CREATE ROLE corridor_app LOGIN PASSWORD …，并设置 DATABASE_APP_URL',
      en: 'Have the administrator run CREATE ROLE corridor_app LOGIN PASSWORD … and set DATABASE_APP_URL',
    },
  }
}

function unreachable(field: string, address: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message || error.name : String(error)
  return {
    code: 'postgres/unreachable',
    message: { zh: '无法连接数据库', en: 'The database cannot be reached' },
    field,
    given: `${withoutPassword(address)}: ${reason}`,
    allowed: {
      zh: 'postgres://用户:口令@主机:端口/数据库',
      en: 'postgres://user:password@host:port/database',
    },
    fix: {
      zh: '检查地址、口令、防火墙与 pg_hba.conf',
      en: 'Check the address, the password, the firewall and pg_hba.conf',
    },
  }
}

function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return '(not a URL)'
  const url = new URL(address)
  if (url.password !== '') url.password = '***'
  return url.href
}
