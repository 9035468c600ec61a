// The browser of the stories, where the machine has one.
import { accessSync, constants } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const candidates = [process.env['CORRIDOR_BROWSER'], process.env['CHROMIUM'], '/usr/bin/chromium']

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const found = candidates.find((path) => path !== undefined && isExecutable(path))

/** False where the stories cannot be told; with CI=true they are told, and fail, so that nobody overlooks it. */
export const hasBrowser = found !== undefined || process.env['CI'] === 'true'

if (!hasBrowser)
  console.log('NOT RUN: the browser stories; CORRIDOR_BROWSER names no Chromium and none is installed')

export function openBrowser(): Promise<Browser> {
  if (found === undefined) throw new Error('no Chromium: set CORRIDOR_BROWSER or install chromium')
  return chromium.launch({ executablePath: found, args: flags })
}
