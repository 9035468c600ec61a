// Starts the database of a test run before the first test that needs one, and ends it after the last.
import { startTestCluster } from '../server/src/postgres/template.ts'
import { migrate } from '../server/src/store/migrate.ts'

export async function setup(): Promise<() => Promise<void>> {
  return startTestCluster(migrate)
}
