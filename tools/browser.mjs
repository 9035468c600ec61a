// Finds the browser of the browser stories, and installs one where the system allows it.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const aptGet = '/usr/bin/apt-get'
const macPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium, or undefined. CORRIDOR_BROWSER names one. */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  const given = process.env.CORRIDOR_BROWSER
  return [...(given ? [given] : []), ...places, ...macPlaces].find(isExecutable)
}

/** As root on Debian and its kin: Chromium and a Chinese font, with the reason printed when that fails. */
export function installBrowser() {
  if (process.getuid?.() !== 0 || !existsSync(aptGet)) return
  console.log('安装浏览器与中文字体 · Installing Chromium and a Chinese font')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const step of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
  ]) {
    const done = spawnSync(aptGet, step, { env: environment, encoding: 'utf8', timeout: 240_000 })
    if (done.status !== 0) {
      console.error(`apt-get ${step[0]}: ${done.error?.message ?? done.stderr.trim().split('\n').at(-1)}`)
    }
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
