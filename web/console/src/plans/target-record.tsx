// One target of a plan as a record: what was read, its state, and, when it is the current one, who answers for it.
import type { PlanAnswer, TargetShown } from '@corridor/protocol'
import { useIndicatorLabel, useLanguage } from '@corridor/kit'
import { Binding } from './binding.tsx'
import { said } from './plan.messages.ts'
import { TargetSteps } from './revision/target-steps.tsx'
import { acceptance, type TargetChange } from './plan-keys.ts'
import { TargetCorrection } from './target-correction.tsx'
import { useTargetText } from '../cockpit/target-card.tsx'

interface Shown {
  readonly plan: PlanAnswer
  readonly target: TargetShown
  readonly isCurrent: boolean
  readonly isEditing: boolean
  readonly onChoose: () => void
  readonly onChange: (change: TargetChange) => void
  readonly onEdit: (open: boolean) => void
}

const states = {
  read: { label: said.stateRead, tone: 'warn' },
  confirmed: { label: said.stateConfirmed, tone: 'good' },
  rejected: { label: said.stateRejected, tone: '' },
}
const isState = (text: string): text is keyof typeof states => text in states

export function TargetRecord(shown: Shown) {
  const { target, isCurrent, isEditing, onChoose, onChange, onEdit } = shown
  const { say } = useLanguage()
  const targetText = useTargetText()
  const labelOf = useIndicatorLabel()
  const state = isState(target.state) ? states[target.state] : undefined
  const name = say(said.target(target.order))
  return (
    <li className={isCurrent ? 'target is-current' : 'target'}>
      <div className="target-head">
        <button type="button" className="target-name" aria-expanded={isCurrent} onClick={onChoose}>
          <span className="target-order">{target.order}</span>
          <span>
            <strong lang="zh-CN">{target.phrase}</strong> <span>{targetText(target)}</span>
          </span>
        </button>
        {state !== undefined && <span className={`tag ${state.tone}`}>{say(state.label)}</span>}
      </div>
      <p className="hint">
        {say(said.sure(Math.round(target.confidence * 100)))}
        {target.indicator !== null && ` · ${say(labelOf(target.indicator))}`}
      </p>
      <div className="target-acts">
        {target.state !== 'confirmed' && (
          <Act words={say(said.accept)} about={name} isPrimary onClick={() => onChange(acceptance(target))} />
        )}
        {target.state !== 'rejected' && (
          <Act words={say(said.reject)} about={name} onClick={() => onChange({ state: 'rejected' })} />
        )}
        <Act words={say(said.edit)} about={name} onClick={() => onEdit(!isEditing)} />
        {target.state !== 'read' && (
          <Act words={say(said.reopen)} about={name} onClick={() => onChange({ state: 'read' })} />
        )}
      </div>
      {isEditing && (
        <TargetCorrection
          target={target}
          onSave={(change) => {
            onChange(change)
            onEdit(false)
          }}
          onCancel={() => onEdit(false)}
        />
      )}
      {isCurrent && <TargetSteps plan={shown.plan.id} target={target.id} />}
      {isCurrent && <Binding plan={shown.plan} target={target} onChange={onChange} />}
    </li>
  )
}

interface ActShown {
  readonly words: string
  readonly about: string
  readonly onClick: () => void
  readonly isPrimary?: boolean
}

function Act({ words, about, onClick, isPrimary = false }: ActShown) {
  return (
    <button
      type="button"
      className={isPrimary ? 'button primary' : 'button'}
      aria-label={`${words} ${about}`}
      onClick={onClick}
    >
      {words}
    </button>
  )
}
