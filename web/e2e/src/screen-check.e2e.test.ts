// The checks of every page find what they look for: planted faults, each named.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { chineseIn, faultsOf } from './screen-check.ts'
import { phone } from './visitor.ts'

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Planted</title></head><body><main>${body}</main></body></html>`

describe.runIf(hasBrowser)('the checks of a screen', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  const shown = async (body: string) => {
    const opened = await browser.newPage({ viewport: phone })
    await opened.setContent(page(body))
    return opened
  }

  test('a page without faults has none', async () => {
    expect(await faultsOf(await shown('<h1>Sample</h1><p>Some words.</p>'))).toEqual([])
  })

  test.each([
    ['wider than the screen', '<div style="width:500px">x</div>', /wider than the screen/],
    ['cut off', '<p style="width:40px;overflow:hidden;white-space:nowrap">A long sentence</p>', /cut off: p/],
    ['without a label', '<input id="lonely">', /axe label/],
    ['too pale', '<p style="color:#ccc;background:#fff">Pale words</p>', /axe color-contrast/],
  ])('what is %s is found', async (_name, body, expected) => {
    expect((await faultsOf(await shown(body))).join('\n')).toMatch(expected)
  })

  test('Chinese in a label of an English page is found, marked text is not', async () => {
    const body = '<h2>目标</h2><h2 lang="zh-CN">原文</h2><button>Targets</button>'
    expect(await chineseIn(await shown(body))).toEqual(['目标'])
  })
})
