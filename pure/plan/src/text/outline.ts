// The outline: headings in reading order with level, marker, title and slogan (GUIDE §10).
//
// Invariants: `order` counts from 1; a parent comes before its children and is one level above or more;
// `titleSpan` prints the title; names with numbers inside running text are no headings.

import { type Layout, original, type Paragraph, printed } from './page/layout.ts'
import type { Range } from './page/range.ts'
import type { Span } from './records.ts'
import { pattern } from './words/pattern.ts'

export type OutlineNode = {
  readonly order: number
  readonly level: number
  /** `order` of the heading above, or null. */
  readonly parent: number | null
  /** The printed sign (一是, （一）), or null. */
  readonly marker: string | null
  readonly title: string
  readonly slogan: string | null
  readonly titleSpan: Span
}

/** part 第一篇 第一部分 · chapter 第一章 · section 第一节 · first 一、 · second （一） · item 1. 一是 ● —— 第一， · numbered (1) · lead an unmarked lead sentence */
const ranks = { part: 0, chapter: 1, section: 2, first: 3, second: 4, item: 5, numbered: 6, lead: 7 } as const
type Rank = keyof typeof ranks

type Heading = {
  readonly rank: Rank
  readonly marker: Range | null
  readonly title: Range
  readonly slogan: Range | null
  readonly paragraph: number
  /** Number the marker prints: 3 for 三是; 0 for ●. */
  readonly count: number
}

type Group = {
  readonly title: Range
  readonly slogan: Range | null
  readonly count: number
  readonly paragraph: number
}

/** The outline of a text; empty where the text has no headings. */
export function outlineOf(layout: Layout): OutlineNode[] {
  const marked = layout.paragraphs.flatMap((paragraph, i) => markedHeadings(layout.folded, paragraph, i))
  const leads = leadHeadings(layout, marked)
  const headings = [...marked, ...leads].toSorted((a, b) => a.title.start - b.title.start)
  const groups = announcedGroups(layout)
  return groups.length >= 2 ? withGroups(layout, headings, groups) : number(layout, headings)
}

const numerals = '一二三四五六七八九十'
const markers: readonly (readonly [Rank, RegExp])[] = [
  ['part', /第[一二三四五六七八九十]{1,3}(?:部分|篇|编)[：:、]?/y],
  ['chapter', /第[一二三四五六七八九十]{1,3}章[：:、]?/y],
  ['section', /第[一二三四五六七八九十]{1,3}节[：:、]?/y],
  ['first', /[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]{1,2}(?:、|产))/y],
  ['second', /\([一二三四五六七八九十]{1,3}\)、?/y],
  [
    'item',
    /(?:[●■◆▪★◎□▶·])?(?:[一二三四五六七八九十]{1,3}(?:是(?!否|一)|要(?!求|素|点|件|闻|务|害|塞|道))|其[一二三四五六七八九](?=[，、：])[，、：]|第[一二三四五六七八九十]{1,2}[，、：])/y,
  ],
  ['numbered', /\(\d{1,2}\)/y],
  ['item', /[●■◆▪★◎□▶]|〇(?=[一-鿿“])|--(?=[一-鿿“])|\d{1,2}(?:[.、])(?![\d.])(?=[一-鿿“])/y],
]

function markedHeadings(text: string, paragraph: Paragraph, index: number): Heading[] {
  const headings: Heading[] = []
  for (const at of openings(text, paragraph)) {
    const found = markerAt(text, at, paragraph.end)
    if (!found) continue
    const inLine = at > paragraph.start
    if (inLine && found.rank === 'first') continue
    const digit = /^\d{1,2}[.、]$/.test(text.slice(at, found.end))
    if (inLine && !digit && !/是|要|其|第|●|--|\([一二三四五六七八九十]/.test(text.slice(at, found.end)))
      continue
    const heading = headingFrom(text, found.end, paragraph.end)
    if (!heading) continue
    headings.push({
      rank: found.rank,
      marker: { start: at, end: found.end },
      paragraph: index,
      count: found.count,
      ...heading,
    })
  }
  return headings.filter(
    (heading) => heading.marker?.start === paragraph.start || goesOn(text, heading, headings),
  )
}

/** A digit in running text heads something only in a list: 1.… 2.…. Other marks speak for themselves. */
function goesOn(text: string, heading: Heading, all: readonly Heading[]): boolean {
  const isDigit = (one: Heading): boolean => one.marker !== null && /\d/.test(text.charAt(one.marker.start))
  return !isDigit(heading) || all.some((one) => isDigit(one) && Math.abs(one.count - heading.count) === 1)
}

/** 抓好三项改革，一是…: a list may open after a comma. */
const firstItem = /^一[是要](?!否)/

/** Where a heading may open: the paragraph, each sentence, and after ； or ： inside one. */
function openings(text: string, paragraph: Paragraph): number[] {
  const places = [paragraph.start]
  for (let i = paragraph.start; i < paragraph.end - 1; i += 1) {
    const char = text.charAt(i)
    if (char === '。' || char === '；' || char === '：' || char === '！') {
      let next = i + 1
      if (text.charAt(next) === '”') next += 1
      places.push(next)
    } else if (char === '，' && firstItem.test(text.slice(i + 1, i + 4))) places.push(i + 1)
  }
  return places
}

function markerAt(text: string, at: number, end: number): { rank: Rank; end: number; count: number } | null {
  for (const [rank, pattern] of markers) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found && at + found[0].length < end)
      return { rank, end: at + found[0].length, count: countOf(found[0]) }
  }
  return null
}

function countOf(marker: string): number {
  const digits = /\d+/.exec(marker)
  if (digits) return Number(digits[0])
  const hanzi = /[一二三四五六七八九十]+/.exec(marker)?.[0]
  if (hanzi === undefined) return 0
  const ten = hanzi.indexOf('十')
  if (ten < 0) return numerals.indexOf(hanzi.charAt(0)) + 1
  const tens = ten === 0 ? 1 : numerals.indexOf(hanzi.charAt(0)) + 1
  return tens * 10 + (ten + 1 < hanzi.length ? numerals.indexOf(hanzi.charAt(ten + 1)) + 1 : 0)
}

/** Title up to the first comma; slogan only of a sentence of two comma parts; a label before a colon stands alone. */
function headingFrom(
  text: string,
  start: number,
  limit: number,
): { title: Range; slogan: Range | null } | null {
  let end = start
  let depth = 0
  const commas: number[] = []
  while (end < limit && end - start < 400) {
    const char = text.charAt(end)
    if (char === '“' || char === '(' || char === '《') depth += 1
    else if (char === '”' || char === ')' || char === '》') depth -= 1
    else if (depth <= 0 && char === '，') commas.push(end)
    else if ((depth <= 0 && '。；！？'.includes(char)) || char === '\n') break
    else if (depth <= 0 && char === '：') {
      if (commas.length === 0) return end > start ? { title: { start, end }, slogan: null } : null
      break
    }
    end += 1
  }
  const first = commas[0]
  const title = { start, end: first ?? end }
  if (title.end <= title.start) return null
  const slogan =
    first !== undefined && commas.length === 1 && end > first + 1 ? { start: first + 1, end } : null
  return { title, slogan }
}

// Unmarked lead sentences -------------------------------------------------------------------------------------------

function leadHeadings(layout: Layout, marked: readonly Heading[]): Heading[] {
  const heads = new Set(marked.map((heading) => heading.paragraph))
  const found: (readonly Heading[])[] = []
  let run: Heading[] = []
  const close = (): void => {
    if (run.length >= 3 && parallel(run)) found.push(run)
    run = []
  }
  layout.paragraphs.forEach((paragraph, i) => {
    const inside = insideLeads(layout.folded, paragraph, i)
    const lead = heads.has(i) || inside.length > 0 ? null : leadOf(layout.folded, paragraph, i)
    found.push(inside)
    if (lead) run.push(lead)
    else close()
  })
  close()
  return [...found.flat(), ...labelHeadings(layout, heads)]
}

/** 区位交通 / 产业基础 / 发展目标 on lines of their own, each above its prose; three at least. */
function labelHeadings(layout: Layout, heads: ReadonlySet<number>): Heading[] {
  const { folded, paragraphs } = layout
  const labels = paragraphs.flatMap((paragraph, i): Heading[] => {
    const next = paragraphs[i + 1]
    const { start, end } = paragraph
    if (heads.has(i) || !next || end - start < 2 || end - start > 14 || next.end - next.start < 40) return []
    if (!/^[一-鿿“”]+$/.test(folded.slice(start, end)) || !folded.slice(next.start, next.end).includes('。'))
      return []
    return [{ rank: 'lead', marker: null, paragraph: i, count: 0, title: { start, end }, slogan: null }]
  })
  return labels.length >= 3 ? labels : []
}

function leadOf(text: string, paragraph: Paragraph, index: number): Heading | null {
  const sentence = paragraph.sentences[0]
  if (!sentence) return null
  const label = /^[^，。；：“”]{2,14}方面(?=[，。：])/.exec(text.slice(paragraph.start, paragraph.start + 20))
  if (label) {
    return {
      rank: 'lead',
      marker: null,
      paragraph: index,
      count: 0,
      title: { start: paragraph.start, end: paragraph.start + label[0].length },
      slogan: null,
    }
  }
  if (paragraph.sentences.length < 2 || sentence.end - sentence.start > 32) return null
  if (text.charAt(sentence.end - 1) !== '。') return null
  const heading = headingFrom(text, sentence.start, sentence.end)
  if (
    !heading ||
    heading.title.end - heading.title.start > 16 ||
    /\d/.test(text.slice(sentence.start, sentence.end))
  )
    return null
  if (heading.title.end < sentence.end - 1 && heading.slogan === null) return null
  return { rank: 'lead', marker: null, paragraph: index, count: 0, ...heading }
}

/** Parallel leads are all of one shape: with or without a slogan, and of like length. */
function parallel(run: readonly Heading[]): boolean {
  const sizes = run.map((heading) => heading.title.end - heading.title.start).toSorted((a, b) => a - b)
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0
  const near = sizes.filter((size) => Math.abs(size - middle) <= 5).length
  return near >= Math.max(3, Math.ceil(run.length * 0.7))
}

/** 必须坚持…。必须坚持…。必须坚持…。 in one paragraph. */
function insideLeads(text: string, paragraph: Paragraph, index: number): Heading[] {
  const starts = openings(text, paragraph).filter((at) =>
    /^(?:必须|我们(?:必须|要)|要|更加注重)(?=[一-鿿“])/.test(text.slice(at, at + 6)),
  )
  const words = new Map<string, number[]>()
  for (const at of starts) {
    const word = text.startsWith('必须', at)
      ? '必须'
      : text.startsWith('要', at)
        ? '要'
        : text.slice(at, at + 4)
    const places = words.get(word)
    if (places) places.push(at)
    else words.set(word, [at])
  }
  const best = [...words.values()].find((places) => places.length >= 3)
  if (!best) return []
  return best.flatMap((at) => {
    const heading = headingFrom(text, at, paragraph.end)
    if (!heading || heading.title.end - heading.title.start > 30) return []
    return [{ rank: 'lead' as const, marker: null, paragraph: index, count: 0, ...heading }]
  })
}

// Announced groups ----------------------------------------------------------------------------------------------------

const group = pattern(
  'g',
  '(?:^|[：；“。，])[^，。；：“”\\d]{0,16}?((?:一[个条]|[二两三四五六七八九十]{1,2}(?:个|大|项|条|件|类|张|面|场|套|块|桩))(?!方面)[一-鿿]{2,10})，([^，。；：]{4,40',
  '})(?=[；。”])',
)

/** Groups announced together in one sentence: 锚定一个核心目标，…；实施六大提升行动，…. */
function announcedGroups(layout: Layout): Group[] {
  for (const [index, paragraph] of layout.paragraphs.entries()) {
    for (const sentence of paragraph.sentences) {
      const body = layout.folded.slice(sentence.start, sentence.end)
      if (!body.includes('；')) continue
      const groups = [...body.matchAll(group)].map((found): Group => {
        const name = found[1] ?? ''
        const slogan = found[2] ?? ''
        const start = sentence.start + found.index + found[0].length - slogan.length - 1 - name.length
        return {
          title: { start, end: start + name.length },
          slogan: { start: start + name.length + 1, end: start + name.length + 1 + slogan.length },
          count: countOf(name.replace('两', '二')),
          paragraph: index,
        }
      })
      if (groups.length >= 2) return groups
    }
  }
  return []
}

/** Groups are level 1; the lists that carry them out follow as their children. */
function withGroups(layout: Layout, headings: readonly Heading[], groups: readonly Group[]): OutlineNode[] {
  const announced = groups[0]?.paragraph ?? 0
  const before = headings.filter((heading) => heading.paragraph < announced)
  const runs = runsOf(headings.filter((heading) => heading.paragraph >= announced && heading.rank !== 'lead'))
  const children = new Map<Group, Heading[]>()
  const rest: (readonly Heading[])[] = []
  for (const run of runs) {
    const target = groupFor(layout, run, groups, children)
    if (target) children.set(target, [...(children.get(target) ?? []), ...run])
    else rest.push(run)
  }
  const ordered: (Heading | readonly Heading[])[] = before.map((heading) => ({ ...heading, rank: 'first' }))
  for (const one of groups) {
    ordered.push({
      rank: 'first',
      marker: null,
      title: one.title,
      slogan: one.slogan,
      paragraph: one.paragraph,
      count: one.count,
    })
    ordered.push((children.get(one) ?? []).map((heading): Heading => ({ ...heading, rank: 'second' })))
  }
  return number(layout, [...ordered, ...rest].flat())
}

/** Neighbouring headings of one marker style; a list that starts again at 1 is a new run. */
function runsOf(headings: readonly Heading[]): Heading[][] {
  const runs: Heading[][] = []
  let last: Heading | null = null
  for (const heading of headings) {
    const run = runs[runs.length - 1]
    const goesOn =
      last !== null &&
      last.rank === heading.rank &&
      (heading.count === 0 ? last.count === 0 : last.count > 0 && heading.count === last.count + 1)
    if (run && goesOn) run.push(heading)
    else runs.push([heading])
    last = heading
  }
  return runs
}

function groupFor(
  layout: Layout,
  run: readonly Heading[],
  groups: readonly Group[],
  taken: ReadonlyMap<Group, Heading[]>,
): Group | null {
  const head = run[0]
  if (!head) return null
  const at = head.marker?.start ?? head.title.start
  const ahead = layout.folded.slice(Math.max(0, at - 60), at)
  const near = groups
    .map((one) => ({ one, at: ahead.lastIndexOf(layout.folded.slice(one.title.start, one.title.end)) }))
    .filter((place) => place.at >= 0)
    .toSorted((a, b) => b.at - a.at)
  const named = near[0]?.one
  const exact = groups.find((one) => one.count === run.length && head.count <= 1 && !taken.has(one))
  return named ?? exact ?? groups.find((one) => one.count === run.length && !taken.has(one)) ?? null
}

/** A heading is one level below the one above it; where none is above, every higher rank of the text counts. */
function number(layout: Layout, headings: readonly Heading[]): OutlineNode[] {
  const present = [...new Set(headings.map((heading) => ranks[heading.rank]))]
  const above: { rank: number; level: number; order: number }[] = []
  return headings.map((heading, i) => {
    const rank = ranks[heading.rank]
    while (above.length > 0 && (above[above.length - 1]?.rank ?? 0) >= rank) above.pop()
    const parent = above[above.length - 1] ?? null
    const level = parent ? parent.level + 1 : 1 + present.filter((other) => other < rank).length
    above.push({ rank, level, order: i + 1 })
    return {
      order: i + 1,
      level,
      parent: parent?.order ?? null,
      marker: heading.marker ? printed(layout, heading.marker).replace(/^[●■◆▪★◎□▶·](?=.)/, '') : null,
      title: printed(layout, heading.title),
      slogan: heading.slogan ? printed(layout, heading.slogan) : null,
      titleSpan: original(layout, heading.title),
    }
  })
}
