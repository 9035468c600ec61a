// A plan: its text with every target marked on the left, the targets as records on the right, the outline below.
import type { PlanAnswer, TargetShown } from '@corridor/protocol'
import { ask, Failed, Go, pathTo, useLanguage, usePageTitle, WhenAnswered, write } from '@corridor/kit'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { said as act } from './confirm/confirm.messages.ts'
import { Leftovers } from './confirm/leftovers.tsx'
import { Records } from './confirm/records.tsx'
import { keysOf, useConfirming } from './confirm/use-confirming.ts'
import { OriginalFiles } from './giving/original-files.tsx'
import { Outline } from './outline/outline.tsx'
import { said } from './plan.messages.ts'
import { PlanText } from './plan-text.tsx'
import { DocumentLine } from './revision/document-text.tsx'
import { usePlanKeys } from './plan-keys.ts'
import type { Stretch } from './spans.ts'

export function PlanPage() {
  const id = useParams({ strict: false }).plan ?? ''
  const plan = useQuery({ queryKey: ['plan', id], queryFn: () => ask<PlanAnswer>(`/plans/${id}`) })
  return <WhenAnswered query={plan}>{(answer) => <Plan key={answer.id} plan={answer} />}</WhenAnswered>
}

function Plan({ plan }: { readonly plan: PlanAnswer }) {
  usePageTitle({ zh: plan.title, en: plan.title })
  const confirming = useConfirming(plan)
  usePlanKeys(keysOf(confirming))
  const { targets, current, choose, open, mayWrite } = confirming
  const onAdd = mayWrite ? (stretch: Stretch) => open({ kind: 'add', stretch }) : undefined
  return (
    <>
      <PlanHead plan={plan} />
      <DocumentLine plan={plan.id} />
      <div className="plan-grid">
        <PlanText
          plan={plan}
          current={current?.id}
          onChoose={(id) => choose(targets.find((target) => target.id === id))}
          onAdd={onAdd}
        />
        <Records confirming={confirming} />
      </div>
      <Leftovers plan={plan} onAdd={onAdd} />
      <OriginalFiles plan={plan.id} />
      <Outline plan={plan} />
    </>
  )
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
  const isAchieved = ({ kind, state }: TargetShown) => kind === 'achievement' && state !== 'merged'
  const achieved = plan.targetList.filter(isAchieved).length
  return (
    <header className="page-head">
      <div>
        <h1>{plan.title}</h1>
        <p className="page-note">
          {say(said.count(plan.targets, plan.confirmed, achieved))}
          {' · '}
          {say(plan.published ? said.published : said.notPublished)}
          {plan.source !== null && ` · ${plan.source}`}
        </p>
      </div>
      <div className="page-acts">
        {plan.may.includes('export') && (
          <a className="button" href={`/api/plans/${plan.id}/labels`} download>
            {say(act.export)}
          </a>
        )}
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
