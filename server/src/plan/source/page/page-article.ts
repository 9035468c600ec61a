// Finds the article in a saved page: the block that holds most of its sentences, and what around it is furniture.
import type { DomNode } from 'html-to-text'
import { articleNames, furnitureNames, surelyFurniture } from './page-names.ts'

/** Elements that never hold the article's words. */
const neverRead = new Set([
  ...'script style noscript template head nav aside footer button select option textarea'.split(' '),
  ...'iframe svg object video audio img'.split(' '),
])

/** Elements that a page is laid out with; the article is one of them, and never a single paragraph. */
const frames = new Set('html body div section article main center form table tbody tr td font'.split(' '))

interface Weight {
  readonly node: DomNode
  readonly parent: number
  readonly inLink: boolean
  characters: number
  linked: number
  links: number
  /** Commas and stops: sentences have them, menus do not. */
  marks: number
}

/** Every element in reading order, with what stands in it; what `skip` names is passed over. */
function weigh(roots: readonly DomNode[], skip: (node: DomNode) => boolean): readonly Weight[] {
  const found: Weight[] = []
  const pending: { readonly node: DomNode; readonly parent: number }[] = []
  const push = (nodes: readonly DomNode[] | undefined, parent: number): void => {
    for (const node of [...(nodes ?? [])].reverse()) pending.push({ node, parent })
  }
  push(roots, -1)
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, parent } = next
    const above = found[parent]
    if (node.type === 'text') count(node.data ?? '', above)
    if (node.type !== 'tag' || skip(node)) continue
    const isLink = node.name === 'a'
    const inLink = isLink || above?.inLink === true
    push(node.children, found.length)
    found.push({ node, parent, inLink, characters: 0, linked: 0, links: isLink ? 1 : 0, marks: 0 })
  }
  for (let at = found.length - 1; at >= 0; at -= 1) add(found[at], found[found[at]?.parent ?? -1])
  return found
}

function count(text: string, above: Weight | undefined): void {
  const characters = text.replace(/\s+/g, '').length
  if (characters === 0 || above === undefined) return
  above.characters += characters
  if (above.inLink) above.linked += characters
  else above.marks += (text.match(/[，。；！？、：]/g) ?? []).length
}

function add(weight: Weight | undefined, above: Weight | undefined): void {
  if (weight === undefined || above === undefined) return
  above.characters += weight.characters
  above.linked += weight.linked
  above.links += weight.links
  above.marks += weight.marks
}

/** Words that lead nowhere, with the marks of sentences counted again. */
const worth = ({ characters, linked, marks }: Weight): number => characters - linked + 4 * marks

/** A body is hidden until a script has run; it is the page all the same. */
function isHidden({ name, attribs }: DomNode): boolean {
  if (name === 'body' || name === 'html') return false
  return /display\s*:\s*none/i.test(attribs?.['style'] ?? '') || attribs?.['hidden'] !== undefined
}

const calledOf = ({ attribs }: DomNode): string =>
  `${attribs?.['class'] ?? ''} ${attribs?.['id'] ?? ''} ${attribs?.['role'] ?? ''}`

/** Up to which share of the page's words the element may be furniture by its name. */
function mostByName(node: DomNode): number {
  if (node.name === 'header') return mostFurniture
  const called = calledOf(node)
  if (articleNames.test(called)) return 0
  if (surelyFurniture.test(called)) return mostSurely
  return furnitureNames.test(called) ? mostFurniture : 0
}

/** Three links or more and hardly a word beside them. */
const isLinkList = (weight: Weight): boolean =>
  weight.links >= 3 && weight.linked > 0.75 * weight.characters && weight.node.name !== 'body'

/** A block with this share of the page's words is no furniture, whatever it is called: articles sit in #print. */
const mostFurniture = 0.3
const mostSurely = 0.6

/** The nodes around the article, told by kind, by name and by being mere lists of links. */
export function furnitureOf(roots: readonly DomNode[]): ReadonlySet<DomNode> {
  const never = (node: DomNode): boolean => neverRead.has(node.name ?? '') || isHidden(node)
  const found = new Set<DomNode>()
  const weights = weigh(roots, (node) => {
    if (never(node)) found.add(node)
    return never(node)
  })
  const all = weights.reduce((sum, weight) => (weight.parent < 0 ? sum + worth(weight) : sum), 0)
  for (const weight of weights) {
    const named = worth(weight) <= mostByName(weight.node) * all && mostByName(weight.node) > 0
    if (named || isLinkList(weight)) found.add(weight.node)
  }
  return found
}

/** A frame that holds this share of its parent's words is looked into; else the parent is the article. */
const mainShare = 0.75

/** The element with the article: from the whole page inwards, as long as one frame holds most of the words. */
export function articleIn(roots: readonly DomNode[], furniture: ReadonlySet<DomNode>): DomNode | undefined {
  const weights = weigh(roots, (node) => furniture.has(node))
  const inside = new Map<number, Weight[]>()
  const places = new Map<Weight, number>()
  for (const [place, weight] of weights.entries()) {
    places.set(weight, place)
    const among = inside.get(weight.parent)
    if (among === undefined) inside.set(weight.parent, [weight])
    else among.push(weight)
  }
  let article: Weight | undefined
  for (let at = -1; ;) {
    const among = (inside.get(at) ?? []).filter(({ node }) => frames.has(node.name ?? ''))
    const best = among.reduce<Weight | undefined>(
      (one, other) => (one !== undefined && worth(one) >= worth(other) ? one : other),
      undefined,
    )
    const whole = article === undefined ? 0 : worth(article)
    if (best === undefined || worth(best) === 0 || worth(best) < mainShare * whole) return article?.node
    article = best
    at = places.get(best) ?? -2
  }
}
