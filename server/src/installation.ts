// One running city: database, definitions, series, code lists, clock and file folder, opened together.
import { join } from 'node:path'
import type { Label, Result } from '@corridor/base'
import { success } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { CodeLists } from '@corridor/registers'
import type { Series } from './indicators/ledger/posting.queries.ts'
import { ensureSeries } from './indicators/ledger/series.queries.ts'
import { catalogue } from './modules.ts'
import { loadCodeLists, loadRegion } from './store/city.queries.ts'
import type { Clock } from './store/clock.ts'
import { systemClock } from './store/clock.ts'
import type { Database, Scope } from './store/database.ts'
import { openDatabase, wholeCity } from './store/database.ts'

export interface City {
  readonly region: string
  readonly name: Label
  /** Demonstration data: shown on every page and export. */
  readonly synthetic: boolean
}

export interface Installation {
  readonly database: Database
  readonly catalogue: Catalogue
  readonly series: ReadonlyMap<string, Series>
  readonly clock: Clock
  /** Uploaded files lie here by their SHA-256. */
  readonly filesFolder: string
  readonly production: boolean
  readonly everything: Scope
  city(): City
  lists(): CodeLists
  /** Reads the city and its code lists again, after they were loaded or changed. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export interface InstallationOptions {
  readonly appUrl: string
  readonly dataFolder: string
  readonly region: string
  readonly production: boolean
  readonly clock?: Clock
  readonly onLost?: (fault: Error) => void
  readonly connections?: number
}

/** The database must be migrated. A new or changed ledger definition is backfilled before this returns. */
export async function openInstallation(options: InstallationOptions): Promise<Result<Installation>> {
  const clock = options.clock ?? systemClock
  const database = openDatabase(options.appUrl, options.onLost ?? (() => undefined), options.connections)
  const everything = wholeCity(options.region)
  const ledgers = [...catalogue.ledgers.values()]
  const series = await database.transact(everything, (transaction) =>
    ensureSeries(transaction, ledgers, clock.now()),
  )
  let known = await read(database, everything)
  return success({
    database,
    catalogue,
    series,
    clock,
    filesFolder: join(options.dataFolder, 'files'),
    production: options.production,
    everything,
    city: () => known.city,
    lists: () => known.lists,
    refresh: async () => {
      known = await read(database, everything)
    },
    close: () => database.close(),
  })
}

const read = (database: Database, everything: Scope) =>
  database.transact(everything, async (transaction) => ({
    city: await loadRegion(transaction, everything.region),
    lists: await loadCodeLists(transaction),
  }))
