// `npm run check`: everything a change must pass before it is handed in: format, dead code, then `npm test`.
import { install, requireNode, run, runPackaged } from './install.mjs'

requireNode()
install()
const steps = [
  ['format', () => runPackaged('oxfmt', ['--check'])],
  ['dead code', () => runPackaged('knip', [])],
  ['types, lint and tests', () => run(process.execPath, ['tools/test.mjs'])],
]
const failed = steps.filter(([, step]) => step() !== 0).map(([name]) => name)
if (failed.length > 0) console.error(`check failed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
