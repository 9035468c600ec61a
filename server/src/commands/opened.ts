// An installation opened for one command or for serving: database, migrations, row security, series.
import type { Result } from '@corridor/base'
import { refusal } from '@corridor/base'
import type { Installation } from '../installation.ts'
import { openInstallation } from '../installation.ts'
import { openPostgres } from '../postgres/launcher.ts'
import { dataFolder } from '../postgres/data-folder.ts'
import { migrate } from '../store/migrate.ts'

/** The demonstration's reserved division code (99xxxx is in no real table). */
export const demonstrationRegion = '990100'

export interface Opened {
  readonly installation: Installation
  readonly dataFolder: string
  /** Resolves when a database this process started has ended by itself. */
  readonly ended: Promise<void>
  close(): Promise<void>
}

export const isProduction = (environment: NodeJS.ProcessEnv): boolean =>
  environment['CORRIDOR_ENV'] === 'production'

/** The city kept here: `CORRIDOR_REGION`, a six-digit division code; production must name its own. */
export function regionOf(environment: NodeJS.ProcessEnv): Result<string> {
  const given = environment['CORRIDOR_REGION']
  if (given === undefined && !isProduction(environment)) return { ok: true, value: demonstrationRegion }
  if (given !== undefined && /^\d{6}$/.test(given)) return { ok: true, value: given }
  return refusal({
    code: 'start/region',
    message: { zh: '没有指明是哪个城市', en: 'It is not said which city this is' },
    given: given ?? '',
    allowed: { zh: 'CORRIDOR_REGION 为六位行政区划代码', en: 'CORRIDOR_REGION is a six-digit division code' },
    fix: {
      zh: '请设置环境变量 CORRIDOR_REGION 后再启动。',
      en: 'Set the environment variable CORRIDOR_REGION and start again.',
    },
  })
}

export async function openFor(
  purpose: 'serve' | 'command',
  environment: NodeJS.ProcessEnv,
  onLost: (fault: Error) => void,
): Promise<Result<Opened>> {
  const region = regionOf(environment)
  if (!region.ok) return region
  const started = await openPostgres(purpose, environment)
  if (!started.ok) return started
  const postgres = started.value
  const migrated = await migrate(postgres.ownerUrl)
  if (!migrated.ok) {
    await postgres.stop()
    return migrated
  }
  const folder = dataFolder(environment)
  const opened = await openInstallation({
    appUrl: postgres.appUrl,
    dataFolder: folder,
    region: region.value,
    production: isProduction(environment),
    onLost,
  })
  if (!opened.ok) {
    await postgres.stop()
    return opened
  }
  const installation = opened.value
  return {
    ok: true,
    value: {
      installation,
      dataFolder: folder,
      ended: postgres.ended,
      async close() {
        await installation.close()
        await postgres.stop()
      },
    },
  }
}
