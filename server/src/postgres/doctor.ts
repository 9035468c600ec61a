// What an operator asks when something is wrong: each condition Corridor stands on, with what was found.
import { accessSync, constants, statfsSync } from 'node:fs'
import type { Label, Problem, Result } from '@corridor/base'
import {
  appPowers,
  passesRowSecurity,
  serverFacts,
  type RunningPostgres,
  type ServerFacts,
} from './access.queries.ts'
import { dataFolder } from './data-folder.ts'
import { openPostgres } from './launcher.ts'
import { tooOld } from './outside.ts'

/** One condition: `problem` is absent when it holds. */
export interface Finding {
  readonly name: Label
  readonly found: string
  readonly problem?: Problem
}

const leastFreeBytes = 2 ** 30
const mostClockSkewMs = 5_000

/** Examines the installation that the environment describes; starts its database for the call if none runs. */
export async function doctor(environment: NodeJS.ProcessEnv = process.env): Promise<readonly Finding[]> {
  const folder = dataFolder(environment)
  const opened = await openPostgres('command', environment)
  const local = [nodeVersion(process.versions.node), zone(), writable(folder), disk(folder)]
  if (!opened.ok) return [...local, ...unopened(opened)]
  try {
    return [...local, ...(await database(opened.value))]
  } finally {
    await opened.value.stop()
  }
}

async function database({ ownerUrl, appUrl }: RunningPostgres): Promise<readonly Finding[]> {
  const facts = await serverFacts(ownerUrl)
  const nowMs = Date.now()
  const powers = await appPowers(appUrl)
  return [
    finding(
      { zh: '数据库版本', en: 'database version' },
      String(facts.versionNumber),
      tooOld(facts.versionNumber),
    ),
    ...judgeServer(facts, nowMs),
    finding({ zh: '应用账号', en: 'application role' }, powers.role, passesRowSecurity(powers)),
  ]
}

/** Pure, so that each refusal can be tried without a broken server. */
export function judgeServer(facts: ServerFacts, nowMs: number): readonly Finding[] {
  const skewMs = Math.abs(facts.now.getTime() - nowMs)
  return [
    finding(
      { zh: '数据库编码', en: 'database encoding' },
      facts.encoding,
      facts.encoding === 'UTF8'
        ? undefined
        : {
            code: 'doctor/encoding',
            message: { zh: '数据库编码不是 UTF-8', en: 'The database is not in UTF-8' },
            given: facts.encoding,
            allowed: { zh: 'UTF8', en: 'UTF8' },
            fix: { zh: "用 ENCODING 'UTF8' 新建数据库", en: "Create the database with ENCODING 'UTF8'" },
          },
    ),
    finding(
      { zh: '写盘保证', en: 'writes reach the disk' },
      `fsync ${facts.fsync}`,
      facts.fsync === 'on'
        ? undefined
        : {
            code: 'doctor/fsync',
            message: {
              zh: 'fsync 已关闭，断电会丢失已提交的数据',
              en: 'fsync is off: a power loss takes committed data',
            },
            given: facts.fsync,
            allowed: { zh: 'on', en: 'on' },
            fix: { zh: '在 postgresql.conf 中设 fsync = on', en: 'Set fsync = on in postgresql.conf' },
          },
    ),
    finding(
      { zh: '时钟一致', en: 'clocks agree' },
      `${skewMs} ms`,
      skewMs <= mostClockSkewMs
        ? undefined
        : {
            code: 'doctor/clock',
            message: {
              zh: '本机与数据库服务器时钟不一致',
              en: "This machine's clock and the database server's differ",
            },
            given: `${skewMs} ms`,
            allowed: { zh: `不超过 ${mostClockSkewMs} 毫秒`, en: `at most ${mostClockSkewMs} ms` },
            fix: {
              zh: '在两台机器上启用时间同步（NTP）',
              en: 'Turn on time synchronisation (NTP) on both machines',
            },
          },
    ),
    finding(
      { zh: '数据库时区', en: 'time zone in the database' },
      'Asia/Shanghai',
      facts.knowsShanghai
        ? undefined
        : {
            code: 'doctor/database-zone',
            message: {
              zh: '数据库缺少时区 Asia/Shanghai',
              en: 'The database does not know the zone Asia/Shanghai',
            },
            fix: { zh: '安装操作系统的 tzdata 包', en: "Install the operating system's tzdata package" },
          },
    ),
  ]
}

/** `version` as `process.versions.node` gives it. */
export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return finding(
    { zh: 'Node.js 版本', en: 'Node.js version' },
    version,
    major > 20 || (major === 20 && minor >= 19)
      ? undefined
      : {
          code: 'doctor/node-version',
          message: { zh: 'Node.js 版本过低', en: 'This Node.js is too old' },
          given: version,
          allowed: { zh: '20.19 及以上', en: '20.19 or later' },
          fix: { zh: '升级 Node.js', en: 'Upgrade Node.js' },
        },
  )
}

function zone(): Finding {
  const name = { zh: '业务时区', en: 'business time zone' }
  const noon = new Date('2026-01-01T04:00:00Z')
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Asia/Shanghai' }).format(noon)
  return finding(
    name,
    'Asia/Shanghai',
    hour === '12'
      ? undefined
      : {
          code: 'doctor/zone',
          message: { zh: 'Node.js 缺少上海时区', en: 'Node.js does not know the time of Shanghai' },
          given: hour,
          fix: { zh: '使用带完整 ICU 的 Node.js', en: 'Use a Node.js with full ICU' },
        },
  )
}

function writable(folder: string): Finding {
  const name = { zh: '数据目录', en: 'data folder' }
  try {
    accessSync(folder, constants.W_OK)
    return finding(name, folder)
  } catch {
    return finding(name, folder, {
      code: 'doctor/data-folder',
      message: { zh: '数据目录不可写', en: 'The data folder cannot be written' },
      given: folder,
      fix: { zh: '修改目录权限，或设置 CORRIDOR_DATA', en: 'Change its permissions, or set CORRIDOR_DATA' },
    })
  }
}

function disk(folder: string): Finding {
  const name = { zh: '磁盘余量', en: 'free disk space' }
  const { bavail, bsize } = freeSpace(folder)
  const free = bavail * bsize
  const found = `${(free / 2 ** 30).toFixed(1)} GiB`
  return finding(
    name,
    found,
    free >= leastFreeBytes
      ? undefined
      : {
          code: 'doctor/disk',
          message: { zh: '磁盘空间不足', en: 'There is little disk space left' },
          given: found,
          allowed: { zh: '至少 1 GiB', en: 'at least 1 GiB' },
          fix: {
            zh: '清理磁盘，或把数据目录移到更大的磁盘',
            en: 'Free some, or move the data folder to a larger disk',
          },
        },
  )
}

function freeSpace(folder: string): { bavail: number; bsize: number } {
  try {
    return statfsSync(folder)
  } catch {
    return { bavail: 0, bsize: 1 } // no folder: said by the finding about the folder too
  }
}

function unopened(opened: Result<unknown>): readonly Finding[] {
  if (opened.ok) return []
  return opened.problems.map((problem) =>
    finding({ zh: '数据库', en: 'database' }, problem.given ?? '', problem),
  )
}

function finding(name: Label, found: string, problem?: Problem): Finding {
  return problem === undefined ? { name, found } : { name, found, problem }
}
