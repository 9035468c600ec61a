// With both recipes carried out, the new tables migrate and the new indicator is computed twice and agrees.
import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addIndicator, addRegister, copyTree, newMigration } from './recipe-tree.ts'

let at = ''
beforeAll(() => {
  at = copyTree()
}, 60_000)
afterAll(() => rmSync(at, { recursive: true, force: true }))

/** The copy's run is a run of its own: it neither counts here nor uses this run's database. */
function environmentOfItsOwn(): NodeJS.ProcessEnv {
  const foreign = /^(VITEST|CORRIDOR_(COUNTS|LONG|TEST_CLUSTER|TEST_RUNNER))/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}

function runInCopy(file: string): Promise<{ readonly exitCode: number; readonly output: string }> {
  const given = [join(at, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'database', file]
  return new Promise((done) => {
    execFile(process.execPath, given, { cwd: at, env: environmentOfItsOwn() }, (error, stdout, stderr) => {
      done({ exitCode: error === null ? 0 : 1, output: `${stdout}\n${stderr}` })
    })
  })
}

test('the ledger agrees with the definitions after both recipes', { timeout: 300_000 }, async () => {
  addRegister(at)
  expect(newMigration(at, 'incubators')).toContain('incubators.sql')
  addIndicator(at)
  const { exitCode, output } = await runInCopy('server/src/indicators/ledger.test.ts')
  expect(output).toContain('1 passed')
  expect(exitCode).toBe(0)
})
