// The recipes work: each is carried out in a copy of the tree, exactly as it is written.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { breachesIn } from './tidy/house.ts'
import { sourceOf } from './tidy/source.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const copied = ['package.json', 'tsconfig.base.json', 'pure', 'modules', 'server', 'tools']
const left = new Set(['node_modules', '.corridor', '.build', 'dist'])

/** The tree without what is installed; packages are linked, ours to the copy. */
function copyTree(): string {
  const at = mkdtempSync(join(tmpdir(), 'recipes-'))
  for (const name of copied) {
    cpSync(join(root, name), join(at, name), { recursive: true, filter: (path) => !left.has(basename(path)) })
  }
  mkdirSync(join(at, 'node_modules/@corridor'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@corridor') symlinkSync(join(root, 'node_modules', name), join(at, 'node_modules', name))
  }
  for (const room of ['pure', 'modules']) {
    for (const name of readdirSync(join(at, room)).filter((entry) => !entry.includes('.'))) {
      symlinkSync(join(at, room, name), join(at, 'node_modules/@corridor', name))
    }
  }
  return at
}

interface Written {
  readonly file: string
  readonly code: string
}

/** The one block of a recipe: its first line names the file. */
function blockOf(recipe: string): Written {
  const page = readFileSync(join(root, 'docs/recipes', recipe), 'utf8')
  const [, file, code] = /```ts (\S+)\n([\s\S]*?)```/.exec(page) ?? []
  if (file === undefined || code === undefined) throw new Error(`${recipe} shows no file`)
  return { file, code }
}

const typesOf = (at: string, room: string): string => {
  const compiler = join(root, 'node_modules/typescript7/bin/tsc')
  try {
    return execFileSync(
      process.execPath,
      [compiler, '--pretty', 'false', '-p', join(at, room, 'tsconfig.json')],
      { encoding: 'utf8' },
    )
  } catch (fault) {
    return fault instanceof Error && 'stdout' in fault ? String(fault.stdout) : String(fault)
  }
}

const newMigration = (at: string, name: string): string =>
  execFileSync(process.execPath, ['--import', 'tsx', 'tools/new.ts', 'migration', name], {
    cwd: at,
    encoding: 'utf8',
  })

/** Ids of the copy's catalogue, asked of a process of its own. */
function idsIn(at: string, what: 'registers' | 'indicators'): readonly string[] {
  const modules = pathToFileURL(join(at, 'server/src/modules.ts')).href
  const question = `import { catalogue } from '${modules}'; console.log([...catalogue.${what}.keys()].join())`
  const given = ['--import', 'tsx', '--input-type=module', '--eval', question]
  return execFileSync(process.execPath, given, { cwd: at, encoding: 'utf8' }).trim().split(',')
}

describe('in a copy of the tree', () => {
  let at = ''
  beforeAll(() => {
    at = copyTree()
  }, 60_000)
  afterAll(() => rmSync(at, { recursive: true, force: true }))

  test('add-a-register adds a register by one file and one word', () => {
    const { file, code } = blockOf('add-a-register.md')
    expect(breachesIn([sourceOf(file, code)])).toEqual([])
    writeFileSync(join(at, file), code)
    const word = /export const (\w+)/.exec(code)?.[1] ?? ''
    const module = join(at, dirname(file), 'module.ts')
    const before = readFileSync(module, 'utf8')
    const [opening = ''] = before.split('\n')
    const after = before
      .replace(opening, `${opening}\nimport { ${word} } from './${basename(file)}'`)
      .replace('registers: [', `registers: [${word}, `)
    writeFileSync(module, after)
    expect(newMigration(at, word)).toMatch(/Wrote .*0+\d+-incubators\.sql/)
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
    const { file, code } = blockOf('add-an-indicator.md')
    const before = readFileSync(join(at, file), 'utf8')
    const grown = `${before}\n${code}`
    expect(breachesIn([sourceOf(file, grown)])).toEqual(breachesIn([sourceOf(file, before)]))
    writeFileSync(join(at, file), grown)
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
