// Who there is: organisations are numbers, and everything that never changes about one follows from its number.
import type { Written } from '@corridor/registers'
import { firmCode, institutionCode } from './credit-code.ts'
import { dayText, numberOf } from './calendar.ts'
import { lot } from './lot.ts'
import { firmIndustry, firmName, institutionName, outsideIndustry, outsideName } from './names.ts'
import { districtCode, divisionDigits, homeDistrict, outsideIndex, zoneCode } from './places.ts'

const block = 100_000_000

/** The segments of the number space: a firm of the city is its own index, the others carry the segment before it. */
const segments = { firm: 0, outside: 1, university: 2, researchInstitute: 3, other: 4 } as const

export type Segment = keyof typeof segments

export const organisation = (segment: Segment, index: number): number => segments[segment] * block + index
const indexOf = (number: number): number => number % block
export const isFirm = (number: number): boolean => number < block

interface Portrait {
  code(index: number, division: string): string
  name(index: number): string
  readonly kind: string
  industry(index: number): string
}

const portraits: readonly Portrait[] = [
  {
    code: (index, division) => firmCode(division, 'A', index),
    name: firmName,
    kind: 'enterprise',
    industry: firmIndustry,
  },
  {
    code: (index, division) => firmCode(division, 'B', index),
    name: outsideName,
    kind: 'enterprise',
    industry: outsideIndustry,
  },
  {
    code: (index, division) => institutionCode(division, 4, index),
    name: (index) => institutionName('university', index),
    kind: 'university',
    industry: () => 'P83',
  },
  {
    code: (index, division) => institutionCode(division, 5, index),
    name: (index) => institutionName('researchInstitute', index),
    kind: 'researchInstitute',
    industry: () => 'M73',
  },
  {
    code: (index, division) => institutionCode(division, 6, index),
    name: (index) => institutionName('other', index),
    kind: 'other',
    industry: () => 'S92',
  },
]

function portraitOf(number: number): Portrait {
  const portrait = portraits[Math.floor(number / block)]
  if (portrait === undefined) throw new Error(`no organisation ${number}`)
  return portrait
}

/** The district in which it was founded; `outsideIndex` outside the city. */
export const birthplace = (number: number): number =>
  Math.floor(number / block) === segments.outside ? outsideIndex : homeDistrict(indexOf(number))

/** The same for every seed and scale, so that people and bad rows can name organisations. */
export const creditCodeOf = (number: number): string =>
  portraitOf(number).code(indexOf(number), divisionDigits(birthplace(number)))

export const nameOf = (number: number): string => portraitOf(number).name(indexOf(number))

export function organisationRow(number: number): Written {
  const { kind, industry } = portraitOf(number)
  const creditCode = creditCodeOf(number)
  return { creditCode, name: nameOf(number), kind, industryCode: industry(indexOf(number)) }
}

/** A firm after it became a group under a new name. */
export const renamedRow = (number: number): Written => ({
  ...organisationRow(number),
  name: firmName(indexOf(number), true),
})

const zoneDraw = lot('places', 'zone')
/** Shares of the firms of a district that lie in the high-tech zone; districts not named have none. */
const zoneShares: readonly number[] = [0.45, 0, 0.3, 0, 0.15]

/** The zone is a place inside districts: whoever moves to such a district from elsewhere moves next to it. */
export const isInZone = (number: number, district: number): boolean =>
  district === birthplace(number) && zoneDraw(number) < (zoneShares[district] ?? 0)

export function membershipRow(number: number, since: number, district: number): Written {
  return {
    organisation: creditCodeOf(number),
    since: dayText(since),
    district: districtCode(district),
    ...(isInZone(number, district) ? { functionalArea: zoneCode } : {}),
  }
}

const foundingDraw = lot('places', 'founding')

/** The founding day of whoever is older than the sample: up to a quarter of a century before `firstYear - 5`. */
export const oldFoundingDay = (number: number, firstYear: number): number =>
  numberOf(firstYear - 5, 12, 28) - Math.floor(foundingDraw(number) * 25 * 365)
