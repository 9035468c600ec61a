// Random writers at once, one that begins first and commits last, and two sealers that fail all the time.
import type { Chance } from '@corridor/base'
import type { Register } from '@corridor/registers'
import { vi } from 'vitest'
import { catalogue } from '../../modules.ts'
import { insertAct } from '../../registers/act.queries.ts'
import { correctRecord, createRecord } from '../../registers/record-write.ts'
import { type Database, type Transaction, wholeCity } from '../../store/database.ts'
import { testCreditCode, type TestCity, testRegion } from '../../testing/test-city.ts'
import { imagesOf } from '../image.queries.ts'
import { sealerOf } from '../sealer.ts'
import { countUnsealed } from '../verify.queries.ts'

export const start = Date.UTC(2024, 5, 3, 2)
const images = imagesOf(catalogue)

const organisations = (): Register => {
  const found = catalogue.registers.get('organisations')
  if (found === undefined) throw new Error('no register of organisations')
  return found
}

export class Undone extends Error {}

/** A database of which a statement, or the news of a commit, is lost now and then. */
const failing = (database: Database, luck: Chance): Database => ({
  ...database,
  async transact(of, work) {
    let left = luck.integer(0, 14)
    const step = (): void => {
      left -= 1
      if (left === 0) throw new Undone('lost on the way')
    }
    const value = await database.transact(of, (transaction) => {
      const rows: Transaction['rows'] = (sql, values) => {
        step()
        return transaction.rows(sql, values)
      }
      const run: Transaction['run'] = (sql, values) => {
        step()
        return transaction.run(sql, values)
      }
      return work({ client: transaction.client, rows, run })
    })
    step()
    return value
  },
})

/**
 * Seals until nothing waits, and returns how many acts that were: transactions of other tests' databases in the same
 * cluster hold the watermark too.
 */
export async function sealEverything(
  database: Database,
  seal = sealerFor(database),
  region = testRegion,
): Promise<number> {
  let sealed = 0
  const isSettled = async (): Promise<boolean> => {
    sealed += await seal()
    const { passed, waiting } = await database.transact(wholeCity(region), countUnsealed)
    return passed + waiting === 0n
  }
  await vi.waitUntil(isSettled, { timeout: 15_000, interval: 20 })
  return sealed
}

export const sealerFor = (database: Database): (() => Promise<number>) =>
  sealerOf({ database, scope: wholeCity(testRegion), images, now: () => new Date(start) })

export async function unlessUndone(work: Promise<unknown>): Promise<void> {
  await work.catch((fault: unknown) => {
    if (!(fault instanceof Undone)) throw fault
  })
}

let serial = 0
export const mark = (actor: string) =>
  ({ kind: 'signedIn', actor, at: new Date(start + (serial += 1)) }) as const

async function writer(city: TestCity, name: string, luck: Chance): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    const number = (serial += 1)
    const values = { creditCode: testCreditCode(number), name: `示例企业${number}`, kind: 'enterprise' }
    const corrected = { ...values, name: `示例改名${number}` }
    await unlessUndone(
      city.write(start + number, async (context) => {
        await insertAct(context.transaction, mark(name))
        const made = await createRecord(context, organisations(), values)
        if (!made.ok) throw new Error(JSON.stringify(made.problems))
        const again = { ...made.value, reason: '示例更正', values: corrected }
        if (luck.happens(0.5)) await correctRecord(context, organisations(), again)
        if (luck.happens(0.2)) throw new Undone('rolled back')
      }),
    )
  }
}

/** Afterwards everything is sealed. */
export async function writeAtRandom(city: TestCity, dice: Chance): Promise<void> {
  let release = (): void => undefined
  const others = new Promise<void>((resolve) => {
    release = resolve
  })
  const slow = city.write(start, async ({ transaction }) => {
    await insertAct(transaction, mark('slow'))
    await others
  })
  let busy = true
  const sealer = async (luck: Chance): Promise<void> => {
    const seal = sealerFor(failing(city.database, luck))
    while (busy) await unlessUndone(seal())
  }
  const sealers = [sealer(dice.branch('first')), sealer(dice.branch('second'))]
  await Promise.all(['a', 'b'].map((name) => writer(city, name, dice.branch(name))))
  release()
  await slow
  await writer(city, 'c', dice.branch('c'))
  busy = false
  await Promise.all(sealers)
  await sealEverything(city.database)
}
