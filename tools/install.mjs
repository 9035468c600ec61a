// Sets up what a fresh machine lacks: checks Node's version and installs the packages of the lock file.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Ends the process where Node is too old. Written so that an old Node can still read this file. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Corridor 需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。`)
  console.error(`Corridor needs Node.js 20.19 or later; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Runs one program of a step and gives its exit code; its output is ours. */
export function run(command, parameters, options = {}) {
  const done = spawnSync(command, parameters, { cwd: root, stdio: 'inherit', ...options })
  if (done.error) console.error(`${command}: ${done.error.message}`)
  return done.status ?? 1
}

/** Runs the program that an installed package brings, without npx. */
export function runPackaged(name, parameters, options = {}) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0])
  return run(process.execPath, [join(folder, file), ...parameters], options)
}

/**
 * Runs `npm ci` unless what is installed is what the lock file says. npm writes its own record of what it installed,
 * as the last thing it does, so an interrupted install or a changed lock file shows.
 * `npm ci` also refuses where a registry lacks programs for other systems than this one, as partial mirrors do; then
 * `npm install` may fetch what this system needs, if in the end every version is the one of the lock file.
 */
export function install() {
  if (isInstalled()) return
  console.log('安装依赖 · Installing packages (npm ci)')
  const refused = runNpm(['ci'])
  if (refused === undefined) return
  const lockFile = join(root, 'package-lock.json')
  const locked = readFileSync(lockFile)
  const failed = runNpm(['install'])
  writeFileSync(lockFile, locked)
  if (failed === undefined && isInstalled()) {
    console.log(
      'npm ci: ' + (refused.match(/Missing: .*/)?.[0] ?? 'refused') + '; npm install gave the same versions',
    )
    return
  }
  console.error(refused)
  console.error('依赖没有装上，原因见上。· The packages could not be installed; the reason is above.')
  process.exit(1)
}

/** Undefined when it went well, else what npm complained of. */
function runNpm(parameters) {
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const quiet = ['--loglevel=error', '--no-progress', '--no-update-notifier', '--no-fund', '--no-audit']
  const options = { cwd: root, env: environment(), encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'] }
  const done = spawnSync(command, [...first, ...parameters, ...quiet], options)
  return done.status === 0 ? undefined : `${done.error?.message ?? ''}${done.stderr ?? ''}`.trim()
}

function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.optional || entry.peer) return true
    return found[path] !== undefined && found[path].version === entry.version
  })
}

// An account without a home of its own (a service account) keeps npm's cache in the checkout.
function environment() {
  try {
    accessSync(homedir(), constants.W_OK)
    return process.env
  } catch {
    const cache = join(root, '.build', 'npm-cache')
    mkdirSync(cache, { recursive: true })
    return { ...process.env, npm_config_cache: cache }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  requireNode()
  install()
}
