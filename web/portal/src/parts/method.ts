// How an indicator is computed, said from its definition, so that words and arithmetic cannot part.
import type { Label } from '@corridor/base'
import type { Indicator, Ledger, LedgerIndicator, Term } from '@corridor/indicators'
import { termsOf } from '@corridor/indicators'

export interface Definitions {
  readonly ledgers: ReadonlyMap<string, Ledger>
  wordOf(dimension: string, value: string): Label
}

function termWords({ ledger: id, measure }: Term, { ledgers }: Definitions): Label {
  const ledger = ledgers.get(id)
  const label = ledger?.measures[measure]?.label
  if (ledger === undefined || label === undefined) throw new Error(`no measure ${measure} in ledger ${id}`)
  return { zh: `「${ledger.label.zh}·${label.zh}」`, en: `“${ledger.label.en}: ${label.en}”` }
}

const rounding = (digits: number): Label => ({
  zh: `，四舍五入到小数点后 ${digits} 位`,
  en: `, rounded half up to ${digits} decimals`,
})

export function formulaOf(indicator: Indicator, definitions: Definitions): Label {
  if (indicator.kind === 'official') {
    const top = definitions.wordOf('series', indicator.numerator)
    const bottom = definitions.wordOf('series', indicator.denominator)
    return ratioWords(top, bottom, indicator.digits)
  }
  const [first, second] = termsOf(indicator).map((term) => termWords(term, definitions))
  if (first === undefined) throw new Error(`indicator ${indicator.id} has no term`)
  if (indicator.kind === 'ratio' && second !== undefined) return ratioWords(first, second, indicator.digits)
  if (indicator.kind === 'netChange') {
    return {
      zh: `期末${first.zh} − 上年末${first.zh}`,
      en: `${first.en} at the end − ${first.en} at the end of last year`,
    }
  }
  return indicator.kind === 'flow'
    ? { zh: `期内${first.zh}逐笔合计`, en: `The sum of ${first.en} over the days of the period` }
    : { zh: `当日${first.zh}合计`, en: `The sum of ${first.en} on the day` }
}

function ratioWords(top: Label, bottom: Label, digits: number): Label {
  const { zh, en } = rounding(digits)
  return { zh: `${top.zh} ÷ ${bottom.zh} × 100%${zh}`, en: `${top.en} ÷ ${bottom.en} × 100%${en}` }
}

/** Which values of its dimensions count; empty where all do. */
export function filtersOf(indicator: LedgerIndicator, { ledgers, wordOf }: Definitions): readonly Label[] {
  const [term] = termsOf(indicator)
  return (term?.where ?? []).map(({ dimension, only, except }) => {
    const name = ledgers.get(term?.ledger ?? '')?.dimensions[dimension]?.label ?? {
      zh: dimension,
      en: dimension,
    }
    const words = (only ?? except ?? []).map((value) => wordOf(dimension, value))
    const zh = words.map((word) => word.zh).join('、')
    const en = words.map((word) => word.en).join(', ')
    return only === undefined
      ? { zh: `${name.zh}：不含${zh}`, en: `${name.en}: all but ${en}` }
      : { zh: `${name.zh}：仅${zh}`, en: `${name.en}: only ${en}` }
  })
}

/** The settlement day after a period. */
export const settlementWords = (days: number): Label => ({
  zh: `报告期结束满 ${days} 天后为最终数，此前为暂计；之后补录的记录另作修订。`,
  en: `Final ${days} days after the end of the period, provisional before; records entered later raise a restatement.`,
})
