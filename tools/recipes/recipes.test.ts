// The recipes work: each is carried out in a copy of the tree, exactly as it is written.
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { breachesIn } from '../tidy/house.ts'
import { sourceOf } from '../tidy/source.ts'
import { addIndicator, addRegister, blockOf, copyTree, newMigration, root } from './recipe-tree.ts'

const typesOf = (at: string, room: string): string => {
  const compiler = join(root, 'node_modules/typescript7/bin/tsc')
  const given = [compiler, '--pretty', 'false', '-p', join(at, room, 'tsconfig.json')]
  try {
    return execFileSync(process.execPath, given, { encoding: 'utf8' })
  } catch (fault) {
    return fault instanceof Error && 'stdout' in fault ? String(fault.stdout) : String(fault)
  }
}

/** Ids of the copy's catalogue, asked of a process of its own. */
function idsIn(at: string, what: 'registers' | 'indicators'): readonly string[] {
  const modules = pathToFileURL(join(at, 'server/src/modules.ts')).href
  const question = `import { catalogue } from '${modules}'; console.log([...catalogue.${what}.keys()].join())`
  const given = ['--import', 'tsx', '--input-type=module', '--eval', question]
  return execFileSync(process.execPath, given, { cwd: at, encoding: 'utf8' }).trim().split(',')
}

const breachesOf = (at: string, file: string): readonly string[] =>
  breachesIn([sourceOf(file, readFileSync(join(at, file), 'utf8'))])

describe('in a copy of the tree', () => {
  let at = ''
  beforeAll(() => {
    at = copyTree()
  }, 60_000)
  afterAll(() => rmSync(at, { recursive: true, force: true }))

  test('add-a-register adds a register by one file and one word', () => {
    addRegister(at)
    expect(breachesOf(at, blockOf('add-a-register.md').file)).toEqual([])
    expect(newMigration(at, 'incubators')).toMatch(/Wrote .*0+\d+-incubators\.sql/)
    const made = readdirSync(join(at, 'server/migrations')).filter((name) => name.endsWith('-incubators.sql'))
    expect(made).toHaveLength(1)
    const sql = readFileSync(join(at, 'server/migrations', made[0] ?? ''), 'utf8')
    expect(sql.match(/create table "\w+"/g)).toEqual([
      'create table "incubators"',
      'create table "incubators_history"',
    ])
    expect(idsIn(at, 'registers')).toContain('incubators')
    expect(typesOf(at, 'modules')).toBe('')
  }, 60_000)

  test('add-an-indicator adds an indicator by one exported constant', () => {
    const { file } = blockOf('add-an-indicator.md')
    const before = breachesOf(at, file)
    addIndicator(at)
    expect(breachesOf(at, file)).toEqual(before)
    expect(idsIn(at, 'indicators')).toContain('licenceAmount')
    expect(typesOf(at, 'modules')).toBe('')
  }, 60_000)

  test('a misspelt measure in the indicator does not compile', () => {
    const { file, code } = blockOf('add-an-indicator.md')
    const wrong = code.replaceAll('licenceAmount', 'misspelt').replace("'contractAmount'", "'contractAmuont'")
    const path = join(at, file)
    const before = readFileSync(path, 'utf8')
    writeFileSync(path, `${before}\n${wrong}`)
    expect(typesOf(at, 'modules')).toContain('contractAmuont')
    writeFileSync(path, before)
  }, 60_000)
})
