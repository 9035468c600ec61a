// Confirming all sure records in one act: the list is shown before, and undo takes it back as one.
import type { TargetShown } from '@corridor/protocol'
import { useIndicatorLabel, useLanguage } from '@corridor/kit'
import { useTargetText } from '../../../cockpit/target-card.tsx'
import { said } from '../confirm.messages.ts'
import { FormFrame } from './form-frame.tsx'

interface Accepting {
  readonly targets: readonly TargetShown[]
  readonly onSave: () => void
  readonly onCancel: () => void
}

export function AcceptList({ targets, onSave, onCancel }: Accepting) {
  const { say } = useLanguage()
  const targetText = useTargetText()
  const labelOf = useIndicatorLabel()
  const boundTo = ({ kind, indicator }: TargetShown): string => {
    if (kind === 'achievement') return say(said.achievement)
    return indicator === null ? say(said.noIndicatorYet) : say(labelOf(indicator))
  }
  return (
    <FormFrame
      title={say(said.acceptTitle(targets.length))}
      submit={say(said.acceptNow)}
      onSubmit={onSave}
      onCancel={onCancel}
    >
      <ol className="accept-list">
        {targets.map((target) => (
          <li key={target.id} value={target.order}>
            <strong lang="zh-CN">{target.phrase}</strong> {targetText(target)}
            <span className="hint">{` · ${boundTo(target)}`}</span>
          </li>
        ))}
      </ol>
    </FormFrame>
  )
}
