// The catalogue: every definition of every module by its id, checked against each other once, at start.
import type { Indicator, Ledger } from '@corridor/indicators'
import { registersRead, termsOf } from '@corridor/indicators'
import type { Register } from '@corridor/registers'
import type { Rule } from '@corridor/rules'
import type { Module } from './module.ts'

export interface Catalogue {
  readonly modules: readonly Module[]
  readonly registers: ReadonlyMap<string, Register>
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly rules: readonly Rule[]
}

function byId<T extends { readonly id: string }>(
  items: readonly T[],
  faults: string[],
): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const item of items) {
    if (map.has(item.id)) faults.push(`${item.id} is defined twice`)
    map.set(item.id, item)
  }
  return map
}

function indicatorFaults(indicator: Indicator, ledgers: ReadonlyMap<string, Ledger>): readonly string[] {
  if (indicator.kind === 'official') return []
  return termsOf(indicator).flatMap((term) => {
    const ledger = ledgers.get(term.ledger)
    if (ledger === undefined) return [`indicator ${indicator.id}: no ledger ${term.ledger}`]
    const measured = Object.hasOwn(ledger.measures, term.measure)
    const wanted = [...Object.values(indicator.breakdowns), ...term.where.map(({ dimension }) => dimension)]
    return [
      ...(measured ? [] : [`indicator ${indicator.id}: ledger ${ledger.id} has no measure ${term.measure}`]),
      ...wanted
        .filter((name) => !Object.hasOwn(ledger.dimensions, name))
        .map((name) => `indicator ${indicator.id}: ledger ${ledger.id} has no dimension ${name}`),
    ]
  })
}

/** Throws with every fault: ids defined twice, references to what does not exist. */
export function catalogueOf(modules: readonly Module[]): Catalogue {
  const faults: string[] = []
  const registers = byId(
    modules.flatMap((module) => module.registers),
    faults,
  )
  const ledgers = byId(
    modules.flatMap((module) => module.ledgers),
    faults,
  )
  const indicators = byId(
    modules.flatMap((module) => module.indicators),
    faults,
  )
  const rules = modules.flatMap((module) => module.rules)
  for (const register of registers.values()) {
    for (const [name, field] of Object.entries(register.fields)) {
      if (field.kind === 'reference' && !registers.has(field.register)) {
        faults.push(`register ${register.id}: field ${name} refers to no register ${field.register}`)
      }
    }
  }
  for (const ledger of ledgers.values()) {
    for (const read of registersRead(ledger)) {
      if (!registers.has(read)) faults.push(`ledger ${ledger.id}: no register ${read}`)
    }
  }
  for (const rule of byId(rules, faults).values()) {
    if (!registers.has(rule.register)) faults.push(`rule ${rule.id}: no register ${rule.register}`)
  }
  for (const indicator of indicators.values()) faults.push(...indicatorFaults(indicator, ledgers))
  if (faults.length > 0) throw new Error(`the definitions do not fit each other:\n${faults.join('\n')}`)
  return { modules, registers, ledgers, indicators, rules }
}
