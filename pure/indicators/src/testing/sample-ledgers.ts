// Invented registers and ledgers, one of every form of timeline and dimension, for this room's tests.
import type { Label } from '@corridor/base'
import type { Recorded, Row } from '@corridor/registers'
import { choice, date, defineRegister, money, optional, reference, text } from '@corridor/registers'
import type { Facts } from '../contributions.ts'
import type { Dimension, DimensionValue, History } from '../ledger.ts'
import { both, covered, defineLedger, spans, step, steps } from '../ledger.ts'

export const label: Label = { zh: '示例', en: 'Sample' }
const base = { label, description: label, authorities: {}, key: ['number'], title: 'number' } as const
const number = text(label)

export const certificates = defineRegister({
  ...base,
  id: 'certificates',
  fields: {
    number,
    firm: reference(label, 'firms'),
    from: date(label),
    through: date(label),
    cancelledOn: optional(date(label)),
  },
})
export const entries = defineRegister({
  ...base,
  id: 'entries',
  fields: {
    number,
    firm: reference(label, 'firms'),
    enteredOn: date(label),
    revokedOn: optional(date(label)),
  },
})
export const institutes = defineRegister({
  ...base,
  id: 'institutes',
  fields: { number, firm: reference(label, 'firms'), openedOn: date(label), closedOn: optional(date(label)) },
})
export const contracts = defineRegister({
  ...base,
  id: 'contracts',
  fields: {
    number,
    seller: reference(label, 'firms'),
    signedOn: date(label),
    registeredOn: date(label),
    amount: money(label),
  },
})
export const changes = defineRegister({
  ...base,
  id: 'changes',
  fields: {
    number,
    contract: reference(label, 'contracts'),
    kind: choice(label, { amendment: label, revocation: label }),
    on: date(label),
    amount: optional(money(label)),
  },
})

const residence: History = { register: 'moves', of: 'firm', from: 'since' }
type When = { readonly kind: 'along' | 'atStart' } | { readonly kind: 'onDay'; readonly on: string }
const district = (via: string, when: When): Dimension => {
  const value: DimensionValue = { history: residence, via, field: 'district', ...when }
  return { label, value, absent: 'unassigned', words: { list: 'districts' }, partition: true }
}

const certified = spans(certificates, {
  of: 'firm',
  from: 'from',
  until: [{ dayAfter: 'through' }, 'cancelledOn'],
})
const withInstitute = spans(institutes, { of: 'firm', from: 'openedOn', until: ['closedOn'] })

/** Firms by their place day by day. */
export const firmLedger = defineLedger({
  id: 'firms',
  label,
  subject: 'firms',
  dimensions: { district: district('id', { kind: 'along' }) },
  measures: {
    valid: { label, unit: 'count' },
    validWithInstitute: { label, unit: 'count' },
    entered: { label, unit: 'count' },
  },
  timelines: [
    covered('valid', certified),
    covered('validWithInstitute', both(certified, withInstitute)),
    covered(
      'entered',
      spans(entries, { of: 'firm', from: 'enteredOn', until: ['revokedOn', { newYearAfter: 'enteredOn' }] }),
    ),
  ],
})

/** Institutes by the place their firm had when each contribution began. */
export const instituteLedger = defineLedger({
  id: 'institutes',
  label,
  subject: 'institutes',
  dimensions: { district: district('firm', { kind: 'atStart' }) },
  measures: { opened: { label, unit: 'count' }, closed: { label, unit: 'count' } },
  timelines: [
    covered('opened', spans(institutes, { of: 'id', from: 'openedOn' })),
    covered('closed', spans(institutes, { of: 'id', from: 'closedOn' })),
  ],
})

/** Contracts by the place of their seller on the day of signing, and whether that is inside the city. */
export const contractLedger = defineLedger({
  id: 'contracts',
  label,
  subject: 'contracts',
  dimensions: {
    district: district('seller', { kind: 'onDay', on: 'signedOn' }),
    circle: {
      ...district('seller', { kind: 'onDay', on: 'signedOn' }),
      group: { of: { outside: 'outside', unassigned: 'unassigned' }, otherwise: 'inside' },
    },
  },
  measures: { count: { label, unit: 'count' }, amount: { label, unit: 'fen' } },
  timelines: [
    steps(
      step(contracts, { of: 'id', on: 'registeredOn', amounts: { count: 1, amount: 'amount' } }),
      step(changes, {
        of: 'contract',
        where: { kind: ['amendment'] },
        on: 'on',
        amounts: { count: 1, amount: 'amount' },
      }),
      step(changes, {
        of: 'contract',
        where: { kind: ['revocation'] },
        on: 'on',
        amounts: { count: 0, amount: 0 },
      }),
    ),
  ],
})

export const recorded = (id: string, row: Row): Recorded => ({ id, version: 1, row })

/** Register → rows; the ids count up within a register. */
export function factsOf(rows: Readonly<Record<string, readonly Row[]>>): Facts {
  const records = Object.entries(rows).map(
    ([register, list]) =>
      [register, list.map((row, index) => recorded(`${register}-${index}`, row))] as const,
  )
  const known = new Map(records)
  return { find: (register, field, id) => (known.get(register) ?? []).filter(({ row }) => row[field] === id) }
}
