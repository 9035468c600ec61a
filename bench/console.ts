// Measures the console's first load: bytes that travel before the cockpit is seen, and how soon its content is there.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { consoleFolder, officeOf, officerOf, plannedHouse } from './desk.ts'
import { type Line, line, median, quantile } from './line.ts'

const limitBytes = 900 * 1024
const limitMs = 1_500
const repeats = 11
const kilobyte = 1024

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const chromiumPath = [process.env['CORRIDOR_BROWSER'], '/usr/bin/chromium'].find(
  (path) => path !== undefined && existsSync(path),
)

export async function consoleBench(say: (text: string) => void): Promise<readonly Line[]> {
  if (!existsSync(join(consoleFolder, 'index.html'))) {
    say('NOT RUN: console; it is not built (npx vite build web/console)')
    return []
  }
  const files = allFiles()
  const lines = [sizeLine('brotli', files), sizeLine('gzip', files)]
  if (chromiumPath === undefined) {
    say('NOT RUN: console in a browser; CORRIDOR_BROWSER names none and Chromium is not installed')
    return lines
  }
  return [...lines, ...(await inBrowser(chromiumPath, say))]
}

/** Every script and style, whichever page needs it. */
const allFiles = (): readonly string[] =>
  readdirSync(join(consoleFolder, 'assets')).filter((file) => /\.(?:js|css)$/.test(file))

function sizeLine(method: 'brotli' | 'gzip', files: readonly string[]): Line {
  const pack = method === 'brotli' ? brotliCompressSync : gzipSync
  const bytes = files.reduce(
    (sum, file) => sum + pack(readFileSync(join(consoleFolder, 'assets', file))).length,
    0,
  )
  return line({
    name: 'console',
    measure: `scripts and styles of all pages together, ${files.length} files, ${method}, against 900 KB`,
    value: bytes / kilobyte,
    unit: 'KB',
    against: limitBytes / kilobyte,
  })
}

interface View {
  readonly contentMs: number
  readonly bytes: number
}

/** Opens the cockpit with an empty cache; when its first card is there, and what had been sent when all was quiet. */
async function firstView(page: Page, address: string): Promise<View> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('main article').first().waitFor()
  const contentMs = await page.evaluate(() => performance.now())
  await page.waitForLoadState('networkidle')
  await session.detach()
  return { contentMs, bytes }
}

async function inBrowser(executablePath: string, say: (text: string) => void): Promise<readonly Line[]> {
  const house = await plannedHouse(say)
  const office = officeOf(house)
  let browser: Browser | undefined
  try {
    const address = `${await office.listen({ host: '127.0.0.1', port: 0 })}/console/`
    browser = await chromium.launch({ executablePath, args: flags })
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    const { account, password } = officerOf(house)
    await page.goto(address)
    await page.getByLabel('账号').fill(account)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('main article').first().waitFor()
    await firstView(page, address)
    const views: View[] = []
    for (let round = 0; round < repeats; round += 1) views.push(await firstView(page, address))
    return viewLines(views)
  } finally {
    await browser?.close()
    await office.close()
    await house.close()
  }
}

function viewLines(views: readonly View[]): readonly Line[] {
  const times = views.map(({ contentMs }) => contentMs)
  const common = { name: 'console', unit: 'ms', against: limitMs, must: '<= 1', aim: '<= 0.5' } as const
  const told = `first card of the cockpit in Chromium with its figure, empty cache, ${views.length} times`
  return [
    line({ ...common, measure: `${told}, median`, value: median(times) }),
    line({ ...common, measure: `${told}, slowest`, value: quantile(times, 1) }),
    line({
      name: 'console',
      measure: 'sent until the cockpit is quiet (scripts, styles, data), against 900 KB',
      value: median(views.map(({ bytes }) => bytes)) / kilobyte,
      unit: 'KB',
      against: limitBytes / kilobyte,
      must: '<= 1',
      aim: '<= 0.5',
    }),
  ]
}
