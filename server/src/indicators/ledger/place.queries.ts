// Compiles the dimensions of a ledger: where organisations are over time, on a day, or at the start of a segment.
import type { Dimension, DimensionValue, History, Ledger } from '@corridor/indicators'
import { column, table } from '../../store/naming.ts'
import { here, literal } from './sql-text.queries.ts'

type Placed = Exclude<DimensionValue, { readonly kind: 'own' }>

/** Dimensions that look at one organisation's history in the same way share one join. */
export interface Look {
  readonly alias: string
  readonly kind: Placed['kind']
  readonly history: History
  /** SQL for the organisation of a row `subject`. */
  readonly organisation: string
  /** SQL for the day looked at; meaningless where the history is followed. */
  readonly day: string
  readonly fields: readonly string[]
  /** Names of the fields once they are carried along in a piece. */
  readonly columns: readonly string[]
}

const lookKey = (value: Placed): string =>
  [value.kind, value.history.register, value.via, value.kind === 'onDay' ? value.on : ''].join('/')

const carriedName = (alias: string, field: string): string => `${alias}_${field.toLowerCase()}`

function lookOf(value: Placed, alias: string, fields: readonly string[]): Look {
  return {
    alias,
    kind: value.kind,
    history: value.history,
    organisation: value.via === 'id' ? 'subject.id' : `subject.${column(value.via)}`,
    day: value.kind === 'onDay' ? `subject.${column(value.on)}` : 'lower(s.span)',
    fields,
    columns: fields.map((field) => carriedName(alias, field)),
  }
}

export function looksOf(ledger: Ledger): readonly Look[] {
  const found = new Map<string, Look>()
  for (const { value } of Object.values(ledger.dimensions)) {
    if (value.kind === 'own') continue
    const known = found.get(lookKey(value))
    const fields = [...new Set([...(known?.fields ?? []), value.field])]
    found.set(lookKey(value), lookOf(value, known?.alias ?? `look${found.size + 1}`, fields))
  }
  return [...found.values()]
}

/** The affected subjects with the columns that dimensions read, fetched once. */
export function subjectRows(ledger: Ledger, subjects: string): string {
  const read = new Set(['id'])
  for (const { value } of Object.values(ledger.dimensions)) {
    if (value.kind === 'own') read.add(value.field)
    else read.add(value.via)
    if (value.kind === 'onDay') read.add(value.on)
  }
  const columns = [...read].map((field) => `s.${column(field)}`).join(', ')
  return `select ${columns} from ${table(ledger.subject)} s join ${subjects} a on a.id = s.id where ${here('s')}`
}

/** The history as spans from each row's day to the next row's day, numbered within the organisation. */
export function places(look: Look): string {
  const of = `h.${column(look.history.of)}`
  const order = `partition by ${of} order by h.${column(look.history.from)}, h.id`
  const from = `h.${column(look.history.from)}`
  const fields = look.fields.map((field) => `h.${column(field)}`).join(', ')
  return `select ${of} as organisation, daterange(${from}, lead(${from}) over (${order})) as span,
      row_number() over (${order}) as nth, ${fields}
    from ${table(look.history.register)} h
    where ${here('h')} and ${of} in (select ${look.organisation} from subjects subject)`
}

/** Cuts pieces where a followed organisation changes place; before its first row the place is unknown. */
export function followed(look: Look, inner: string, carried: readonly string[]): string {
  const own = ['subject', 'span', ...carried].map((name) => `s.${name}`).join(', ')
  const known = look.fields
    .map((field, index) => `p.${column(field)} as ${look.columns[index] ?? ''}`)
    .join(', ')
  const unknown = look.columns.map((name) => `null::text as ${name}`).join(', ')
  const joined = `from ${inner} s join subjects subject on subject.id = s.subject`
  return `select ${own}, s.piece * p.span as piece, ${known}
      ${joined} join ${look.alias} p on p.organisation = ${look.organisation} and p.span && s.piece
    union all
    select ${own}, s.piece * daterange(null, lower(p.span)) as piece, ${unknown}
      ${joined} left join ${look.alias} p on p.organisation = ${look.organisation} and p.nth = 1
      where p.organisation is null or lower(s.piece) < lower(p.span)`
}

/** Joins of the looks that are not followed. */
export const fixedJoins = (looks: readonly Look[]): string =>
  looks
    .filter(({ kind }) => kind !== 'along')
    .map(
      ({ alias, organisation, day }) =>
        `left join ${alias} on ${alias}.organisation = ${organisation} and ${alias}.span @> ${day}`,
    )
    .join('\n')

function dimensionText(dimension: Dimension, looks: readonly Look[], ledger: Ledger): string {
  const { value } = dimension
  const raw = value.kind === 'own' ? `subject.${column(value.field)}::text` : lookedAt(value, looks, ledger)
  const named = `coalesce(${raw}, ${literal(dimension.absent)})`
  if (dimension.group === undefined) return named
  const cases = Object.entries(dimension.group.of).map(
    ([from, to]) => `when ${literal(from)} then ${literal(to)}`,
  )
  return `case ${named} ${cases.join(' ')} else ${literal(dimension.group.otherwise)} end`
}

function lookedAt(value: Placed, looks: readonly Look[], ledger: Ledger): string {
  const look = looks.find((one) => one.alias === aliasOf(value, ledger))
  if (look === undefined) throw new Error('a dimension without its look')
  return value.kind === 'along'
    ? `s.${carriedName(look.alias, value.field)}`
    : `${look.alias}.${column(value.field)}`
}

function aliasOf(value: Placed, ledger: Ledger): string {
  const keys = new Set<string>()
  for (const { value: other } of Object.values(ledger.dimensions))
    if (other.kind !== 'own') keys.add(lookKey(other))
  return `look${[...keys].indexOf(lookKey(value)) + 1}`
}

/** The dimension tuple of a placed piece, in the ledger's order. */
export function dimensionArray(ledger: Ledger): string {
  const looks = looksOf(ledger)
  return `array[${Object.values(ledger.dimensions)
    .map((dimension) => dimensionText(dimension, looks, ledger))
    .join(', ')}]::text[]`
}
