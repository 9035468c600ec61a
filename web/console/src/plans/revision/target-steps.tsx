// What a target has said, from when to when, by which document, and who entered it.
import type { StepShown } from '@corridor/protocol'
import { instantText, useLanguage } from '@corridor/kit'
import { useTargetText } from '../../cockpit/target-card.tsx'
import { DocumentText, useTimeline } from './document-text.tsx'
import { said } from './revision.messages.ts'

/** Nothing where the target says what its plan says. */
export function TargetSteps({ plan, target }: { readonly plan: string; readonly target: string }) {
  const { say } = useLanguage()
  const { data } = useTimeline(plan)
  const steps = data?.targets.find((one) => one.target === target)?.steps ?? []
  if (steps.length < 2) return null
  return (
    <section className="target-steps">
      <h3>{say(said.steps)}</h3>
      <StepList steps={steps} />
    </section>
  )
}

export function StepList({ steps }: { readonly steps: readonly StepShown[] }) {
  const { say } = useLanguage()
  const targetText = useTargetText()
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={`${step.kind} ${step.from}`} className={step.until === null ? undefined : 'is-past'}>
          <strong>{step.terms === null ? say(said.withdrawn) : targetText(step.terms)}</strong>{' '}
          {say(said.until(step.from, step.until))}
          {' · '}
          <DocumentText document={step.document} />
          {' · '}
          <span lang="zh-CN">{step.by}</span> {instantText(step.at)}
        </li>
      ))}
    </ol>
  )
}
