// The list of open indicators with their latest figures.
/** @jsxRuntime automatic */
import type { IndicatorRow, Site } from '../page-data.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { DayShown, NumberShown, StatusShown } from '../parts/figure-shown.tsx'
import { type Reader, readerOf } from '../reader.ts'
import { kindWords, words } from '../words.ts'
import { documentOf } from './document.tsx'

export function indicatorListPage(
  site: Site,
  language: Reader['language'],
  rows: readonly IndicatorRow[],
): string {
  const reader = readerOf(language)
  const { say } = reader
  const children = (
    <>
      <h1>{say(words.indicators)}</h1>
      <p className="lead">{say(words.listLead)}</p>
      <DataTable
        caption={say(words.indicators)}
        columns={columnsFor(reader)}
        rows={rows}
        keyOf={({ indicator }) => indicator.id}
      />
    </>
  )
  return documentOf({ site, reader, path: '/indicators', title: words.indicators, children })
}

function columnsFor(reader: Reader): readonly Column<IndicatorRow>[] {
  const { say, href } = reader
  return [
    {
      name: 'indicator',
      head: say(words.indicator),
      cell: ({ indicator }) => <a href={href(`/indicators/${indicator.id}`)}>{say(indicator.label)}</a>,
    },
    { name: 'kind', head: say(words.kind), cell: ({ indicator }) => say(kindWords[indicator.kind]) },
    {
      name: 'value',
      head: say(words.value),
      numeric: true,
      cell: ({ figure }) => <NumberShown reader={reader} value={figure.value} unit={figure.unit} />,
    },
    {
      name: 'status',
      head: say(words.status),
      cell: ({ figure }) => (
        <span className="stack">
          <StatusShown reader={reader} figure={figure} />
          <DayShown reader={reader} figure={figure} />
        </span>
      ),
    },
  ]
}
