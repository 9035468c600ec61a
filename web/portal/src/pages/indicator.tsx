// One indicator: its figure and what to know of it, the years as chart and table, districts, data, and its method.
/** @jsxRuntime automatic */
import type { IndicatorData, OfIndicator, Site } from '../page-data.ts'
import { DayShown, NumberShown, StatusShown } from '../parts/figure-shown.tsx'
import { filtersOf, formulaOf, settlementWords } from '../parts/method.ts'
import { unitWord } from '../parts/numbers.ts'
import { type Reader, readerOf } from '../reader.ts'
import { kindWords, words } from '../words.ts'
import { documentOf } from './document.tsx'
import { Districts } from './district-section.tsx'
import { Years } from './year-section.tsx'

export function indicatorPage(site: Site, language: Reader['language'], data: IndicatorData): string {
  const reader = readerOf(language)
  const { say } = reader
  const { id, label, description } = data.indicator
  const children = (
    <>
      <h1>{say(label)}</h1>
      <p className="lead">{say(description)}</p>
      <Figure reader={reader} data={data} asOf={site.freshness?.asOf} />
      <Years reader={reader} data={data} />
      <Districts reader={reader} data={data} />
      <Download reader={reader} data={data} />
      <Method reader={reader} data={data} />
    </>
  )
  return documentOf({ site, reader, path: `/indicators/${id}`, title: label, children })
}

function Figure({ reader, data: { figure }, asOf }: OfIndicator & { readonly asOf: string | undefined }) {
  const { say } = reader
  return (
    <section aria-labelledby="figure" className="hero">
      <h2 id="figure">{say(words.value)}</h2>
      <p>
        <NumberShown reader={reader} value={figure.value} unit={figure.unit} large />
      </p>
      <p className="foot">
        <StatusShown reader={reader} figure={figure} />
        <DayShown reader={reader} figure={figure} />
        {asOf !== undefined && (
          <span className="day">
            {say(words.dataAsOf)} <time>{asOf}</time>
          </span>
        )}
      </p>
      {figure.notes.length > 0 && (
        <ul className="notes" aria-label={say(words.notes)}>
          {figure.notes.map((note) => (
            <li key={note.en}>{say(note)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Download({ reader: { say, href }, data: { indicator } }: OfIndicator) {
  const path = `/indicators/${indicator.id}`
  return (
    <section aria-labelledby="data" className="download">
      <h2 id="data">{say(words.download)}</h2>
      <p className="buttons">
        <a className="button" href={href(`${path}.csv`)} download>
          {say(words.csv)}
        </a>
        <a className="button" href={href(`${path}.dictionary.csv`)} download>
          {say(words.dictionary)}
        </a>
      </p>
      <p className="quiet">{say(words.csvNote)}</p>
    </section>
  )
}

function Method({ reader: { say }, data }: OfIndicator) {
  const { indicator, figure } = data
  const filters = indicator.kind === 'official' ? [] : filtersOf(indicator, data)
  const coverage = indicator.coverage === 'full' ? words.coverageFull : words.coveragePartial
  const lines = [
    { head: words.caliber, text: say(indicator.description) },
    { head: words.kind, text: say(kindWords[indicator.kind]) },
    { head: words.formula, text: say(formulaOf(indicator, data)) },
    ...filters.map((filter) => ({ head: words.filter, text: say(filter) })),
    { head: words.unit, text: say(unitWord(indicator.unit)) },
    { head: words.coverage, text: say(coverage) },
    ...(indicator.kind === 'official'
      ? []
      : [{ head: words.settlement, text: say(settlementWords(indicator.settledAfterDays)) }]),
  ]
  return (
    <section aria-labelledby="method">
      <h2 id="method">{say(words.method)}</h2>
      <dl>
        {lines.map(({ head, text }) => (
          <div key={`${head.en} ${text}`}>
            <dt>{say(head)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{say(words.definition)}</dt>
          <dd>
            <code>{figure.definition}</code> <span className="quiet">{say(words.definitionNote)}</span>
          </dd>
        </div>
      </dl>
    </section>
  )
}
