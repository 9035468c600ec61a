// What every page must hold on every screen: nothing wider than the screen, nothing cut off, no axe violation.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** Run in the page: elements that hide a part of their text, and the page's width beyond the screen. */
const measure = `(() => {
  const faults = []
  const wide = document.documentElement.scrollWidth - window.innerWidth
  if (wide > 0) faults.push('the page is ' + wide + ' px wider than the screen')
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const isSeen = element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
    if (box.width <= 1 || box.height <= 1 || !isSeen) continue
    const name = element.tagName.toLowerCase() + '.' + (element.getAttribute('class') ?? '')
    const hides = style.overflowX === 'hidden' && !['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName)
    const isCut = element.scrollWidth > element.clientWidth + 1 && element.textContent.trim() !== ''
    if (hides && isCut && style.clipPath === 'none') faults.push('cut off: ' + name)
    const isPast = box.right > window.innerWidth + 1 && element.closest('.table-frame, .unseen') === null
    if (isPast && element.children.length === 0) faults.push('beyond the right edge: ' + name)
  }
  return [...new Set(faults)]
})()`

interface AxeNode {
  readonly html: string
}
interface AxeFinding {
  readonly id: string
  readonly nodes: readonly AxeNode[]
}

/** Every fault of the page as one line each; an empty list is a good page. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const layout = await page.evaluate<readonly string[]>(measure)
  await page.evaluate(axeSource)
  const options = JSON.stringify({ runOnly: rules })
  const found = await page.evaluate<readonly AxeFinding[]>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  )
  const axe = found.map(({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`)
  return [...layout, ...axe]
}

/** Chinese characters in labels, headings and buttons; what is marked as Chinese text is data. */
const chineseWords = `(() => {
  const found = new Set()
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (words.nextNode()) {
    const { textContent, parentElement } = words.currentNode
    const isLabel = parentElement.closest('h2, h3, th, label, legend, dt, button, summary, nav a') !== null
    const isData = parentElement.closest('[lang="zh-CN"], option') !== null
    const isSeen = parentElement.checkVisibility()
    if (isLabel && isSeen && !isData && /\\p{Script=Han}/u.test(textContent)) found.add(textContent.trim().slice(0, 40))
  }
  return [...found]
})()`

/** Labels, headings and buttons that are still Chinese on an English page. */
export const chineseIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(chineseWords)
