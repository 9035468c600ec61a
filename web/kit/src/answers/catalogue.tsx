// The definitions the server declared, at hand for every screen: registers, indicators, code lists, divisions.
import type { Label } from '@corridor/base'
import type { CatalogueAnswer, FieldShown, IndicatorShown, RegisterShown } from '@corridor/protocol'
import { createContext, type ReactNode, useContext } from 'react'

const Context = createContext<CatalogueAnswer | undefined>(undefined)

interface Provided {
  readonly catalogue: CatalogueAnswer
  readonly children: ReactNode
}

export function CatalogueProvider({ catalogue, children }: Provided) {
  return <Context value={catalogue}>{children}</Context>
}

export function useCatalogue(): CatalogueAnswer {
  const catalogue = useContext(Context)
  if (catalogue === undefined) throw new Error('CatalogueProvider is missing above this component')
  return catalogue
}

export function useRegister(id: string): RegisterShown | undefined {
  return useCatalogue().registers.find((register) => register.id === id)
}

export function useIndicator(id: string): IndicatorShown | undefined {
  return useCatalogue().indicators.find((indicator) => indicator.id === id)
}

/** The label of an indicator, or its id where the catalogue has none. */
export function useIndicatorLabel(): (id: string) => Label {
  const { indicators } = useCatalogue()
  return (id) => indicators.find((indicator) => indicator.id === id)?.label ?? { zh: id, en: id }
}

/** Code → label of a choice or listed field; undefined for other kinds. */
export function choicesOf(
  field: FieldShown,
  catalogue: CatalogueAnswer,
): Readonly<Record<string, Label>> | undefined {
  if (field.choices !== undefined) return field.choices
  return field.list === undefined ? undefined : (catalogue.codeLists[field.list] ?? {})
}
