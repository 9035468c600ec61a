// Correcting what was read of a target: phrase, comparison, values and unit.
import type { TargetShown } from '@corridor/protocol'
import { ChoiceLine, TextLine, unitLabel, useCatalogue, useLanguage, words } from '@corridor/kit'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { comparators } from '../cockpit/cockpit.messages.ts'
import { said } from './plan.messages.ts'
import type { TargetChange } from './plan-keys.ts'

interface Correcting {
  readonly target: TargetShown
  readonly onSave: (change: TargetChange) => void
  readonly onCancel: () => void
}

export function TargetCorrection({ target, onSave, onCancel }: Correcting) {
  const { say } = useLanguage()
  const { indicators } = useCatalogue()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const [draft, setDraft] = useState({
    phrase: target.phrase,
    comparator: target.comparator,
    value: target.value,
    valueHigh: target.valueHigh ?? '',
    unit: target.unit,
    document: '',
  })
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { document, valueHigh, ...plain } = draft
    const revision = document.trim() === '' ? {} : { document: document.trim() }
    onSave({ ...plain, valueHigh: valueHigh === '' ? null : valueHigh, ...revision })
  }
  const codes = new Set([target.unit, ...indicators.map((indicator) => indicator.unit)])
  const units = [...codes].map((unit) => [unit, say(unitLabel(unit))] as const)
  const signs = Object.entries(comparators).map(([sign, label]) => [sign, say(label)] as const)
  const known = signs.some(([sign]) => sign === draft.comparator)
  return (
    <form ref={form} className="correction" onSubmit={submit}>
      <TextLine label={say(said.phrase)} value={draft.phrase} onChange={(phrase) => set({ phrase })} />
      <ChoiceLine
        label={say(said.comparator)}
        value={draft.comparator}
        onChange={(comparator) => set({ comparator })}
        options={known ? signs : [[draft.comparator, draft.comparator], ...signs]}
      />
      <TextLine
        label={say(said.value)}
        inputMode="decimal"
        value={draft.value}
        onChange={(value) => set({ value })}
      />
      <TextLine
        label={say(said.valueHigh)}
        inputMode="decimal"
        value={draft.valueHigh}
        onChange={(valueHigh) => set({ valueHigh })}
      />
      <ChoiceLine
        label={say(said.unit)}
        value={draft.unit}
        onChange={(unit) => set({ unit })}
        options={units}
      />
      <TextLine
        label={say(said.document)}
        value={draft.document}
        onChange={(document) => set({ document })}
      />
      <div className="form-acts">
        <button type="submit" className="button primary">
          {say(words.save)}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {say(words.cancel)}
        </button>
      </div>
    </form>
  )
}
