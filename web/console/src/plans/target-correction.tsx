// Correcting what was read of a record: its words, comparison, values, unit, kind, period and scope.
import type { TargetShown } from '@corridor/protocol'
import { ChoiceLine, TextLine, unitLabel, useCatalogue, useLanguage, words } from '@corridor/kit'
import { useState } from 'react'
import { bounds, comparators } from '../cockpit/cockpit.messages.ts'
import { said as act } from './confirm/confirm.messages.ts'
import { FormFrame } from './confirm/forms/form-frame.tsx'
import { said } from './plan.messages.ts'
import type { TargetChange } from './plan-keys.ts'

interface Correcting {
  readonly target: TargetShown
  readonly onSave: (change: TargetChange) => void
  readonly onCancel: () => void
}

const draftOf = (target: TargetShown) => ({
  phrase: target.phrase,
  comparator: target.comparator,
  bound: target.bound,
  value: target.value,
  valueHigh: target.valueHigh ?? '',
  unit: target.unit,
  kind: target.kind,
  period: target.period ?? '',
  scope: target.scope ?? '',
  document: '',
})
type Draft = ReturnType<typeof draftOf>

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

export function TargetCorrection({ target, onSave, onCancel }: Correcting) {
  const { say } = useLanguage()
  const [draft, setDraft] = useState(() => draftOf(target))
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const submit = () => {
    const { document, valueHigh, period, scope, ...plain } = draft
    const revision = document.trim() === '' ? {} : { document: document.trim() }
    const nullable = { valueHigh: orNull(valueHigh), period: orNull(period), scope: orNull(scope) }
    onSave({ ...plain, ...nullable, ...revision })
  }
  return (
    <FormFrame
      title={`${say(said.edit)} ${say(said.target(target.order))}`}
      submit={say(words.save)}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextLine label={say(said.phrase)} value={draft.phrase} onChange={(phrase) => set({ phrase })} />
      <NumberFields target={target} draft={draft} set={set} />
      <ChoiceLine
        label={say(act.kind)}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
        options={[
          ['target', say(act.target)],
          ['achievement', say(act.achievement)],
        ]}
      />
      <TextLine
        label={`${say(act.period)} · ${say(act.periodHelp)}`}
        value={draft.period}
        onChange={(period) => set({ period })}
      />
      <TextLine label={say(act.scope)} value={draft.scope} onChange={(scope) => set({ scope })} />
      <TextLine
        label={say(said.document)}
        value={draft.document}
        onChange={(document) => set({ document })}
      />
    </FormFrame>
  )
}

interface Fields {
  readonly target: TargetShown
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
}

/** The level comparisons are their own limit words. */
const limits = { exact: act.exact, ...bounds, between: act.between }

function NumberFields({ target, draft, set }: Fields) {
  const { say } = useLanguage()
  const { indicators } = useCatalogue()
  const codes = new Set([target.unit, ...indicators.map((indicator) => indicator.unit)])
  const units = [...codes].map((unit) => [unit, say(unitLabel(unit))] as const)
  const signs = Object.entries(comparators).map(([sign, label]) => [sign, say(label)] as const)
  const known = signs.some(([sign]) => sign === draft.comparator)
  const isLevel = draft.comparator === 'reach' || draft.comparator in limits
  return (
    <>
      <ChoiceLine
        label={say(said.comparator)}
        value={draft.comparator}
        onChange={(comparator) => set({ comparator })}
        options={known ? signs : [[draft.comparator, draft.comparator], ...signs]}
      />
      {!isLevel && (
        <ChoiceLine
          label={say(act.bound)}
          value={draft.bound}
          onChange={(bound) => set({ bound })}
          options={Object.entries(limits).map(([bound, label]) => [bound, say(label)] as const)}
        />
      )}
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
    </>
  )
}
