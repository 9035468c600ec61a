// How soon the cockpit is seen, and how much travels before it is.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'
import { visit } from './visitor.ts'

const kilobyte = 1024

interface Reach {
  readonly contentMs: number
  readonly bytes: number
}

/** Opens the cockpit with an empty cache; when its heading is there, how long it took and what was sent. */
async function firstView(page: Page, address: string): Promise<Reach> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('main h1').waitFor()
  const contentMs = await page.evaluate(() => performance.now())
  await page.waitForLoadState('networkidle')
  return { contentMs, bytes }
}

describe.runIf(hasBrowser)('the first view of the cockpit', () => {
  let house: House
  let browser: Browser
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('first view'), openBrowser()])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('is there within 1.5 s, and under 900 KB have travelled', async () => {
    const page = await visit(browser, house, 'planning-officer')
    await firstView(page, `${house.address}/console/`)
    const { contentMs, bytes } = await firstView(page, `${house.address}/console/`)
    console.log(
      `cockpit: content after ${Math.round(contentMs)} ms, ${Math.round(bytes / kilobyte)} KB in all`,
    )
    expect(contentMs).toBeLessThan(1_500)
    expect(bytes).toBeLessThan(900 * kilobyte)
  })
})
