// Merging: the current record is kept, the next of the list or a chosen one becomes part of it.
import type { TargetShown } from '@corridor/protocol'
import { ChoiceLine, useLanguage } from '@corridor/kit'
import { useState } from 'react'
import { useTargetText } from '../../../cockpit/target-card.tsx'
import { said } from '../confirm.messages.ts'
import { FormFrame } from './form-frame.tsx'

interface Merging {
  readonly target: TargetShown
  /** All records in the order of the list. */
  readonly targets: readonly TargetShown[]
  readonly onSave: (other: TargetShown) => void
  readonly onCancel: () => void
}

export function MergeForm({ target, targets, onSave, onCancel }: Merging) {
  const { say } = useLanguage()
  const targetText = useTargetText()
  const at = targets.indexOf(target)
  const others = [...targets.slice(at + 1), ...targets.slice(0, Math.max(at, 0))].filter(
    ({ state }) => state !== 'merged',
  )
  const [chosen, setChosen] = useState(others[0]?.id ?? '')
  const other = others.find(({ id }) => id === chosen)
  return (
    <FormFrame
      title={say(said.mergeTitle(target.order))}
      submit={say(said.merge)}
      isDisabled={other === undefined}
      onSubmit={() => other !== undefined && onSave(other)}
      onCancel={onCancel}
    >
      <ChoiceLine
        label={say(said.other)}
        value={chosen}
        onChange={setChosen}
        options={others.map((one) => [one.id, `${one.order} ${one.phrase} ${targetText(one)}`])}
      />
    </FormFrame>
  )
}
