// The closing line counts what vitest counts, and also what breaks before a test can run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closingLine } from './closing-line.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
let folder: string

beforeEach(() => {
  // Inside the checkout, so that the planted files find vitest.
  folder = mkdtempSync(join(root, 'node_modules', '.corridor-closing-line-'))
  const config = `import { ClosingLine } from ${JSON.stringify(join(root, 'tools/closing-line.ts'))}
export default { test: { reporters: [new ClosingLine()], include: ['*.test.js'], exclude: [] } }`
  writeFileSync(join(folder, 'vitest.config.ts'), config)
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function runPlanted(files: Readonly<Record<string, string>>): {
  status: number | null
  line: string
  counts: string
} {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const counts = join(folder, 'counts.json')
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder]
  const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'] }
  const plain = spawnSync(process.execPath, vitest, { cwd: folder, env: environment, encoding: 'utf8' })
  spawnSync(process.execPath, vitest, { cwd: folder, env: { ...environment, CORRIDOR_COUNTS: counts } })
  const line = plain.stdout.trimEnd().split('\n').at(-1) ?? ''
  return { status: plain.status, line, counts: readFileSync(counts, 'utf8') }
}

test('passed, failed, skipped, and a file that cannot be read, each count once', () => {
  const { status, line, counts } = runPlanted({
    'a.test.js': `import { expect, test } from 'vitest'
      test('good', () => expect(1).toBe(1)); test('also good', () => expect(1).toBe(1))
      test('bad', () => expect(1).toBe(2)); test.skip('left out', () => undefined)`,
    'b.test.js': `import './not-there.js'`,
  })
  expect(status).toBe(1)
  expect(line).toBe('2 passed, 2 failed, 1 skipped')
  expect(JSON.parse(counts)).toEqual({ passed: 2, failed: 2, skipped: 1 })
})

test('an error outside every test is a failure', () => {
  const { status, line } = runPlanted({
    'a.test.js': `import { expect, test } from 'vitest'
      test('good', async () => { Promise.reject(new Error('astray')); await 0; expect(1).toBe(1) })`,
  })
  expect(status).toBe(1)
  expect(line).toBe('1 passed, 1 failed, 0 skipped')
})

test('the line has the form that is searched for', () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 1 })).toBe('3 passed, 0 failed, 1 skipped')
})
