// A plan as a document that may revise an earlier one: its day and number, the two plans compared, applied or undone.
import type { RevisionAnswer } from '@corridor/protocol'
import { ask, Failed, Go, instantText, pathTo, useLanguage, usePageTitle, WhenAnswered } from '@corridor/kit'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { DocumentForm } from './document-form.tsx'
import { PairList } from './pair-list.tsx'
import { countsOf, type Pairs, sentOf } from './pairs.ts'
import { type Revising, useRevising } from './revising.ts'
import { said } from './revision.messages.ts'

export function RevisionPage() {
  const id = useParams({ strict: false }).plan ?? ''
  const revision = useQuery({
    queryKey: ['plan-revision', id],
    queryFn: () => ask<RevisionAnswer>(`/plans/${id}/revision`),
    staleTime: 0,
  })
  return <WhenAnswered query={revision}>{(answer) => <Revision answer={answer} />}</WhenAnswered>
}

function Revision({ answer }: { readonly answer: RevisionAnswer }) {
  const { say } = useLanguage()
  const { document, base, applied, seen } = answer
  usePageTitle(said.title)
  const revising = useRevising(answer)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say(said.title)}</h1>
          <p className="page-note" lang="zh-CN">
            {document.title}
          </p>
        </div>
        <div className="page-acts">
          <Go to={pathTo.plan(document.plan)} className="button">
            {say(said.toPlan)}
          </Go>
        </div>
      </header>
      <DocumentForm key={answer.version} answer={answer} revising={revising} />
      {revising.isError && <Failed error={revising.error} />}
      {base !== null &&
        (applied === null ? (
          <Deciding key={seen} answer={answer} revising={revising} />
        ) : (
          <Applied answer={answer} applied={applied} revising={revising} />
        ))}
    </>
  )
}

interface Shown {
  readonly answer: RevisionAnswer
  readonly revising: Revising
}

function Deciding({ answer, revising }: Shown) {
  const { say } = useLanguage()
  const [pairs, setPairs] = useState<Pairs>(answer.pairs)
  const mayWrite = answer.may.includes('write')
  const counts = countsOf(pairs)
  const { datedOn } = answer.document
  const isNothing = counts.change + counts.add + counts.withdraw === 0
  return (
    <section className="panel" aria-label={say(said.compare)}>
      <h2>{say(said.compare)}</h2>
      <p className="hint">{say(said.compareHelp)}</p>
      <PairList pairs={pairs} onChange={mayWrite ? setPairs : undefined} />
      {mayWrite && (
        <div className="form-acts">
          <button
            type="button"
            className="button primary"
            disabled={isNothing || datedOn === null || revising.isPending}
            onClick={() =>
              revising.mutate({ method: 'POST', body: { seen: answer.seen, pairs: sentOf(pairs) } })
            }
          >
            {say(said.apply)}
          </button>
          <span>{datedOn === null ? say(said.undated) : say(said.effect(counts, datedOn))}</span>
        </div>
      )}
    </section>
  )
}

interface Done extends Shown {
  readonly applied: NonNullable<RevisionAnswer['applied']>
}

function Applied({ answer, applied, revising }: Done) {
  const { say } = useLanguage()
  return (
    <section className="panel" aria-label={say(said.compare)}>
      <h2>{say(said.compare)}</h2>
      <p>
        <span className="tag good">{say(said.applied(applied.from))}</span>{' '}
        <span lang="zh-CN">{applied.by}</span> {instantText(applied.at)}
      </p>
      <PairList pairs={answer.pairs} />
      {answer.may.includes('write') && (
        <div className="form-acts">
          <button
            type="button"
            className="button"
            disabled={revising.isPending}
            onClick={() => revising.mutate({ method: 'DELETE' })}
          >
            {say(said.undo)}
          </button>
          <span className="hint">{say(said.undoHelp)}</span>
        </div>
      )}
    </section>
  )
}
