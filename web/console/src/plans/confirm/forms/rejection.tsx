// Rejecting a record: a reason of the short list, and words of one's own.
import type { PlanAnswer, TargetShown } from '@corridor/protocol'
import { TextLine, useLanguage } from '@corridor/kit'
import { useId, useState } from 'react'
import { said as planSaid } from '../../plan.messages.ts'
import type { TargetChange } from '../../plan-keys.ts'
import { said } from '../confirm.messages.ts'
import { FormFrame } from './form-frame.tsx'

interface Rejecting {
  readonly plan: PlanAnswer
  readonly target: TargetShown
  readonly onSave: (change: TargetChange) => void
  readonly onCancel: () => void
}

export function Rejection({ plan, target, onSave, onCancel }: Rejecting) {
  const { say } = useLanguage()
  const name = useId()
  const [reason, setReason] = useState(plan.rejectReasons[0]?.code ?? 'other')
  const [own, setOwn] = useState('')
  return (
    <FormFrame
      title={say(said.rejectTitle(target.order))}
      submit={say(planSaid.reject)}
      onSubmit={() =>
        onSave({ state: 'rejected', rejectReason: reason, rejectWords: own === '' ? null : own })
      }
      onCancel={onCancel}
    >
      <fieldset className="reasons">
        <legend className="unseen">{say(said.rejectTitle(target.order))}</legend>
        {plan.rejectReasons.map(({ code, label }) => (
          <label key={code}>
            <input
              type="radio"
              name={name}
              value={code}
              checked={reason === code}
              onChange={() => setReason(code)}
            />
            <span>{say(label)}</span>
          </label>
        ))}
      </fieldset>
      <TextLine label={say(said.rejectWords)} value={own} onChange={setOwn} />
    </FormFrame>
  )
}
