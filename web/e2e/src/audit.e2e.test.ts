// The audit administrator's page: the head to keep elsewhere, the acts with their seals, and how few may see it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { type House, openHouse } from './house.ts'
import { chineseIn, faultsOf } from './screen-check.ts'
import { desk, open, phone, resize, settled, visit } from './visitor.ts'

describe.runIf(hasBrowser)('the audit log', () => {
  let house: House
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('audit page'), openBrowser()])
    page = await visit(browser, house, 'auditor')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('shows what waits, then the head and the seals, and finds acts by person and kind', async () => {
    await page.getByRole('link', { name: '审计记录' }).click()
    await settled(page)
    await page.getByText('还没有封存任何操作').waitFor()
    const isSealed = async (): Promise<boolean> => {
      await house.seal()
      await page.reload()
      await settled(page)
      return (await page.getByText('没有未封存的操作').count()) === 1
    }
    await vi.waitUntil(isSealed, { timeout: 15_000, interval: 20 })
    const head = await page.locator('.audit-head code').innerText()
    expect(head).toMatch(/^\d+:[0-9a-f]{64}$/)
    await page.getByLabel('操作', { exact: true }).selectOption('signedIn')
    await page.getByLabel('操作人').fill('auditor')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    const row = await page.locator('tbody tr').first().innerText()
    expect(row).toContain('登录')
    expect(row).toContain(`#${head.split(':')[0] ?? ''}`)
  })

  test('fits a desk and a phone, has no axe violation and keeps to its language', async () => {
    const faults: string[] = []
    for (const language of ['zh', 'en'] as const) {
      await page.setViewportSize(desk)
      await open(page, `${house.address}/console/audit`, language)
      if (language === 'en') faults.push(...(await chineseIn(page)))
      for (const screen of [desk, phone]) {
        await resize(page, screen)
        faults.push(...(await faultsOf(page)).map((fault) => `${language} ${screen.width}: ${fault}`))
      }
    }
    expect(faults).toEqual([])
  })

  test('is not in the menu of an officer, who is refused with the reason', async () => {
    const officer = await visit(browser, house, 'planning-officer')
    expect(await officer.getByRole('link', { name: '审计记录' }).count()).toBe(0)
    await open(officer, `${house.address}/console/audit`, 'zh')
    await officer.getByText('您的角色不能查看审计记录').waitFor()
    expect(await officer.locator('tbody tr').count()).toBe(0)
  })
})
