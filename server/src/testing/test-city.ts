// A small invented city in a database of its own, for tests that write.
import { randomBytes } from 'node:crypto'
import type { Label } from '@corridor/base'
import { creditCodeCheck } from '@corridor/organisations'
import type { CodeLists } from '@corridor/registers'
import { ensureSeries } from '../indicators/ledger/series.queries.ts'
import type { Series } from '../indicators/ledger/posting.queries.ts'
import { catalogue } from '../modules.ts'
import { cloneDatabase } from '../postgres/template.ts'
import type { WriteContext } from '../registers/record-write.ts'
import { stoppedClock } from '../store/clock.ts'
import type { Database, Transaction } from '../store/database.ts'
import { openDatabase, wholeCity } from '../store/database.ts'

export const testRegion = '990100'

const word = (zh: string, en: string): Label => ({ zh, en })

export const testLists: CodeLists = new Map([
  [
    'districts',
    new Map([
      ['990101', word('示例东区', 'Sample East')],
      ['990102', word('示例西区', 'Sample West')],
      ['990103', word('示例南区', 'Sample South')],
      ['outside', word('市外', 'Outside the city')],
    ]),
  ],
  ['functional-areas', new Map([['990171', word('示例高新区', 'Sample High-Tech Zone')]])],
])

export interface TestCity {
  readonly database: Database
  readonly series: ReadonlyMap<string, Series>
  /** A write in a transaction of its own at an instant. */
  write<T>(epochMs: number, work: (context: WriteContext) => Promise<T>): Promise<T>
  read<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export async function openTestCity(name: string, startMs: number): Promise<TestCity> {
  const clone = await cloneDatabase(name)
  const database = openDatabase(clone.appUrl, () => undefined, 4)
  const scope = wholeCity(testRegion)
  const series = await database.transact(scope, async (transaction) => {
    await transaction.run("insert into region values ($1, '示例市', 'Sample City', true)", [testRegion])
    return ensureSeries(transaction, [...catalogue.ledgers.values()], new Date(startMs))
  })
  return {
    database,
    series,
    write: (epochMs, work) =>
      database.transact(scope, (transaction) =>
        work({
          transaction,
          catalogue,
          series,
          lists: testLists,
          clock: stoppedClock(epochMs),
          actor: 'tester',
        }),
      ),
    read: (work) => database.transact(scope, work),
    async close() {
      await database.close()
      await clone.drop()
    },
  }
}

/** A valid invented credit code for a number. */
export function testCreditCode(number: number): string {
  const first = `91990101MA${String(number).padStart(7, '0')}`
  return first + (creditCodeCheck(first) ?? '')
}

export const randomSeed = (): number => randomBytes(4).readUInt32BE(0)
