// The cockpit: each target of a plan with its figure, distance, path, neighbours and curve, read in one transaction.
import type { Day, Problem, Result } from '@corridor/base'
import { addYears, isUuid, lastOfYear, readPeriod, refusal, success, yearOf } from '@corridor/base'
import type { Indicator, LedgerIndicator, OfficialIndicator } from '@corridor/indicators'
import { valueOfSums } from '@corridor/indicators'
import {
  type Attainment,
  attainment,
  isComparator,
  notMeasurable,
  type Readings,
  type TargetTerms,
  unbound,
} from '@corridor/plan'
import type { CardShown, CockpitAnswer, FigureAnswer } from '@corridor/protocol'
import { type AskContext, askFigure } from '../indicators/figure.ts'
import { type Knowledge, knowledgeAt } from '../indicators/knowledge.queries.ts'
import { loadTiles } from '../store/city.queries.ts'
import { noSuchPlan } from './confirm/plan-problems.ts'
import { CellMemory } from './cockpit/ledger-sums.queries.ts'
import { figureFromSums } from './cockpit/figure-from-sums.ts'
import {
  curveOf,
  ratioOf,
  type SumsOf,
  sumsAtYearEnd,
  sumsOfIndicators,
  sumsOnDay,
  yearsGone,
} from './cockpit/indicator-sums.ts'
import type { EvidenceRow, PlanRow, TargetRow } from './plan.queries.ts'
import { evidenceOf, findPlan, newestPlan } from './plan.queries.ts'
import { summaryOf, targetShown } from './plan-shown.ts'
import { livesOf, type PlanLives, rowsInForce, stepsShown } from './revision/target-lives.ts'

export interface CockpitQuestion {
  /** The newest plan where it is left out. */
  readonly plan: string | undefined
  /** Today, or 31 December of a plan whose year is over. */
  readonly on: Day | undefined
  readonly asOf: Date | undefined
  readonly synthetic: boolean
  /** What earlier answers of the same database have summed; left out, everything is summed anew. */
  readonly memory?: CellMemory
}

/** Everything the cards share. */
interface Board {
  readonly context: AskContext
  readonly question: CockpitQuestion
  readonly plan: PlanRow
  readonly on: Day
  readonly knowledge: Knowledge
  readonly sums: ReadonlyMap<string, SumsOf>
  readonly evidence: readonly EvidenceRow[]
  readonly past: PlanLives | undefined
}

const yearEndLabel = { zh: '年末（含已知到期）', en: 'Year end with known lapses' }

/** Refused only where the asked plan is not there; without any plan the answer has no cards. */
export async function askCockpit(
  context: AskContext,
  question: CockpitQuestion,
): Promise<Result<CockpitAnswer>> {
  const { transaction, clock, catalogue } = context
  const asked = question.plan
  if (asked !== undefined && !isUuid(asked)) return refusal<CockpitAnswer>(noPlan(asked))
  const plan = asked === undefined ? await newestPlan(transaction) : await findPlan(transaction, asked)
  if (plan === undefined && asked !== undefined) return refusal<CockpitAnswer>(noPlan(asked))
  const on = question.on ?? dayFor(plan, clock.today())
  const knowledge = await knowledgeAt(transaction, question.asOf, clock.now())
  const past = plan === undefined ? undefined : await livesOf(transaction, plan.id, question.asOf)
  const rows = (past?.lives ?? []).filter(({ own }) => own !== null).map(({ row }) => row)
  const when = { on, ...(question.asOf === undefined ? {} : { asOf: question.asOf.getTime() }) }
  const inForce = past === undefined ? [] : rowsInForce(past, when)
  const shown = inForce.filter(({ state }) => state !== 'rejected')
  const bound = shown.flatMap(({ indicator: id }) => withNeighbours(catalogue.indicators, id))
  const ledgers = [...new Set(bound)].filter(
    (indicator): indicator is LedgerIndicator => indicator.kind !== 'official',
  )
  const sums = await sumsOfIndicators(context, ledgers, {
    on,
    knowledge,
    memory: question.memory ?? new CellMemory(),
  })
  const evidence: EvidenceRow[] = []
  for (const of of new Set(shown.map((row) => row.plan)))
    evidence.push(...(await evidenceOf(transaction, of)))
  const cards: CardShown[] = []
  if (plan !== undefined) {
    const board = { context, question, plan, on, knowledge, sums, evidence, past }
    for (const row of shown) cards.push(await cardOf(board, row))
  }
  return success({
    plan: plan === undefined ? null : summaryOf(plan, rows),
    on,
    asOf: knowledge.asOf.toISOString(),
    synthetic: question.synthetic,
    cards,
    tiles: await loadTiles(transaction),
  })
}

const noPlan = (given: string): Problem => ({ ...noSuchPlan(given), field: 'plan' })

const dayFor = (plan: PlanRow | undefined, today: Day): Day =>
  plan !== undefined && plan.year < yearOf(today) ? lastOfYear(plan.year) : today

function withNeighbours(indicators: ReadonlyMap<string, Indicator>, id: string | null): readonly Indicator[] {
  const indicator = id === null ? undefined : indicators.get(id)
  return [indicator, ...(indicator?.beside ?? []).map((other) => indicators.get(other))].filter(
    (one) => one !== undefined,
  )
}

type Judged = Pick<CardShown, 'figure' | 'lastYear' | 'curve'> & { readonly attainment: Attainment }

async function cardOf(board: Board, row: TargetRow): Promise<CardShown> {
  const { context, evidence } = board
  const indicator = row.indicator === null ? undefined : context.catalogue.indicators.get(row.indicator)
  const judged = indicator === undefined ? nothing : await judge(board, row, indicator)
  const { distance, completion, expected, basis, standing } = judged.attainment
  return {
    target: targetShown(context.catalogue, row, { evidence }),
    steps: stepsOfRow(board, row),
    code: `F-${String(row.position).padStart(2, '0')}`,
    figure: judged.figure,
    distance,
    completion,
    expected,
    expectedBasis: basis,
    standing,
    lastYear: judged.lastYear,
    beside: indicator === undefined ? [] : await besideOf(board, indicator),
    curve: judged.curve,
  }
}

/** Only where there is a step: most targets say what their plan says. */
function stepsOfRow({ past, question }: Board, row: TargetRow): CardShown['steps'] {
  const life = past?.lives.find((one) => one.row.id === row.id)
  if (past === undefined || life === undefined) return []
  const steps = stepsShown(past, life, question.asOf?.getTime())
  return steps.length > 1 || life.own === null ? steps : []
}

const nothing: Judged = { figure: null, lastYear: null, curve: null, attainment: unbound }

async function judge(board: Board, row: TargetRow, indicator: Indicator): Promise<Judged> {
  if (indicator.kind === 'official') return judgeOfficial(board, row, indicator)
  const of = board.sums.get(indicator.id)
  if (of === undefined) return nothing
  const sums = sumsOnDay(of, 0)
  const readings: Readings = {
    kind: indicator.kind,
    unit: indicator.unit,
    digits: indicator.kind === 'ratio' ? indicator.digits : 0,
    on: board.on,
    now: of.defined ? ratioOf(of, sums) : undefined,
    years: yearsGone(of),
  }
  return {
    figure: ledgerFigure(board, of, true),
    lastYear: valueOfSums(indicator, sumsOnDay(of, 1)).value,
    curve: curveOf(of),
    attainment: attained(board, row, readings),
  }
}

const ledgerFigure = (
  { context, on, knowledge, question }: Board,
  of: SumsOf,
  brokenDown: boolean,
): FigureAnswer =>
  figureFromSums(context, of, {
    on,
    knowledge,
    isPast: question.asOf !== undefined,
    brokenDown,
    sums: sumsOnDay(of, 0),
  })

/** Counts and money have text of their own in the answer; a target without a period is of the plan's year. */
function attained({ plan }: Board, row: TargetRow, readings: Readings): Attainment {
  const { comparator } = row
  if (!isComparator(comparator)) return notMeasurable
  const terms: TargetTerms = {
    comparator,
    bound: row.bound,
    value: row.value,
    valueHigh: row.value_high,
    unit: row.unit,
    unitSurface: row.unit_surface,
    period: row.period ?? String(plan.year),
  }
  return attainment(terms, readings)
}

/** The published figure of the target's year judges it; an earlier year's is shown and judges nothing. */
async function judgeOfficial(board: Board, row: TargetRow, indicator: OfficialIndicator): Promise<Judged> {
  const figure = await officialFigure(board, indicator)
  const before = await ask(board, indicator, { on: addYears(board.on, -1) })
  const { numerator, denominator } = figure
  const year = row.period ?? String(board.plan.year)
  const measured =
    figure.period === year && numerator !== undefined && denominator !== undefined && BigInt(denominator) > 0n
  const readings: Readings = {
    kind: 'official',
    unit: indicator.unit,
    digits: indicator.digits,
    on: readPeriod(year)?.last ?? board.on,
    now: measured ? { numerator: BigInt(numerator) * 100n, denominator: BigInt(denominator) } : undefined,
    years: [],
  }
  const isOther = before.period !== figure.period
  return {
    figure,
    lastYear: isOther ? before.value : null,
    curve: null,
    attainment: attained(board, row, readings),
  }
}

/** Once the plan's year is over its own figure is asked for, which is published later than its last day. */
async function officialFigure(board: Board, indicator: OfficialIndicator): Promise<FigureAnswer> {
  const period = readPeriod(String(board.plan.year))
  if (board.question.on === undefined && period !== undefined && board.on === period.last) {
    const own = await ask(board, indicator, { period })
    if (own.value !== null) return own
  }
  return ask(board, indicator, { on: board.on })
}

async function ask(
  { context, question }: Board,
  indicator: Indicator,
  when: Parameters<typeof askFigure>[2]['when'],
): Promise<FigureAnswer> {
  const answer = await askFigure(context, indicator, { when, asOf: question.asOf, by: [], where: {} })
  if (!answer.ok)
    throw new Error(`no figure of ${indicator.id}: ${answer.problems.map(({ code }) => code).join(', ')}`)
  return answer.value
}

/** What explains the figure; a net change also shows where the year ends by what is known today. */
async function besideOf(board: Board, indicator: Indicator): Promise<CardShown['beside']> {
  const { context, on, knowledge, question, sums } = board
  const shown: CardShown['beside'][number][] = []
  for (const id of indicator.beside ?? []) {
    const other = context.catalogue.indicators.get(id)
    const of = sums.get(id)
    if (other === undefined) continue
    shown.push({
      label: other.label,
      figure: of === undefined ? await ask(board, other, { on }) : ledgerFigure(board, of, false),
    })
  }
  const own = sums.get(indicator.id)
  const end = lastOfYear(yearOf(on))
  if (indicator.kind !== 'netChange' || own === undefined || on === end) return shown
  const order = { on: end, knowledge, isPast: question.asOf !== undefined, brokenDown: false }
  const figure = figureFromSums(context, own, { ...order, sums: sumsAtYearEnd(own, yearOf(on)) })
  return [...shown, { label: yearEndLabel, figure }]
}
