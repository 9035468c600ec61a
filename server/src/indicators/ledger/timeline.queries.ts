// Compiles a ledger definition to one SQL query: the postings of the subjects in a relation, summed by day and tuple.
import type { Condition, Cover, DayTerm, Ledger, Source, Step } from '@corridor/indicators'
import { column, table } from '../../store/naming.ts'
import { here, literal } from './sql-text.queries.ts'
import { dimensionArray, fixedJoins, followed, looksOf, places, subjectRows } from './place.queries.ts'

export const conditions = (where: readonly Condition[], alias: string): string =>
  where
    .map(({ field, oneOf }) => ` and ${alias}.${column(field)} in (${oneOf.map(literal).join(', ')})`)
    .join('')

function term({ field, take }: DayTerm): string {
  const name = `r.${column(field)}`
  if (take === 'same') return name
  return take === 'dayAfter' ? `${name} + 1` : `make_date(extract(year from ${name})::int + 1, 1, 1)`
}

/** Rows of a source about the affected subjects; `subjects` names a relation with one column `id`. */
const rowsOf = (source: Source, subjects: string): string =>
  `from ${table(source.register)} r join ${subjects} a on a.id = r.${column(source.subject)}
   where ${here('r')}${conditions(source.where, 'r')}`

function cover(of: Cover, subjects: string): string {
  if (of.kind === 'both') {
    return `select l.subject, l.days * r.days as days
      from (${cover(of.left, subjects)}) l join (${cover(of.right, subjects)}) r on r.subject = l.subject`
  }
  const until = of.until.length === 0 ? 'null::date' : `least(${of.until.map(term).join(', ')})`
  const from = `r.${column(of.from)}`
  return `select r.${column(of.source.subject)} as subject, range_agg(daterange(${from}, ${until})) as days
    ${rowsOf(of.source, subjects)} and ${from} is not null and (${until} is null or ${until} > ${from})
    group by 1`
}

function stepRows(steps: readonly Step[], measures: readonly string[], subjects: string): string {
  return steps
    .map(({ source, on, amounts }, order) => {
      const values = measures.map((measure) => {
        const amount = amounts[measure]
        if (amount === undefined || amount.kind === 'zero') return '0::bigint'
        return amount.kind === 'one' ? '1::bigint' : `coalesce(r.${column(amount.field)}, 0)::bigint`
      })
      return `select r.${column(source.subject)} as subject, r.id, ${order} as step_order, r.${column(on)} as on_day,
        ${values.map((value, index) => `${value} as m${index + 1}`).join(', ')}
        ${rowsOf(source, subjects)} and r.${column(on)} is not null`
    })
    .join('\nunion all\n')
}

function segmentRows(ledger: Ledger, subjects: string): string {
  const measures = Object.keys(ledger.measures)
  const columns = measures.map((_, index) => `m${index + 1}`).join(', ')
  return ledger.timelines
    .map((timeline) => {
      if (timeline.kind === 'steps') {
        return `select subject, span, ${columns} from (
          select subject, ${columns}, daterange(on_day, lead(on_day) over next_step) as span
          from (${stepRows(timeline.steps, measures, subjects)}) s
          window next_step as (partition by subject order by on_day, step_order, id)
        ) s where not isempty(span)`
      }
      const ones = measures.map(
        (measure, index) => `${measure === timeline.measure ? 1 : 0}::bigint as m${index + 1}`,
      )
      return `select subject, unnest(days) as span, ${ones.join(', ')} from (${cover(timeline.cover, subjects)}) c`
    })
    .join('\nunion all\n')
}

/**
 * Columns subject, day, dimensions, m1…; one row a subject, day and tuple with an amount that is not zero.
 * `subjects` names a relation with one column `id`, unique. Agrees with `contributionsOf` of @corridor/indicators.
 */
export function contributionsQuery(ledger: Ledger, subjects: string): string {
  const amounts = Object.keys(ledger.measures).map((_, index) => `m${index + 1}`)
  const looks = looksOf(ledger)
  const moving = looks.filter(({ kind }) => kind === 'along')
  const withs = [
    `subjects as materialized (${subjectRows(ledger, subjects)})`,
    `piece0 as (select subject, span, span as piece, ${amounts.join(', ')} from (${segmentRows(ledger, subjects)}) s)`,
    ...looks.map((look) => `${look.alias} as (${places(look)})`),
    ...moving.map((look, index) => {
      const carried = [...amounts, ...moving.slice(0, index).flatMap(({ columns }) => columns)]
      return `piece${index + 1} as (${followed(look, `piece${index}`, carried)})`
    }),
  ]
  const negated = amounts.map((name) => `-${name}`).join(', ')
  return `with ${withs.join(',\n')},
    placed as (
      select s.subject, s.piece, ${dimensionArray(ledger)} as dimensions, ${amounts.map((name) => `s.${name}`).join(', ')}
      from piece${moving.length} s join subjects subject on subject.id = s.subject
      ${fixedJoins(looks)}
    )
    select subject, day, dimensions, ${amounts.map((name) => `sum(${name})::bigint as ${name}`).join(', ')}
    from (
      select subject, lower(piece) as day, dimensions, ${amounts.join(', ')} from placed
      union all
      select subject, upper(piece), dimensions, ${negated} from placed where not upper_inf(piece)
    ) p
    group by subject, day, dimensions
    having ${amounts.map((name) => `sum(${name}) <> 0`).join(' or ')}`
}
