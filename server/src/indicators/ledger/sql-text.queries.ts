// Small pieces of SQL text that several queries share.

/** A text literal; only for values that definitions hold, never for what a person typed. */
export const literal = (text: string): string => `'${text.replace(/'/g, "''")}'`

/** Row security says the same; written out, the planner can use the key's first column. */
export const here = (alias: string): string => `${alias}.region = (select corridor_region())`
