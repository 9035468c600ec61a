// Builds the staff console into web/console/dist, unless what it is made from is unchanged.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runPackaged } from './install.mjs'

const source = join(root, 'web', 'console')
const stamp = join(source, 'dist', '.made-from')
const inputs = ['package-lock.json', 'pure', 'modules', 'web/kit', 'web/console']

/** Gives 0, or the exit code of the failed build. */
export function buildConsole() {
  if (!existsSync(join(source, 'index.html'))) return 0
  const key = hashOfInputs()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return 0
  console.log('构建界面 · Building the console')
  const status = runPackaged('vite', ['build', source, '--logLevel', 'warn'])
  if (status === 0) writeFileSync(stamp, key)
  return status
}

function hashOfInputs() {
  const hash = createHash('sha256')
  for (const input of inputs) addTo(hash, input)
  return hash.digest('hex')
}

function addTo(hash, path) {
  const entries = path.includes('.') ? undefined : listing(path)
  if (entries === undefined) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)))
    return
  }
  for (const entry of entries) {
    if (['node_modules', 'dist'].includes(entry.name) || /[.]test[.]tsx?$/.test(entry.name)) continue
    if (entry.isDirectory()) addTo(hash, `${path}/${entry.name}`)
    else if (entry.isFile())
      hash.update(`${path}/${entry.name}\0`).update(readFileSync(join(root, path, entry.name)))
  }
}

function listing(path) {
  return readdirSync(join(root, path), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
