// A document as people name it: title, number and day, leading to its plan.
import type { AppliedShown, PlanDocument, PlanTimelineAnswer } from '@corridor/protocol'
import { ask, Go, pathTo, useLanguage } from '@corridor/kit'
import { useQuery } from '@tanstack/react-query'
import { useTargetText } from '../../cockpit/target-card.tsx'
import { said } from './revision.messages.ts'

export function DocumentText({ document }: { readonly document: PlanDocument }) {
  const { title, number, datedOn, plan } = document
  return (
    <span lang="zh-CN">
      <Go to={pathTo.plan(plan)}>{`《${title}》`}</Go>
      {number !== null && ` ${number}`}
      {datedOn !== null && ` ${datedOn}`}
    </span>
  )
}

export const useTimeline = (plan: string) =>
  useQuery({
    queryKey: ['plan-timeline', plan],
    queryFn: () => ask<PlanTimelineAnswer>(`/plans/${plan}/timeline`),
  })

/** Under a plan's title: its document, what it revises, and what revised it. */
export function DocumentLine({ plan }: { readonly plan: string }) {
  const { say } = useLanguage()
  const { data } = useTimeline(plan)
  if (data === undefined) return null
  const { datedOn, number } = data.document
  return (
    <>
      <p className="document-line">
        <span>{datedOn === null ? say(said.undated) : say(said.dated(datedOn))}</span>
        {number !== null && <span lang="zh-CN">{number}</span>}
        {data.revises !== null && (
          <span>
            {say(said.revises)} <DocumentText document={data.revises} />
          </span>
        )}
        {data.revisedBy.map((by) => (
          <RevisedBy key={by.document.plan} by={by} />
        ))}
        <Go to={pathTo.revision(plan)}>{say(said.toRevision)}</Go>
      </p>
      <Joined timeline={data} />
    </>
  )
}

function RevisedBy({ by }: { readonly by: AppliedShown }) {
  const { say } = useLanguage()
  return (
    <span>
      {say(said.revisedBy)} <DocumentText document={by.document} />
    </span>
  )
}

function Joined({ timeline }: { readonly timeline: PlanTimelineAnswer }) {
  const { say } = useLanguage()
  const targetText = useTargetText()
  const joined = timeline.targets.filter((target) => target.joined)
  if (joined.length === 0) return null
  return (
    <ul className="steps">
      {joined.map(({ target, phrase, steps }) => {
        const last = steps.at(-1)
        return (
          <li key={target}>
            {say(said.joined)}
            {': '}
            <span lang="zh-CN">{phrase}</span>
            {last !== undefined && last.terms !== null && ` ${targetText(last.terms)} `}
            {last !== undefined && <DocumentText document={last.document} />}
          </li>
        )
      })}
    </ul>
  )
}
