// A module is the list of its definitions: registers, rules, ledgers and indicators, and nothing that acts.
import type { Label } from '@corridor/base'
import type { Indicator, Ledger } from '@corridor/indicators'
import type { Register } from '@corridor/registers'
import type { Rule } from '@corridor/rules'

export interface Module {
  readonly name: string
  readonly label: Label
  readonly registers: readonly Register[]
  readonly rules: readonly Rule[]
  readonly ledgers: readonly Ledger[]
  readonly indicators: readonly Indicator[]
}

/** The exported constants of a definitions file (`import * as …`): exporting one is registering it. */
type Exported<T> = Readonly<Record<string, T>>

interface Declaration {
  readonly name: string
  readonly label: Label
  readonly registers: readonly Register[]
  readonly rules?: Exported<Rule>
  readonly ledgers?: Exported<Ledger>
  readonly indicators?: Exported<Indicator>
}

export const defineModule = (declaration: Declaration): Module => ({
  ...declaration,
  rules: Object.values(declaration.rules ?? {}),
  ledgers: Object.values(declaration.ledgers ?? {}),
  indicators: Object.values(declaration.indicators ?? {}),
})
