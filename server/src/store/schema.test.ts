// server/schema.sql says what the schema is now; this test writes it (UPDATE=1) and holds it to the migrations.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue } from '../modules.ts'
import type { TestDatabase } from '../postgres/template.ts'
import { cloneDatabase } from '../postgres/template.ts'
import type { Database } from './database.ts'
import { openDatabase, wholeCity } from './database.ts'
import { migrate } from './migrate.ts'
import { fieldColumns, systemColumns } from './register-table.ts'
import { tableName } from './naming.ts'
import { schemaText } from './schema.queries.ts'

const file = fileURLToPath(new URL('../../schema.sql', import.meta.url))

let clone: TestDatabase
let database: Database
beforeAll(async () => {
  clone = await cloneDatabase('schema')
  database = openDatabase(clone.ownerUrl, () => undefined, 1)
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

test('schema.sql equals what the migrations make', async () => {
  const text = await database.transact(wholeCity('990100'), schemaText)
  if (process.env['UPDATE'] === '1') await writeFile(file, text)
  expect(text).toBe(await readFile(file, 'utf8'))
})

test('every register has exactly the columns that its definition says', async () => {
  for (const register of catalogue.registers.values()) {
    const found = await database.transact(wholeCity('990100'), (transaction) =>
      transaction.rows<{ name: string; type: string; required: boolean }>(
        `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
         from pg_attribute a
         where a.attrelid = ('public.' || quote_ident($1))::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
        [tableName(register.id)],
      ),
    )
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
    expect([...found].sort(byName), register.id).toEqual(
      [...systemColumns, ...fieldColumns(register)].toSorted(byName),
    )
  }
})

test('migrating again applies nothing, and a database of a newer version is refused', async () => {
  const again = await migrate(clone.ownerUrl)
  expect(again).toEqual({ ok: true, value: { applied: [] } })
  const client = new Client({ connectionString: clone.ownerUrl })
  await client.connect()
  await client.query("insert into migration (name) values ('9999-from-the-future.sql')")
  await client.end()
  const refused = await migrate(clone.ownerUrl)
  expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['migrate/unknown'])
})

test('the application role sees no row of another region and no row without a scope', async () => {
  const app = openDatabase(clone.appUrl, () => undefined, 1)
  try {
    await app.transact(wholeCity('990100'), (transaction) =>
      transaction.run(
        "insert into code_list values ('990100', 'districts', '990101', '示例东区', 'Sample East', 0, null, null)",
      ),
    )
    const count = async (region: string) =>
      app.transact(
        wholeCity(region),
        async (transaction) => (await transaction.rows('select * from code_list')).length,
      )
    expect(await count('990100')).toBe(1)
    expect(await count('990200')).toBe(0)
    await expect(
      app.transact(wholeCity('990200'), (transaction) =>
        transaction.run(
          "insert into code_list values ('990100', 'districts', '990102', '示例西区', 'Sample West', 1, null, null)",
        ),
      ),
    ).rejects.toThrow('row-level security')
  } finally {
    await app.close()
  }
})
