// What a target is bound to: the indicator with its candidates and reasons, division, person, due date, evidence.
import type { PlanAnswer, TargetShown } from '@corridor/protocol'
import {
  AttachmentList,
  ChoiceLine,
  DayBox,
  Failed,
  FileBox,
  useCatalogue,
  useIndicatorLabel,
  useLanguage,
  write,
} from '@corridor/kit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
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
  const owners = people.filter(
    ({ id, division }) => id === target.owner || target.division === null || division === target.division,
  )
  const nobody = ['', say(said.nobody)] as const
  const orNull = (text: string) => (text === '' ? null : text)
  return (
    <div className="binding">
      <Candidates target={target} onChange={onChange} />
      <ChoiceLine
        label={say(said.indicator)}
        value={target.indicator ?? ''}
        onChange={(indicator) => onChange({ indicator: orNull(indicator) })}
        options={[
          ['', say(said.noIndicator)],
          ...indicators.map(({ id, label }) => [id, say(label)] as const),
        ]}
      />
      <ChoiceLine
        label={say(said.division)}
        value={target.division ?? ''}
        onChange={(division) => onChange({ division: orNull(division) })}
        options={[nobody, ...divisions.map(({ code, label }) => [code, say(label)] as const)]}
      />
      <ChoiceLine
        label={say(said.owner)}
        value={target.owner ?? ''}
        onChange={(owner) => onChange({ owner: orNull(owner) })}
        options={[nobody, ...owners.map(({ id, name }) => [id, name] as const)]}
      />
      <DayBox
        label={say(said.dueOn)}
        value={target.dueOn ?? ''}
        onChange={(day) => onChange({ dueOn: orNull(day) })}
      />
      <Evidence plan={plan} target={target} />
    </div>
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
      <FileBox label={say(said.addEvidence)} onChoose={(file) => adding.mutate(file)} />
    </section>
  )
}
