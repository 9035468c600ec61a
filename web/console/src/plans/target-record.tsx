// One record of a plan: what was read, by which rule, its state and acts, and, when it is the current one, its binding.
import type { TargetShown } from '@corridor/protocol'
import { useIndicatorLabel, useLanguage } from '@corridor/kit'
import { Binding } from './binding.tsx'
import { ActButton } from './confirm/act-button.tsx'
import { said as act } from './confirm/confirm.messages.ts'
import { MergeForm } from './confirm/forms/merging.tsx'
import { Rejection } from './confirm/forms/rejection.tsx'
import { SplitForm } from './confirm/forms/splitting.tsx'
import { accept, type Confirming, toOtherKind } from './confirm/use-confirming.ts'
import { said } from './plan.messages.ts'
import { TargetSteps } from './revision/target-steps.tsx'
import { TargetCorrection } from './target-correction.tsx'
import { useTargetText } from '../cockpit/target-card.tsx'

interface Shown {
  readonly target: TargetShown
  readonly confirming: Confirming
}

const states = {
  read: { label: said.stateRead, tone: 'warn' },
  confirmed: { label: said.stateConfirmed, tone: 'good' },
  rejected: { label: said.stateRejected, tone: '' },
}
const isState = (text: string): text is keyof typeof states => text in states

export function TargetRecord({ target, confirming }: Shown) {
  const targetText = useTargetText()
  const { current, choose, mayWrite, panel } = confirming
  const isCurrent = target === current
  const isMerged = target.state === 'merged'
  const hasForm = panel !== undefined && 'target' in panel && panel.target === target.id
  return (
    <li className={`target${isCurrent ? ' is-current' : ''}${isMerged ? ' is-merged' : ''}`}>
      <div className="target-head">
        <button
          type="button"
          className="target-name"
          aria-expanded={isCurrent}
          onClick={() => choose(target)}
        >
          <span className="target-order">{target.order}</span>
          <span>
            <strong lang="zh-CN">{target.phrase}</strong> <span>{targetText(target)}</span>
          </span>
        </button>
        <Tags target={target} />
      </div>
      <Facts target={target} />
      {mayWrite && !isMerged && <Acts target={target} confirming={confirming} />}
      {hasForm && <RecordForm target={target} confirming={confirming} />}
      {isCurrent && <TargetSteps plan={confirming.plan.id} target={target.id} />}
      {isCurrent && !isMerged && (
        <Binding
          plan={confirming.plan}
          target={target}
          mayWrite={mayWrite}
          onChange={(change) => confirming.change(target, change)}
        />
      )}
    </li>
  )
}

function Tags({ target }: { readonly target: TargetShown }) {
  const { say } = useLanguage()
  const state = isState(target.state) ? states[target.state] : undefined
  return (
    <span className="tags">
      {target.kind === 'achievement' && <span className="tag">{say(act.achievement)}</span>}
      {!target.sure && target.state === 'read' && <span className="tag bad">{say(act.lookFirst)}</span>}
      {state !== undefined && <span className={`tag ${state.tone}`}>{say(state.label)}</span>}
      {target.mergedInto !== null && <span className="tag">{say(act.merged(target.mergedInto))}</span>}
    </span>
  )
}

/** How sure, of when and where, bound to what, read by which rule, and why it was rejected. */
function Facts({ target }: { readonly target: TargetShown }) {
  const { say } = useLanguage()
  const labelOf = useIndicatorLabel()
  const { kind, state, indicator, answer, rejected, period, scope } = target
  const isUnbound = state === 'confirmed' && kind === 'target' && indicator === null
  const parts = [
    target.origin === 'person' ? say(act.added) : say(said.sure(Math.round(target.confidence * 100))),
    ...(period === null ? [] : [period]),
    ...(indicator === null ? [] : [say(labelOf(indicator))]),
    ...(isUnbound ? [say(act.noIndicator)] : []),
    ...(answer === 'net' ? [say(act.meansNet)] : []),
    ...(answer === 'gross' ? [say(act.meansGross)] : []),
  ]
  return (
    <>
      <p className="hint">
        {parts.join(' · ')}
        {scope !== null && (
          <>
            {' · '}
            <span lang="zh-CN">{scope}</span>
          </>
        )}
      </p>
      <p className="hint">{`${say(act.rule)}: ${say(target.ruleText)}`}</p>
      {rejected !== null && <Rejected target={target} />}
    </>
  )
}

function Rejected({ target }: { readonly target: TargetShown }) {
  const { say } = useLanguage()
  const words = target.rejected?.words ?? ''
  const label = rejectLabel(target)
  if (label === undefined && words === '') return null
  return (
    <p className="hint">
      {`${say(act.rejectedFor)}: ${label === undefined ? '' : say(label)} `}
      <span lang="zh-CN">{words}</span>
    </p>
  )
}

const rejectLabel = ({ rejected }: TargetShown) => rejected?.says ?? undefined

function Acts({ target, confirming }: Shown) {
  const { say } = useLanguage()
  const { open, close, panel, change, isBusy } = confirming
  const about = say(said.target(target.order))
  const isEditing = panel?.kind === 'edit' && panel.target === target.id
  const form = (kind: 'reject' | 'split' | 'merge') => () => open({ kind, target: target.id })
  return (
    <div className="target-acts">
      {target.state !== 'confirmed' && (
        <ActButton
          words={say(said.accept)}
          about={about}
          keyName="a"
          isPrimary
          isDisabled={isBusy}
          onClick={() => accept(confirming, target)}
        />
      )}
      <ActButton
        words={say(said.edit)}
        about={about}
        keyName="e"
        onClick={() => (isEditing ? close() : open({ kind: 'edit', target: target.id }))}
      />
      {target.state !== 'rejected' && (
        <ActButton words={say(said.reject)} about={about} keyName="x" onClick={form('reject')} />
      )}
      {target.state !== 'read' && (
        <ActButton words={say(said.reopen)} about={about} onClick={() => change(target, { state: 'read' })} />
      )}
      <ActButton words={say(act.split)} about={about} keyName="s" onClick={form('split')} />
      <ActButton words={say(act.merge)} about={about} keyName="m" onClick={form('merge')} />
      <ActButton
        words={say(target.kind === 'target' ? act.toAchievement : act.toTarget)}
        about={about}
        keyName="t"
        onClick={() => toOtherKind(confirming, target)}
      />
    </div>
  )
}

/** The form that is open in this record. */
function RecordForm({ target, confirming }: Shown) {
  const { plan, panel, close, change, send, targets } = confirming
  const about = { method: 'POST', version: target.version, next: target.id } as const
  const given = { target, onCancel: close }
  if (panel?.kind === 'edit')
    return <TargetCorrection {...given} onSave={(changed) => change(target, changed)} />
  if (panel?.kind === 'reject')
    return <Rejection {...given} plan={plan} onSave={(changed) => change(target, changed)} />
  if (panel?.kind === 'split') {
    const path = `targets/${target.id}/split`
    const done = act.didSplit(target.order)
    return <SplitForm {...given} onSave={(parts) => send({ ...about, path, done, body: { parts } })} />
  }
  if (panel?.kind !== 'merge') return null
  const path = `targets/${target.id}/merge`
  const done = act.didMerge(target.order)
  return (
    <MergeForm
      {...given}
      targets={targets}
      onSave={({ id, version }) => send({ ...about, path, done, body: { others: [{ id, version }] } })}
    />
  )
}
