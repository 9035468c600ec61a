// What one subject contributes to a ledger, computed in memory: postings with a day, dimensions and signed amounts.
import type { Day } from '@corridor/base'
import { addDays, earlierOf, firstOfYear, isDay, laterOf, yearOf } from '@corridor/base'
import type { Recorded, Row } from '@corridor/registers'
import type { Amount, Cover, DayTerm, Dimension, History, Ledger, Source, Step } from './ledger.ts'

/** A signed contribution effective on a day; `dimensions` and `amounts` follow the ledger's order. */
export interface Posting {
  readonly subject: string
  readonly day: Day
  readonly dimensions: readonly string[]
  readonly amounts: readonly bigint[]
}

/** The records a contribution may read: those of a register whose reference field names the given id. */
export interface Facts {
  find(register: string, field: string, id: string): readonly Recorded[]
}

interface Interval {
  readonly from: Day
  /** Exclusive; undefined means without end. */
  readonly until: Day | undefined
}

interface Segment extends Interval {
  readonly amounts: readonly bigint[]
}

const dayIn = (row: Row, field: string): Day | undefined => {
  const value = row[field]
  return typeof value === 'string' && isDay(value) ? value : undefined
}

function termDay(row: Row, term: DayTerm): Day | undefined {
  const base = dayIn(row, term.field)
  if (base === undefined || term.take === 'same') return base
  return term.take === 'dayAfter' ? addDays(base, 1) : firstOfYear(yearOf(base) + 1)
}

function rowsOf(source: Source, subject: Recorded, facts: Facts): readonly Recorded[] {
  const rows = source.subject === 'id' ? [subject] : facts.find(source.register, source.subject, subject.id)
  return rows.filter(({ row }) =>
    source.where.every(({ field, oneOf }) => oneOf.includes(String(row[field] ?? ''))),
  )
}

function intervalOf(row: Row, cover: Extract<Cover, { kind: 'spans' }>): Interval | undefined {
  const from = dayIn(row, cover.from)
  if (from === undefined) return undefined
  let until: Day | undefined
  for (const term of cover.until) {
    const end = termDay(row, term)
    if (end !== undefined) until = until === undefined ? end : earlierOf(until, end)
  }
  return until !== undefined && until <= from ? undefined : { from, until }
}

/** The union of intervals as disjoint ones in order; touching intervals are one. */
export function unite(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = [...intervals].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const united: Interval[] = []
  for (const next of sorted) {
    const last = united.at(-1)
    if (last === undefined || (last.until !== undefined && last.until < next.from)) united.push(next)
    else {
      const open = last.until === undefined || next.until === undefined
      united[united.length - 1] = {
        from: last.from,
        until: open ? undefined : laterOf(last.until, next.until),
      }
    }
  }
  return united
}

function intersect(left: Interval, right: Interval): Interval | undefined {
  const from = laterOf(left.from, right.from)
  const until =
    left.until === undefined
      ? right.until
      : right.until === undefined
        ? left.until
        : earlierOf(left.until, right.until)
  return until !== undefined && until <= from ? undefined : { from, until }
}

const present = <T>(value: T | undefined): value is T => value !== undefined

function coverOf(cover: Cover, subject: Recorded, facts: Facts): readonly Interval[] {
  if (cover.kind === 'spans') {
    return unite(
      rowsOf(cover.source, subject, facts)
        .map(({ row }) => intervalOf(row, cover))
        .filter(present),
    )
  }
  const right = coverOf(cover.right, subject, facts)
  return coverOf(cover.left, subject, facts).flatMap((a) => right.map((b) => intersect(a, b)).filter(present))
}

function amountIn(row: Row, amount: Amount): bigint {
  if (amount.kind !== 'field') return amount.kind === 'one' ? 1n : 0n
  const value = row[amount.field]
  return typeof value === 'bigint' ? value : typeof value === 'number' ? BigInt(value) : 0n
}

function stepSegments(
  steps: readonly Step[],
  measures: readonly string[],
  subject: Recorded,
  facts: Facts,
): readonly Segment[] {
  const taken = steps
    .flatMap((step, order) =>
      rowsOf(step.source, subject, facts).map(({ id, row }) => ({
        id,
        order,
        row,
        step,
        on: dayIn(row, step.on),
      })),
    )
    .filter((one): one is typeof one & { on: Day } => one.on !== undefined)
    .sort((a, b) => (a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.order - b.order || (a.id < b.id ? -1 : 1)))
  return taken.flatMap((one, index) => {
    const until = taken[index + 1]?.on
    if (until === one.on) return []
    const zero: Amount = { kind: 'zero' }
    return [
      {
        from: one.on,
        until,
        amounts: measures.map((name) => amountIn(one.row, one.step.amounts[name] ?? zero)),
      },
    ]
  })
}

function segmentsOf(ledger: Ledger, subject: Recorded, facts: Facts): readonly Segment[] {
  const measures = Object.keys(ledger.measures)
  return ledger.timelines.flatMap((timeline) => {
    if (timeline.kind === 'steps') return stepSegments(timeline.steps, measures, subject, facts)
    const amounts = measures.map((name) => (name === timeline.measure ? 1n : 0n))
    return coverOf(timeline.cover, subject, facts).map((interval) => ({ ...interval, amounts }))
  })
}

interface Place extends Interval {
  readonly row: Row
}

function placesOf(history: History, organisation: string, facts: Facts): readonly Place[] {
  const rows = facts
    .find(history.register, history.of, organisation)
    .map(({ id, row }) => ({ id, row, from: dayIn(row, history.from) }))
    .filter((one): one is typeof one & { from: Day } => one.from !== undefined)
    .sort((a, b) => (a.from !== b.from ? (a.from < b.from ? -1 : 1) : a.id < b.id ? -1 : 1))
  return rows.flatMap(({ row, from }, index) => {
    const until = rows[index + 1]?.from
    return until === from ? [] : [{ row, from, until }]
  })
}

const placeOn = (places: readonly Place[], on: Day | undefined): Row | undefined =>
  on === undefined
    ? undefined
    : places.find(({ from, until }) => from <= on && (until === undefined || on < until))?.row

function named(dimension: Dimension, row: Row | undefined, field: string): string {
  const value = row?.[field]
  const name = value === undefined ? dimension.absent : String(value)
  return dimension.group === undefined ? name : (dimension.group.of[name] ?? dimension.group.otherwise)
}

const organisationOf = (subject: Recorded, via: string): string =>
  via === 'id' ? subject.id : String(subject.row[via] ?? '')

/** Days inside the segment on which a followed organisation changes place. */
function cuts(ledger: Ledger, segment: Segment, subject: Recorded, facts: Facts): readonly Day[] {
  const days = new Set<Day>()
  for (const { value } of Object.values(ledger.dimensions)) {
    if (value.kind !== 'along') continue
    for (const { from } of placesOf(value.history, organisationOf(subject, value.via), facts)) {
      if (from > segment.from && (segment.until === undefined || from < segment.until)) days.add(from)
    }
  }
  return [...days].sort()
}

function tupleOf(
  ledger: Ledger,
  at: { start: Day; piece: Day },
  subject: Recorded,
  facts: Facts,
): readonly string[] {
  return Object.values(ledger.dimensions).map((dimension) => {
    const { value } = dimension
    if (value.kind === 'own') return named(dimension, subject.row, value.field)
    const places = placesOf(value.history, organisationOf(subject, value.via), facts)
    const on =
      value.kind === 'onDay' ? dayIn(subject.row, value.on) : value.kind === 'atStart' ? at.start : at.piece
    return named(dimension, placeOn(places, on), value.field)
  })
}

/** Every posting a subject contributes, summed by day and dimensions, zero sums left out, in day order. */
export function contributionsOf(ledger: Ledger, subject: Recorded, facts: Facts): readonly Posting[] {
  const sums = new Map<string, { day: Day; dimensions: readonly string[]; amounts: bigint[] }>()
  const post = (day: Day, dimensions: readonly string[], amounts: readonly bigint[], sign: bigint) => {
    const key = [day, ...dimensions].join('\u001f')
    const sum = sums.get(key) ?? { day, dimensions, amounts: amounts.map(() => 0n) }
    sum.amounts = sum.amounts.map((amount, index) => amount + sign * (amounts[index] ?? 0n))
    sums.set(key, sum)
  }
  for (const segment of segmentsOf(ledger, subject, facts)) {
    const starts = [segment.from, ...cuts(ledger, segment, subject, facts)]
    starts.forEach((piece, index) => {
      const tuple = tupleOf(ledger, { start: segment.from, piece }, subject, facts)
      const until = starts[index + 1] ?? segment.until
      post(piece, tuple, segment.amounts, 1n)
      if (until !== undefined) post(until, tuple, segment.amounts, -1n)
    })
  }
  return [...sums.values()]
    .filter(({ amounts }) => amounts.some((amount) => amount !== 0n))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((sum) => ({ subject: subject.id, ...sum }))
}
