// One input a field kind: what a person writes is text until the server has read it.
import type { FieldShown } from '@corridor/protocol'
import type { FieldKind } from '@corridor/registers'
import type { ComponentType } from 'react'
import { choicesOf, useCatalogue } from '../answers/catalogue.tsx'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'
import { writeFigure } from '../numbers/amounts.ts'
import { DayBox } from './day-box.tsx'
import { ReferenceBox } from './reference-box.tsx'

export interface Writing {
  readonly field: FieldShown
  readonly id: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly invalid: boolean
  readonly describedBy: string | undefined
  /** Title of the record a reference points to now. */
  readonly word?: string | undefined
}

const common = ({ id, value, invalid, describedBy, field }: Writing) => ({
  id,
  value,
  className: 'input',
  'aria-invalid': invalid,
  'aria-describedby': describedBy,
  'aria-required': !field.optional,
})

function Line(writing: Writing) {
  const { onChange, field } = writing
  return (
    <input
      {...common(writing)}
      maxLength={field.maxLength}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="off"
    />
  )
}

function Note(writing: Writing) {
  const { onChange, field } = writing
  return (
    <textarea
      {...common(writing)}
      rows={4}
      maxLength={field.maxLength}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function Amount(writing: Writing) {
  const { say } = useLanguage()
  const { onChange, value } = writing
  const echo = value.trim() === '' ? undefined : writeFigure(value.trim(), 'yuan')
  return (
    <>
      <input {...common(writing)} inputMode="decimal" onChange={(event) => onChange(event.target.value)} />
      <span className="hint" aria-live="polite">
        {say(words.inYuan)}
        {echo !== undefined && ` · ${say(echo.text)} ${say(echo.unit)}`}
      </span>
    </>
  )
}

function Count(writing: Writing) {
  return (
    <input
      {...common(writing)}
      inputMode="numeric"
      onChange={(event) => writing.onChange(event.target.value)}
    />
  )
}

function OneOf(writing: Writing) {
  const { say } = useLanguage()
  const choices = choicesOf(writing.field, useCatalogue()) ?? {}
  return (
    <select {...common(writing)} onChange={(event) => writing.onChange(event.target.value)}>
      <option value="">{say(words.choose)}</option>
      {Object.entries(choices).map(([code, label]) => (
        <option key={code} value={code}>
          {say(label)}
        </option>
      ))}
    </select>
  )
}

function YesOrNo(writing: Writing) {
  const { say } = useLanguage()
  return (
    <select {...common(writing)} onChange={(event) => writing.onChange(event.target.value)}>
      <option value="">{say(words.choose)}</option>
      <option value="true">{say(words.yes)}</option>
      <option value="false">{say(words.no)}</option>
    </select>
  )
}

function DayWidget({ id, value, onChange, field }: Writing) {
  const { say } = useLanguage()
  return (
    <>
      <DayBox id={id} label={say(field.label)} hideLabel value={value} onChange={onChange} />
      <span className="hint">{say(words.dayHint)}</span>
    </>
  )
}

function Reference({ id, value, onChange, field, invalid, word }: Writing) {
  return (
    <ReferenceBox
      id={id}
      register={field.register ?? ''}
      value={value}
      onChange={onChange}
      invalid={invalid}
      word={word}
    />
  )
}

const widgets = {
  text: Line,
  note: Note,
  code: Line,
  choice: OneOf,
  listed: OneOf,
  reference: Reference,
  money: Amount,
  integer: Count,
  day: DayWidget,
  flag: YesOrNo,
} satisfies Record<FieldKind, ComponentType<Writing>>

const isWritten = (kind: string): kind is FieldKind => kind in widgets

export function FieldWidget(writing: Writing) {
  const { kind } = writing.field
  const Widget: ComponentType<Writing> = isWritten(kind) ? widgets[kind] : Line
  return <Widget {...writing} />
}
