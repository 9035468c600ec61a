// How likely two parties are one organisation, with the evidence for and against in both languages.
import type { Label } from '@corridor/base'
import { abbreviates } from './abbreviation.ts'
import { compareParts } from './compare-parts.ts'
import type { Difference } from './difference.ts'
import { oneDifference } from './difference.ts'
import type { OrganisationName } from './organisation-name.ts'
import { readOrganisationName } from './organisation-name.ts'
import type { ReadingsOf } from './sounds.ts'
import { baseWeight, type EvidenceKind, evidenceTable } from './words/evidence.table.ts'
import { writtenForm } from './written-form.ts'

/** What is known of one organisation; only the name must be there. */
export interface Party {
  readonly name: string
  readonly creditCode?: string
  readonly formerNames?: readonly string[]
  readonly representative?: string
  readonly phone?: string
  readonly address?: string
}

export interface Evidence {
  readonly kind: EvidenceKind
  readonly side: 'for' | 'against'
  /** Logarithm of odds; positive speaks for the same organisation. */
  readonly weight: number
  readonly label: Label
}

export interface Likeness {
  /** 0 to 1. */
  readonly score: number
  /** Strongest first. */
  readonly evidence: readonly Evidence[]
}

/** From `same` on, the pair is proposed as one organisation; from `ask` on, a person is asked. */
export const thresholds = { same: 0.95, ask: 0.3 } as const

const evidenceOf = (kind: EvidenceKind): Evidence => {
  const { weight, zh, en } = evidenceTable[kind]
  return { kind, side: weight > 0 ? 'for' : 'against', weight, label: { zh, en } }
}

const spelled = {
  sound: 'samePinyin',
  look: 'alikeInShape',
  swapped: 'swapped',
  dropped: 'oneCharacterMissing',
  changed: 'oneCharacterDiffers',
  telling: 'tellingCharacter',
} as const satisfies Record<Difference, EvidenceKind>

const slips: ReadonlySet<Difference> = new Set(['sound', 'look', 'swapped', 'dropped'])

/** The name without form: places, trade name, business and noun as one text, in which a slip of the pen is looked for. */
const spelling = ({ places, trade, business, noun, branch }: OrganisationName): string =>
  [...places, trade, ...business, noun, branch].join('')

function nameEvidence(
  a: OrganisationName,
  b: OrganisationName,
  readingsOf: ReadingsOf,
): readonly EvidenceKind[] {
  if (a.written === b.written) return ['sameName']
  const parts = compareParts(a, b, (left, right) => {
    const difference = oneDifference(left, right, readingsOf)
    return difference === undefined ? undefined : spelled[difference]
  })
  if (sum(parts) >= 0) return parts
  if (reordered(a, b)) return ['sameCharacters', 'sameForm']
  if (abbreviates(a, b) || abbreviates(b, a)) {
    const place = parts.filter(
      (kind) => kind === 'samePlace' || kind === 'placeMissing' || kind === 'otherPlace',
    )
    return ['abbreviation', ...place]
  }
  if (parts.includes('branchOf')) return parts
  const slip = oneDifference(spelling(a), spelling(b), readingsOf)
  if (slip === undefined || !slips.has(slip) || (a.business.join() !== b.business.join() && bothListed(a, b)))
    return parts
  return [spelled[slip], 'sameForm']
}

/** Two listed lines of business are two businesses, however small the difference in writing. */
const bothListed = (a: OrganisationName, b: OrganisationName): boolean =>
  a.trade === b.trade && a.business.length === b.business.length

const ordered = (text: string): string => Array.from(text).sort().join('')

const reordered = (a: OrganisationName, b: OrganisationName): boolean =>
  a.form === b.form && a.written.length >= 8 && ordered(spelling(a)) === ordered(spelling(b))

const sum = (kinds: readonly EvidenceKind[]): number =>
  kinds.reduce((total, kind) => total + evidenceTable[kind].weight, baseWeight)

const present = (text: string | undefined): string => (text === undefined ? '' : writtenForm(text))

function factEvidence(a: Party, b: Party): readonly EvidenceKind[] {
  const found: EvidenceKind[] = []
  const both = (read: (party: Party) => string | undefined, same: EvidenceKind, other?: EvidenceKind) => {
    const [left, right] = [present(read(a)), present(read(b))]
    if (left === '' || right === '') return
    if (left === right) found.push(same)
    else if (other !== undefined) found.push(other)
  }
  both(({ creditCode }) => creditCode, 'sameCreditCode', 'otherCreditCode')
  both(({ representative }) => representative, 'sameRepresentative', 'otherRepresentative')
  both(({ phone }) => phone, 'samePhone')
  both(({ address }) => address, 'sameAddress')
  return found
}

/** A party whose names have been read, so that many comparisons read them once. */
export interface ReadParty {
  readonly party: Party
  /** The present name first, then former ones. */
  readonly names: readonly OrganisationName[]
}

export function readParty(party: Party): ReadParty {
  const name = readOrganisationName(party.name)
  const earlier = [...name.formerNames, ...(party.formerNames ?? [])]
  return { party, names: [name, ...earlier.map(readOrganisationName)] }
}

export function likenessOfRead(a: ReadParty, b: ReadParty, readingsOf: ReadingsOf): Likeness {
  let best: readonly EvidenceKind[] = []
  let bestSum = -Infinity
  for (const [i, ours] of a.names.entries()) {
    for (const [j, theirs] of b.names.entries()) {
      const found = nameEvidence(ours, theirs, readingsOf)
      const kinds: readonly EvidenceKind[] = i + j > 0 ? [...found, 'formerName'] : found
      const total = sum(kinds)
      if (total > bestSum) [best, bestSum] = [kinds, total]
    }
  }
  const kinds = [...best, ...factEvidence(a.party, b.party)]
  const evidence = kinds.map(evidenceOf).sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
  return { score: 1 / (1 + Math.exp(-sum(kinds))), evidence }
}

/** Symmetric: the order of the two parties does not matter. Readings are an argument: the package keeps no dictionary. */
export const likeness = (a: Party, b: Party, readingsOf: ReadingsOf): Likeness =>
  likenessOfRead(readParty(a), readParty(b), readingsOf)
