// `npm run types`: checks the types of every room, two at a time; prints all errors.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './install.mjs'

const rooms = ['web', 'server', 'tools', 'modules', 'pure']

/** Gives 0 when every room is clean. TypeScript 7 is called by its path: `tsc` alone may be either version. */
export async function checkTypes() {
  const waiting = [...rooms]
  let worst = 0
  const worker = async () => {
    for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) {
      worst = Math.max(worst, await checkRoom(room))
    }
  }
  await Promise.all([worker(), worker()])
  return worst
}

function checkRoom(room) {
  const compiler = join(root, 'node_modules', 'typescript7', 'bin', 'tsc')
  const parameters = [compiler, '--pretty', 'false', '-p', join(root, room, 'tsconfig.json')]
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await checkTypes()
