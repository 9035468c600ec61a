// Starts the database of a test run before the first test that needs one, and ends it after the last.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { success, type Result } from '@corridor/base'
import { startTestCluster } from '../server/src/postgres/template.ts'

export async function setup(): Promise<() => Promise<void>> {
  return startTestCluster(migrate)
}

async function migrate(ownerUrl: string): Promise<Result<unknown>> {
  const path = fileURLToPath(new URL('../server/src/store/migrate.ts', import.meta.url))
  if (!existsSync(path)) return success(undefined)
  const loaded: unknown = await import(path)
  if (
    typeof loaded === 'object' &&
    loaded !== null &&
    'migrate' in loaded &&
    typeof loaded.migrate === 'function'
  ) {
    return loaded.migrate(ownerUrl)
  }
  throw new Error('server/src/store/migrate.ts exports no migrate')
}
