// The definitions as data, for lists, forms and menus of the asking person.
import type { Label } from '@corridor/base'
import type { Indicator } from '@corridor/indicators'
import { termsOf } from '@corridor/indicators'
import type {
  BreakdownShown,
  CatalogueAnswer,
  FieldShown,
  IndicatorShown,
  RegisterShown,
} from '@corridor/protocol'
import type { Field, Register } from '@corridor/registers'
import { wordsOf } from '../../indicators/breakdown-words.ts'
import { ledgerOf } from '../../indicators/figure.ts'
import type { Installation } from '../../installation.ts'

export function fieldShown(name: string, field: Field): FieldShown {
  return {
    name,
    kind: field.kind,
    label: field.label,
    optional: field.optional === true,
    ...(field.help === undefined ? {} : { help: field.help }),
    ...(field.kind === 'choice' ? { choices: field.choices } : {}),
    ...(field.kind === 'listed' ? { list: field.list } : {}),
    ...(field.kind === 'reference' ? { register: field.register } : {}),
    ...(field.kind === 'text' || field.kind === 'note' ? { maxLength: field.maxLength } : {}),
    ...(field.personal === true ? { personal: true } : {}),
  }
}

function registerShown(register: Register, module: string, may: readonly string[]): RegisterShown {
  const { id, label, description, key, title, authorities } = register
  const fields = Object.entries(register.fields).map(([name, field]) => fieldShown(name, field))
  return { id, label, description, module, key, title, authorities, fields, may }
}

function indicatorShown({ catalogue, lists }: Installation, indicator: Indicator): IndicatorShown {
  const { id, kind, label, description, unit, coverage } = indicator
  const beside = indicator.beside ?? []
  const shared = { id, kind, label, description, unit, coverage, beside }
  const [term] = indicator.kind === 'official' ? [] : termsOf(indicator)
  if (term === undefined) return { ...shared, breakdowns: [] }
  const ledger = ledgerOf(catalogue, term)
  const breakdowns = Object.entries(indicator.breakdowns).flatMap(
    ([name, dimension]): readonly BreakdownShown[] => {
      const found = ledger.dimensions[dimension]
      if (found === undefined) return []
      const labels = Object.fromEntries(wordsOf(found, lists()))
      return [{ name, label: found.label, partition: found.partition, labels }]
    },
  )
  return { ...shared, breakdowns, subject: ledger.subject }
}

export interface CatalogueQuestion {
  /** What the person may do with registers. */
  readonly may: readonly string[]
  readonly divisions: readonly { readonly code: string; readonly label: Label }[]
}

export function catalogueAnswer(
  installation: Installation,
  { may, divisions }: CatalogueQuestion,
): CatalogueAnswer {
  const { catalogue } = installation
  const { region, name, synthetic } = installation.city()
  return {
    city: { region, name, synthetic },
    modules: catalogue.modules.map((module) => ({ name: module.name, label: module.label })),
    registers: catalogue.modules.flatMap((module) =>
      module.registers.map((register) => registerShown(register, module.name, may)),
    ),
    indicators: [...catalogue.indicators.values()].map((indicator) =>
      indicatorShown(installation, indicator),
    ),
    codeLists: Object.fromEntries(
      [...installation.lists()].map(([list, codes]) => [list, Object.fromEntries(codes)]),
    ),
    divisions,
  }
}
