// `npm run new migration NAME`: writes the next migration from the difference between definitions and migrations.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogue } from '../server/src/modules.ts'
import { draftMigration } from './migration/draft.ts'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'server/migrations')

const usage = 'npm run new migration NAME    NAME in kebab-case, for example: npm run new migration spaces'

/** Exit code: 0 written, 1 nothing to write, 2 wrong usage. */
function run([kind, name]: readonly string[]): number {
  if (kind !== 'migration' || name === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    console.error(usage)
    return 2
  }
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}-.*\.sql$/.test(file))
    .toSorted()
  const draft = draftMigration(
    [...catalogue.registers.values()],
    files.map((file) => readFileSync(join(folder, file), 'utf8')),
  )
  if (draft === undefined) {
    console.error('The definitions and the migrations agree; there is nothing to write.')
    return 1
  }
  const number = String(Number(files.at(-1)?.slice(0, 4) ?? 0) + 1).padStart(4, '0')
  const file = join(folder, `${number}-${name}.sql`)
  writeFileSync(file, draft, { flag: 'wx' })
  console.log(`Wrote ${file}. Read it before you commit it; a migration that has run is not changed.`)
  return 0
}

process.exitCode = run(process.argv.slice(2))
