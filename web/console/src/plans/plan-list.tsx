// The list of work plans.
import type { PlanSummary } from '@corridor/protocol'
import { ask, DataTable, Empty, Go, pathTo, useLanguage, usePageTitle, WhenAnswered } from '@corridor/kit'
import { useQuery } from '@tanstack/react-query'
import { said } from './plan.messages.ts'

export function PlanList() {
  const { say } = useLanguage()
  usePageTitle(said.plans)
  const plans = useQuery({
    queryKey: ['plans'],
    queryFn: () => ask<{ readonly plans: readonly PlanSummary[] }>('/plans'),
  })
  const columns = [
    {
      name: 'title',
      label: say(said.planTitle),
      shape: 'lead',
      cell: (plan: PlanSummary) => <Go to={pathTo.plan(plan.id)}>{plan.title}</Go>,
    },
    { name: 'year', label: say(said.year), shape: 'end', cell: (plan: PlanSummary) => plan.year },
    { name: 'targets', label: say(said.targets), shape: 'end', cell: (plan: PlanSummary) => plan.targets },
    {
      name: 'confirmed',
      label: say(said.confirmed),
      shape: 'end',
      cell: (plan: PlanSummary) => plan.confirmed,
    },
    {
      name: 'published',
      label: say(said.published),
      cell: (plan: PlanSummary) => say(plan.published ? said.published : said.notPublished),
    },
  ]
  return (
    <>
      <header className="page-head">
        <h1>{say(said.plans)}</h1>
        <div className="page-acts">
          <Go to={pathTo.newPlan()} className="button primary">
            {say(said.newPlan)}
          </Go>
        </div>
      </header>
      <WhenAnswered query={plans}>
        {(answer) =>
          answer.plans.length === 0 ? (
            <Empty label={said.noPlans} />
          ) : (
            <DataTable
              caption={say(said.plans)}
              columns={columns}
              rows={answer.plans}
              rowKey={(plan) => plan.id}
            />
          )
        }
      </WhenAnswered>
    </>
  )
}
