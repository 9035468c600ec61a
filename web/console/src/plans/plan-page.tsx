// A plan: its text with every target marked on the left, the targets as records on the right, the outline below.
import type { PlanAnswer, TargetShown } from '@corridor/protocol'
import {
  ask,
  Failed,
  Go,
  pathTo,
  useAddress,
  useLanguage,
  usePageTitle,
  WhenAnswered,
  write,
} from '@corridor/kit'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { OriginalFiles } from './giving/original-files.tsx'
import { Outline } from './outline/outline.tsx'
import { said } from './plan.messages.ts'
import { PlanText } from './plan-text.tsx'
import { DocumentLine } from './revision/document-text.tsx'
import { TargetRecord } from './target-record.tsx'
import { type TargetChange, usePlanKeys } from './plan-keys.ts'

export function PlanPage() {
  const id = useParams({ strict: false }).plan ?? ''
  const plan = useQuery({ queryKey: ['plan', id], queryFn: () => ask<PlanAnswer>(`/plans/${id}`) })
  return <WhenAnswered query={plan}>{(answer) => <Plan plan={answer} />}</WhenAnswered>
}

interface Changing {
  readonly target: TargetShown
  readonly change: TargetChange
}

/** Sends one change of one target; the answer is the plan as it is then. A conflict shows the newer plan. */
function useChange(plan: PlanAnswer) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ target, change }: Changing) =>
      write<PlanAnswer>(`/plans/${plan.id}/targets/${target.id}`, {
        method: 'PATCH',
        body: change,
        version: target.version,
      }),
    onSuccess: (answer) => {
      client.setQueryData(['plan', plan.id], answer)
      void client.invalidateQueries({ queryKey: ['plans'] })
      void client.invalidateQueries({ queryKey: ['cockpit'] })
    },
    onError: () => client.invalidateQueries({ queryKey: ['plan', plan.id] }),
  })
}

function Plan({ plan }: { readonly plan: PlanAnswer }) {
  const { say } = useLanguage()
  usePageTitle({ zh: plan.title, en: plan.title })
  const [address, changeAddress] = useAddress()
  const [editing, setEditing] = useState<string>()
  const changing = useChange(plan)
  const targets = plan.targetList
  const current = targets.find((target) => target.id === address['target']) ?? targets[0]
  const choose = (target: TargetShown | undefined) => {
    if (target !== undefined) changeAddress({ target: target.id }, true)
  }
  const change = (target: TargetShown, change: TargetChange) => {
    changing.mutate({ target, change })
    if (change.state === 'confirmed' || change.state === 'rejected') choose(nextOpen(targets, target))
  }
  usePlanKeys({ targets, current, choose, change, edit: (target) => setEditing(target.id) })
  return (
    <>
      <PlanHead plan={plan} />
      <DocumentLine plan={plan.id} />
      {changing.isError && <Failed error={changing.error} />}
      <div className="plan-grid">
        <PlanText
          plan={plan}
          current={current?.id}
          onChoose={(id) => choose(targets.find((target) => target.id === id))}
        />
        <section aria-label={say(said.records)} className="plan-records">
          <h2>{say(said.records)}</h2>
          <p className="hint">{say(said.keys)}</p>
          <ol className="target-list">
            {targets.map((target) => (
              <TargetRecord
                key={target.id}
                plan={plan}
                target={target}
                isCurrent={target === current}
                isEditing={editing === target.id}
                onChoose={() => choose(target)}
                onChange={(given) => change(target, given)}
                onEdit={(open) => setEditing(open ? target.id : undefined)}
              />
            ))}
          </ol>
        </section>
      </div>
      <OriginalFiles plan={plan.id} />
      <Outline plan={plan} />
    </>
  )
}

/** The next target that still waits for a decision, after this one and then from the top. */
function nextOpen(targets: readonly TargetShown[], from: TargetShown): TargetShown | undefined {
  const at = targets.indexOf(from)
  const inOrder = [...targets.slice(at + 1), ...targets.slice(0, at)]
  return inOrder.find((target) => target.state === 'read')
}

function PlanHead({ plan }: { readonly plan: PlanAnswer }) {
  const { say } = useLanguage()
  const client = useQueryClient()
  const publishing = useMutation({
    mutationFn: () =>
      write<PlanAnswer>(`/plans/${plan.id}/publish`, {
        method: 'POST',
        body: { published: !plan.published },
        version: plan.version,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['plan', plan.id] }),
  })
  const confirmed = plan.targetList.filter((target) => target.state === 'confirmed').length
  return (
    <header className="page-head">
      <div>
        <h1>{plan.title}</h1>
        <p className="page-note">
          {say(said.count(plan.targetList.length, confirmed))}
          {' · '}
          {say(plan.published ? said.published : said.notPublished)}
          {plan.source !== null && ` · ${plan.source}`}
        </p>
      </div>
      <div className="page-acts">
        {plan.may.includes('publish') && (
          <button
            type="button"
            className="button"
            onClick={() => publishing.mutate()}
            disabled={publishing.isPending}
          >
            {say(plan.published ? said.withdraw : said.publish)}
          </button>
        )}
        <Go to={pathTo.cockpit({ plan: plan.id })} className="button primary">
          {say(said.toCockpit)}
        </Go>
      </div>
      {publishing.isError && <Failed error={publishing.error} />}
    </header>
  )
}
