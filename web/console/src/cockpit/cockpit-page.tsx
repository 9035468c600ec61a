// The cockpit: one card a target, then the chosen target's curve and districts.
import type { CardShown, CockpitAnswer, PlanSummary } from '@corridor/protocol'
import {
  ask,
  DayBox,
  Empty,
  Go,
  pathTo,
  queryText,
  useAddress,
  useLanguage,
  usePageTitle,
  WhenAnswered,
  words,
} from '@corridor/kit'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { CardDetail } from './card-detail.tsx'
import { said } from './cockpit.messages.ts'
import { TargetCard } from './target-card.tsx'

export function CockpitPage() {
  const [address] = useAddress()
  usePageTitle(said.title)
  const query = queryText({ plan: address['plan'], on: address['on'], asOf: address['asOf'] })
  const cockpit = useQuery({
    queryKey: ['cockpit', query],
    queryFn: () => ask<CockpitAnswer>(`/cockpit${query}`),
    placeholderData: keepPreviousData,
  })
  return <WhenAnswered query={cockpit}>{(answer) => <Cockpit answer={answer} query={query} />}</WhenAnswered>
}

interface Shown {
  readonly answer: CockpitAnswer
  readonly query: string
}

function Cockpit({ answer, query }: Shown) {
  const { say, language } = useLanguage()
  const [address, change] = useAddress()
  const chosen = chosenCard(answer.cards, address['card'])
  const briefQuery = `${query}${query === '' ? '?' : '&'}language=${language}`
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{answer.plan?.title ?? say(said.title)}</h1>
          <p className="page-note">{say(summaryOf(answer.cards))}</p>
        </div>
        <div className="page-acts">
          <a className="button" href={`/api/cockpit/progress-sheet.xlsx${query}`} download>
            {say(said.sheet)}
          </a>
          <a className="button" href={`/api/cockpit/brief.docx${briefQuery}`} download>
            {say(said.brief)}
          </a>
        </div>
      </header>
      <div className="query-bar">
        <PlanChoice present={answer.plan} onChange={(plan) => change({ plan, card: undefined })} />
        <DayBox label={say(said.on)} value={address['on'] ?? answer.on} onChange={(on) => change({ on })} />
        <DayBox
          label={say(said.asOf)}
          placeholder={say(words.latest)}
          value={address['asOf'] ?? ''}
          onChange={(asOf) => change({ asOf })}
        />
      </div>
      {answer.cards.length === 0 && (
        <Empty label={said.noCards}>
          <Go to={pathTo.newPlan()} className="button primary">
            {say(said.readPlan)}
          </Go>
        </Empty>
      )}
      <div className="cards">
        {answer.cards.map((card) => (
          <TargetCard
            key={card.target.id}
            card={card}
            plan={answer.plan}
            isChosen={card === chosen}
            onChoose={() => change({ card: card.target.id }, true)}
          />
        ))}
      </div>
      {chosen !== undefined && <CardDetail card={chosen} tiles={answer.tiles} asOf={address['asOf']} />}
    </>
  )
}

/** The card the address names, else the first that has something to draw. */
const chosenCard = (cards: readonly CardShown[], id: string | undefined): CardShown | undefined =>
  cards.find((card) => card.target.id === id) ??
  cards.find((card) => card.curve !== null && card.curve.years.length > 0) ??
  cards[0]

const summaryOf = (cards: readonly CardShown[]) => {
  const count = (standing: string) => cards.filter((card) => card.standing === standing).length
  return said.summary(count('reached'), count('onTrack'), count('behind'))
}

interface Choice {
  readonly present: PlanSummary | null
  readonly onChange: (plan: string) => void
}

function PlanChoice({ present, onChange }: Choice) {
  const { say } = useLanguage()
  const id = useId()
  const plans = useQuery({
    queryKey: ['plans'],
    queryFn: () => ask<{ readonly plans: readonly PlanSummary[] }>('/plans'),
  })
  const listed = plans.data?.plans ?? (present === null ? [] : [present])
  if (listed.length === 0) return null
  return (
    <label className="field" htmlFor={id}>
      <span>{say(said.plan)}</span>
      <select
        id={id}
        className="input"
        value={present?.id ?? ''}
        onChange={(event) => onChange(event.target.value)}
      >
        {listed.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {plan.title}
          </option>
        ))}
      </select>
    </label>
  )
}
