// The figure of an indicator from sums that were read together; equal to what the figure page answers.
import type { Day, Label } from '@corridor/base'
import { dayOfInstant } from '@corridor/base'
import type { LedgerIndicator } from '@corridor/indicators'
import { settledFrom, termsOf, valueOfSums, windowOn } from '@corridor/indicators'
import type { FigureAnswer, Part } from '@corridor/protocol'
import { dimensionOf, wordFor, wordsOf } from '../../indicators/breakdown-words.ts'
import { type AskContext, ledgerOf } from '../../indicators/figure.ts'
import type { Knowledge } from '../../indicators/knowledge.queries.ts'
import { definitionHash } from '../../indicators/ledger/series.queries.ts'
import { type DistrictValue, type SumsOf, sumsByDistrict } from './indicator-sums.ts'

const notes = {
  afterFold: {
    zh: '所问时刻晚于最近一次归集，其后提交的记录仍可能改变它。',
    en: 'The instant is later than the last fold; records committed since may still change it.',
  },
  unsettled: { zh: '尚未到结算日，数据为暂计。', en: 'Before the settlement day: provisional.' },
  future: {
    zh: '所问日期在将来：按已登记的有效期与已知到期推算，不含预测。',
    en: 'The day lies ahead: from registered validity and known lapses, without any forecast.',
  },
  undefinedThen: {
    zh: '该时刻此指标的台账尚未建立。',
    en: 'The ledger of this indicator did not exist then.',
  },
} as const satisfies Record<string, Label>

export interface FigureOrder {
  readonly on: Day
  readonly knowledge: Knowledge
  /** Whether an instant was asked for, or simply now. */
  readonly isPast: boolean
  readonly brokenDown: boolean
}

export function figureFromSums(
  context: AskContext,
  of: SumsOf,
  order: FigureOrder & { readonly sums: readonly bigint[] },
): FigureAnswer {
  const { indicator, defined } = of
  const { on, knowledge, sums } = order
  const knownDay = dayOfInstant(knowledge.asOf.getTime())
  const settled = knownDay >= settledFrom(indicator, on)
  const late = order.isPast && knowledge.fold === undefined
  const when = on > knownDay ? [notes.future] : settled ? [] : [notes.unsettled]
  const name = order.brokenDown ? indicator.breakdowns['district'] : undefined
  const window = windowOn(indicator, on)
  return {
    indicator: indicator.id,
    definition: hashOf(indicator),
    on,
    asOf: knowledge.asOf.toISOString(),
    period: null,
    unit: indicator.unit,
    status: settled && !late ? 'final' : 'provisional',
    notes: [...(defined ? [] : [notes.undefinedThen]), ...(late ? [notes.afterFold] : []), ...when],
    coverage: indicator.coverage,
    window: { from: window.from ?? null, to: window.to },
    ...valueOfSums(indicator, sums),
    parts: name === undefined ? [] : partsOf(context, of, name),
    partition: name === undefined || isPartition(context, indicator, name),
    vintages: [],
  }
}

function hashOf(indicator: LedgerIndicator): string {
  const {
    label: _label,
    description: _description,
    aliases: _aliases,
    beside: _beside,
    ...essence
  } = indicator
  return definitionHash(essence)
}

function firstLedger(context: AskContext, indicator: LedgerIndicator) {
  const [term] = termsOf(indicator)
  if (term === undefined) throw new Error(`indicator ${indicator.id} has no term`)
  return { term, ledger: ledgerOf(context.catalogue, term) }
}

const isPartition = (context: AskContext, indicator: LedgerIndicator, name: string): boolean =>
  dimensionOf(firstLedger(context, indicator).ledger, name).partition

/** Every district of the list, then what the ledger holds besides, such as unassigned. */
function partsOf(context: AskContext, of: SumsOf, name: string): readonly Part[] {
  const { term, ledger } = firstLedger(context, of.indicator)
  const dimension = dimensionOf(ledger, name)
  const hidden = term.where
    .filter((filter) => filter.dimension === name)
    .flatMap(({ except }) => except ?? [])
  const held = new Map(sumsByDistrict(of).map((value): [string, DistrictValue] => [value.district, value]))
  const listed = [...wordsOf(dimension, context.lists).keys()].filter((value) => !hidden.includes(value))
  const others = [...held.keys()].filter((value) => !listed.includes(value)).sort()
  return [...listed, ...others].map((district) => ({
    by: { district },
    label: wordFor(dimension, district, context.lists),
    ...valueOfSums(of.indicator, held.get(district)?.sums ?? of.terms.map(() => 0n)),
  }))
}
