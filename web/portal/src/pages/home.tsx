// The home page: where the targets of the published plan stand, and what is open to everybody.
/** @jsxRuntime automatic */
import type { Headline, HomeData, Site } from '../page-data.ts'
import { DayShown, NumberShown, StatusShown } from '../parts/figure-shown.tsx'
import { grouped } from '../parts/numbers.ts'
import { targetWords } from '../parts/target-words.ts'
import { type Reader, readerOf } from '../reader.ts'
import { colon, words } from '../words.ts'
import { documentOf } from './document.tsx'

export function homePage(site: Site, language: Reader['language'], data: HomeData): string {
  const reader = readerOf(language)
  const { say } = reader
  const children = (
    <>
      <h1>
        {say(site.city)}
        {language === 'zh' ? '' : ' '}
        {say(words.centre)}
      </h1>
      <p className="lead">{say(words.lead)}</p>
      <Headlines reader={reader} data={data} />
      <Open reader={reader} data={data} />
    </>
  )
  return documentOf({ site, reader, path: '/', title: words.home, children })
}

interface OfHome {
  readonly reader: Reader
  readonly data: HomeData
}

function Headlines({ reader, data: { plan, headlines } }: OfHome) {
  const { say, href } = reader
  return (
    <section aria-labelledby="headlines">
      <h2 id="headlines">{say(words.headline)}</h2>
      {plan === null ? (
        <p>
          {say(words.noPlan)} <a href={href('/indicators')}>{say(words.noPlanNext)}</a>
        </p>
      ) : (
        <>
          <p>
            <a href={href('/plan')} lang="zh-CN">
              {plan.title}
            </a>
          </p>
          <ul className="cards">
            {headlines.map((headline, at) => (
              <HeadlineCard key={`${headline.indicator}-${at}`} reader={reader} headline={headline} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function HeadlineCard({ reader, headline }: { readonly reader: Reader; readonly headline: Headline }) {
  const { say, href } = reader
  const { indicator, label, target, figure } = headline
  return (
    <li className="card">
      <h3>
        <a href={href(`/indicators/${indicator}`)}>{say(label)}</a>
      </h3>
      <p>
        <NumberShown reader={reader} value={figure.value} unit={figure.unit} large />
      </p>
      <p>
        {say(words.target)}
        {say(colon)}
        {say(targetWords(target))}
      </p>
      <Completion reader={reader} headline={headline} />
      <p className="foot">
        <StatusShown reader={reader} figure={figure} />
        <DayShown reader={reader} figure={figure} />
      </p>
    </li>
  )
}

/** Where nothing can be said of the way to the target, such as with a figure of an earlier year, the reason is. */
function Completion({ reader: { say }, headline }: { readonly reader: Reader; readonly headline: Headline }) {
  const { completion, reached, figure } = headline
  if (completion === null) {
    return figure.notes.map((note) => (
      <p key={note.en} className="quiet">
        {say(note)}
      </p>
    ))
  }
  const done = Math.max(0, Math.min(100, Number(completion)))
  return (
    <div className="completion">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className="whole" width="100" height="8" />
        <rect className="done" width={done} height="8" />
      </svg>
      <p>
        {say(words.completion)}
        {say(colon)}
        {grouped(completion)}%{reached && <span className="reached">{say(words.reached)}</span>}
      </p>
    </div>
  )
}

function Open({ reader: { say, href }, data: { plan, indicators } }: OfHome) {
  return (
    <section aria-labelledby="open">
      <h2 id="open">{say(words.open)}</h2>
      <ul className="doors">
        {plan !== null && (
          <li>
            <a href={href('/plan')}>{say(words.plan)}</a>
            <span>{say(words.openPlan)}</span>
          </li>
        )}
        <li>
          <a href={href('/indicators')}>
            {say(words.indicators)} ({indicators})
          </a>
          <span>{say(words.openIndicators)}</span>
          <span>{say(words.openData)}</span>
        </li>
      </ul>
    </section>
  )
}
