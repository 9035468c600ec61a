// Matching of Chinese organisation names: parts, likeness with evidence, candidates from an index in memory.
export type { OrganisationName } from './organisation-name.ts'
export { nameKey, readOrganisationName } from './organisation-name.ts'
export type { Evidence, Likeness, Party } from './likeness.ts'
export { likeness, thresholds } from './likeness.ts'
export type { Candidate, NameIndex } from './name-blocks.ts'
export { buildNameIndex, candidatesFor, startNameIndex } from './name-blocks.ts'
export type { ReadingsOf } from './sounds.ts'
export { writtenForm } from './written-form.ts'
