// The import road with a stopwatch at each of its statements.
import type { Register } from '@corridor/registers'
import type { Installation } from '../../server/src/installation.ts'
import { importRows, type ImportOrder } from '../../server/src/registers/import/import-rows.ts'
import { stoppedClock } from '../../server/src/store/clock.ts'
import type { Transaction } from '../../server/src/store/database.ts'
import { required } from '../house.ts'

/** What a statement is for, by its text; the first that fits. */
const purposes: readonly (readonly [RegExp, string])[] = [
  [/^(analyze|vacuum)/, 'analyze'],
  [/^select (from incoming where lost|s\.line, s\."\w+" as given from staging)/, 'unknown references'],
  [/^select (from incoming group by|line, first, given)/, 'twice in the file'],
  [/^create temp table incoming/, 'match with the register'],
  [/^select (from incoming i where|i\.line)/, 'clashes'],
  [/^select count\(\*\) filter/, 'count'],
  [/^select r\.line, e\.version/, 'changed meanwhile'],
  [/^insert into "technology_contracts_history"/, 'before-images'],
  [/^update "technology_contracts"/, 'update'],
  [/^insert into "technology_contracts"/, 'insert'],
  [/difference on commit drop as/, 'contributions'],
  [/images/, 'images'],
  [/touched/, 'touched subjects'],
  [/^insert into tuple/, 'tuples'],
  [/^with written as/, 'postings and deltas'],
  [/^insert into cell_delta/, 'deltas'],
  [/^insert into cell/, 'cells'],
]

const staging = 'check and COPY to staging'

export type Stopwatch = Map<string, number>

function watched(transaction: Transaction, watch: Stopwatch): Transaction {
  let ended = performance.now()
  let before = ''
  const add = (purpose: string, ms: number) => watch.set(purpose, (watch.get(purpose) ?? 0) + ms)
  async function measure<T>(sql: string, work: () => Promise<T>): Promise<T> {
    const text = sql.trim()
    const start = performance.now()
    if (before.startsWith('create temp table staging')) add(staging, start - ended)
    const result = await work()
    ended = performance.now()
    before = text
    add(purposes.find(([pattern]) => pattern.test(text))?.[1] ?? 'other', ended - start)
    return result
  }
  return {
    client: transaction.client,
    rows: (sql, values) => measure(sql, () => transaction.rows(sql, values)),
    run: (sql, values) => measure(sql, () => transaction.run(sql, values)),
  }
}

export interface RoadOrder {
  readonly register: string
  readonly mode: ImportOrder['mode']
  readonly rows: ImportOrder['rows']
  readonly at: Date
}

/** Imports and commits; milliseconds by purpose, the whole under `all`. Throws where a row was refused. */
export async function importWatched(installation: Installation, order: RoadOrder): Promise<Stopwatch> {
  const { database, everything, catalogue, series } = installation
  const register = registerOf(installation, order.register)
  const watch: Stopwatch = new Map()
  const start = performance.now()
  await database.transact(everything, async (transaction) => {
    const context = {
      transaction: watched(transaction, watch),
      catalogue,
      series,
      lists: installation.lists(),
      clock: stoppedClock(order.at.getTime()),
      actor: 'bench',
    }
    const imported = required(
      await importRows(context, {
        register,
        mode: order.mode,
        authority: Object.keys(register.authorities)[0] ?? '',
        dryRun: false,
        file: { name: '示例.csv', sha256: '0'.repeat(64) },
        rows: order.rows,
      }),
    )
    if (!imported.written) throw new Error(JSON.stringify(imported.problems.slice(0, 3)))
  })
  const all = performance.now() - start
  watch.set('commit and the rest', all - [...watch.values()].reduce((sum, ms) => sum + ms, 0))
  return watch.set('all', all)
}

export function registerOf({ catalogue }: Installation, id: string): Register {
  const register = catalogue.registers.get(id)
  if (register === undefined) throw new Error(`no register ${id}`)
  return register
}
