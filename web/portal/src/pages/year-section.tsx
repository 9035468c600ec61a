// This year and the years before: a chart, and a table that says the same.
/** @jsxRuntime automatic */
import type { CurveAnswer, FigureNumber } from '@corridor/protocol'
import type { OfIndicator, YearFigure } from '../page-data.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { NumberInTable, NumberShown, StatusShown } from '../parts/figure-shown.tsx'
import { LineChart } from '../parts/line-chart.tsx'
import { sharedUnit } from '../parts/numbers.ts'
import { monthWord, words, yearWord } from '../words.ts'

const months = Array.from({ length: 12 }, (_, index) => index + 1)

export function Years({ reader, data }: OfIndicator) {
  const { say } = reader
  const official = data.indicator.kind === 'official'
  if (official ? data.years.length === 0 : data.curve.years.length === 0) return null
  return (
    <section aria-labelledby="years">
      <h2 id="years">{say(words.years)}</h2>
      {official ? <ByYear reader={reader} data={data} /> : <ByMonth reader={reader} data={data} />}
    </section>
  )
}

type CurveYear = CurveAnswer['years'][number]

const valueIn = ({ points }: CurveYear, month: number): FigureNumber =>
  points.find(({ on }) => Number(on.slice(5, 7)) === month)?.value ?? null

/** Newest year first. Months that are not over yet are empty. */
function ByMonth({ reader, data: { indicator, curve } }: OfIndicator) {
  const { say, language } = reader
  const { unit } = indicator
  const years = [...curve.years].sort((a, b) => b.year - a.year)
  const all = years.flatMap(({ points }) => points.map(({ value }) => value))
  const shared = sharedUnit(all, unit)
  const lines = years.map((year) => ({
    name: String(year.year),
    label: say(yearWord(year.year)),
    values: months.map((month) => shared.draw(valueIn(year, month), language)),
  }))
  const columns: readonly Column<number>[] = [
    { name: 'month', head: say(words.month), cell: (month) => say(monthWord(month)) },
    ...years.map((year) => ({
      name: String(year.year),
      head: say(yearWord(year.year)),
      numeric: true as const,
      cell: (month: number) => (
        <NumberInTable reader={reader} value={valueIn(year, month)} unit={unit} shared={shared} />
      ),
    })),
  ]
  const title = `${say(indicator.label)} · ${say(words.years)}`
  const caption = `${title} (${say(shared.unit)})`
  const steps = months.map((month) => say(monthWord(month)))
  return (
    <div className="beside">
      <LineChart id="chart" title={title} unit={say(shared.unit)} steps={steps} lines={lines} />
      <DataTable dense caption={caption} columns={columns} rows={months} keyOf={(month) => month} />
    </div>
  )
}

function ByYear({ reader, data: { indicator, years, wordOf } }: OfIndicator) {
  const { say, language } = reader
  const { unit } = indicator
  const shared = sharedUnit(
    years.map(({ figure }) => figure.value),
    unit,
  )
  const line = {
    name: 'value',
    label: say(indicator.label),
    values: years.map(({ figure }) => shared.draw(figure.value, language)),
  }
  const series = indicator.kind === 'official' ? [indicator.numerator, indicator.denominator] : []
  const columns: readonly Column<YearFigure>[] = [
    { name: 'year', head: say(words.year), cell: ({ year }) => say(yearWord(year)) },
    {
      name: 'value',
      head: say(indicator.label),
      numeric: true,
      cell: ({ figure }) => <NumberShown reader={reader} value={figure.value} unit={figure.unit} />,
    },
    ...series.map((name) => ({
      name,
      head: say(wordOf('series', name)),
      numeric: true as const,
      cell: ({ figure }: YearFigure) => <Amount reader={reader} year={figure} series={name} />,
    })),
    {
      name: 'published',
      head: say(words.publishedOn),
      cell: ({ figure }) => lastOf(figure.vintages.map(({ publishedOn }) => publishedOn)) ?? '–',
    },
    {
      name: 'status',
      head: say(words.status),
      cell: ({ figure }) => <StatusShown reader={reader} figure={figure} />,
    },
  ]
  const title = `${say(indicator.label)} · ${say(words.years)}`
  return (
    <>
      <LineChart
        id="chart"
        title={title}
        unit={say(shared.unit)}
        steps={years.map(({ year }) => String(year))}
        lines={[line]}
      />
      <DataTable caption={title} columns={columns} rows={years} keyOf={({ year }) => year} />
    </>
  )
}

function Amount({ reader, year, series }: Amount) {
  const vintage = year.vintages.find((one) => one.series === series)
  return vintage === undefined ? '–' : <NumberShown reader={reader} value={vintage.amount} unit="yuan" />
}

interface Amount {
  readonly reader: OfIndicator['reader']
  readonly year: YearFigure['figure']
  readonly series: string
}

const lastOf = (days: readonly string[]): string | undefined => [...days].sort().at(-1)
