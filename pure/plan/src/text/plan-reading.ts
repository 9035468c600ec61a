// The plan reader: from the text of a plan to its numeric targets, its outline and the numbers it left, with reasons.

import { type Layout, layOut, original, type Paragraph } from './page/layout.ts'
import type { Range } from './page/range.ts'
import { type OutlineNode, outlineOf } from './outline.ts'
import { recordOf, type Span, type TargetRecord } from './records.ts'
import { type LeftoverReason, leftoverReasons } from './leftovers/reasons.ts'
import type { Refused, Statement } from './statements/statement.ts'
import { readSentence } from './statements/statements.ts'
import { momentOf, sectionKind, type Setting, tenseOf } from './moment/tense.ts'
import type { Kind } from './moment/kind.ts'
import { type Wording, wordingOf } from './moment/wording.ts'

/** A number of the text that is no target, and why. */
export type Leftover = {
  readonly text: string
  readonly span: Span
  readonly reason: LeftoverReason
  readonly says: { readonly zh: string; readonly en: string }
}

export type PlanReading = {
  readonly targets: readonly TargetRecord[]
  readonly outline: readonly OutlineNode[]
  readonly leftovers: readonly Leftover[]
}

/** `year`: the year of the document. `place`: its city or province, so that 济南市… loses the place name. */
export type PlanReadingOptions = { readonly year?: number; readonly place?: string }

/**
 * Read a plan. Any string is accepted; the work is linear in its length. Every number of the text is in a target's
 * `valueSpan` or in a leftover, never in both. Specification: ANNOTATION GUIDE of the plan texts, §1 to §10.
 */
export function readPlan(text: string, options: PlanReadingOptions = {}): PlanReading {
  const layout = layOut(text)
  const year = options.year !== undefined && Number.isInteger(options.year) ? options.year : null
  const place = placeNames(options.place ?? '')
  const targets: TargetRecord[] = []
  const leftovers: Leftover[] = []
  let section: Kind | null = null
  let carried: Kind | null = null
  const whole = layout.paragraphs.length > 1 ? wordingOf(layout.folded) : null
  for (const paragraph of layout.paragraphs) {
    const heading = headingKind(layout, paragraph, year)
    if (heading !== undefined) {
      section = heading
      carried = null
    }
    const setting: Setting = { year, section, carried, whole }
    carried = readParagraph({ layout, paragraph, place, setting, targets, leftovers }) ?? carried
  }
  return { targets, outline: outlineOf(layout), leftovers: merged(leftovers, furnitureNumbers(layout)) }
}

type ParagraphWork = {
  layout: Layout
  paragraph: Paragraph
  place: readonly string[]
  setting: Setting
  targets: TargetRecord[]
  leftovers: Leftover[]
}

/** Reads one paragraph; answers the way its last cue points, if it has one. */
function readParagraph(work: ParagraphWork): Kind | null {
  const { layout, paragraph, place, setting, targets, leftovers } = work
  const tense = tenseOf(layout.folded, paragraph, setting)
  for (const sentence of paragraph.sentences) {
    const view = sentenceView(layout, sentence)
    const { statements, refused } = readSentence(view.folded, { start: 0, end: view.folded.length }, place)
    const used = new Set<number>()
    let counted: Wording | null = null
    const near = (): Wording => (counted ??= wordingOf(view.folded.slice(0, 600)))
    for (const statement of statements) {
      const clause = view.folded.slice(
        statement.clause.start,
        Math.min(statement.clause.end, statement.clause.start + 300),
      )
      const at = sentence.start + statement.token.start
      const from = Math.max(statement.clause.start, statement.token.start - 40)
      const lead = view.folded.slice(from, statement.token.start)
      const run = view.folded.slice(Math.max(0, statement.token.start - 160), statement.token.start)
      const moment = momentOf(tense, { at, clause, lead, run, near, annual: statement.annual })
      const record = recordOf(view, statement, moment)
      if (record) {
        targets.push(record)
        used.add(statement.token.start)
      }
    }
    for (const left of unused(statements, refused, used)) {
      const span = original(view, left.token)
      leftovers.push({
        text: layout.text.slice(span[0], span[1]),
        span,
        reason: left.reason,
        says: leftoverReasons[left.reason],
      })
    }
  }
  return (
    tense.cues.findLast((cue) => cue.kind !== null)?.kind ??
    (tense.cues.some((cue) => cue.soft === 'thisYear') ? 'target' : null)
  )
}

/** One sentence as a layout of its own: no pass can look past it, so the work stays linear. */
function sentenceView(layout: Layout, sentence: Range): Layout {
  return {
    ...layout,
    folded: layout.folded.slice(sentence.start, sentence.end),
    at: layout.at.subarray(sentence.start),
  }
}

function unused(
  statements: readonly Statement[],
  refused: readonly Refused[],
  used: ReadonlySet<number>,
): Refused[] {
  const lost = new Map<number, Refused>()
  for (const { token } of statements)
    if (!used.has(token.start)) lost.set(token.start, { token, reason: 'noIndicator' })
  for (const left of refused) if (!used.has(left.token.start)) lost.set(left.token.start, left)
  return [...lost.values()].toSorted((a, b) => a.token.start - b.token.start)
}

/** A short line without a full stop may say that what follows is past or ahead; a marked heading ends that. */
function headingKind(layout: Layout, paragraph: Paragraph, year: number | null): Kind | null | undefined {
  if (paragraph.end - paragraph.start > 60) return undefined
  const line = layout.folded.slice(paragraph.start, paragraph.end)
  if (/[。；]/.test(line)) return undefined
  const kind = sectionKind(line, year)
  return kind ?? (/^(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|章))/.test(line) ? null : undefined)
}

/** Two lists in reading order become one. */
function merged(one: readonly Leftover[], other: readonly Leftover[]): readonly Leftover[] {
  if (other.length === 0) return one
  const all: Leftover[] = []
  let next = 0
  for (const left of one) {
    for (let item = other[next]; item && item.span[0] < left.span[0]; item = other[next]) {
      all.push(item)
      next += 1
    }
    all.push(left)
  }
  for (const item of other.slice(next)) all.push(item)
  return all
}

function furnitureNumbers(layout: Layout): Leftover[] {
  return layout.furniture.flatMap((line) =>
    [...layout.text.slice(line.start, line.end).matchAll(/[\d０-９]+(?:[.．][\d０-９]+)?/g)].map((found) => ({
      text: found[0],
      span: [line.start + found.index, line.start + found.index + found[0].length] as const,
      reason: 'furniture' as const,
      says: leftoverReasons.furniture,
    })),
  )
}

/** 济南市 → 济南市, 济南; 广西壮族自治区 → 广西壮族自治区, 广西. */
function placeNames(place: string): string[] {
  const full = place.trim()
  if (full.length < 2 || full === '全国') return []
  const short = full.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|(?:省|市|县|区|州)$/, '')
  return [...new Set([full, ...(short.length >= 2 ? [`${short}省`, `${short}市`, short] : [])])].toSorted(
    (a, b) => b.length - a.length,
  )
}
