// The month's output from the cockpit: progress sheet and leader brief, every number with the address of its figure.
import { Writable } from 'node:stream'
import type { Label, Language } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import type { CardShown, CockpitAnswer } from '@corridor/protocol'
import { type BriefRow, briefDocument } from '../documents/brief.ts'
import { type ProgressRow, writeProgressSheet } from '../sheets/progress-sheet.ts'
import { loadDivisions } from '../store/city.queries.ts'
import type { Transaction } from '../store/database.ts'
import { distanceText, headlineText, requiredText, statusText, valueText } from './output-words.ts'
import { namesOfPeople } from './plan.queries.ts'

export interface OutputOrder {
  readonly cockpit: CockpitAnswer
  readonly language: Language
  readonly city: Label
  readonly indicators: ReadonlyMap<string, Indicator>
  /** Scheme and host under which the reader opens Corridor; empty for addresses without them. */
  readonly address: string
}

export interface OutputFile {
  readonly name: string
  readonly type: string
  readonly content: Buffer
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function progressSheet(transaction: Transaction, order: OutputOrder): Promise<OutputFile> {
  const { cockpit, language } = order
  const title = titleOf(order, language === 'zh' ? '重点目标调度表' : 'progress sheet')
  const sink = new Kept()
  await writeProgressSheet(sink, {
    title,
    asOf: cockpit.on,
    synthetic: cockpit.synthetic,
    language,
    rows: await rowsOf(transaction, order),
    notes: notesOf(order),
    instant: new Date(cockpit.asOf),
  })
  return { name: `${title} ${cockpit.on}.xlsx`, type: workbookType, content: sink.content() }
}

export async function leaderBrief(transaction: Transaction, order: OutputOrder): Promise<OutputFile> {
  const { cockpit, language, city } = order
  const title = titleOf(order, language === 'zh' ? '重点目标进展简报' : 'leader brief')
  const content = await briefDocument({
    title,
    subtitle: city[language],
    asOf: cockpit.on,
    synthetic: cockpit.synthetic,
    language,
    headline: headlineText(cockpit, language),
    rows: await rowsOf(transaction, order),
    notes: notesOf(order),
    footer: city[language],
  })
  return { name: `${title} ${cockpit.on}.docx`, type: documentType, content }
}

/** Collects what a stream writes. */
class Kept extends Writable {
  readonly #chunks: Buffer[] = []

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk)
    done()
  }

  content(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}

function titleOf({ cockpit, city, language }: OutputOrder, what: string): string {
  const year = cockpit.plan?.year ?? Number(cockpit.on.slice(0, 4))
  return language === 'zh' ? `${city.zh}${year}年${what}` : `${city.en} ${year} ${what}`
}

async function rowsOf(
  transaction: Transaction,
  order: OutputOrder,
): Promise<readonly (ProgressRow & BriefRow)[]> {
  const { cockpit, language } = order
  const divisions = new Map(
    (await loadDivisions(transaction)).map(({ code, label }) => [code, label[language]]),
  )
  const people = await namesOfPeople(
    transaction,
    cockpit.cards.map(({ target }) => target.owner).filter((id) => id !== null),
  )
  return cockpit.cards.map((card) => {
    const { target, figure, code } = card
    const owner = [divisions.get(target.division ?? ''), people.get(target.owner ?? '')].filter(
      (part) => part !== undefined,
    )
    return {
      code,
      target: nameOf(order, card),
      required: requiredText(target, language),
      value: figure === null ? '—' : withPeriod(figure, language),
      distance: distanceText(card, language),
      status: statusText(card, language),
      owner: owner.join(' ') || '—',
      address: addressOf(order, card),
    }
  })
}

/** The indicator's name, and the words of the text where they differ or nothing is bound. */
function nameOf({ indicators, language }: OutputOrder, { target }: CardShown): string {
  const label = target.indicator === null ? undefined : indicators.get(target.indicator)?.label[language]
  return label ?? target.phrase
}

/** An official figure carries its year: it is not of the day. */
function withPeriod({ value, unit, period }: NonNullable<CardShown['figure']>, language: Language): string {
  const text = valueText(value, unit, language)
  if (period === null || value === null) return text
  return language === 'zh' ? `${text}（${period}年）` : `${text} (${period})`
}

function addressOf({ cockpit, address }: OutputOrder, { target, figure }: CardShown): string {
  if (figure !== null)
    return `${address}/console/figures/${encodeURIComponent(figure.indicator)}?on=${figure.on}`
  return cockpit.plan === null
    ? `${address}/console`
    : `${address}/console/plans/${cockpit.plan.id}?target=${target.id}`
}

const basis = {
  lastYears: {
    zh: '“达到进度”“落后进度”以近两年同日占全年的平均份额为准。',
    en: 'On track and behind compare with the mean share of the year reached by the same day of the last two years.',
  },
  linear: { zh: '无往年数据的，按时间平均。', en: 'Where there are no earlier years the path is linear.' },
} as const satisfies Record<string, Label>

/** What the figures say about themselves, with their codes, and how progress was judged. */
function notesOf({ cockpit, language }: OutputOrder): readonly string[] {
  const { cards } = cockpit
  const used = cards.map(({ expectedBasis }) => expectedBasis)
  const paths = (['lastYears', 'linear'] as const)
    .filter((name) => used.includes(name))
    .map((name) => basis[name][language])
  const said = new Map<string, string[]>()
  for (const { code, figure } of cards) {
    for (const note of figure?.notes ?? [])
      said.set(note[language], [...(said.get(note[language]) ?? []), code])
  }
  const [comma, colon] = language === 'zh' ? ['、', '：'] : [', ', ': ']
  return [...paths, ...[...said].map(([note, codes]) => `${codes.join(comma)}${colon}${note}`)]
}
