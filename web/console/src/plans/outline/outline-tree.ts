// Acts on an outline: a list of headings whose levels make a tree; each gives a new list, or none where it is no act.
import type { OutlineShown } from '@corridor/protocol'

export interface Heading {
  /** Stays with the heading while it is moved; of the page, never sent. */
  readonly key: number
  readonly level: number
  readonly marker: string | null
  readonly title: string
  readonly slogan: string | null
}

export type Headings = readonly Heading[]

/** The new list, and where the heading that was acted on now stands. */
export interface Acted {
  readonly headings: Headings
  readonly at: number
}

const levelsAtMost = 9

export const headingsOf = (outline: readonly OutlineShown[]): Headings =>
  outline.map(({ order, level, marker, title, slogan }) => ({ key: order, level, marker, title, slogan }))

/** What is sent: the parents follow from the levels. */
export const sentOf = (headings: Headings) =>
  headings.map(({ level, marker, title, slogan }) => ({ level, marker, title, slogan }))

const levelAt = (headings: Headings, at: number): number => headings[at]?.level ?? 0

/** The place after the heading and everything below it. */
export function endOf(headings: Headings, at: number): number {
  const level = levelAt(headings, at)
  let end = at + 1
  while (end < headings.length && levelAt(headings, end) > level) end += 1
  return end
}

/** The nearest heading before it that stands higher; -1 for none. */
export function parentOf(headings: Headings, at: number): number {
  const level = levelAt(headings, at)
  let parent = at - 1
  while (parent >= 0 && levelAt(headings, parent) >= level) parent -= 1
  return parent
}

/** The heading of the same level before it under the same parent; -1 for none. */
function siblingBefore(headings: Headings, at: number): number {
  const level = levelAt(headings, at)
  let before = at - 1
  while (before >= 0 && levelAt(headings, before) > level) before -= 1
  return levelAt(headings, before) === level ? before : -1
}

export const hasChildren = (headings: Headings, at: number): boolean => endOf(headings, at) > at + 1

/** The heading with all below it changes places with the one before or after it under the same parent. */
export function moved(headings: Headings, at: number, by: 'up' | 'down'): Acted | undefined {
  const end = endOf(headings, at)
  if (by === 'down') {
    if (end >= headings.length || levelAt(headings, end) !== levelAt(headings, at)) return undefined
    const nextEnd = endOf(headings, end)
    return {
      headings: [
        ...headings.slice(0, at),
        ...headings.slice(end, nextEnd),
        ...headings.slice(at, end),
        ...headings.slice(nextEnd),
      ],
      at: at + nextEnd - end,
    }
  }
  const before = siblingBefore(headings, at)
  if (before < 0) return undefined
  return {
    headings: [
      ...headings.slice(0, before),
      ...headings.slice(at, end),
      ...headings.slice(before, at),
      ...headings.slice(end),
    ],
    at: before,
  }
}

/** One level deeper, under the heading before it, or one level higher; all below it comes along. */
export function shifted(headings: Headings, at: number, by: 1 | -1): Acted | undefined {
  const level = levelAt(headings, at)
  const end = endOf(headings, at)
  const deepest = Math.max(...headings.slice(at, end).map((heading) => heading.level))
  const mayDeepen = at > 0 && levelAt(headings, at - 1) >= level && deepest < levelsAtMost
  if (by === 1 ? !mayDeepen : level <= 1) return undefined
  const shift = (heading: Heading, index: number): Heading =>
    index >= at && index < end ? { ...heading, level: heading.level + by } : heading
  return { headings: headings.map(shift), at }
}

/** An empty heading after this one and everything below it, on its level. */
export function inserted(headings: Headings, at: number): Acted {
  const key = Math.max(0, ...headings.map((heading) => heading.key)) + 1
  const place = headings.length === 0 ? 0 : endOf(headings, at)
  const fresh: Heading = {
    key,
    level: Math.max(1, levelAt(headings, at)),
    marker: null,
    title: '',
    slogan: null,
  }
  return { headings: headings.toSpliced(place, 0, fresh), at: place }
}

/** The heading and everything below it go. */
export function removed(headings: Headings, at: number): Acted {
  const left = headings.toSpliced(at, endOf(headings, at) - at)
  return { headings: left, at: Math.max(0, Math.min(at, left.length - 1)) }
}

export type Words = Pick<Heading, 'marker' | 'title' | 'slogan'>

const blankIsNone = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text.trim()

/** None where the title is empty. */
export function reworded(headings: Headings, at: number, words: Words): Acted | undefined {
  const title = words.title.trim()
  if (title === '') return undefined
  const own = { title, marker: blankIsNone(words.marker), slogan: blankIsNone(words.slogan) }
  return { headings: headings.map((heading, index) => (index === at ? { ...heading, ...own } : heading)), at }
}

/** The places of the headings that are seen when everything below the closed ones is folded away. */
export function seenPlaces(headings: Headings, closed: ReadonlySet<number>): readonly number[] {
  const seen: number[] = []
  for (let at = 0; at < headings.length;) {
    seen.push(at)
    at = closed.has(headings[at]?.key ?? -1) ? endOf(headings, at) : at + 1
  }
  return seen
}
