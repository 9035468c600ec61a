// The keys under which a name is put side by side with others: what two writings of one name still share.
import type { OrganisationName } from './organisation-name.ts'
import { tellingBusiness } from './organisation-name.ts'
import type { ReadingsOf } from './sounds.ts'
import { soundOf } from './sounds.ts'

/** Slips are looked for in this many leading characters; later ones are form and vague words. */
const spelledLength = 12

const bare = ({ trade, business, noun, branch }: OrganisationName): string =>
  [trade, ...business, noun, branch].join('')

/** The text without each of its characters in turn: two texts one slip apart share one of these. */
function withoutOne(text: string): readonly string[] {
  const characters = Array.from(text)
  return characters.map((_, at) => characters.toSpliced(at, 1).join(''))
}

function shortKeys(name: OrganisationName, side: 'kept' | 'asked'): readonly string[] {
  if (name.form !== '') return []
  const text = bare(name).replaceAll('第', '')
  const first = text.charAt(0)
  if (side === 'asked') return text.length <= 8 ? [`a${first}${text.slice(-1)}`] : []
  if (name.noun === '') return []
  const heads = new Set([first, name.places.join('').charAt(0)].filter(Boolean))
  return [...heads].flatMap((head) => [...new Set(text.slice(1))].map((last) => `a${head}${last}`))
}

/** `kept` for a name of the index, `asked` for one that is looked up; only abbreviations differ between them. */
export function blockKeys(
  name: OrganisationName,
  readingsOf: ReadingsOf,
  side: 'kept' | 'asked',
): readonly string[] {
  const telling = name.trade + tellingBusiness(name.business).join('')
  const spelled = (name.places.at(-1) ?? '') + bare(name)
  const text = spelled.slice(0, spelledLength)
  const keys = [
    `w${name.written}`,
    `k${telling}`,
    `p${soundOf(readingsOf, telling)}`,
    `o${Array.from(spelled).sort().join('')}`,
    `d${text}`,
    ...withoutOne(text).map((part) => `d${part}`),
    ...shortKeys(name, side),
  ]
  if (name.trade.length >= 2 && name.trade !== telling) keys.push(`k${name.trade}`)
  return keys
}
