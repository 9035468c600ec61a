// One target at a glance: value, target, distance, progress against the years before, data date, owner.
import type { CardShown, FigureNumber, PlanSummary, TargetShown, TermsShown } from '@corridor/protocol'
import {
  FigureValue,
  Go,
  pathTo,
  useCatalogue,
  useFigureText,
  useIndicatorLabel,
  useLanguage,
  words,
} from '@corridor/kit'
import { bounds, comparators, said } from './cockpit.messages.ts'
import { useOwnerText } from './owner-text.ts'

interface Shown {
  readonly card: CardShown
  readonly plan: PlanSummary | null
  readonly isChosen: boolean
  readonly onChoose: () => void
}

const standings = {
  reached: { label: said.reached, sign: '✓', tone: 'good' },
  onTrack: { label: said.onTrack, sign: '●', tone: 'good' },
  behind: { label: said.behind, sign: '▼', tone: 'bad' },
  notMeasurable: { label: said.notMeasurable, sign: '…', tone: '' },
  unbound: { label: said.unbound, sign: '○', tone: 'warn' },
}
const isStanding = (text: string): text is keyof typeof standings => text in standings

export function Standing({ standing }: { readonly standing: string }) {
  const { say } = useLanguage()
  if (!isStanding(standing)) return <span className="tag">{standing}</span>
  const { label, sign, tone } = standings[standing]
  return (
    <span className={`tag ${tone}`}>
      <span aria-hidden="true">{`${sign} `}</span>
      {say(label)}
    </span>
  )
}

const isBound = (text: string): text is keyof typeof bounds => text in bounds
const isComparator = (text: string): text is keyof typeof comparators => text in comparators

/** `不低于 12.00 亿元`, in the target's own unit. */
export function useTargetText(): (
  target: Pick<TargetShown, 'comparator' | 'bound' | 'value' | 'valueHigh' | 'unit'>,
) => string {
  const { say } = useLanguage()
  const text = useFigureText()
  return (target) => {
    const comparator = isComparator(target.comparator)
      ? say(comparators[target.comparator])
      : target.comparator
    const bound =
      isBound(target.bound) && target.bound !== target.comparator ? ` ${say(bounds[target.bound])}` : ''
    const high = target.valueHigh === null ? '' : ` – ${text(target.valueHigh, target.unit)}`
    return `${comparator}${bound} ${text(target.value, target.unit)}${high}`.trim()
  }
}

export function TargetCard({ card, plan, isChosen, onChoose }: Shown) {
  const { say } = useLanguage()
  const labelOf = useIndicatorLabel()
  const { target, figure } = card
  const name = target.indicator === null ? target.phrase : say(labelOf(target.indicator))
  return (
    <article className={isChosen ? 'card is-chosen' : 'card'} aria-label={name}>
      <header>
        <h2 lang={target.indicator === null ? 'zh-CN' : undefined}>
          {figure === null ? name : <Go to={pathTo.figure(figure.indicator, { on: figure.on })}>{name}</Go>}
        </h2>
        <Standing standing={card.standing} />
      </header>
      {figure === null ? (
        <p className="card-value quiet">{say(words.noValue)}</p>
      ) : (
        <p className="card-value">
          <FigureValue value={figure.value} unit={figure.unit} large />
          <span className="tag">{say(figure.status === 'final' ? words.final : words.provisional)}</span>
        </p>
      )}
      <CardFacts card={card} />
      <Progress card={card} />
      <Beside card={card} />
      {figure?.notes.map((note) => (
        <p key={note.en} className="card-note">
          {say(note)}
        </p>
      ))}
      <footer>
        {figure === null ? (
          plan !== null && <Go to={pathTo.plan(plan.id, { target: target.id })}>{say(said.bind)}</Go>
        ) : (
          <Go
            to={pathTo.figure(figure.indicator, { on: figure.on })}
            label={`${say(said.openFigure)} ${name}`}
          >
            {`${say(said.openFigure)} ${card.code}`}
          </Go>
        )}
        <button type="button" className="link" aria-pressed={isChosen} onClick={onChoose}>
          {say(isChosen ? said.shown : said.showCurve)}
        </button>
      </footer>
    </article>
  )
}

const isBelowZero = (value: FigureNumber): boolean => value !== null && Number(value) < 0

/** What a revised target said before; nothing while its first value is in force. */
function termsBefore({ steps, figure }: CardShown): TermsShown | undefined {
  const reached = steps.filter(({ from, kind }) => kind === 'first' || (from ?? '') <= (figure?.on ?? ''))
  return reached.at(-2)?.terms ?? undefined
}

function CardFacts({ card }: { readonly card: CardShown }) {
  const { say } = useLanguage()
  const targetText = useTargetText()
  const text = useFigureText()
  const ownerText = useOwnerText()
  const { target, figure, distance } = card
  const unit = figure?.unit ?? target.unit
  const distanceUnit = unit === 'percent' ? 'percentagePoint' : unit
  const isBeyond = isBelowZero(distance)
  const size = isBeyond ? String(distance).slice(1) : distance
  const owner = ownerText(target)
  const before = termsBefore(card)
  return (
    <dl className="card-facts">
      <Fact label={say(said.target)} text={targetText(target)} />
      {distance !== null && (
        <Fact label={say(isBeyond ? said.beyond : said.distance)} text={text(size, distanceUnit)} />
      )}
      {before !== undefined && <Fact label={say(said.revised)} text={targetText(before)} />}
      {card.lastYear !== null && <Fact label={say(said.lastYear)} text={text(card.lastYear, unit)} />}
      {figure !== null && <Fact label={say(said.dataDate)} text={figure.on} />}
      <Fact label={say(said.owner)} text={owner === '' ? say(said.noOwner) : owner} />
    </dl>
  )
}

export function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  )
}

const bases = { lastYears: said.basisLastYears, linear: said.basisLinear, none: said.basisNone }
const share = (text: string | null): number => Math.max(0, Math.min(100, Number(text ?? 0)))

/** A bar with a mark where the years before stood on this day, and the same in words. */
function Progress({ card }: { readonly card: CardShown }) {
  const { say } = useLanguage()
  const { completion, expected } = card
  if (completion === null) return null
  const inWords =
    `${say(said.completion)} ${completion}%` +
    (expected === null ? '' : ` · ${say(said.expected)} ${expected}% (${say(bases[card.expectedBasis])})`)
  return (
    <div className="progress">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" className="progress-ground" />
        <rect width={share(completion)} height="6" className="progress-done" />
        {expected !== null && (
          <rect x={Math.max(0, share(expected) - 0.5)} width="1" height="6" className="progress-mark" />
        )}
      </svg>
      <p>{inWords}</p>
    </div>
  )
}

function Beside({ card }: { readonly card: CardShown }) {
  const { say } = useLanguage()
  const { indicators } = useCatalogue()
  if (card.beside.length === 0) return null
  return (
    <ul className="card-beside">
      {card.beside.map(({ label, figure }) => {
        const isKnown = indicators.some((indicator) => indicator.id === figure.indicator)
        const words = say(label)
        return (
          <li key={`${figure.indicator}-${figure.on}-${label.en}`}>
            {isKnown ? <Go to={pathTo.figure(figure.indicator, { on: figure.on })}>{words}</Go> : words}
            <FigureValue value={figure.value} unit={figure.unit} />
          </li>
        )
      })}
    </ul>
  )
}
