// Abbreviations (简称) of institutions: 示科大 for 示例科技大学, 农科院 for 农业科学院.
import type { OrganisationName } from './organisation-name.ts'
import { relatePlaces } from './place.ts'
import { institutionNouns, shortNouns } from './words/forms.table.ts'

const bare = ({ trade, business, noun, branch }: OrganisationName): string =>
  [trade, ...business, noun, branch].join('').replaceAll('第', '')

const endNoun = (text: string): string => institutionNouns.find((noun) => text.endsWith(noun)) ?? ''

function holdsAll(long: string, short: string): boolean {
  const left = Array.from(long)
  for (const character of short) {
    const at = left.indexOf(character)
    if (at < 0) return false
    left.splice(at, 1)
  }
  return true
}

/** First character the same, all characters of the few among the many; of a part, the last one out of its noun. */
function shortens(few: string, many: string, part: boolean): boolean {
  if (few.length >= many.length || few.charAt(0) !== many.charAt(0) || !holdsAll(many, few)) return false
  return !part || endNoun(many).includes(few.slice(-1))
}

/**
 * Whether `short` may be an abbreviation of `long`: neither has a legal form, and the short one ends with no full
 * institution noun (示例大学 is another university, no short name of 示例科技大学).
 */
export function abbreviates(short: OrganisationName, long: OrganisationName): boolean {
  if (short.form !== '' || long.form !== '' || long.noun === '') return false
  const [few, many] = [bare(short), bare(long)]
  const noun = endNoun(few)
  if (noun !== '' && !shortNouns.includes(noun)) return false
  const relation = relatePlaces(short.places, long.places)
  if (relation !== 'same' && relation !== 'oneMissing') return false
  if (few.length < (relation === 'same' && short.places.length > 0 ? 2 : 3)) return false
  const part = long.branch !== ''
  if (shortens(few, many, part)) return true
  return (
    relation === 'oneMissing' && short.places.length === 0 && shortens(few, long.places.join('') + many, part)
  )
}
