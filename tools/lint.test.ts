// The linter is clean on this tree, and each rule that the style guide counts on catches a planted violation.
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')

interface Report {
  readonly exitCode: number
  readonly files: number
  readonly found: readonly { readonly file: string; readonly code: string; readonly message: string }[]
}

function lint(at: string): Promise<Report> {
  return new Promise((done, fail) => {
    const given = [oxlint, '--deny-warnings', '-f', 'json', '.']
    execFile(process.execPath, given, { cwd: at, maxBuffer: 64 << 20 }, (error, stdout) => {
      if (stdout === '') fail(error ?? new Error('oxlint said nothing'))
      else done({ exitCode: error === null ? 0 : Number(error.code), ...readReport(JSON.parse(stdout)) })
    })
  })
}

function readReport(report: unknown): Omit<Report, 'exitCode'> {
  if (typeof report !== 'object' || report === null) throw new Error('oxlint did not answer with an object')
  const files = 'number_of_files' in report ? Number(report.number_of_files) : 0
  const listed: unknown = 'diagnostics' in report ? report.diagnostics : []
  const found = Array.isArray(listed) ? listed.map(readDiagnostic) : []
  return { files, found }
}

const readDiagnostic = ({
  filename,
  code,
  message,
}: {
  filename: string
  code: string
  message: string
}) => ({
  file: filename,
  code,
  message,
})

const plants: readonly (readonly [code: string, file: string, text: string])[] = [
  ['eslint(no-unused-vars)', 'server/src/unused.ts', 'const left = 1\n'],
  ['eslint(eqeqeq)', 'server/src/equal.ts', 'export const same = (a: string, b: string) => a == b\n'],
  ['eslint(max-lines)', 'server/src/lines.ts', 'act()\n'.repeat(401)],
  [
    'eslint(max-lines-per-function)',
    'server/src/long.ts',
    `export function a() {\n${'  act()\n'.repeat(70)}}\n`,
  ],
  [
    'eslint(max-params)',
    'server/src/many.ts',
    'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e]\n',
  ],
  ['typescript(no-explicit-any)', 'server/src/any.ts', 'export const a: any = 1\n'],
  ['typescript(no-non-null-assertion)', 'server/src/bang.ts', 'export const a = (b?: string) => b!\n'],
  ['typescript(ban-ts-comment)', 'server/src/hush.ts', '// @ts-ignore\nexport const a = 1\n'],
  [
    'typescript(consistent-type-imports)',
    'server/src/imported.ts',
    "import { A } from './a.ts'\nexport const a: A = 1\n",
  ],
  ['import(no-default-export)', 'web/kit/src/opened.ts', 'export default 1\n'],
  ['eslint(no-restricted-globals)', 'pure/base/src/clock.ts', 'export const now = () => new Date(0)\n'],
  ['eslint(no-restricted-globals)', 'modules/spaces/src/net.ts', "export const a = fetch('a')\n"],
  [
    'eslint(no-restricted-globals)',
    'pure/plan/src/timer.ts',
    'export const a = (b: () => void) => setTimeout(b, 1)\n',
  ],
  ['eslint(no-restricted-properties)', 'pure/base/src/chance.ts', 'export const a = () => Math.random()\n'],
  ['eslint(no-console)', 'pure/base/src/print.ts', 'export const a = () => console.log(1)\n'],
]

const allowed: Readonly<Record<string, string>> = {
  'server/src/clock.ts': 'export const now = () => new Date()\n',
  'pure/base/src/day.test.ts': 'export const stamp = () => [new Date(0), Math.random()]\n',
  'web/console/vite.config.ts': 'export default {}\n',
}

describe('the linter', () => {
  const planted = mkdtempSync(join(tmpdir(), 'lint-'))
  let report: Report = { exitCode: 0, files: 0, found: [] }

  beforeAll(async () => {
    copyFileSync(join(root, '.oxlintrc.json'), join(planted, '.oxlintrc.json'))
    for (const [path, text] of [...plants.map(([, ...file]) => file), ...Object.entries(allowed)]) {
      mkdirSync(dirname(join(planted, path)), { recursive: true })
      writeFileSync(join(planted, path), text)
    }
    report = await lint(planted)
  }, 60_000)
  afterAll(() => rmSync(planted, { recursive: true, force: true }))

  test('finds nothing in this tree', async () => {
    const { files, found, exitCode } = await lint(root)
    expect(files).toBeGreaterThan(20)
    expect(found).toEqual([])
    expect(exitCode).toBe(0)
  }, 60_000)

  test.each(plants)('catches %s planted in %s', (code, file) => {
    expect(report.exitCode).toBe(1)
    expect(report.found.filter((each) => each.file === file).map((each) => each.code)).toContain(code)
  })

  test('leaves alone what is allowed where it stands', () => {
    expect(report.found.filter(({ file }) => file in allowed)).toEqual([])
  })
})
