// Answers a question about an indicator: value, parts, status, and what the reader must know.
import type { Day, Label, Result } from '@corridor/base'
import { dayOfInstant, success, yearOf } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Indicator, Ledger, LedgerIndicator, OfficialIndicator, Term } from '@corridor/indicators'
import { ratioValue, termsOf, valueOfSums } from '@corridor/indicators'
import type { FigureAnswer, Part } from '@corridor/protocol'
import type { CodeLists } from '@corridor/registers'
import type { Clock } from '../store/clock.ts'
import type { Transaction } from '../store/database.ts'
import { dimensionOf, wordFor, wordsOf } from './breakdown-words.ts'
import { figureFrame, undefinedThen } from './figure-frame.ts'
import type { FigureQuestion } from './figure-question.ts'
import { windowFor } from './figure-question.ts'
import type { SumRow, TermSource } from './figure.queries.ts'
import { sumRows } from './figure.queries.ts'
import type { Knowledge } from './knowledge.queries.ts'
import { knowledgeAt, seriesThen } from './knowledge.queries.ts'
import { vintagesOf } from './official.queries.ts'

export interface AskContext {
  readonly transaction: Transaction
  readonly catalogue: Catalogue
  readonly lists: CodeLists
  readonly clock: Clock
}

/** The sources of an indicator's terms as they were then, in `termsOf` order. */
export async function termSources(
  context: AskContext,
  indicator: LedgerIndicator,
  knowledge: Knowledge,
): Promise<readonly TermSource[]> {
  const sources: TermSource[] = []
  for (const term of termsOf(indicator)) {
    const ledger = ledgerOf(context.catalogue, term)
    const series = await seriesThen(context.transaction, ledger.id, knowledge)
    sources.push({ term, ledger, series: series?.number ?? -1, knowledge })
  }
  return sources
}

export function ledgerOf(catalogue: Catalogue, term: Term): Ledger {
  const ledger = catalogue.ledgers.get(term.ledger)
  if (ledger === undefined) throw new Error(`no ledger ${term.ledger}`)
  return ledger
}

interface Asked {
  readonly question: FigureQuestion
  readonly knowledge: Knowledge
}

export async function askFigure(
  context: AskContext,
  indicator: Indicator,
  question: FigureQuestion,
): Promise<Result<FigureAnswer>> {
  const knowledge = await knowledgeAt(context.transaction, question.asOf, context.clock.now())
  return success(
    indicator.kind === 'official'
      ? await askOfficial(context, indicator, { question, knowledge })
      : await askLedger(context, indicator, { question, knowledge }),
  )
}

async function askLedger(
  context: AskContext,
  indicator: LedgerIndicator,
  { question, knowledge }: Asked,
): Promise<FigureAnswer> {
  const window = windowFor(indicator, question)
  const sources = await termSources(context, indicator, knowledge)
  const by = question.by.map((name) => indicator.breakdowns[name] ?? name)
  const where = Object.fromEntries(
    Object.entries(question.where).map(([name, value]) => [indicator.breakdowns[name] ?? name, value]),
  )
  const sums: (readonly SumRow[])[] = []
  for (const source of sources)
    sums.push(await sumRows(context.transaction, source, { window, by, where, byMonth: false }))
  const totals = sums.map((rows) => rows.reduce((sum, row) => sum + row.sum, 0n))
  const told: Label[] = sources.some(({ series }) => series < 0) ? [undefinedThen] : []
  const first = sources[0]
  return {
    ...figureFrame(indicator, { question, knowledge }, told),
    window: { from: window.from ?? null, to: window.to },
    ...valueOfSums(indicator, totals),
    parts:
      first === undefined || by.length === 0
        ? []
        : partsOf(context, { indicator, source: first, question, by, sums }),
    partition: first !== undefined && by.every((name) => dimensionOf(first.ledger, name).partition),
    vintages: [],
  }
}

interface PartsQuestion {
  readonly indicator: LedgerIndicator
  readonly source: TermSource
  readonly question: FigureQuestion
  readonly by: readonly string[]
  readonly sums: readonly (readonly SumRow[])[]
}

function partsOf(
  context: AskContext,
  { indicator, source, question, by, sums }: PartsQuestion,
): readonly Part[] {
  const dimensions = by.map((name) => dimensionOf(source.ledger, name))
  const rows = new Map<string, { values: readonly string[]; sums: bigint[] }>()
  const at = (values: readonly string[]) => {
    const key = values.join('\u001f')
    const row = rows.get(key) ?? { values, sums: sums.map(() => 0n) }
    rows.set(key, row)
    return row
  }
  const [single] = dimensions
  if (dimensions.length === 1 && single !== undefined && question.where[question.by[0] ?? ''] === undefined) {
    const hidden = source.term.where
      .filter(({ dimension }) => dimension === by[0])
      .flatMap(({ except }) => except ?? [])
    for (const value of wordsOf(single, context.lists).keys()) if (!hidden.includes(value)) at([value])
  }
  sums.forEach((list, index) => list.forEach((row) => (at(row.by).sums[index] = row.sum)))
  return [...rows.values()].map(({ values, sums: own }) => {
    const words = dimensions.map((dimension, index) => wordFor(dimension, values[index] ?? '', context.lists))
    return {
      by: Object.fromEntries(question.by.map((name, index) => [name, values[index] ?? ''])),
      label: { zh: words.map(({ zh }) => zh).join('·'), en: words.map(({ en }) => en).join(' · ') },
      ...valueOfSums(indicator, own),
    }
  })
}

/** The year's official ratio: of the asked period, or of the last year that was published by the day. */
async function askOfficial(
  context: AskContext,
  indicator: OfficialIndicator,
  asked: Asked,
): Promise<FigureAnswer> {
  const { question, knowledge } = asked
  const on = 'on' in question.when ? question.when.on : dayOfInstant(knowledge.asOf.getTime())
  const read = (series: string) => vintagesOf(context.transaction, { series, on, asOf: knowledge.asOf })
  const [numerators, denominators] = [await read(indicator.numerator), await read(indicator.denominator)]
  const years = [...numerators.keys()].filter((year) => denominators.has(year)).sort((a, b) => b - a)
  const year = 'period' in question.when ? yearOf(question.when.period.last) : years[0]
  const numerator = year === undefined ? undefined : numerators.get(year)
  const denominator = year === undefined ? undefined : denominators.get(year)
  const published = numerator !== undefined && denominator !== undefined
  const vintages = [numerator, denominator]
    .filter((one) => one !== undefined)
    .map(({ fen: _fen, ...vintage }) => vintage)
  return {
    ...figureFrame(indicator, asked, officialNotes(year, yearOf(on), published)),
    status: published ? 'final' : 'provisional',
    window: {
      from: year === undefined ? null : `${year}-01-01`,
      to: year === undefined ? on : `${year}-12-31`,
    },
    period: year === undefined ? null : String(year),
    ...(published
      ? ratioValue({ numerator: numerator.fen, denominator: denominator.fen }, indicator.digits)
      : { value: null }),
    parts: [],
    partition: false,
    notes: officialNotes(year, yearOf(on), published),
    vintages,
  }
}

function officialNotes(year: number | undefined, asked: Day | number, published: boolean): readonly Label[] {
  if (year === undefined || !published) {
    return [{ zh: '统计部门尚未公布。', en: 'Not yet published by the statistics bureau.' }]
  }
  const notYet = Number(asked)
  if (year >= notYet) return [{ zh: `${year}年官方公布数。`, en: `Official figure of ${year}.` }]
  return [
    {
      zh: `这是${year}年官方公布数；${notYet}年的数要到次年秋季才公布，目前无法测得。`,
      en: `The official figure of ${year}. That of ${notYet} is published in the autumn of the next year and cannot be measured yet.`,
    },
  ]
}
