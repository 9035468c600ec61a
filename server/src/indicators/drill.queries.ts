// The postings behind a figure, newest first, page by page, with their count and sum over all pages.
import { isDay, type Problem, type Result, refusal, success, yuanText } from '@corridor/base'
import type { LedgerIndicator, Window } from '@corridor/indicators'
import { termsOf, valueOfSums } from '@corridor/indicators'
import type { FigureNumber, PostingShown, PostingsAnswer } from '@corridor/protocol'
import type { Register, Value } from '@corridor/registers'
import { showValue } from '@corridor/registers'
import { column, table } from '../store/naming.ts'
import { wordFor } from './breakdown-words.ts'
import type { FigureQuestion } from './figure-question.ts'
import { windowFor } from './figure-question.ts'
import { type AskContext, termSources } from './figure.ts'
import { knownPostings, measureColumn, type TermSource, tupleConditions, Values } from './figure.queries.ts'
import { knowledgeAt } from './knowledge.queries.ts'

export interface DrillQuestion {
  readonly question: FigureQuestion
  readonly cursor: DrillCursor | undefined
  readonly limit: number
  /** True for a reader who sees only some subjects: the others are counted and summed, never listed. */
  readonly partly: boolean
}

/** The last posting of a page: its day, its number, and the side of a ratio (0 or 1) it was shown for. */
export interface DrillCursor {
  readonly day: string
  readonly posting: string
  readonly side: number
}

export const drillCursorText = ({ day, posting, side }: DrillCursor): string => `${day}.${posting}.${side}`

export function readDrillCursor(text: string | undefined): Result<DrillCursor | undefined> {
  if (text === undefined) return success(undefined)
  const [, day = '', posting = '', side] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,18})\.([01])$/.exec(text) ?? []
  if (isDay(day)) return success({ day, posting, side: Number(side) })
  const problem: Problem = {
    code: 'figure/wrong-cursor',
    field: 'cursor',
    message: { zh: '翻页标记不对', en: 'The page mark is wrong' },
    given: text.slice(0, 40),
    allowed: { zh: '上一页给出的 next', en: 'the `next` of the page before' },
    fix: { zh: '请回到第一页。', en: 'Go back to the first page.' },
  }
  return refusal(problem)
}

interface FoundPosting {
  readonly id: bigint
  readonly subject: string
  readonly day: string
  readonly amount: bigint
  readonly side: number
  readonly dimensions: readonly string[]
  readonly at: Date
  readonly act: bigint
  readonly title: Value | null
}

interface Asked {
  readonly indicator: LedgerIndicator
  readonly window: Window
  readonly where: Readonly<Record<string, string>>
  readonly sources: readonly TermSource[]
}

const sides = ['numerator', 'denominator'] as const

/** Postings add up to the figure exactly; those of a ratio to each of its sides. */
export async function drillPostings(
  context: AskContext,
  indicator: LedgerIndicator,
  drill: DrillQuestion,
): Promise<PostingsAnswer> {
  const knowledge = await knowledgeAt(context.transaction, drill.question.asOf, context.clock.now())
  const where = Object.fromEntries(
    Object.entries(drill.question.where).map(([name, value]) => [indicator.breakdowns[name] ?? name, value]),
  )
  const sources = await termSources(context, indicator, knowledge)
  const asked: Asked = { indicator, window: windowFor(indicator, drill.question), where, sources }
  const register = subjectOf(context, indicator, sources)
  const { all, seen } = await sumsOf(context, asked, drill.partly ? register : undefined)
  const found = await pageOf(context, asked, { drill, register })
  const page = found.slice(0, drill.limit)
  const last = page.at(-1)
  const more = found.length > drill.limit && last !== undefined
  const [numerator = 0n, denominator = 0n] = all.sums
  return {
    indicator: indicator.id,
    rows: page.map((posting) => postingShown(context, asked, { posting, register })),
    next: more ? drillCursorText({ day: last.day, posting: last.id.toString(), side: last.side }) : null,
    count: all.count,
    sum: valueOfSums(indicator, all.sums).value,
    ...(indicator.kind === 'ratio'
      ? { sums: { numerator: numerator.toString(), denominator: denominator.toString() } }
      : {}),
    outside: drill.partly
      ? { count: all.count - seen.count, sum: outsideSum(indicator, all.sums, seen.sums) }
      : null,
  }
}

/** A ratio of what is left out would be no part of the ratio, so it has none. */
function outsideSum(
  indicator: LedgerIndicator,
  all: readonly bigint[],
  seen: readonly bigint[],
): FigureNumber {
  if (indicator.kind === 'ratio') return null
  return valueOfSums(
    indicator,
    all.map((sum, index) => sum - (seen[index] ?? 0n)),
  ).value
}

function subjectOf(
  { catalogue }: AskContext,
  indicator: LedgerIndicator,
  sources: readonly TermSource[],
): Register {
  const register = catalogue.registers.get(sources[0]?.ledger.subject ?? '')
  if (register === undefined) throw new Error(`indicator ${indicator.id} has no subject`)
  return register
}

/** Postings `p` with their tuple `t` that the figure sums for one term. */
function postingsFrom(source: TermSource, { window, where }: Asked, values: Values): string {
  const m = measureColumn(source)
  const from = window.from === undefined ? '' : ` and p.effective_on >= ${values.add(window.from)}::date`
  return `from posting p join tuple t on t.id = p.tuple and ${tupleConditions(source, where, values)}
    where p.region = (select corridor_region()) and p.series = ${source.series} and p.${m} <> 0${from}
      and p.effective_on <= ${values.add(window.to)}::date and ${knownPostings(source.knowledge, 'p', values)}`
}

/** Row security leaves out subjects that are not in scope. */
const inScope = (register: Register): string =>
  `p.subject in (select s.id from ${table(register.id)} s where s.region = (select corridor_region()))`

interface Sums {
  readonly count: number
  readonly sums: readonly bigint[]
}

/** Of all postings, and of those whose subjects are in scope where only some are, in one pass a term. */
async function sumsOf(
  context: AskContext,
  asked: Asked,
  seenBy: Register | undefined,
): Promise<{ readonly all: Sums; readonly seen: Sums }> {
  const rows: (Record<'n' | 'sum' | 'seen' | 'seen_sum', bigint> | undefined)[] = []
  for (const source of asked.sources) {
    const values = new Values()
    const m = measureColumn(source)
    const seen = seenBy === undefined ? 'true' : inScope(seenBy)
    const [row] = await context.transaction.rows<Record<'n' | 'sum' | 'seen' | 'seen_sum', bigint>>(
      `select count(*) as n, coalesce(sum(m), 0)::bigint as sum,
         count(*) filter (where seen) as seen, coalesce(sum(m) filter (where seen), 0)::bigint as seen_sum
       from (select p.${m} as m, ${seen} as seen ${postingsFrom(source, asked, values)}) p`,
      values.list,
    )
    rows.push(row)
  }
  const count = (name: 'n' | 'seen') => rows.reduce((sum, row) => sum + Number(row?.[name] ?? 0n), 0)
  return {
    all: { count: count('n'), sums: rows.map((row) => row?.sum ?? 0n) },
    seen: { count: count('seen'), sums: rows.map((row) => row?.seen_sum ?? 0n) },
  }
}

async function pageOf(
  context: AskContext,
  asked: Asked,
  { drill, register }: { drill: DrillQuestion; register: Register },
): Promise<readonly FoundPosting[]> {
  const values = new Values()
  const { cursor, partly, limit } = drill
  const parts = asked.sources.map((source, side) => {
    const after =
      cursor === undefined
        ? ''
        : ` and (p.effective_on, p.id, ${side}) < (${values.add(cursor.day)}::date,
            ${values.add(cursor.posting)}::bigint, ${values.add(cursor.side)}::int)`
    return `(select p.id, p.subject, p.effective_on as day, p.${measureColumn(source)} as amount, ${side} as side,
        t.dimensions, p.act
      ${postingsFrom(source, asked, values)}${partly ? ` and ${inScope(register)}` : ''}${after}
      order by p.effective_on desc, p.id desc limit ${limit + 1})`
  })
  return context.transaction.rows<FoundPosting & Record<string, unknown>>(
    `select q.*, a.at, s.${column(register.title)} as title from (${parts.join(' union all ')}) q
     join act a on a.region = (select corridor_region()) and a.id = q.act
     left join ${table(register.id)} s on s.region = (select corridor_region()) and s.id = q.subject
     order by q.day desc, q.id desc, q.side desc limit ${limit + 1}`,
    values.list,
  )
}

function postingShown(
  context: AskContext,
  { indicator, sources }: Asked,
  { posting, register }: { posting: FoundPosting; register: Register },
): PostingShown {
  const source = sources[posting.side]
  if (source === undefined) throw new Error(`indicator ${indicator.id} has no side ${posting.side}`)
  const named = Object.entries(source.ledger.dimensions).map(([name, dimension], index) => {
    return [name, wordFor(dimension, posting.dimensions[index] ?? '', context.lists)] as const
  })
  const title = register.fields[register.title]
  return {
    posting: posting.id.toString(),
    subject: posting.subject,
    register: register.id,
    title:
      title === undefined || posting.title === null
        ? null
        : showValue(title, posting.title, context.lists, 'zh'),
    day: posting.day,
    value:
      termsOf(indicator).length === 1 && indicator.unit === 'yuan'
        ? yuanText(posting.amount)
        : Number(posting.amount),
    side: indicator.kind === 'ratio' ? (sides[posting.side] ?? 'value') : 'value',
    dimensions: Object.fromEntries(named),
    recordedAt: posting.at.toISOString(),
    act: posting.act.toString(),
  }
}
