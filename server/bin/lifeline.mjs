// Started by npm or npx, this process ends with it: people end npm, and must not leave a server behind.
import { readFileSync } from 'node:fs'

const lookEveryMs = 250
const patienceMs = 700

// npm runs scripts by a shell that may stay between it and us and outlive it, so that link is watched too.
const parent = process.ppid
const shell = /(^|\/)(sh|dash|bash|ash)\0-c\0/.test(readOrNothing(`/proc/${parent}/cmdline`))
const grandparent = shell ? parentOf(parent) : undefined

if (process.env.npm_lifecycle_event !== undefined && parent > 1) {
  const timer = setInterval(() => {
    if (process.ppid === parent && (!shell || parentOf(parent) === grandparent)) return
    clearInterval(timer)
    setTimeout(() => process.exit(143), patienceMs).unref()
    process.kill(process.pid, 'SIGTERM')
  }, lookEveryMs).unref()
}

function parentOf(pid) {
  const text = readOrNothing(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[1]
}

function readOrNothing(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
