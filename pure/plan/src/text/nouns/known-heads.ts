// Whether a noun ends in a word that the reader knows as a thing, a body, a person or a quantity.

import { wordEnding } from '../words/lexicon.ts'
import { enterpriseNouns, institutionNouns } from '../words/units.table.ts'
import { bareHeads, entityHeads, measureHeads, personNouns } from '../words/words.table.ts'

const lists = [measureHeads, entityHeads, bareHeads, personNouns, enterpriseNouns, institutionNouns]

/** The noun ends in a known word of two characters or more. */
export function endsInWord(noun: string): boolean {
  const bare = noun.replace(/[”"』」)）]+$/, '')
  return lists.some((list) => wordEnding(list, bare, bare.length).length >= 2)
}
