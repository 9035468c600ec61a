// The records of a plan as a list with its tools, the forms that concern all of it, and what went wrong last.
import { Empty, Failed, useLanguage } from '@corridor/kit'
import { useCallback, useEffect, useRef } from 'react'
import { said } from '../plan.messages.ts'
import { type ActOn, TargetRecord } from '../target-record.tsx'
import { said as words } from './confirm.messages.ts'
import { AcceptList } from './forms/accept-list.tsx'
import { AddForm } from './forms/adding.tsx'
import { acceptableOf } from './record-order.ts'
import { RecordTools } from './record-tools.tsx'
import type { Confirming } from './use-confirming.ts'

function useActOn(confirming: Confirming): ActOn {
  const latest = useRef(confirming)
  useEffect(() => {
    latest.current = confirming
  })
  return useCallback((work) => work(latest.current), [])
}

export function Records({ confirming }: { readonly confirming: Confirming }) {
  const { say } = useLanguage()
  const { targets, current, panel, error, mayWrite } = confirming
  const act = useActOn(confirming)
  const isShown = (id: string) =>
    id === current?.id || (panel !== undefined && 'target' in panel && panel.target === id)
  return (
    <section aria-label={say(said.records)} className="plan-records">
      <h2>{say(said.records)}</h2>
      {!mayWrite && <p className="hint">{say(words.readOnly)}</p>}
      <RecordTools confirming={confirming} />
      {error !== null && <Failed error={error} />}
      <WholePanel confirming={confirming} />
      {targets.length === 0 && <Empty label={words.noRecords} />}
      <ol className="target-list">
        {targets.map((target) => (
          <TargetRecord
            key={target.id}
            target={target}
            isCurrent={target.id === current?.id}
            mayWrite={mayWrite}
            act={act}
            confirming={isShown(target.id) ? confirming : undefined}
          />
        ))}
      </ol>
    </section>
  )
}

/** The form that concerns the whole list: a new record, or the confirmation of many. */
function WholePanel({ confirming }: { readonly confirming: Confirming }) {
  const { plan, panel, targets, close, send } = confirming
  if (panel?.kind === 'add') {
    return (
      <AddForm
        key={panel.stretch?.from ?? 'typed'}
        plan={plan}
        stretch={panel.stretch}
        onSave={(body) => send({ path: 'targets', method: 'POST', body, done: words.didAdd, next: 'newest' })}
        onCancel={close}
      />
    )
  }
  if (panel?.kind !== 'accept') return null
  const sure = acceptableOf(targets)
  const body = { targets: sure.map(({ id, version }) => ({ id, version })) }
  const done = words.didAccept(sure.length)
  return (
    <AcceptList
      targets={sure}
      onSave={() => send({ path: 'accept-sure', method: 'POST', body, done })}
      onCancel={close}
    />
  )
}
