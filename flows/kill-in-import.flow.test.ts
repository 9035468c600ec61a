// The story of a power cut: an import that dies at any point leaves all of its rows or none, and the next start copes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { corridor, problemsOf } from './testing/command.ts'
import { importHeldAt, importKilledWhen, type Moment, type Whom } from './testing/interrupted-import.ts'
import { type ManyRows, manyRowsToImport } from './testing/many-rows.ts'

const onLinux = process.platform === 'linux'
let rows: ManyRows
beforeAll(async () => {
  rows = await manyRowsToImport(20_000)
}, 180_000)
afterAll(() => rows.remove())

const place = () => ({ folder: rows.folder, path: rows.path })

const deaths: readonly (readonly [Moment, Whom])[] = [
  ['staged', 'importer'],
  ['written', 'database'],
  ['posted', 'importer'],
]

test.each(deaths)(
  'killed when it has %s its rows, with the %s, it leaves nothing',
  { timeout: 90_000 },
  async (moment, whom) => {
    await importHeldAt({ ...place(), moment }, ({ kill }) => kill(whom))
    expect(await rows.allOrNone()).toBe('none')
  },
)

test.runIf(onLinux)('an orphaned database is dealt with by the next start', { timeout: 90_000 }, async () => {
  await importHeldAt({ ...place(), moment: 'written' }, ({ kill }) => kill('guards'))
  expect(await rows.allOrNone()).toBe('none')
})

test(
  'a server is refused while an import owns the database, and the import is not disturbed',
  { timeout: 90_000 },
  async () => {
    await importHeldAt({ ...place(), moment: 'written' }, async ({ running, kill }) => {
      const second = await corridor(['serve', '--json'], { CORRIDOR_DATA: rows.folder })
      expect(second.exit).toBe(1)
      const [problem] = problemsOf(second)
      expect(problem?.code).toBe('postgres/already-running')
      expect(problem?.given).toContain(`pid ${running.process.pid}`)
      expect(running.process.exitCode).toBeNull()
      await kill('importer')
    })
    expect(await rows.allOrNone()).toBe('none')
  },
)

test(
  'killed while it reads its rows it leaves nothing; killed after its answer, everything',
  { timeout: 90_000 },
  async () => {
    const reading = await importKilledWhen({ ...place(), whom: 'importer' }, (_, statement) =>
      /^copy staging/i.test(statement),
    )
    expect(reading).toBe(true)
    expect(await rows.allOrNone()).toBe('none')
    await importKilledWhen({ ...place(), whom: 'database' }, (said) => said.includes('"written": true'))
    expect(await rows.allOrNone()).toBe('all')
  },
)
