// Every indicator the catalogue has, with its kind, unit and definition.
import type { IndicatorShown } from '@corridor/protocol'
import { DataTable, Go, pathTo, unitLabel, useCatalogue, useLanguage, usePageTitle } from '@corridor/kit'
import { kinds, said } from './figure.messages.ts'

export function FigureList() {
  const { say } = useLanguage()
  usePageTitle(said.figures)
  const { indicators } = useCatalogue()
  const columns = [
    {
      name: 'label',
      label: say(said.indicator),
      shape: 'lead',
      cell: (indicator: IndicatorShown) => <Go to={pathTo.figure(indicator.id)}>{say(indicator.label)}</Go>,
    },
    { name: 'kind', label: say(said.kind), cell: (indicator: IndicatorShown) => say(kinds[indicator.kind]) },
    {
      name: 'unit',
      label: say(said.unit),
      cell: (indicator: IndicatorShown) => say(unitLabel(indicator.unit)),
    },
    {
      name: 'definition',
      label: say(said.definition),
      cell: (indicator: IndicatorShown) => <span className="note">{say(indicator.description)}</span>,
    },
  ]
  return (
    <>
      <header className="page-head">
        <h1>{say(said.figures)}</h1>
      </header>
      <DataTable
        caption={say(said.figures)}
        columns={columns}
        rows={indicators}
        rowKey={(indicator) => indicator.id}
      />
    </>
  )
}
