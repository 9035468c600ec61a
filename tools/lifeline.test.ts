// What npm started ends when npm is killed, although npm's shell may live on between them.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { identify } from '../server/src/postgres/process-identity.ts'

const lifeline = fileURLToPath(new URL('../server/bin/lifeline.mjs', import.meta.url))
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-lifeline-'))
  const program = `import ${JSON.stringify(lifeline)}
process.stdout.write(JSON.stringify({ pid: process.pid }))
setInterval(() => undefined, 60_000)
if (process.argv[2] === 'stubborn') process.on('SIGTERM', () => undefined)`
  writeFileSync(join(folder, 'program.mjs'), program)
  const scripts = { start: 'node program.mjs', stubborn: 'node program.mjs stubborn' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0', scripts }))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test.each(['start', 'stubborn'])('npm run %s, killed, leaves nothing within two seconds', async (script) => {
  const npm = spawn('npm', ['run', '--silent', script], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  let pid = 0
  for await (const chunk of npm.stdout) {
    pid = Number(/"pid":(\d+)/.exec(String(chunk))?.[1])
    break
  }
  expect(identify(pid)).toBeDefined()
  npm.kill('SIGKILL')
  await expect.poll(() => identify(pid), { timeout: 2000, interval: 20 }).toBeUndefined()
})
