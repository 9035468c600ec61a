// The files a plan was given as, to be opened by whoever checks what was read.
import type { PlanOriginalsAnswer } from '@corridor/protocol'
import { ask, AttachmentList, useLanguage } from '@corridor/kit'
import { useQuery } from '@tanstack/react-query'
import { given } from './new-plan.messages.ts'

/** Nothing where the plan was pasted. */
export function OriginalFiles({ plan }: { readonly plan: string }) {
  const { say } = useLanguage()
  const { data } = useQuery({
    queryKey: ['plan', plan, 'originals'],
    queryFn: () => ask<PlanOriginalsAnswer>(`/plans/${encodeURIComponent(plan)}/originals`),
  })
  if (data === undefined || data.files.length === 0) return null
  return (
    <section className="panel" aria-label={say(given.originals)}>
      <h2>{say(given.originals)}</h2>
      <AttachmentList files={data.files} />
    </section>
  )
}
