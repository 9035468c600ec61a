// One indicator as the public sees it: today's figure, the years, and districts without what must be withheld.
import type { Label } from '@corridor/base'
import { readPeriod, yearOf } from '@corridor/base'
import type { Indicator, LedgerIndicator } from '@corridor/indicators'
import { windowOn } from '@corridor/indicators'
import { type IndicatorData, publicParts, type PublicPart, type YearFigure } from '@corridor/portal'
import type { FigureAnswer } from '@corridor/protocol'
import { dimensionOf, wordFor } from '../indicators/breakdown-words.ts'
import { askCurve } from '../indicators/curve.ts'
import { type AskContext, askFigure } from '../indicators/figure.ts'
import type { FigureQuestion } from '../indicators/figure-question.ts'
import { knowledgeAt } from '../indicators/knowledge.queries.ts'
import { subjectsBehind } from './subjects.queries.ts'

const yearsBack = 5

/** Today's figure, without parts. */
export const figureToday = (context: AskContext, indicator: Indicator): Promise<FigureAnswer> =>
  ask(context, indicator, { when: { on: context.clock.today() } })

async function ask(
  context: AskContext,
  indicator: Indicator,
  { when, by = [] }: Pick<FigureQuestion, 'when'> & Partial<Pick<FigureQuestion, 'by'>>,
): Promise<FigureAnswer> {
  const answer = await askFigure(context, indicator, { when, asOf: undefined, by, where: {} })
  if (!answer.ok)
    throw new Error(`figure ${indicator.id}: ${answer.problems.map(({ code }) => code).join(', ')}`)
  return answer.value
}

export async function indicatorData(context: AskContext, indicator: Indicator): Promise<IndicatorData> {
  const { catalogue, clock } = context
  const on = clock.today()
  const dimension = indicator.breakdowns[breakdown]
  const figure = await ask(context, indicator, {
    when: { on },
    by: dimension === undefined ? [] : [breakdown],
  })
  const isOfficial = indicator.kind === 'official'
  return {
    indicator,
    ledgers: catalogue.ledgers,
    figure: { ...figure, parts: [] },
    curve: await askCurve(context, indicator, { on, asOf: undefined, where: {} }),
    years: isOfficial ? await officialYears(context, indicator) : [],
    districts:
      isOfficial || dimension === undefined
        ? null
        : await districts(context, indicator, { figure, dimension }),
    wordOf: (name, value) => wordOf(context, indicator, { name, value }),
  }
}

const breakdown = 'district'

interface Parts {
  readonly figure: FigureAnswer
  readonly dimension: string
}

async function districts(
  context: AskContext,
  indicator: LedgerIndicator,
  { figure, dimension }: Parts,
): Promise<readonly PublicPart[]> {
  const knowledge = await knowledgeAt(context.transaction, undefined, context.clock.now())
  const window = windowOn(indicator, context.clock.today())
  const counts = await subjectsBehind(context, indicator, { window, knowledge, dimension })
  return publicParts(figure.parts, breakdown, { counts, sides: indicator.kind === 'ratio' ? 2 : 1 })
}

/** Published years only, in order. */
async function officialYears(context: AskContext, indicator: Indicator): Promise<readonly YearFigure[]> {
  const now = yearOf(context.clock.today())
  const years: YearFigure[] = []
  for (let year = now - yearsBack; year <= now; year++) {
    const period = readPeriod(String(year))
    if (period === undefined) continue
    const figure = await ask(context, indicator, { when: { period } })
    if (figure.value !== null) years.push({ year, figure })
  }
  return years
}

interface Word {
  readonly name: string
  readonly value: string
}

/** The word for a dimension's value in any ledger of the indicator, or for a series of official statistics. */
function wordOf({ catalogue, lists }: AskContext, indicator: Indicator, { name, value }: Word): Label {
  if (indicator.kind === 'official') {
    const field = catalogue.registers.get('official-statistics')?.fields[name]
    const known = field?.kind === 'choice' ? field.choices[value] : undefined
    return known ?? { zh: value, en: value }
  }
  const term = indicator.kind === 'ratio' ? indicator.numerator : indicator.term
  const ledger = catalogue.ledgers.get(term.ledger)
  return ledger === undefined ? { zh: value, en: value } : wordFor(dimensionOf(ledger, name), value, lists)
}
