// The public pages in a real browser: phone and desk, light and dark, Chinese and English, and on paper.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { problemText, type Result } from '@corridor/base'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationRegion } from '../../../server/src/commands/opened.ts'
import { loadDemo } from '../../../server/src/demo/load-demo.ts'
import { buildApp } from '../../../server/src/http/app.ts'
import { type Installation, openInstallation } from '../../../server/src/installation.ts'
import { createPlan } from '../../../server/src/plan/create-plan.ts'
import { setPublished } from '../../../server/src/plan/plan.queries.ts'
import { mountPortal } from '../../../server/src/portal/routes.ts'
import { cloneDatabase } from '../../../server/src/postgres/template.ts'
import { stoppedClock } from '../../../server/src/store/clock.ts'
import { hasBrowser, openBrowser } from './browser.ts'
import { chineseIn, faultsOf } from './screen-check.ts'

/** Monday, 23 November 2026, 10:00 in Shanghai. */
const clock = stoppedClock(Date.UTC(2026, 10, 23, 2))

const planFile = new URL('../../../corpus/plan-text/sample-city-2026.txt', import.meta.url)
/** Where the pictures go, for whoever wants to look at them. */
const pictures = process.env['CORRIDOR_PICTURES']

const paths = ['/', '/plan', '/indicators', '/indicators/technologyContractAmount', '/indicators/netNewHnte']
const more = ['/indicators/aboveScaleRdInstitutionRate', '/indicators/rdIntensity', '/nothing']
const pages = [...paths, ...more].flatMap((path) => [path, path === '/' ? '/en' : `/en${path}`])

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const
const desk = { viewport: { width: 1440, height: 900 } } as const
/** Every page in both languages in the light; in the dark, where only colours differ, one of each kind. */
const screens: readonly {
  readonly name: string
  readonly options: BrowserContextOptions
  readonly shown: readonly string[]
}[] = [
  { name: 'phone', options: phone, shown: pages },
  { name: 'desk', options: desk, shown: pages },
  { name: 'dark phone', options: { ...phone, colorScheme: 'dark' }, shown: ['/', '/en/plan'] },
  {
    name: 'dark desk',
    options: { ...desk, colorScheme: 'dark' },
    shown: ['/en', '/plan', ...paths.slice(3)],
  },
]

function required<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.problems.map((problem) => problemText(problem, 'en')).join('\n'))
}

async function publishPlan({ database, everything, catalogue }: Installation): Promise<void> {
  await database.transact(everything, async (transaction) => {
    const given = {
      title: '示例市2026年科技工作要点',
      year: 2026,
      text: readFileSync(planFile, 'utf8'),
      source: undefined,
    }
    const id = required(await createPlan({ transaction, catalogue, clock, actor: 'story' }, given))
    await transaction.run(
      "update plan_target set state = 'confirmed' where plan = $1 and indicator is not null",
      [id],
    )
    await setPublished(transaction, id, { published: true, act: 1n })
  })
}

async function openSite() {
  const clone = await cloneDatabase('portal_story')
  const dataFolder = mkdtempSync(join(tmpdir(), 'corridor-portal-'))
  const { appUrl } = clone
  const order = { appUrl, dataFolder, region: demonstrationRegion, production: false, clock }
  const installation = required(await openInstallation(order))
  const demo = { scale: 'small', seed: 20_260_101, lastDay: clock.today(), dataFolder } as const
  required(await loadDemo(installation, { ...demo, onProgress: () => undefined }))
  await publishPlan(installation)
  const app = buildApp(installation, { mountPortal })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    address,
    async close() {
      await app.close()
      await installation.close()
      await clone.drop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Links and buttons lower than a finger, those inside a line of text excepted. */
const lowTargets = `[...document.querySelectorAll('a')]
  .filter((link) => getComputedStyle(link).display !== 'inline' && !link.classList.contains('skip'))
  .filter((link) => link.getBoundingClientRect().height < 44)
  .map((link) => link.textContent)`

/** Levels of the headings in order: the first is 1, and none is skipped on the way down. */
const headingLevels = `[...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => Number(heading.tagName[1]))`

describe.skipIf(!hasBrowser)('the public pages', () => {
  let site: Awaited<ReturnType<typeof openSite>>
  let browser: Browser
  beforeAll(async () => {
    site = await openSite()
    browser = await openBrowser()
  }, 180_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  async function visit<T>(options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ ...options, javaScriptEnabled: true })
    try {
      return await look(await context.newPage())
    } finally {
      await context.close()
    }
  }

  const picture = async (page: Page, name: string): Promise<void> => {
    if (pictures === undefined) return
    const file = `${name.replaceAll(/[^\w]+/g, '-')}.png`
    await page.screenshot({ path: join(pictures, file), fullPage: true })
  }

  test.each(screens)(
    'no overflow, nothing cut off, no axe violation: $name',
    async ({ name, options, shown }) => {
      await visit(options, async (page) => {
        for (const path of shown) {
          await page.goto(`${site.address}${path}`)
          await picture(page, `${name} ${path}`)
          expect([path, await faultsOf(page)]).toEqual([path, []])
        }
      })
    },
  )

  test('on a phone every link of its own is as high as a finger', async () => {
    await visit(phone, async (page) => {
      for (const path of pages) {
        await page.goto(`${site.address}${path}`)
        expect([path, await page.evaluate(lowTargets)]).toEqual([path, []])
      }
    })
  })

  test('headings begin with one of the first level and skip none', async () => {
    await visit(desk, async (page) => {
      for (const path of pages) {
        await page.goto(`${site.address}${path}`)
        const levels = await page.evaluate<readonly number[]>(headingLevels)
        expect([path, levels[0], levels.filter((level) => level === 1).length]).toEqual([path, 1, 1])
        levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1))
      }
    })
  })

  test('English pages speak English; what stays Chinese is marked as Chinese', async () => {
    await visit(desk, async (page) => {
      for (const path of pages.filter((one) => one.startsWith('/en') && one !== '/en/nothing')) {
        await page.goto(`${site.address}${path}`)
        expect([path, await chineseIn(page)]).toEqual([path, []])
      }
    })
  })

  test('a reader without JavaScript and with a keyboard gets from the plan to a data file', async () => {
    const context = await browser.newContext({ ...desk, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(site.address)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#content')
    await page.getByRole('link', { name: '年度工作计划' }).first().click()
    await page.getByRole('table').getByRole('link', { name: '技术合同成交额', exact: true }).click()
    await page.getByRole('link', { name: 'English' }).click()
    expect(page.url()).toBe(`${site.address}/en/indicators/technologyContractAmount`)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download the data (CSV)' }).click()
    expect((await download).suggestedFilename()).toBe('technologyContractAmount.csv')
    await context.close()
  })

  test('the first visit is light: page, style sheet and icon', async () => {
    await visit(desk, async (page) => {
      let bytes = 0
      const asked: string[] = []
      const network = await page.context().newCDPSession(page)
      await network.send('Network.enable')
      network.on('Network.responseReceived', ({ response }) => asked.push(new URL(response.url).pathname))
      network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
      await page.goto(site.address, { waitUntil: 'networkidle' })
      console.log(`first visit of the public home page: ${bytes} bytes in ${asked.length} answers`)
      expect(bytes).toBeLessThan(20_000)
      expect(asked.every((path) => path === '/' || path.startsWith('/portal/'))).toBe(true)
    })
  })

  test('on paper the page is light and without navigation', async () => {
    await visit({ ...desk, colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print' })
      await page.goto(`${site.address}/indicators/netNewHnte`)
      await picture(page, 'paper')
      const paper = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
      expect(paper).toBe('rgb(255, 255, 255)')
      for (const part of ['nav', '.language', '.download'])
        expect(await page.locator(part).isVisible()).toBe(false)
    })
  })
})
