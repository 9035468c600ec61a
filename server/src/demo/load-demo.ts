// Loads the demonstration city: every delivery through the import road, at the instant it was recorded.
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Day, Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { Delivery, Scale } from '@corridor/demo'
import { demoCity, demoCodeLists, demoDivisions, demoTiles } from '@corridor/demo'
import type { Installation } from '../installation.ts'
import { importRows } from '../registers/import/import-rows.ts'
import { saveCodes, saveDivisions, saveRegion } from '../store/city.queries.ts'
import type { CodeRow } from '../store/city.queries.ts'
import { stoppedClock } from '../store/clock.ts'
import { createDemoPeople, countOrganisations } from './demo-people.queries.ts'
import { loadDemoPlan } from './load-plan.ts'
import { writeRowsToRepair } from './rows-to-repair.ts'

export interface DemoOrder {
  readonly scale: Scale
  readonly seed: number
  readonly lastDay: Day
  readonly dataFolder: string
  /** Told after each delivery: how many rows so far. */
  readonly onProgress: (rows: number, delivery: Delivery) => void
}

export interface DemoLoaded {
  readonly rows: number
  readonly deliveries: number
  /** The file with the accounts' passwords. */
  readonly accountsFile: string
  /** A workbook of wrong rows to try the import with. */
  readonly repairFile: string
}

const notEmpty: Problem = {
  code: 'demo/not-empty',
  message: {
    zh: '登记册中已有数据，不能装入示例城市',
    en: 'The registers are not empty, so the demonstration city cannot be loaded',
  },
  fix: { zh: '请用新的数据目录（CORRIDOR_DATA）。', en: 'Use a new data folder (CORRIDOR_DATA).' },
}

const inProduction: Problem = {
  code: 'demo/production',
  message: {
    zh: '生产环境不装入示例数据与示例账号',
    en: 'Production takes no demonstration data and accounts',
  },
  given: 'CORRIDOR_ENV=production',
  fix: { zh: '请在试用环境装入。', en: 'Load it in a trial environment.' },
}

/** What is wrong with the generator or the road, never with what a person typed. */
class DeliveryRefused extends Error {}

export async function loadDemo(installation: Installation, order: DemoOrder): Promise<Result<DemoLoaded>> {
  if (installation.production) return refusal(inProduction)
  const { database, everything } = installation
  if ((await database.transact(everything, countOrganisations)) > 0) return refusal(notEmpty)
  await database.transact(everything, async (transaction) => {
    const name = { zh: '示例市', en: 'Sample City' }
    await saveRegion(transaction, { region: everything.region, name, synthetic: true })
    await saveCodes(transaction, codeRows())
    await saveDivisions(transaction, demoDivisions())
  })
  await installation.refresh()
  let [rows, deliveries] = [0, 0]
  for (const delivery of demoCity(order)) {
    await deliver(installation, delivery)
    rows += delivery.rows.length
    deliveries += 1
    order.onProgress(rows, delivery)
  }
  const accountsFile = await createAccounts(installation, order.dataFolder)
  await loadDemoPlan(installation, order.lastDay)
  const { catalogue } = installation
  const repairFile = await writeRowsToRepair(order.dataFolder, { catalogue, lists: installation.lists() })
  return success({ rows, deliveries, accountsFile, repairFile })
}

function codeRows(): readonly CodeRow[] {
  const tiles = new Map(demoTiles().map((tile) => [tile.code, tile]))
  return [...demoCodeLists()].flatMap(([list, codes]) =>
    [...codes].map(([code, label], position) => {
      const tile = list === 'districts' ? tiles.get(code) : undefined
      return { list, code, label, position, ...(tile === undefined ? {} : { tile }) }
    }),
  )
}

async function deliver(installation: Installation, delivery: Delivery): Promise<void> {
  const { database, everything, catalogue, series } = installation
  const register = catalogue.registers.get(delivery.register)
  if (register === undefined) throw new DeliveryRefused(`no register ${delivery.register}`)
  const sha256 = createHash('sha256').update(JSON.stringify(delivery.rows)).digest('hex')
  await database.transact(everything, async (transaction) => {
    const context = {
      transaction,
      catalogue,
      series,
      lists: installation.lists(),
      clock: stoppedClock(delivery.recordedAtMs),
      actor: delivery.actor,
    }
    const { mode, authority, rows } = delivery
    const file = { name: delivery.file, sha256 }
    const imported = await importRows(context, { register, mode, authority, dryRun: false, file, rows })
    if (imported.ok && imported.value.problems.length === 0) return
    const problems = imported.ok ? imported.value.problems : imported.problems
    throw new DeliveryRefused(`${delivery.file}: ${JSON.stringify(problems.slice(0, 5))}`)
  })
}

async function createAccounts(installation: Installation, dataFolder: string): Promise<string> {
  const accounts = await installation.database.transact(installation.everything, createDemoPeople)
  const file = join(dataFolder, 'demo-accounts.txt')
  const lines = accounts.map(
    ({ account, password, name, unit }) => `${account}\t${password}\t${name}\t${unit}`,
  )
  const head = '# 示例账号 · demonstration accounts: account, password, name, unit'
  await writeFile(file, `${[head, ...lines].join('\n')}\n`, { mode: 0o600 })
  return file
}
