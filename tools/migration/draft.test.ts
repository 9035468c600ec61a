// The next migration holds exactly what the definitions want and the migrations have not made.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { date, defineRegister, money, optional, text } from '@corridor/registers'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../server/src/modules.ts'
import { draftMigration, schemaAfter, statementsOf } from './draft.ts'

const label = { zh: '空间', en: 'Spaces' }
const fields = { name: text(label), openedOn: date(label) }

const register = (more: Parameters<typeof defineRegister>[0]['fields'] = {}) =>
  defineRegister({
    id: 'spaces',
    label,
    description: label,
    key: ['name'],
    title: 'name',
    authorities: {},
    fields: { ...fields, ...more },
  })

const first = draftMigration([register()], []) ?? ''

describe('the next migration', () => {
  test('makes the table of a new register and its history', () => {
    expect(first).toMatch(/^-- .*Spaces\.\n/)
    expect([...schemaAfter([first]).keys()]).toEqual(['spaces', 'spaces_history'])
    expect(schemaAfter([first]).get('spaces')).toContainEqual({
      name: 'opened_on',
      type: 'date',
      required: true,
    })
  })

  test('is not written where the migrations have already made the table', () => {
    expect(draftMigration([register()], [first])).toBeUndefined()
  })

  test('adds a column to the table and to its history', () => {
    const second = draftMigration([register({ rent: optional(money(label)) })], [first]) ?? ''
    expect(statementsOf(second)).toEqual([
      'alter table "spaces" add column "rent" bigint',
      'alter table "spaces_history" add column "rent" bigint',
    ])
    expect(draftMigration([register({ rent: optional(money(label)) })], [first, second])).toBeUndefined()
  })

  test('lets a field that became optional be empty', () => {
    const changed = register({ openedOn: optional(date(label)) })
    expect(statementsOf(draftMigration([changed], [first]) ?? '')).toEqual([
      'alter table "spaces" alter column "opened_on" drop not null',
      'alter table "spaces_history" alter column "opened_on" drop not null',
    ])
  })

  test('no longer demands a field that is gone, and keeps its column', () => {
    const second = draftMigration([register({ rent: money(label) })], []) ?? ''
    expect(statementsOf(draftMigration([register()], [second]) ?? '')).toEqual([
      'alter table "spaces" alter column "rent" drop not null',
      'alter table "spaces_history" alter column "rent" drop not null',
    ])
  })

  test('is refused after a statement that the draft cannot follow', () => {
    const renamed = 'alter table "spaces" rename column "name" to "title";'
    expect(() => draftMigration([register()], [first, renamed])).toThrow(/by hand/)
  })

  test('follows columns that were dropped and tables that are gone', () => {
    const gone = schemaAfter([first, 'alter table "spaces" drop column "name"; drop table "spaces_history";'])
    expect(gone.get('spaces')?.map(({ name }) => name)).not.toContain('name')
    expect(gone.has('spaces_history')).toBe(false)
  })
})

test('the committed migrations have made every register of the catalogue', () => {
  const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'server/migrations')
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
  const migrations = files.map((file) => readFileSync(join(folder, file), 'utf8'))
  expect(draftMigration([...catalogue.registers.values()], migrations)).toBeUndefined()
})
