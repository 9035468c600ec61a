// Places at the head of a name: a chain such as province, city, district, without the words for the level.
import { citiesOf, levelWords, notPlaces } from './words/places.table.ts'

/** One-character-or-longer name → the places above it; longest names are tried first. */
const above = new Map<string, readonly string[]>()
for (const [province, cities] of Object.entries(citiesOf)) {
  above.set(province, above.get(province) ?? [])
  for (const city of cities.split(' ').filter(Boolean))
    above.set(city, [...(above.get(city) ?? []), province])
}

const longest = Math.max(...[...above.keys()].map((name) => name.length))
const unlisted = /^(\p{Script=Han}{2,3}?)(省|市|新区|区|县|旗|自治州)(?!\p{Script=Han}?(办|委|府))/u

export interface PlaceHead {
  /** Outermost first, without level words. */
  readonly places: readonly string[]
  readonly rest: string
}

const levelAt = (text: string): string => levelWords.find((word) => text.startsWith(word)) ?? ''

function listedAt(text: string): string | undefined {
  for (let length = Math.min(longest, text.length); length >= 2; length -= 1) {
    if (above.has(text.slice(0, length))) return text.slice(0, length)
  }
  return undefined
}

function unlistedAt(text: string): { readonly place: string; readonly length: number } | undefined {
  const [whole, place] = unlisted.exec(text) ?? []
  if (whole === undefined || place === undefined || notPlaces.test(whole)) return undefined
  return { place: whole, length: whole.length }
}

/** Takes places off the head of `text` as long as at least two characters remain. */
export function takePlaces(text: string, least = 2): PlaceHead {
  const places: string[] = []
  let rest = text
  for (;;) {
    const listed = listedAt(rest)
    const level = listed === undefined ? '' : levelAt(rest.slice(listed.length))
    const found =
      listed === undefined ? unlistedAt(rest) : { place: listed, length: listed.length + level.length }
    if (found === undefined || rest.length - found.length < least) return { places, rest }
    places.push(found.place)
    rest = rest.slice(found.length)
  }
}

/** A text that is a place and nothing else, as what stands in brackets. */
export function wholePlace(text: string): readonly string[] | undefined {
  const { places, rest } = takePlaces(text, 0)
  if (places.length > 0 && (rest === '' || levelWords.includes(rest))) return places
  return undefined
}

export type PlaceRelation = 'same' | 'oneMissing' | 'oneWithinOther' | 'other'

/** `same` also where one chain says more of the same place. */
export function relatePlaces(a: readonly string[], b: readonly string[]): PlaceRelation {
  if (a.length === 0 && b.length === 0) return 'same'
  if (a.length === 0 || b.length === 0) return 'oneMissing'
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.every((place) => long.includes(place)) && short.at(-1) === long.at(-1)) return 'same'
  const last = (chain: readonly string[]) => chain.at(-1) ?? ''
  const within = (inner: readonly string[], outer: readonly string[]) =>
    inner.includes(last(outer)) || (above.get(last(inner)) ?? []).includes(last(outer))
  return within(a, b) || within(b, a) ? 'oneWithinOther' : 'other'
}
