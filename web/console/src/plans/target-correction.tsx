// Correcting what was read of a target: phrase, comparison, values and unit.
import type { TargetShown } from '@corridor/protocol'
import { unitLabel, useCatalogue, useLanguage, words } from '@corridor/kit'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
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
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [draft, setDraft] = useState({
    phrase: target.phrase,
    comparator: target.comparator,
    value: target.value,
    valueHigh: target.valueHigh ?? '',
    unit: target.unit,
  })
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave({ ...draft, valueHigh: draft.valueHigh === '' ? null : draft.valueHigh })
  }
  const units = [...new Set([target.unit, ...indicators.map((indicator) => indicator.unit)])]
  const signs = Object.entries(comparators)
  const known = signs.some(([sign]) => sign === draft.comparator)
  return (
    <form className="correction" onSubmit={submit}>
      <Line label={say(said.phrase)}>
        {(id) => (
          <input ref={first} id={id} className="input" value={draft.phrase} onChange={(event) => set({ phrase: event.target.value })} />
        )}
      </Line>
      <Line label={say(said.comparator)}>
        {(id) => (
          <select id={id} className="input" value={draft.comparator} onChange={(event) => set({ comparator: event.target.value })}>
            {!known && <option value={draft.comparator}>{draft.comparator}</option>}
            {signs.map(([sign, label]) => (
              <option key={sign} value={sign}>
                {say(label)}
              </option>
            ))}
          </select>
        )}
      </Line>
      <Line label={say(said.value)}>
        {(id) => (
          <input id={id} className="input" inputMode="decimal" value={draft.value} onChange={(event) => set({ value: event.target.value })} />
        )}
      </Line>
      <Line label={say(said.valueHigh)}>
        {(id) => (
          <input id={id} className="input" inputMode="decimal" value={draft.valueHigh} onChange={(event) => set({ valueHigh: event.target.value })} />
        )}
      </Line>
      <Line label={say(said.unit)}>
        {(id) => (
          <select id={id} className="input" value={draft.unit} onChange={(event) => set({ unit: event.target.value })}>
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {say(unitLabel(unit))}
              </option>
            ))}
          </select>
        )}
      </Line>
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

function Line({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
