// What a target is bound to: the indicator with its candidates and reasons, division, person, due date, evidence.
import type { PlanAnswer, TargetShown } from '@corridor/protocol'
import {
  AttachmentList,
  DayBox,
  Failed,
  useCatalogue,
  useIndicatorLabel,
  useLanguage,
  write,
} from '@corridor/kit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { usePeople } from '../cockpit/owner-text.ts'
import { said } from './plan.messages.ts'
import type { TargetChange } from './plan-keys.ts'

interface Bound {
  readonly plan: PlanAnswer
  readonly target: TargetShown
  readonly onChange: (change: TargetChange) => void
}

export function Binding({ plan, target, onChange }: Bound) {
  const { say } = useLanguage()
  const { indicators, divisions } = useCatalogue()
  const people = usePeople()
  const owners = people.filter((person) => target.division === null || person.division === target.division)
  const orNull = (text: string) => (text === '' ? null : text)
  return (
    <div className="binding">
      <Candidates target={target} onChange={onChange} />
      <Choice label={say(said.indicator)} value={target.indicator} onChange={(text) => onChange({ indicator: orNull(text) })}>
        <option value="">{say(said.noIndicator)}</option>
        {indicators.map((indicator) => (
          <option key={indicator.id} value={indicator.id}>
            {say(indicator.label)}
          </option>
        ))}
      </Choice>
      <Choice label={say(said.division)} value={target.division} onChange={(text) => onChange({ division: orNull(text) })}>
        <option value="">{say(said.nobody)}</option>
        {divisions.map((division) => (
          <option key={division.code} value={division.code}>
            {say(division.label)}
          </option>
        ))}
      </Choice>
      <Choice label={say(said.owner)} value={target.owner} onChange={(text) => onChange({ owner: orNull(text) })}>
        <option value="">{say(said.nobody)}</option>
        {owners.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </Choice>
      <DayBox label={say(said.dueOn)} value={target.dueOn ?? ''} onChange={(day) => onChange({ dueOn: orNull(day) })} />
      <Evidence plan={plan} target={target} />
    </div>
  )
}

interface ChoiceShown {
  readonly label: string
  readonly value: string | null
  readonly onChange: (text: string) => void
  readonly children: ReactNode
}

function Choice({ label, value, onChange, children }: ChoiceShown) {
  const id = useId()
  return (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      <select id={id} className="input" value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </label>
  )
}

function Candidates({ target, onChange }: Pick<Bound, 'target' | 'onChange'>) {
  const { say } = useLanguage()
  const labelOf = useIndicatorLabel()
  if (target.candidates.length === 0) return null
  return (
    <section className="candidates">
      <h3>{say(said.candidates)}</h3>
      <ul>
        {target.candidates.map((candidate) => {
          const isChosen = target.indicator === candidate.indicator
          const label = say(labelOf(candidate.indicator))
          return (
            <li key={candidate.indicator}>
              <span>
                <strong>{label}</strong>
                <span className="reason">{say(candidate.reason)}</span>
              </span>
              <button
                type="button"
                className="button"
                aria-pressed={isChosen}
                aria-label={`${say(isChosen ? said.chosen : said.use)} ${label}`}
                onClick={() => onChange({ indicator: candidate.indicator })}
              >
                {say(isChosen ? said.chosen : said.use)}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Evidence({ plan, target }: Pick<Bound, 'plan' | 'target'>) {
  const { say } = useLanguage()
  const id = useId()
  const client = useQueryClient()
  const adding = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('file', file)
      return write(`/plans/${plan.id}/targets/${target.id}/evidence`, { method: 'POST', body })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['plan', plan.id] }),
  })
  return (
    <section className="evidence">
      <h3>{say(said.evidence)}</h3>
      {target.evidence.length > 0 && <AttachmentList files={target.evidence} />}
      {adding.isError && <Failed error={adding.error} />}
      <div className="field">
        <label htmlFor={id}>{say(said.addEvidence)}</label>
        <input
          id={id}
          className="input"
          type="file"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file !== undefined) adding.mutate(file)
          }}
        />
      </div>
    </section>
  )
}
