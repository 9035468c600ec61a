// A person at the browser: signs in, opens pages of the console, and waits until they have answered.
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { House } from './house.ts'

export interface Screen {
  readonly width: number
  readonly height: number
}

export const desk: Screen = { width: 1440, height: 900 }
export const phone: Screen = { width: 390, height: 844 }

/** A page of its own, signed in as one of the demonstration people. */
export async function visit(browser: Browser, house: House, account: string): Promise<Page> {
  const context = await browser.newContext({ viewport: desk })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${house.address}/console/`)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(house.passwords.get(account) ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('#content h1').waitFor()
  return page
}

/** Opens a page of the console in a language and waits until nothing is loading any more. */
export async function open(page: Page, address: string, language: 'zh' | 'en'): Promise<void> {
  const url = new URL(address)
  url.searchParams.set('lang', language)
  await page.goto(url.href)
  await settled(page)
}

/** The page has its heading, every part of it has answered, and the charts are drawn. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#content h1, #content [role="alert"]').first().waitFor()
  await page.locator('.spinner, .chart-canvas:empty').first().waitFor({ state: 'detached' })
}

/** Run in the page: parts of charts that are still drawn for a wider screen; a drawing takes a new size in steps. */
const chartsTooWide = `[...document.querySelectorAll('.chart-canvas svg, .chart-canvas svg *')].filter(
  (drawing) => drawing.getBoundingClientRect().right > window.innerWidth + 1,
).length`

/** Gives the screen a size and waits until the charts have taken it. */
export async function resize(page: Page, screen: Screen): Promise<void> {
  await page.setViewportSize(screen)
  await expect.poll(() => page.evaluate<number>(chartsTooWide), { timeout: 10_000 }).toBe(0)
}
