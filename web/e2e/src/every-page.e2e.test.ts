// Every page of the console, on a desk and on a phone, in Chinese and in English.
import type { CatalogueAnswer, ListAnswer, PlanSummary } from '@corridor/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'
import { chineseIn, faultsOf } from './screen-check.ts'
import { desk, open, phone, resize, visit } from './visitor.ts'

/** What the page itself is answered, with its cookie. */
async function ask<Answer>(page: Page, path: string): Promise<Answer> {
  const response = await page.request.get(new URL(path, page.url()).href)
  const answer: Answer = await response.json()
  return answer
}

/** One figure a kind, one page a register, and the pages of a record for the first register with records. */
async function addressesOf(page: Page): Promise<readonly string[]> {
  const catalogue = await ask<CatalogueAnswer>(page, '/api/catalogue')
  const kinds = new Map(catalogue.indicators.map((indicator) => [indicator.kind, indicator.id]))
  const contracts = await ask<ListAnswer>(page, '/api/registers/technology-contracts?limit=1')
  const { plans } = await ask<{ readonly plans: readonly PlanSummary[] }>(page, '/api/plans')
  const record = `/registers/technology-contracts/records/${contracts.rows[0]?.id ?? ''}`
  return [
    '/',
    '/plans',
    '/plans/new',
    `/plans/${plans[0]?.id ?? ''}`,
    `/plans/${plans[0]?.id ?? ''}/revision`,
    '/figures',
    ...[...kinds.values()].map((id) => `/figures/${id}`),
    ...catalogue.registers.map(({ id }) => `/registers/${id}`),
    record,
    `${record}/correct`,
    '/registers/technology-contracts/new',
    '/registers/technology-contracts/import',
    '/nowhere',
  ]
}

describe.runIf(hasBrowser)('every page of the console', () => {
  let house: House
  let browser: Browser
  let page: Page
  let addresses: readonly string[] = []
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('every page'), openBrowser()])
    page = await visit(browser, house, 'planning-officer')
    addresses = await addressesOf(page)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test.each(['zh', 'en'] as const)(
    'fits a desk and a phone, has no axe violation and keeps to its language in %s',
    async (language) => {
      const faults: string[] = []
      for (const address of addresses) {
        await page.setViewportSize(desk)
        await open(page, `${house.address}/console${address}`, language)
        if (language === 'en') {
          const chinese = await chineseIn(page)
          faults.push(...chinese.map((words) => `${address} in English: ${words}`))
        }
        for (const screen of [desk, phone]) {
          await resize(page, screen)
          const found = await faultsOf(page)
          faults.push(...found.map((fault) => `${address} at ${screen.width} px: ${fault}`))
        }
      }
      expect(faults).toEqual([])
    },
    300_000,
  )

  test('the sign-in page fits a desk and a phone and has no axe violation', async () => {
    const context = await browser.newContext({ viewport: desk })
    const visitor = await context.newPage()
    await visitor.goto(`${house.address}/console/`)
    await visitor.getByRole('button', { name: '登录' }).waitFor()
    for (const screen of [desk, phone]) {
      await resize(visitor, screen)
      expect(await faultsOf(visitor)).toEqual([])
    }
    await context.close()
  })
})
