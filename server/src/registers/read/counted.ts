// Which indicators count a record, and of the others why not: derived from what the ledgers hold for its subjects.
import type { Day, Label } from '@corridor/base'
import { yuanText } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Indicator, Ledger, LedgerIndicator, Term } from '@corridor/indicators'
import { passes, pathsFrom, termsOf, windowOn } from '@corridor/indicators'
import type { CountedShown } from '@corridor/protocol'
import type { CodeLists, Register, Row } from '@corridor/registers'
import { dimensionOf, wordFor } from '../../indicators/breakdown-words.ts'
import { ledgerOf } from '../../indicators/figure.ts'
import type { Series } from '../../indicators/ledger/posting.queries.ts'
import type { Transaction } from '../../store/database.ts'
import { type Held, heldFor, subjectsTouched } from './held.queries.ts'

export interface CountedContext {
  readonly transaction: Transaction
  readonly catalogue: Catalogue
  readonly series: ReadonlyMap<string, Series>
  readonly lists: CodeLists
  readonly today: Day
}

interface Entry {
  readonly day: string
  readonly amount: bigint
  readonly subject: string
}

/** What one term of an indicator says of the subjects. */
interface Verdict {
  readonly counted: boolean
  readonly reason: Label
  readonly entries: readonly Entry[]
}

const isLedgerIndicator = (indicator: Indicator): indicator is LedgerIndicator =>
  indicator.kind !== 'official'

/** Indicators whose ledger does not read the register are left out: they do not speak of such records. */
export async function countedOf(
  context: CountedContext,
  register: Register,
  record: { readonly id: string; readonly row: Row },
): Promise<readonly CountedShown[]> {
  const held = new Map<string, readonly Held[]>()
  for (const ledger of context.catalogue.ledgers.values()) {
    const paths = pathsFrom(register.id, ledger)
    const series = context.series.get(ledger.id)
    if (paths.length === 0 || series === undefined) continue
    const subjects = await subjectsTouched(context.transaction, { ledger, paths, record })
    held.set(ledger.id, await heldFor(context.transaction, { ledger, series: series.number }, subjects))
  }
  return [...context.catalogue.indicators.values()].filter(isLedgerIndicator).flatMap((indicator) => {
    const terms = termsOf(indicator)
    if (!terms.every(({ ledger }) => held.has(ledger))) return []
    return [
      countedShown(
        context,
        indicator,
        terms.map((term) => verdict(context, indicator, { term, held: held.get(term.ledger) ?? [] })),
      ),
    ]
  })
}

function countedShown(
  context: CountedContext,
  indicator: LedgerIndicator,
  verdicts: readonly Verdict[],
): CountedShown {
  const [first, second] = verdicts
  if (first === undefined) throw new Error(`indicator ${indicator.id} has no term`)
  const isMoney = ledgerMeasure(context, indicator).unit === 'fen'
  const entries = second !== undefined && !first.counted ? second.entries : first.entries
  return {
    indicator: indicator.id,
    label: indicator.label,
    counted: verdicts.some(({ counted }) => counted),
    reason: second === undefined ? first.reason : bothSides(first, second),
    postings: entries.map(({ day, amount, subject }) => ({
      day,
      value: isMoney ? yuanText(amount) : Number(amount),
      subject,
    })),
  }
}

function ledgerMeasure({ catalogue }: CountedContext, indicator: LedgerIndicator) {
  const [term] = termsOf(indicator)
  const measure = term === undefined ? undefined : ledgerOf(catalogue, term).measures[term.measure]
  if (measure === undefined) throw new Error(`indicator ${indicator.id} has no measure`)
  return measure
}

const bothSides = (numerator: Verdict, denominator: Verdict): Label => ({
  zh: `分子：${numerator.reason.zh}；分母：${denominator.reason.zh}`,
  en: `Numerator: ${numerator.reason.en} Denominator: ${denominator.reason.en}`,
})

function verdict(
  context: CountedContext,
  indicator: LedgerIndicator,
  { term, held }: { term: Term; held: readonly Held[] },
): Verdict {
  const ledger = ledgerOf(context.catalogue, term)
  const measure = Object.keys(ledger.measures).indexOf(term.measure)
  const amountIn = ({ amounts }: Held): bigint => amounts[measure] ?? 0n
  const some = held.filter((one) => amountIn(one) !== 0n)
  if (some.length === 0) return { counted: false, entries: [], reason: neverEntered(ledger, term) }
  const passing = some.filter(({ dimensions }) => passes(ledger, dimensions, term.where))
  if (passing.length === 0)
    return { counted: false, entries: [], reason: filteredOut(context, ledger, { term, held: some }) }
  const entries = passing.map((one) => ({ day: one.day, amount: amountIn(one), subject: one.subject }))
  return { entries, ...judged(indicator, entries, context.today) }
}

const total = (entries: readonly Entry[]): bigint => entries.reduce((sum, { amount }) => sum + amount, 0n)

function judged(
  indicator: LedgerIndicator,
  entries: readonly Entry[],
  today: Day,
): Pick<Verdict, 'counted' | 'reason'> {
  const days = entries.map(({ day }) => day).sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  if (first > today) {
    return { counted: false, reason: { zh: `自 ${first} 起计入。`, en: `Counted from ${first} on.` } }
  }
  const { from } = windowOn(indicator, today)
  const inWindow = entries.filter(({ day }) => day <= today && (from === undefined || day >= from))
  if (indicator.kind === 'flow') return judgedFlow(entries, { last, inWindow, today })
  const now = total(entries.filter(({ day }) => day <= today))
  if (indicator.kind === 'netChange') {
    if (total(inWindow) !== 0n)
      return { counted: true, reason: { zh: '计入本年净变化。', en: 'Counted in this year’s net change.' } }
    const reason = {
      zh: '本年净变化为 0：年初与现在相同。',
      en: 'No net change this year: the same as at its beginning.',
    }
    return { counted: false, reason }
  }
  if (now !== 0n)
    return { counted: true, reason: { zh: `自 ${first} 起计入。`, en: `Counted since ${first}.` } }
  const ended =
    entries
      .filter(({ day, amount }) => day <= today && amount < 0n)
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? last
  return {
    counted: false,
    reason: {
      zh: `自 ${ended} 起不再计入：到期、撤销或迁出。`,
      en: `Not counted since ${ended}: lapsed, revoked or moved away.`,
    },
  }
}

function judgedFlow(
  entries: readonly Entry[],
  { last, inWindow, today }: { last: string; inWindow: readonly Entry[]; today: Day },
): Pick<Verdict, 'counted' | 'reason'> {
  if (total(entries) === 0n) {
    return {
      counted: false,
      reason: {
        zh: `已于 ${last} 全部冲减：注销、撤销或迁出。`,
        en: `Taken back in full on ${last}: cancelled, revoked or moved.`,
      },
    }
  }
  const years = [...new Set(entries.map(({ day }) => day.slice(0, 4)))].join('、')
  if (inWindow.length > 0)
    return {
      counted: true,
      reason: { zh: `计入 ${today.slice(0, 4)} 年。`, en: `Counted in ${today.slice(0, 4)}.` },
    }
  return {
    counted: true,
    reason: {
      zh: `计入 ${years} 年，不在本年。`,
      en: `Counted in ${years.replaceAll('、', ', ')}, not this year.`,
    },
  }
}

function neverEntered(ledger: Ledger, term: Term): Label {
  const measure = ledger.measures[term.measure]?.label ?? ledger.label
  return {
    zh: `“${ledger.label.zh}”账中没有它的“${measure.zh}”分录。`,
    en: `The ledger “${ledger.label.en}” holds no entry “${measure.en}” for it.`,
  }
}

/** Names the first filter that the subject's place in the ledger fails. */
function filteredOut(
  context: CountedContext,
  ledger: Ledger,
  { term, held }: { term: Term; held: readonly Held[] },
): Label {
  const names = Object.keys(ledger.dimensions)
  const dimensions = held.at(-1)?.dimensions ?? []
  const failed = term.where.find((filter) => !passes(ledger, dimensions, [filter]))
  if (failed === undefined) return { zh: '不在统计口径内。', en: 'Outside the caliber.' }
  const dimension = dimensionOf(ledger, failed.dimension)
  const word = wordFor(dimension, dimensions[names.indexOf(failed.dimension)] ?? '', context.lists)
  return {
    zh: `${dimension.label.zh}为“${word.zh}”，不在统计口径内。`,
    en: `${dimension.label.en} is “${word.en}”, which is outside the caliber.`,
  }
}
