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
import { ActButton } from './confirm/act-button.tsx'
import { said as act } from './confirm/confirm.messages.ts'
import { said } from './plan.messages.ts'
import type { TargetChange } from './plan-keys.ts'

interface Bound {
  readonly plan: PlanAnswer
  readonly target: TargetShown
  readonly mayWrite: boolean
  readonly onChange: (change: TargetChange) => void
}

/** Achievements are not followed, so only what they rest on is shown; without the right to write, what there is. */
export function Binding(bound: Bound) {
  const { plan, target, mayWrite, onChange } = bound
  if (!mayWrite) {
    return target.evidence.length === 0 ? null : (
      <div className="binding">
        <AttachmentList files={target.evidence} />
      </div>
    )
  }
  return (
    <div className="binding">
      {target.kind === 'target' && (
        <>
          {target.question === null ? (
            <Candidates target={target} onChange={onChange} />
          ) : (
            <Question target={target} onChange={onChange} />
          )}
          <Responsible {...bound} />
        </>
      )}
      <Evidence plan={plan} target={target} />
    </div>
  )
}

type Choosing = Pick<Bound, 'target' | 'onChange'>

function Responsible({ target, onChange }: Choosing) {
  const { say } = useLanguage()
  const { indicators, divisions } = useCatalogue()
  const people = usePeople()
  const owners = people.filter(
    ({ id, division }) => id === target.owner || target.division === null || division === target.division,
  )
  const nobody = ['', say(said.nobody)] as const
  const orNull = (text: string) => (text === '' ? null : text)
  return (
    <>
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
    </>
  )
}

/** 新增 may mean the net number: both readings are explained, and the answer stays on the record. */
function Question({ target, onChange }: Choosing) {
  const { say } = useLanguage()
  const labelOf = useIndicatorLabel()
  const { question } = target
  if (question === null) return null
  return (
    <section className="candidates question">
      <h3>{say(question.asks)}</h3>
      <ul>
        {question.choices.map(({ answer, says, indicator }, at) => (
          <li key={answer}>
            <span>
              <strong>{say(says)}</strong>
              <span className="reason">
                {indicator === null ? say(act.noIndicatorYet) : `→ ${say(labelOf(indicator))}`}
              </span>
            </span>
            <ActButton
              words={say(said.use)}
              about={say(says)}
              keyName={String(at + 1)}
              onClick={() => onChange({ answer })}
            />
          </li>
        ))}
      </ul>
      <NoneMeasures onChange={onChange} />
    </section>
  )
}

function NoneMeasures({ onChange }: Pick<Bound, 'onChange'>) {
  const { say } = useLanguage()
  return <ActButton words={say(act.noneMeasures)} keyName="0" onClick={() => onChange({ answer: 'none' })} />
}

function Candidates({ target, onChange }: Choosing) {
  const { say } = useLanguage()
  const labelOf = useIndicatorLabel()
  const hasAnswer = target.answer === 'net' || target.answer === 'gross'
  if (target.candidates.length === 0 && !hasAnswer) return null
  return (
    <section className="candidates">
      <h3>{say(said.candidates)}</h3>
      <ul>
        {target.candidates.map((candidate, at) => {
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
                aria-keyshortcuts={String(at + 1)}
                onClick={() => onChange({ indicator: candidate.indicator })}
              >
                {say(isChosen ? said.chosen : said.use)}
                <kbd aria-hidden="true">{at + 1}</kbd>
              </button>
            </li>
          )
        })}
      </ul>
      {target.answer !== 'none' && <NoneMeasures onChange={onChange} />}
      {hasAnswer && (
        <ActButton words={say(act.change)} onClick={() => onChange({ answer: null, indicator: null })} />
      )}
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
