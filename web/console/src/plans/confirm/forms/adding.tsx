// Adding a record: the number as the text has it, typed, selected or from the list of left ones, and what it measures.
import type { PlanAnswer } from '@corridor/protocol'
import { ChoiceLine, TextLine, unitLabel, useCatalogue, useLanguage } from '@corridor/kit'
import { useState } from 'react'
import { said as planSaid } from '../../plan.messages.ts'
import { said } from '../confirm.messages.ts'
import { FormFrame } from './form-frame.tsx'
import { type Stretch, stretchOf } from '../../spans.ts'

interface Draft {
  readonly phrase: string
  readonly number: string
  readonly kind: string
  readonly value: string
  readonly unit: string
}

interface Adding {
  readonly plan: PlanAnswer
  readonly stretch: Stretch | undefined
  readonly onSave: (body: object) => void
  readonly onCancel: () => void
}

export function AddForm({ plan, stretch, onSave, onCancel }: Adding) {
  const { say } = useLanguage()
  const [draft, setDraft] = useState<Draft>({
    phrase: '',
    number: stretch?.text ?? '',
    kind: 'target',
    value: '',
    unit: '',
  })
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const found =
    stretch !== undefined && stretch.text === draft.number
      ? stretch
      : stretchOf(plan.text, draft.number, stretch?.from)
  const submit = () => {
    if (found === undefined) return
    const { phrase, kind, value, unit } = draft
    const own = { ...(value === '' ? {} : { value }), ...(unit === '' ? {} : { unit }) }
    onSave({ phrase, kind, ...own, from: found.from, to: found.to })
  }
  return (
    <FormFrame
      title={say(said.addTitle)}
      submit={say(said.add)}
      isDisabled={found === undefined || draft.phrase.trim() === ''}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextLine
        label={say(planSaid.phrase)}
        value={draft.phrase}
        onChange={(phrase) => set({ phrase })}
        required
      />
      <TextLine
        label={say(said.numberWords)}
        value={draft.number}
        onChange={(number) => set({ number })}
        required
      />
      {found === undefined && draft.number !== '' && (
        <p className="fault" role="status">
          {say(said.notInText)}
        </p>
      )}
      <ChoiceLine
        label={say(said.kind)}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
        options={[
          ['target', say(said.target)],
          ['achievement', say(said.achievement)],
        ]}
      />
      <OwnValue plan={plan} draft={draft} set={set} />
    </FormFrame>
  )
}

interface Own {
  readonly plan: PlanAnswer
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
}

/** For a number that the reader cannot read by itself. */
function OwnValue({ plan, draft, set }: Own) {
  const { say } = useLanguage()
  const { indicators } = useCatalogue()
  const units = [
    ...new Set([...plan.targetList.map(({ unit }) => unit), ...indicators.map(({ unit }) => unit)]),
  ]
  return (
    <>
      <TextLine
        label={say(said.ownValue)}
        inputMode="decimal"
        value={draft.value}
        onChange={(value) => set({ value })}
      />
      <ChoiceLine
        label={say(said.ownUnit)}
        value={draft.unit}
        onChange={(unit) => set({ unit })}
        options={[['', say(said.asRead)], ...units.map((unit) => [unit, say(unitLabel(unit))] as const)]}
      />
    </>
  )
}
