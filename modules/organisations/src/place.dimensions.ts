// The district and functional-area dimensions that every ledger about organisations shares.
import type { Dimension, DimensionValue } from '@corridor/indicators'
import { residence } from './district-membership.register.ts'

/** `outside`: registered in another city; `unassigned`: no membership on that day. */
export const outside = 'outside'
export const unassigned = 'unassigned'

type When = { readonly kind: 'along' | 'atStart' } | { readonly kind: 'onDay'; readonly on: string }

const placed = (via: string, field: string, when: When): DimensionValue => ({
  history: residence,
  via,
  field,
  ...when,
})

/** A partition: every subject is in exactly one district. */
export const districtOf = (via: string, when: When): Dimension => ({
  label: { zh: '区县', en: 'District' },
  value: placed(via, 'district', when),
  absent: unassigned,
  words: { list: 'districts' },
  partition: true,
})

/** Overlaps the districts; shown without a total. */
export const functionalAreaOf = (via: string, when: When): Dimension => ({
  label: { zh: '功能区', en: 'Functional area' },
  value: placed(via, 'functionalArea', when),
  absent: 'none',
  words: { list: 'functional-areas' },
  partition: false,
})

/** Whether the organisation is inside the city: `inside`, `outside` or `unassigned`. */
export const circleOf = (via: string, when: When): Dimension => ({
  label: { zh: '市内外', en: 'Inside or outside the city' },
  value: placed(via, 'district', when),
  absent: unassigned,
  group: { of: { [outside]: outside, [unassigned]: unassigned }, otherwise: 'inside' },
  words: {
    choices: {
      inside: { zh: '市内', en: 'Inside the city' },
      outside: { zh: '市外', en: 'Outside the city' },
      unassigned: { zh: '归属不明', en: 'Unassigned' },
    },
  },
  partition: true,
})
