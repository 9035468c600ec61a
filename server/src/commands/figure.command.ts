// `corridor figure`: a figure with its parts, and with --entries the postings that add up to it.
import type { Problem } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import type { FigureAnswer, PostingShown } from '@corridor/protocol'
import { drillPostings, readDrillCursor } from '../indicators/drill.queries.ts'
import type { AskContext } from '../indicators/figure.ts'
import { askFigure } from '../indicators/figure.ts'
import type { FigureQuestion } from '../indicators/figure-question.ts'
import { readQuestion } from '../indicators/figure-question.ts'
import type { Command, Given } from './command.ts'
import { refuse, tell, wrongUse } from './command.ts'
import { openFor } from './opened.ts'

export const figureCommand: Command = {
  name: 'figure',
  usage:
    'figure INDICATOR [--on DAY | --period 2023|2023Q3|2023-11] [--as-of INSTANT] [--by DIM,…] [--where k=v,…] [--entries] [--json]',
  label: { zh: '查询指标数值', en: 'ask a figure' },
  options: { on: 'value', period: 'value', 'as-of': 'value', by: 'value', where: 'value', entries: 'flag' },
  async run(given, terminal) {
    const [name] = given.words
    const where = readWhere(given.values['where'])
    if (name === undefined || given.words.length > 1 || where === undefined)
      return wrongUse(figureCommand, terminal)
    const opened = await openFor('command', terminal.environment, (fault) => terminal.err(fault.message))
    if (!opened.ok) return refuse(terminal, opened.problems)
    const { installation } = opened.value
    try {
      const indicator = installation.catalogue.indicators.get(name)
      if (indicator === undefined)
        return refuse(terminal, [unknown(name, [...installation.catalogue.indicators.keys()])])
      const question = readQuestion(indicator, writtenIn(given, where), installation.clock.today())
      if (!question.ok) return refuse(terminal, question.problems)
      const { catalogue, clock } = installation
      const answer = await installation.database.transact(installation.everything, async (transaction) => {
        const context = { transaction, catalogue, clock, lists: installation.lists() }
        const figure = await askFigure(context, indicator, question.value)
        if (!figure.ok || !given.flags.has('entries')) return figure
        return {
          ok: true,
          value: { ...figure.value, entries: await entriesOf(context, indicator, question.value) },
        } as const
      })
      if (!answer.ok) return refuse(terminal, answer.problems)
      tell(terminal, answer.value, linesOf(answer.value, indicator, terminal.language))
      return 0
    } finally {
      await opened.value.close()
    }
  },
}

function writtenIn({ values }: Given, where: Readonly<Record<string, string>>) {
  const by = values['by']?.split(',').filter((word) => word !== '') ?? []
  return { on: values['on'], period: values['period'], asOf: values['as-of'], by, where }
}

function readWhere(text: string | undefined): Readonly<Record<string, string>> | undefined {
  const pairs = (text ?? '').split(',').filter((word) => word !== '')
  const where: Record<string, string> = {}
  for (const pair of pairs) {
    const [name, value, more] = pair.split('=')
    if (name === undefined || value === undefined || more !== undefined) return undefined
    where[name] = value
  }
  return where
}

/** Every posting, page after page; an official statistic has none. */
async function entriesOf(
  context: AskContext,
  indicator: Indicator,
  question: FigureQuestion,
): Promise<readonly PostingShown[]> {
  if (indicator.kind === 'official') return []
  const entries: PostingShown[] = []
  let mark: string | undefined
  do {
    const cursor = readDrillCursor(mark)
    if (!cursor.ok) throw new Error('the drill gave a page mark that it does not read')
    const page = await drillPostings(context, indicator, {
      question,
      cursor: cursor.value,
      limit: 5000,
      partly: false,
    })
    entries.push(...page.rows)
    mark = page.next ?? undefined
  } while (mark !== undefined)
  return entries
}

function linesOf(figure: FigureAnswer, indicator: Indicator, language: 'zh' | 'en'): readonly string[] {
  const head = `${indicator.label[language]}  ${figure.on}  ${figure.value ?? '—'} ${figure.unit}  ${figure.status}`
  const parts = figure.parts.map(({ label, value }) => `  ${label[language]}  ${value ?? '—'}`)
  return [head, ...figure.notes.map((note) => `  ${note[language]}`), ...parts]
}

const unknown = (given: string, known: readonly string[]): Problem => ({
  code: 'figure/unknown-indicator',
  message: { zh: '没有这个指标', en: 'There is no such indicator' },
  given,
  allowed: { zh: known.join('、'), en: known.join(', ') },
  fix: { zh: '请从中选一个。', en: 'Choose one of them.' },
})
