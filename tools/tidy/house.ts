// All rules of the style guide that are kept by a test, in the order of STYLE.md.
import { castRules } from './casts.ts'
import { testRules } from './discipline.ts'
import { documentRules } from './documents.ts'
import { nameRules } from './names.ts'
import { purityRules } from './purity.ts'
import { findingText, type Rule } from './rule.ts'
import { sizeRules } from './sizes.ts'
import type { Source } from './source.ts'
import { wordRules } from './words.ts'

export const houseRules: readonly Rule[] = [
  ...sizeRules,
  ...nameRules,
  ...castRules,
  ...purityRules,
  ...wordRules,
  ...testRules,
  ...documentRules,
]

/** One line per breach: place, rule, and what to do. */
export const breachesIn = (sources: readonly Source[]): readonly string[] =>
  houseRules.flatMap((rule) => rule.find(sources).map((finding) => findingText(rule.name, finding)))
