// The districts of an indicator, with what must be withheld left out and the reason said.
/** @jsxRuntime automatic */
import type { PublicPart } from '../breakdown/public-parts.ts'
import type { OfIndicator } from '../page-data.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { NumberInTable } from '../parts/figure-shown.tsx'
import { grouped, sharedUnit } from '../parts/numbers.ts'
import { words } from '../words.ts'

export function Districts({ reader, data: { indicator, figure, districts } }: OfIndicator) {
  const { say } = reader
  if (districts === null || districts.length === 0) return null
  const all = districts.every((part) => part.withheld)
  const ratio = indicator.kind === 'ratio'
  const values = [figure.value, ...districts.map(({ value }) => value)]
  const shared = sharedUnit(values, indicator.unit)
  const columns: readonly Column<PublicPart>[] = [
    { name: 'district', head: say(words.district), cell: ({ label }) => say(label) },
    {
      name: 'value',
      head: `${say(words.value)} (${say(shared.unit)})`,
      numeric: true,
      cell: ({ value, withheld }) =>
        withheld ? (
          <span className="quiet">{say(words.hidden)}</span>
        ) : (
          <NumberInTable reader={reader} value={value} unit={indicator.unit} shared={shared} />
        ),
    },
    ...(ratio ? sums : []).map((name) => ({
      name,
      head: say(words[name]),
      numeric: true as const,
      cell: (part: PublicPart) => grouped(part[name] ?? '–'),
    })),
  ]
  const { value, numerator, denominator } = figure
  const both = numerator === undefined || denominator === undefined ? {} : { numerator, denominator }
  const total = { code: 'total', label: words.total, value, ...both, withheld: false }
  return (
    <section aria-labelledby="districts">
      <h2 id="districts">{say(words.districts)}</h2>
      {all ? (
        <p>{say(words.allHidden)}</p>
      ) : (
        <DataTable
          caption={say(words.districts)}
          columns={columns}
          rows={districts}
          keyOf={({ code }) => code}
          {...(figure.partition ? { total } : {})}
          {...(ratio ? {} : { dense: true })}
        />
      )}
      {!all && districts.some((part) => part.withheld) && <p className="quiet">{say(words.hiddenNote)}</p>}
    </section>
  )
}

const sums = ['numerator', 'denominator'] as const
