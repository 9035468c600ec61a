// The rule concept: dated requirements with citations, checked against records.
export type { Citation, Rule } from './rule.ts'
export { defineRule, findings } from './rule.ts'
