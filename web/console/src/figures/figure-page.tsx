// One figure: its value and definition, what it is made of, and every posting behind it.
import type { FigureAnswer, IndicatorShown } from '@corridor/protocol'
import {
  ask,
  DayBox,
  Empty,
  FigureValue,
  Go,
  grouped,
  instantText,
  pathTo,
  queryText,
  Refused,
  useAddress,
  useIndicator,
  useIndicatorLabel,
  useLanguage,
  usePageTitle,
  WhenAnswered,
  words,
} from '@corridor/kit'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Breakdown, CurveOf } from './breakdown.tsx'
import { kinds, said } from './figure.messages.ts'
import { Postings } from './postings.tsx'
import { Vintages } from './vintages.tsx'

export function FigurePage() {
  const id = useParams({ strict: false }).indicator ?? ''
  const indicator = useIndicator(id)
  return indicator === undefined ? <Empty label={said.unknown} /> : <FigureOf indicator={indicator} />
}

function FigureOf({ indicator }: { readonly indicator: IndicatorShown }) {
  const { say } = useLanguage()
  usePageTitle(indicator.label)
  const [address, change] = useAddress()
  const by = indicator.breakdowns.find(({ name }) => name === address['by']) ?? indicator.breakdowns[0]
  const asked = { on: address['on'], period: address['period'], asOf: address['asOf'] }
  const query = queryText({ ...asked, by: by?.name })
  const figure = useQuery({
    queryKey: ['figure', indicator.id, query],
    queryFn: () => askFigure(indicator.id, query, queryText(asked)),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <header className="page-head">
        <h1>{say(indicator.label)}</h1>
        <div className="page-acts">
          <a className="button" href={`/api/indicators/${indicator.id}/figure.csv${query}`} download>
            {say(said.csv)}
          </a>
        </div>
      </header>
      <div className="query-bar">
        <DayBox
          label={say(said.on)}
          value={address['on'] ?? figure.data?.on ?? ''}
          onChange={(on) => change({ on, period: undefined, cursor: undefined })}
        />
        <DayBox
          label={say(said.asOf)}
          placeholder={say(words.latest)}
          value={address['asOf'] ?? ''}
          onChange={(asOf) => change({ asOf, cursor: undefined })}
        />
      </div>
      <WhenAnswered query={figure}>
        {(answer) => (
          <>
            <Headline answer={answer} indicator={indicator} />
            {answer.vintages.length > 0 && <Vintages vintages={answer.vintages} unit={answer.unit} />}
            {indicator.kind === 'official' ? (
              <p className="quiet">{say(said.officialNoPostings)}</p>
            ) : (
              <>
                <div className="detail-grid">
                  {answer.parts.length > 0 && <Breakdown indicator={indicator} answer={answer} by={by} />}
                  <CurveOf indicator={indicator} />
                </div>
                <Postings indicator={indicator} answer={answer} />
              </>
            )}
          </>
        )}
      </WhenAnswered>
    </>
  )
}

/** Some may read the figure of the city but not its parts: then the figure comes without them. */
async function askFigure(indicator: string, query: string, withoutParts: string): Promise<FigureAnswer> {
  try {
    return await ask<FigureAnswer>(`/indicators/${indicator}/figure${query}`)
  } catch (refusal) {
    if (!(refusal instanceof Refused) || refusal.status !== 403) throw refusal
    return ask<FigureAnswer>(`/indicators/${indicator}/figure${withoutParts}`)
  }
}

interface Shown {
  readonly answer: FigureAnswer
  readonly indicator: IndicatorShown
}

function Headline({ answer, indicator }: Shown) {
  const { say } = useLanguage()
  const labelOf = useIndicatorLabel()
  return (
    <section className="panel headline" aria-label={say(indicator.label)}>
      <p className="card-value">
        <FigureValue value={answer.value} unit={answer.unit} large />
        <span className="tag">{say(answer.status === 'final' ? words.final : words.provisional)}</span>
        {answer.coverage === 'partial' && <span className="tag warn">{say(said.partial)}</span>}
      </p>
      <p>{say(said.window(answer.window.from, answer.window.to))}</p>
      {answer.notes.map((note) => (
        <p key={note.en} className="card-note">
          {say(note)}
        </p>
      ))}
      <dl className="fields">
        <div className="whole-line">
          <dt>{say(said.definition)}</dt>
          <dd>{say(indicator.description)}</dd>
        </div>
        <Line label={say(said.kind)} words={say(kinds[indicator.kind])} />
        {indicator.kind === 'ratio' && <Sides answer={answer} />}
        <Line label={say(said.knownAt)} words={instantText(answer.asOf)} />
        <Line label={say(said.version)} words={answer.definition.slice(0, 12)} />
      </dl>
      {indicator.beside.length > 0 && (
        <p>
          {`${say(said.beside)}: `}
          {indicator.beside.map((id) => (
            <Go key={id} to={pathTo.figure(id, { on: answer.on })} className="spaced">
              {say(labelOf(id))}
            </Go>
          ))}
        </p>
      )}
    </section>
  )
}

/** Of a ratio the counts on both sides; an official statistic shows its publications instead. */
function Sides({ answer }: { readonly answer: FigureAnswer }) {
  const { say } = useLanguage()
  return (
    <>
      <Line label={say(said.numerator)} words={grouped(answer.numerator ?? '')} />
      <Line label={say(said.denominator)} words={grouped(answer.denominator ?? '')} />
    </>
  )
}

function Line({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{words}</dd>
    </div>
  )
}
