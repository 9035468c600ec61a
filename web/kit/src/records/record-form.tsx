// The form of any register: one widget a field, problems at the top that jump to the field, a reason when correcting.
import type { Problem } from '@corridor/base'
import type { FieldShown, RegisterShown } from '@corridor/protocol'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { ProblemList } from '../answers/problem-list.tsx'
import { FieldWidget } from '../fields/widgets.tsx'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'

export type WrittenValues = Readonly<Record<string, string>>

interface Form {
  readonly register: RegisterShown
  readonly initial: WrittenValues
  /** Titles of the records that references point to now. */
  readonly words?: Readonly<Record<string, string>>
  readonly needsReason: boolean
  readonly problems: readonly Problem[]
  readonly busy: boolean
  readonly onSubmit: (values: WrittenValues, reason: string) => void
  readonly onCancel: () => void
}

const inputId = (name: string): string => `field-${name}`

export function RecordForm(form: Form) {
  const { say } = useLanguage()
  const [values, setValues] = useState<WrittenValues>(form.initial)
  const [reason, setReason] = useState('')
  const element = useRef<HTMLFormElement>(null)
  const first = form.problems.find((problem) => problem.field !== undefined)?.field
  useEffect(() => {
    if (first !== undefined) document.getElementById(inputId(first))?.focus()
  }, [first, form.problems])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    form.onSubmit(values, reason)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) element.current?.requestSubmit()
  }
  const labels = Object.fromEntries(form.register.fields.map((field) => [field.name, field.label]))
  return (
    <form ref={element} className="record-form" onSubmit={submit} onKeyDown={press} noValidate>
      <ProblemList problems={form.problems} labels={labels} inputId={inputId} />
      <div className="form-grid">
        {form.register.fields.map((field) => (
          <FieldLine
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            word={form.words?.[field.name]}
            problems={form.problems.filter((problem) => problem.field === field.name)}
            onChange={(text) => setValues((before) => ({ ...before, [field.name]: text }))}
          />
        ))}
      </div>
      {form.needsReason && (
        <label className="field" htmlFor={inputId('reason')}>
          <span>
            {say(words.reason)} <em className="required">{say(words.required)}</em>
          </span>
          <textarea
            id={inputId('reason')}
            className="input"
            rows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      )}
      <div className="form-acts">
        <button type="submit" className="button primary" disabled={form.busy}>
          {say(words.save)}
        </button>
        <button type="button" className="button" onClick={form.onCancel}>
          {say(words.cancel)}
        </button>
      </div>
    </form>
  )
}

interface FieldShownInForm {
  readonly field: FieldShown
  readonly value: string
  readonly word: string | undefined
  readonly problems: readonly Problem[]
  readonly onChange: (text: string) => void
}

function FieldLine({ field, value, word, problems, onChange }: FieldShownInForm) {
  const { say } = useLanguage()
  const id = inputId(field.name)
  const described = [field.help && `${id}-help`, problems.length > 0 && `${id}-fault`].filter((part) => part)
  return (
    <div className="field">
      <label htmlFor={id}>
        {say(field.label)} {!field.optional && <em className="required">{say(words.required)}</em>}
      </label>
      <FieldWidget
        field={field}
        id={id}
        value={value}
        word={word}
        onChange={onChange}
        invalid={problems.length > 0}
        describedBy={described.length > 0 ? described.join(' ') : undefined}
      />
      {field.help && (
        <span id={`${id}-help`} className="hint">
          {say(field.help)}
        </span>
      )}
      {problems.length > 0 && (
        <span id={`${id}-fault`} className="fault">
          {problems.map((problem) => say(problem.message)).join(' ')}
        </span>
      )}
    </div>
  )
}
