// `npm test`: sets up what is missing, then types, lint and every test; the last line counts them all.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser, installBrowser } from './browser.mjs'
import { buildConsole } from './console.mjs'
import { install, requireNode, root, runPackaged } from './install.mjs'
import { checkTypes } from './types.mjs'

requireNode()
install()

const strict = process.env.CI === 'true'
const long = process.argv.includes('--long')
const narrowed = process.argv.slice(2).filter((word) => word !== '--long')
const counts = { passed: 0, failed: 0, skipped: 0 }

function check(name, status) {
  if (status === 0) counts.passed += 1
  else counts.failed += 1
  console.log(`${status === 0 ? 'passed' : 'FAILED'}: ${name}`)
}

/** Whole runs only: parts of the tests named on the command line want their answer soon. */
async function checkTheHouse() {
  if (!findBrowser()) installBrowser()
  if (!findBrowser()) {
    console.log('NOT RUN: the browser stories; there is no Chromium here and it could not be installed')
    if (strict) check('a browser for the browser stories', 1)
  }
  check('types', await checkTypes())
  check('lint', runPackaged('oxlint', ['--deny-warnings']))
  check('console build', buildConsole())
}

/** Adds what vitest counted. A run that ends without counts, or badly with none failed, is a failure itself. */
function runTests() {
  const file = join(root, '.build', `counts.${process.pid}.json`)
  mkdirSync(join(root, '.build'), { recursive: true })
  const browser = findBrowser()
  const environment = {
    ...process.env,
    CORRIDOR_COUNTS: file,
    ...(browser ? { CORRIDOR_BROWSER: browser } : {}),
    ...(long ? { CORRIDOR_LONG: '1' } : {}),
  }
  const status = runPackaged('vitest', ['run', ...narrowed], { env: environment })
  const counted = readCounts(file)
  for (const key of Object.keys(counts)) counts[key] += counted[key]
  if (status !== 0 && counted.failed === 0) check('the test run itself', status)
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  } finally {
    rmSync(file, { force: true })
  }
}

if (narrowed.length === 0) await checkTheHouse()
runTests()
process.exitCode = counts.failed > 0 ? 1 : 0
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
