// A copy of the tree in which a recipe is carried out, exactly as it is written.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const copied = [
  'package.json',
  'tsconfig.base.json',
  'vitest.config.ts',
  'pure',
  'modules',
  'server',
  'tools',
]
const left = new Set(['node_modules', '.corridor', '.build', 'dist'])

/** The tree without what is installed; packages are linked, ours to the copy. */
export function copyTree(): string {
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

export interface Written {
  readonly file: string
  readonly code: string
}

/** The one block of a recipe: its first line names the file. */
export function blockOf(recipe: string): Written {
  const page = readFileSync(join(root, 'docs/recipes', recipe), 'utf8')
  const [, file, code] = /```ts (\S+)\n([\s\S]*?)```/.exec(page) ?? []
  if (file === undefined || code === undefined) throw new Error(`${recipe} shows no file`)
  return { file, code }
}

/** Step 1 and 2 of add-a-register: the file, and the word in the module's list. */
export function addRegister(at: string): void {
  const { file, code } = blockOf('add-a-register.md')
  writeFileSync(join(at, file), code)
  const word = /export const (\w+)/.exec(code)?.[1] ?? ''
  const module = join(at, dirname(file), 'module.ts')
  const before = readFileSync(module, 'utf8')
  const [opening = ''] = before.split('\n')
  const after = before
    .replace(opening, `${opening}\nimport { ${word} } from './${basename(file)}'`)
    .replace('registers: [', `registers: [${word}, `)
  writeFileSync(module, after)
}

/** What `npm run new migration NAME` prints. */
export const newMigration = (at: string, name: string): string =>
  execFileSync(process.execPath, ['--import', 'tsx', 'tools/new.ts', 'migration', name], {
    cwd: at,
    encoding: 'utf8',
  })

/** The one exported constant of add-an-indicator, after those that are there. */
export function addIndicator(at: string): void {
  const { file, code } = blockOf('add-an-indicator.md')
  writeFileSync(join(at, file), `${readFileSync(join(at, file), 'utf8')}\n${code}`)
}
