// Splitting a record into parts: each with its words and its value; comparison and unit stay unless corrected later.
import type { TargetShown } from '@corridor/protocol'
import { TextLine, useLanguage } from '@corridor/kit'
import { useState } from 'react'
import { said as planSaid } from '../../plan.messages.ts'
import { said } from '../confirm.messages.ts'
import { FormFrame } from './form-frame.tsx'

interface Part {
  readonly phrase: string
  readonly value: string
}

/** What is sent of a part; a value that was left as it is keeps its range. */
export interface PartSent {
  readonly phrase: string
  readonly value?: string
}

interface Splitting {
  readonly target: TargetShown
  readonly onSave: (parts: readonly PartSent[]) => void
  readonly onCancel: () => void
}

/** 独角兽、瞪羚企业 falls into its names; a record without a list into itself and an empty part. */
function partsOf({ phrase, value }: TargetShown): readonly Part[] {
  const names = phrase.split(/[、和与及]/).filter((name) => name !== '')
  return (names.length > 1 ? names : [phrase, '']).map((name) => ({ phrase: name, value }))
}

const mostParts = 20

export function SplitForm({ target, onSave, onCancel }: Splitting) {
  const { say } = useLanguage()
  const [parts, setParts] = useState(() => partsOf(target))
  const set = (at: number, change: Partial<Part>) =>
    setParts((before) => before.map((part, index) => (index === at ? { ...part, ...change } : part)))
  const submit = () =>
    onSave(parts.map(({ phrase, value }) => ({ phrase, ...(value === target.value ? {} : { value }) })))
  return (
    <FormFrame
      title={say(said.splitTitle(target.order))}
      submit={say(said.split)}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {parts.map((part, at) => (
        // A part has nothing of its own but its place.
        <fieldset key={at} className="part">
          <legend>{say(said.part(at + 1))}</legend>
          <TextLine
            label={say(planSaid.phrase)}
            value={part.phrase}
            onChange={(phrase) => set(at, { phrase })}
            required
          />
          <TextLine
            label={say(planSaid.value)}
            inputMode="decimal"
            value={part.value}
            onChange={(value) => set(at, { value })}
            required
          />
        </fieldset>
      ))}
      <div className="part-acts">
        <button
          type="button"
          className="button"
          disabled={parts.length >= mostParts}
          onClick={() => setParts((before) => [...before, { phrase: '', value: target.value }])}
        >
          {say(said.addPart)}
        </button>
        <button
          type="button"
          className="button"
          disabled={parts.length <= 2}
          onClick={() => setParts((before) => before.slice(0, -1))}
        >
          {say(said.dropPart)}
        </button>
      </div>
    </FormFrame>
  )
}
