// A saved page as the text of its article: parsed and set by a library, chosen and cleared of furniture by us.
import { convert, type DomNode, type FormatCallback } from 'html-to-text'
import { titleIn } from '../plan-title.ts'
import { tableLines } from '../table/table-lines.ts'
import { articleIn, furnitureOf } from './page-article.ts'
import { isFurnitureLine } from './page-names.ts'
import { tableRows } from './page-tables.ts'

interface PageFacts {
  /** What may be its title, the best first; the page's main heading may also be the name of the site. */
  readonly titles: readonly { readonly words: string; readonly surely: boolean }[]
  /** As stated: 2026-01-05 and the like. */
  readonly day: string | undefined
}

export interface PageText {
  readonly text: string
  /** From the page's own statement about the article, its heading, or its title without the site's name. */
  readonly title: string | undefined
  readonly day: string | undefined
}

/** Stands around whatever is given, so that a fragment is parsed as a page is. */
const wrapper = 'corridor-page'

/** An article has no more levels than this; deeper ones are hostile. */
const deepest = 200

/** Where all of a page looks like furniture, all of it is given: the person may cut what is none of the plan. */
export function pageText(html: string): PageText {
  const article = textOf(html, furnitureOf)
  return article.text === '' ? textOf(html, () => new Set()) : article
}

function textOf(html: string, around: (roots: readonly DomNode[]) => ReadonlySet<DomNode>): PageText {
  let facts: PageFacts = { titles: [], day: undefined }
  const article: FormatCallback = (element, walk, builder) => {
    const furniture = around(element.children)
    const chosen = articleIn(element.children, furniture)
    facts = factsOf(element.children)
    for (const node of furniture) node.children = []
    walk(chosen === undefined ? element.children : [chosen], builder)
  }
  const rendered = convert(`<${wrapper}>${html}</${wrapper}>`, {
    wordwrap: false,
    limits: { maxDepth: deepest, maxInputLength: 128 * 1024 * 1024 },
    baseElements: { selectors: [wrapper] },
    formatters: { article, cells },
    selectors: [
      { selector: wrapper, format: 'article' },
      ...['script', 'style', 'noscript', 'template', 'img'].map((selector) => ({ selector, format: 'skip' })),
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'ul', options: { itemPrefix: ' ' } },
      { selector: 'table', format: 'cells' },
      ...['tr', 'td', 'th', 'dd', 'dt', 'center'].map((selector) => ({ selector, format: 'block' })),
    ],
  })
  const lines = rendered.split('\n').map((line) => line.replace(/\u00a0/g, ' ').trim())
  const kept = lines.filter((line) => !isFurnitureLine(line))
  const text = kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const { day } = facts
  const title = facts.titles.find(
    ({ words, surely }) => words.length >= 4 && (surely || isIn(text, words)),
  )?.words
  const isMissing = title !== undefined && titleIn(text) === undefined && !isIn(text, title)
  return { text: isMissing && text !== '' ? `${title}\n\n${text}` : text, title, day }
}

const isIn = (text: string, words: string): boolean =>
  text.replace(/\s/g, '').includes(words.replace(/\s/g, ''))

/** A list of targets becomes sentences; a table that lays out the page is walked through. */
const cells: FormatCallback = (element, walk, builder) => {
  const rows = tableRows(element)
  builder.openBlock({ leadingLineBreaks: 2 })
  if (rows === undefined) walk(element.children, builder)
  else
    for (const line of tableLines(rows)) {
      builder.addInline(line)
      builder.addLineBreak()
    }
  builder.closeBlock({ trailingLineBreaks: 2 })
}

const titleFacts = new Set(['articletitle', 'og:title', 'title'])
const dayFacts = new Set(['pubdate', 'publishdate', 'article:published_time', 'publishdate', 'date'])

/** Parts of the document's title, from the article to the site. */
const titleParts = /\s*[-_|｜—–]+\s*/

function factsOf(roots: readonly DomNode[]): PageFacts {
  const facts = new Map<string, string>()
  const pending = [...roots]
  for (
    let node = pending.pop(), seen = 0;
    node !== undefined && seen < 200_000;
    node = pending.pop(), seen += 1
  ) {
    const { name, attribs } = node
    if (name === 'meta') {
      const key = (attribs?.['name'] ?? attribs?.['property'] ?? '').toLowerCase()
      if (!facts.has(key)) facts.set(key, (attribs?.['content'] ?? '').trim())
    } else if (name === 'h1' || name === 'title') {
      const words = wordsOf(node)
      if (words !== '') facts.set(`<${name}>`, name === 'title' ? (words.split(titleParts)[0] ?? '') : words)
    }
    for (const child of [...(node.children ?? [])].reverse()) pending.push(child)
  }
  const stated = [...titleFacts].flatMap((key) => facts.get(key) ?? [])
  const candidates = [
    ...stated.map((words) => ({ words, surely: true })),
    { words: facts.get('<h1>') ?? '', surely: false },
    { words: facts.get('<title>') ?? '', surely: true },
  ]
  const titles = candidates.map(({ words, surely }) => ({ words: words.slice(0, 200), surely }))
  const day = [...dayFacts].flatMap((key) => facts.get(key) ?? []).find((one) => /^\d{4}/.test(one))
  return { titles, day }
}

function wordsOf(node: DomNode): string {
  const text = (node.children ?? []).map((child) =>
    child.type === 'text' ? (child.data ?? '') : child.name === 'br' ? ' ' : wordsIn(child),
  )
  return text.join('').replace(/\s+/g, ' ').trim()
}

const wordsIn = ({ children }: DomNode): string =>
  (children ?? []).map((child) => (child.type === 'text' ? (child.data ?? '') : '')).join('')
