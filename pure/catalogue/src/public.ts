// The catalogue of definitions: what modules declare, checked and found by id.
export type { Catalogue } from './catalogue.ts'
export { catalogueOf } from './catalogue.ts'
export type { Module } from './module.ts'
export { defineModule } from './module.ts'
