// One record of a plan: what was read, by which rule, its state and acts, and, when it is the current one, its binding.
import type { TargetShown } from '@corridor/protocol'
import { useIndicatorLabel, useLanguage } from '@corridor/kit'
import { memo } from 'react'
import { Binding } from './binding.tsx'
import { ActButton } from './confirm/act-button.tsx'
import { said as words } from './confirm/confirm.messages.ts'
import { MergeForm } from './confirm/forms/merging.tsx'
import { Rejection } from './confirm/forms/rejection.tsx'
import { SplitForm } from './confirm/forms/splitting.tsx'
import { accept, type Confirming, toOtherKind } from './confirm/use-confirming.ts'
import { said } from './plan.messages.ts'
import { TargetSteps } from './revision/target-steps.tsx'
import { TargetCorrection } from './target-correction.tsx'
import { useTargetText } from '../cockpit/target-card.tsx'

/** Runs with the desk as it is when the button is pressed; the same function for as long as the page is open. */
export type ActOn = (work: (confirming: Confirming) => void) => void

interface Shown {
  readonly target: TargetShown
  readonly isCurrent: boolean
  readonly mayWrite: boolean
  readonly act: ActOn
  /** Only for the current record and one with a form: the others need not be drawn anew at every key. */
  readonly confirming: Confirming | undefined
}

const states = {
  read: { label: said.stateRead, tone: 'warn' },
  confirmed: { label: said.stateConfirmed, tone: 'good' },
  rejected: { label: said.stateRejected, tone: '' },
}
const isState = (text: string): text is keyof typeof states => text in states

function Drawn({ target, isCurrent, mayWrite, act, confirming }: Shown) {
  const targetText = useTargetText()
  const isMerged = target.state === 'merged'
  const panel = confirming?.panel
  const hasForm = panel !== undefined && 'target' in panel && panel.target === target.id
  return (
    <li className={`target${isCurrent ? ' is-current' : ''}${isMerged ? ' is-merged' : ''}`}>
      <div className="target-head">
        <button
          type="button"
          className="target-name"
          aria-expanded={isCurrent}
          onClick={() => act(({ choose }) => choose(target))}
        >
          <span className="target-order">{target.order}</span>
          <span>
            <strong lang="zh-CN">{target.phrase}</strong> <span>{targetText(target)}</span>
          </span>
        </button>
        <Tags target={target} />
      </div>
      <Facts target={target} />
      {mayWrite && !isMerged && <Acts target={target} isCurrent={isCurrent} act={act} />}
      {hasForm && confirming !== undefined && <RecordForm target={target} confirming={confirming} />}
      {isCurrent && confirming !== undefined && <TargetSteps plan={confirming.plan.id} target={target.id} />}
      {isCurrent && !isMerged && confirming !== undefined && (
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

export const TargetRecord = memo(Drawn)

function Tags({ target }: { readonly target: TargetShown }) {
  const { say } = useLanguage()
  const state = isState(target.state) ? states[target.state] : undefined
  return (
    <span className="tags">
      {target.kind === 'achievement' && <span className="tag">{say(words.achievement)}</span>}
      {!target.sure && target.state === 'read' && <span className="tag bad">{say(words.lookFirst)}</span>}
      {state !== undefined && <span className={`tag ${state.tone}`}>{say(state.label)}</span>}
      {target.mergedInto !== null && <span className="tag">{say(words.merged(target.mergedInto))}</span>}
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
    target.origin === 'person' ? say(words.added) : say(said.sure(Math.round(target.confidence * 100))),
    ...(period === null ? [] : [period]),
    ...(indicator === null ? [] : [say(labelOf(indicator))]),
    ...(isUnbound ? [say(words.noIndicator)] : []),
    ...(answer === 'net' ? [say(words.meansNet)] : []),
    ...(answer === 'gross' ? [say(words.meansGross)] : []),
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
      <p className="hint">{`${say(words.rule)}: ${say(target.ruleText)}`}</p>
      {rejected !== null && <Rejected target={target} />}
    </>
  )
}

function Rejected({ target }: { readonly target: TargetShown }) {
  const { say } = useLanguage()
  const own = target.rejected?.words ?? ''
  const label = target.rejected?.says ?? undefined
  if (label === undefined && own === '') return null
  return (
    <p className="hint">
      {`${say(words.rejectedFor)}: ${label === undefined ? '' : say(label)} `}
      <span lang="zh-CN">{own}</span>
    </p>
  )
}

/** What is rarer is offered on the current record alone. */
function Acts({ target, isCurrent, act }: Pick<Shown, 'target' | 'isCurrent' | 'act'>) {
  const { say } = useLanguage()
  const about = say(said.target(target.order))
  const { id } = target
  const form = (kind: 'edit' | 'reject' | 'split' | 'merge') => () =>
    act(({ panel, open, close }) => {
      const isOpen = panel?.kind === kind && panel.target === id
      if (isOpen) close()
      else open({ kind, target: id })
    })
  return (
    <div className="target-acts">
      {target.state !== 'confirmed' && (
        <ActButton
          words={say(said.accept)}
          about={about}
          keyName="a"
          isPrimary
          onClick={() => act((confirming) => accept(confirming, target))}
        />
      )}
      <ActButton words={say(said.edit)} about={about} keyName="e" onClick={form('edit')} />
      {target.state !== 'rejected' && (
        <ActButton words={say(said.reject)} about={about} keyName="x" onClick={form('reject')} />
      )}
      {target.state !== 'read' && (
        <ActButton
          words={say(said.reopen)}
          about={about}
          onClick={() => act(({ change }) => change(target, { state: 'read' }))}
        />
      )}
      {isCurrent && (
        <>
          <ActButton words={say(words.split)} about={about} keyName="s" onClick={form('split')} />
          <ActButton words={say(words.merge)} about={about} keyName="m" onClick={form('merge')} />
          <ActButton
            words={say(target.kind === 'target' ? words.toAchievement : words.toTarget)}
            about={about}
            keyName="t"
            onClick={() => act((confirming) => toOtherKind(confirming, target))}
          />
        </>
      )}
    </div>
  )
}

/** The form that is open in this record. */
function RecordForm({
  target,
  confirming,
}: {
  readonly target: TargetShown
  readonly confirming: Confirming
}) {
  const { plan, panel, close, change, send, targets } = confirming
  const about = { method: 'POST', version: target.version, next: target.id } as const
  const given = { target, onCancel: close }
  if (panel?.kind === 'edit')
    return <TargetCorrection {...given} onSave={(changed) => change(target, changed)} />
  if (panel?.kind === 'reject')
    return <Rejection {...given} plan={plan} onSave={(changed) => change(target, changed)} />
  if (panel?.kind === 'split') {
    const path = `targets/${target.id}/split`
    const done = words.didSplit(target.order)
    return <SplitForm {...given} onSave={(parts) => send({ ...about, path, done, body: { parts } })} />
  }
  if (panel?.kind !== 'merge') return null
  const path = `targets/${target.id}/merge`
  const done = words.didMerge(target.order)
  return (
    <MergeForm
      {...given}
      targets={targets}
      onSave={({ id, version }) => send({ ...about, path, done, body: { others: [{ id, version }] } })}
    />
  )
}
