// Two names put side by side part by part: trade name, business, place, form, noun, branch.
import type { OrganisationName } from './organisation-name.ts'
import { tellingBusiness } from './organisation-name.ts'
import { relatePlaces } from './place.ts'
import { numerals } from './words/characters.table.ts'
import { subsidiaryWords } from './words/business.table.ts'
import type { EvidenceKind } from './words/evidence.table.ts'
import { levelWords } from './words/places.table.ts'

/** The evidence of the one small difference of two texts, where there is exactly one. */
type Spelling = (a: string, b: string) => EvidenceKind | undefined

function trades(a: OrganisationName, b: OrganisationName, spelling: Spelling): EvidenceKind {
  if (a.trade === b.trade) return 'sameTradeName'
  return spelling(a.trade, b.trade) ?? 'otherTradeName'
}

const places = {
  same: 'samePlace',
  oneMissing: 'placeMissing',
  oneWithinOther: 'widerPlace',
  other: 'otherPlace',
} as const

function placeEvidence(a: OrganisationName, b: OrganisationName): readonly EvidenceKind[] {
  if (a.places.length === 0 && b.places.length === 0) return []
  const relation = relatePlaces(a.places, b.places)
  if (relation === 'oneMissing' && (a.bracketed || b.bracketed || a.trade === '' || b.trade === ''))
    return ['widerPlace']
  if (relation === 'same' && a.bracketed !== b.bracketed) return ['samePlace', 'bracketMoved']
  return [places[relation]]
}

const slips: ReadonlySet<EvidenceKind> = new Set(['samePinyin', 'alikeInShape', 'oneCharacterMissing'])

function businessEvidence(
  a: OrganisationName,
  b: OrganisationName,
  spelling: Spelling,
): readonly EvidenceKind[] {
  const [left, right] = [a.business.join(''), b.business.join('')]
  if (left === right) return left === '' ? [] : ['sameBusiness']
  if (left === '' || right === '') return ['businessMissing']
  const [ours, theirs] = [tellingBusiness(a.business), tellingBusiness(b.business)]
  if (ours.join('') === theirs.join('')) return ['vagueBusiness']
  if (slips.has(spelling(left, right) ?? 'otherBusiness')) return ['vagueBusiness']
  const [short, long] =
    a.business.length < b.business.length ? [a.business, b.business] : [b.business, a.business]
  const within = (inner: readonly string[], outer: readonly string[]) =>
    inner.every((word) => outer.includes(word))
  const wider =
    ours.length > 0 &&
    theirs.length > 0 &&
    (a.business.length === b.business.length
      ? within(long, short) && within(short, long)
      : within(short, long))
  return wider && !long.some((word) => subsidiaryWords.has(word)) ? ['widerBusiness'] : ['otherBusiness']
}

const reformable = new Set(['limited', 'jointStock', 'company', 'works'])

function formEvidence(a: OrganisationName, b: OrganisationName): readonly EvidenceKind[] {
  if (a.form === b.form) return a.form === '' ? [] : ['sameForm']
  const named = a.form === '' ? b : a
  const bare = a.form === '' ? a : b
  if (bare.form === '') return bare.noun !== '' && bare.noun !== named.noun ? ['otherForm'] : ['formMissing']
  return reformable.has(a.form) && reformable.has(b.form) ? ['reformed'] : ['otherForm']
}

function nounEvidence(a: OrganisationName, b: OrganisationName): readonly EvidenceKind[] {
  if (a.noun === b.noun) return []
  if (a.noun === '' || b.noun === '') return a.form === '' && b.form === '' ? ['formMissing'] : ['otherNoun']
  return a.noun.endsWith(b.noun) || b.noun.endsWith(a.noun) ? ['vagueBusiness'] : ['otherNoun']
}

const ordered = (text: string): string => Array.from(text).sort().join('')
const level = new RegExp(levelWords.join('|'), 'g')
const plainBranch = (branch: string): string => ordered(branch.replace(level, '').replaceAll('研究所', '所'))

function branchEvidence(a: OrganisationName, b: OrganisationName): readonly EvidenceKind[] {
  const [left, right] = [plainBranch(a.branch), plainBranch(b.branch)]
  if (left === right) return []
  return [left === '' || right === '' ? 'branchOf' : 'otherBranch']
}

const numbersIn = ({ trade, business, noun, branch }: OrganisationName): string =>
  ordered(([trade, ...business, noun, branch].join('').match(numerals) ?? []).join(''))

/** Evidence of the parts; an institution without a trade name is known by its place. */
export function compareParts(
  a: OrganisationName,
  b: OrganisationName,
  spelling: Spelling,
): readonly EvidenceKind[] {
  const found = [
    trades(a, b, spelling),
    ...businessEvidence(a, b, spelling),
    ...placeEvidence(a, b),
    ...formEvidence(a, b),
    ...nounEvidence(a, b),
    ...branchEvidence(a, b),
  ]
  return numbersIn(a) === numbersIn(b) || found.includes('tellingCharacter')
    ? found
    : [...found, 'tellingCharacter']
}
