// The contributions of subjects that an import has just added: nothing else can speak about them yet.
import type { Ledger, Step } from '@corridor/indicators'
import { column } from '../../store/naming.ts'
import { dimensionArray, fixedJoins, looksOf, places } from './place.queries.ts'
import { conditions } from './timeline.queries.ts'

/**
 * The only step that a new subject can have: from its own row. Undefined where the ledger needs the general query:
 * several steps of the own row, covers, or places that are followed.
 */
function onlyStep(ledger: Ledger): Step | undefined {
  const steps = ledger.timelines.flatMap((timeline) => (timeline.kind === 'steps' ? timeline.steps : []))
  const own = steps.filter(({ source }) => source.register === ledger.subject)
  const [step] = own
  const plain = ledger.timelines.length === 1 && own.length === 1 && step?.source.subject === 'id'
  return plain && looksOf(ledger).every(({ kind }) => kind === 'onDay') ? step : undefined
}

/**
 * Columns subject, day, dimensions, m1…, as `contributionsQuery` gives them, from `rows`: a relation with the id and
 * the fields of new subjects. A record of another register names its subject by an id that was not there before, so
 * only the subject's own step counts, and it lasts: one posting each, without sorting and summing.
 */
export function freshContributions(ledger: Ledger, rows: string): string | undefined {
  const step = onlyStep(ledger)
  if (step === undefined) return undefined
  const looks = looksOf(ledger)
  const on = column(step.on)
  const amounts = Object.keys(ledger.measures).map((measure) => {
    const amount = step.amounts[measure]
    if (amount === undefined || amount.kind === 'zero') return '0::bigint'
    return amount.kind === 'one' ? '1::bigint' : `coalesce(subject.${column(amount.field)}, 0)::bigint`
  })
  const withs = [
    `subjects as not materialized (select s.* from ${rows} s where s.${on} is not null${conditions(step.source.where, 's')})`,
    ...looks.map((look) => `${look.alias} as materialized (${places(look)})`),
  ]
  return `with ${withs.join(',\n')}
    select subject.id as subject, subject.${on} as day, ${dimensionArray(ledger)} as dimensions,
      ${amounts.map((amount, index) => `${amount} as m${index + 1}`).join(', ')}
    from subjects subject ${fixedJoins(looks)}
    where ${amounts.map((amount) => `${amount} <> 0`).join(' or ')}`
}
