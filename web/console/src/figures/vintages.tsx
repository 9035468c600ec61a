// The publications of official statistics that a figure used.
import type { Vintage } from '@corridor/protocol'
import { DataTable, FigureValue, Go, pathTo, useLanguage, useRegister } from '@corridor/kit'
import { said } from './figure.messages.ts'

interface Shown {
  readonly vintages: readonly Vintage[]
  readonly unit: string
}

const register = 'official-statistics'

export function Vintages({ vintages, unit }: Shown) {
  const { say } = useLanguage()
  const series = useRegister(register)?.fields.find(({ name }) => name === 'series')?.choices ?? {}
  const nameOf = (code: string) => {
    const label = series[code]
    return label === undefined ? code : say(label)
  }
  const amountUnit = unit === 'percent' ? 'yuan' : unit
  const columns = [
    {
      name: 'series',
      label: say(said.series),
      shape: 'lead',
      cell: (vintage: Vintage) => (
        <Go to={pathTo.record(register, vintage.record)}>{nameOf(vintage.series)}</Go>
      ),
    },
    { name: 'year', label: say(said.year), shape: 'end', cell: (vintage: Vintage) => vintage.year },
    { name: 'vintage', label: say(said.vintage), cell: (vintage: Vintage) => vintage.vintage },
    {
      name: 'publishedOn',
      label: say(said.publishedOn),
      shape: 'code',
      cell: (vintage: Vintage) => vintage.publishedOn,
    },
    {
      name: 'amount',
      label: say(said.amount),
      shape: 'end',
      cell: (vintage: Vintage) => <FigureValue value={vintage.amount} unit={amountUnit} />,
    },
  ]
  return (
    <section className="panel">
      <h2>{say(said.vintages)}</h2>
      <DataTable
        caption={say(said.vintages)}
        columns={columns}
        rows={vintages}
        rowKey={(vintage) => vintage.record}
      />
    </section>
  )
}
