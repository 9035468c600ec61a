// The JSON shapes that server, console, portal and command line agree on; types only.
export type * from './catalogue.ts'
export type * from './figure.ts'
export type * from './plan-file.ts'
export type * from './outline.ts'
export type * from './plan.ts'
export type * from './record.ts'
export type * from './revision.ts'
export type * from './session.ts'
