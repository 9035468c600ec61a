// The day and number of a plan's document, and the earlier plan that it revises.
import type { PlanDocument, RevisionAnswer } from '@corridor/protocol'
import { ChoiceLine, DayBox, TextLine, useLanguage } from '@corridor/kit'
import { type FormEvent, useState } from 'react'
import { DocumentText } from './document-text.tsx'
import { said } from './revision.messages.ts'
import type { Revising } from './revising.ts'

interface Form {
  readonly answer: RevisionAnswer
  readonly revising: Revising
}

/** Once applied, the day and the base stand: they decide what is in force. */
export function DocumentForm({ answer, revising }: Form) {
  const { say } = useLanguage()
  const { document, base, applied, may } = answer
  if (applied !== null || !may.includes('write')) {
    return (
      <section className="panel" aria-label={say(said.document)}>
        <h2>{say(said.document)}</h2>
        <p>
          <DocumentText document={document} />
        </p>
        {base !== null && (
          <p>
            {say(said.base)} <DocumentText document={base} />
          </p>
        )}
      </section>
    )
  }
  return <Writing answer={answer} revising={revising} />
}

const titleOf = ({ title, datedOn }: PlanDocument): string =>
  datedOn === null ? title : `${title} ${datedOn}`

function Writing({ answer, revising }: Form) {
  const { say } = useLanguage()
  const { document, base, proposals } = answer
  const [draft, setDraft] = useState({
    datedOn: document.datedOn ?? '',
    number: document.number ?? '',
    base: base?.plan ?? '',
  })
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { datedOn: orNull(draft.datedOn), number: orNull(draft.number), base: orNull(draft.base) }
    revising.mutate({ method: 'PATCH', body })
  }
  const listed = proposals.map((one) => [one.document.plan, titleOf(one.document)] as const)
  const chosen = proposals.find((one) => one.document.plan === draft.base) ?? proposals[0]
  const known = base === null || proposals.some((one) => one.document.plan === base.plan)
  const options = [
    ['', say(said.noBase)] as const,
    ...listed,
    ...(known ? [] : [[base.plan, titleOf(base)] as const]),
  ]
  return (
    <form className="panel" onSubmit={submit} aria-label={say(said.document)}>
      <h2>{say(said.document)}</h2>
      <div className="form-grid">
        <DayBox label={say(said.datedOn)} value={draft.datedOn} onChange={(datedOn) => set({ datedOn })} />
        <TextLine label={say(said.number)} value={draft.number} onChange={(number) => set({ number })} />
        <ChoiceLine
          label={say(said.base)}
          value={draft.base}
          onChange={(plan) => set({ base: plan })}
          options={options}
        />
      </div>
      {chosen !== undefined && (
        <p className="hint">
          <span lang="zh-CN">{`《${titleOf(chosen.document)}》`}</span> {say(chosen.reason)}
        </p>
      )}
      <div className="form-acts">
        <button type="submit" className="button primary" disabled={revising.isPending}>
          {say(said.saveDocument)}
        </button>
      </div>
    </form>
  )
}
