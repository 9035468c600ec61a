// Below the cards: the chosen target by month against the years before, and by district.
import type { CardShown, CockpitAnswer, FigureAnswer, FigureNumber } from '@corridor/protocol'
import {
  ask,
  LineChart,
  PartsTable,
  pathTo,
  queryText,
  TileMap,
  useGo,
  useIndicator,
  useIndicatorLabel,
  useLanguage,
  WhenAnswered,
  words,
  yearLines,
} from '@corridor/kit'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { StepList } from '../plans/revision/target-steps.tsx'
import { said } from './cockpit.messages.ts'

interface Detail {
  readonly card: CardShown
  readonly tiles: CockpitAnswer['tiles']
  readonly asOf: string | undefined
}

export function CardDetail({ card, tiles, asOf }: Detail) {
  const { say } = useLanguage()
  const labelOf = useIndicatorLabel()
  const { figure, target } = card
  if (figure === null) return null
  const name = say(labelOf(figure.indicator))
  return (
    <section className="detail" aria-label={name}>
      <h2>{name}</h2>
      {target.phrase !== name && (
        <p className="hint" lang="zh-CN">
          {target.phrase}
        </p>
      )}
      {card.steps.length > 0 && <StepList steps={card.steps} />}
      <div className="detail-grid">
        <CurveOf card={card} name={name} />
        <DistrictsOf figure={figure} tiles={tiles} asOf={asOf} />
      </div>
    </section>
  )
}

function CurveOf({ card, name }: { readonly card: CardShown; readonly name: string }) {
  const { say } = useLanguage()
  const indicator = useIndicator(card.figure?.indicator ?? '')
  const { curve, target } = card
  const isCumulative = indicator?.kind === 'flow' || indicator?.kind === 'netChange'
  const lines = useMemo(() => {
    if (curve === null) return []
    const year = Math.max(...curve.years.map((one) => one.year))
    const steps = monthlyTargets(card.steps, year)
    const drawn = steps === undefined ? {} : { steps }
    return yearLines({ curve, target: isCumulative ? target.value : null, ...drawn })
  }, [curve, target.value, isCumulative, card.steps])
  if (lines.length === 0) return <p className="quiet">{say(said.noCurve)}</p>
  const title = say(isCumulative ? said.curveTitle(name) : said.levelTitle(name))
  return <LineChart title={title} lines={lines} unit={card.figure?.unit ?? target.unit} />
}

const plotted: readonly string[] = [
  'reach',
  'atLeast',
  'exceed',
  'about',
  'atMost',
  'between',
  'netIncrease',
  'newCount',
]

/** What a revised target says at the end of each month; a growth rate has no place on an axis of amounts. */
function monthlyTargets(steps: CardShown['steps'], year: number): readonly (string | null)[] | undefined {
  const terms = steps.flatMap((step) => (step.terms === null ? [] : [step.terms]))
  if (terms.length === 0 || !terms.every(({ comparator }) => plotted.includes(comparator))) return undefined
  return Array.from({ length: 12 }, (_, month) => {
    const end = `${year}-${String(month + 1).padStart(2, '0')}-31`
    const inForce = steps.findLast(({ kind, from }) => kind === 'first' || (from !== null && from <= end))
    return inForce?.terms?.value ?? null
  })
}

interface Districts {
  readonly figure: FigureAnswer
  readonly tiles: CockpitAnswer['tiles']
  readonly asOf: string | undefined
}

const breakdown = 'district'

function DistrictsOf({ figure, tiles, asOf }: Districts) {
  const { say } = useLanguage()
  const go = useGo()
  const indicator = useIndicator(figure.indicator)
  const canBreak = indicator?.breakdowns.some(({ name }) => name === breakdown) ?? false
  const query = queryText({ on: figure.on, asOf, by: breakdown })
  const byDistrict = useQuery({
    queryKey: ['figure', figure.indicator, query],
    queryFn: () => ask<FigureAnswer>(`/indicators/${figure.indicator}/figure${query}`),
    enabled: canBreak && figure.parts.length === 0,
  })
  if (!canBreak) return <p className="quiet">{say(said.noDistricts)}</p>
  const open = (district: string) =>
    go(pathTo.figure(figure.indicator, { on: figure.on, 'where.district': district }))
  const show = (answer: FigureAnswer) => {
    const whole: FigureNumber = answer.partition ? answer.value : null
    const shared = { title: say(words.district), parts: answer.parts, breakdown, unit: figure.unit, whole }
    return (
      <div>
        {tiles.length > 0 && <TileMap {...shared} title={say(said.districts)} tiles={tiles} />}
        <PartsTable {...shared} onOpen={open} />
      </div>
    )
  }
  if (figure.parts.length > 0) return show(figure)
  return <WhenAnswered query={byDistrict}>{show}</WhenAnswered>
}
