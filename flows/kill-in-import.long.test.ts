// Imports killed at random points by chance alone, again and again: all or none, every time.
import { randomBytes } from 'node:crypto'
import { chance } from '@corridor/base'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importKilledWhen, type Whom } from './testing/interrupted-import.ts'
import { type ManyRows, manyRowsToImport } from './testing/many-rows.ts'

let rows: ManyRows
beforeAll(async () => {
  rows = await manyRowsToImport(20_000)
}, 180_000)
afterAll(() => rows.remove())

const whoever: readonly Whom[] =
  process.platform === 'linux' ? ['importer', 'guards', 'database'] : ['importer', 'database']

/** Looks at an import that nobody kills, so that chance can strike anywhere from its start to its end. */
async function looksOfAWholeImport(): Promise<number> {
  let looks = 0
  await importKilledWhen({ folder: rows.folder, path: rows.path, whom: 'importer' }, () => {
    looks += 1
    return false
  })
  expect(await rows.allOrNone()).toBe('all')
  rows.remove()
  rows = await manyRowsToImport(20_000)
  return looks
}

test(
  'thirty imports killed after a random number of looks leave all or none',
  { timeout: 900_000 },
  async () => {
    const seed = Number(process.env['SEED'] ?? randomBytes(4).readUInt32BE(0))
    console.log(`seed ${seed}`)
    const dice = chance(seed)
    const whole = await looksOfAWholeImport()
    const outcomes: string[] = []
    for (let round = 0; round < 30; round += 1) {
      const whom = dice.pick(whoever)
      let looks = dice.integer(1, whole)
      await importKilledWhen({ folder: rows.folder, path: rows.path, whom }, () => (looks -= 1) < 0)
      const outcome = await rows.allOrNone()
      outcomes.push(outcome)
      if (outcome === 'none') continue
      rows.remove()
      rows = await manyRowsToImport(20_000)
    }
    console.log(`${whole} looks in a whole import: ${outcomes.join(' ')}`)
    expect(outcomes.filter((outcome) => outcome === 'none').length).toBeGreaterThan(5)
  },
)
