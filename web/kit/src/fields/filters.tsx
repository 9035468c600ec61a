// The condition a list can put on a field of each kind, kept in the address.
import type { FieldShown } from '@corridor/protocol'
import type { FieldKind } from '@corridor/registers'
import { type ComponentType, useId } from 'react'
import { choicesOf, useCatalogue } from '../answers/catalogue.tsx'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'
import { DayBox } from './day-box.tsx'
import { ReferenceBox } from './reference-box.tsx'

export interface Filtering {
  readonly field: FieldShown
  readonly query: Readonly<Record<string, string>>
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void
}

function Select({
  field,
  query,
  onChange,
  options,
}: Filtering & { readonly options: readonly (readonly [string, string])[] }) {
  const { say } = useLanguage()
  const id = useId()
  const name = `where.${field.name}`
  return (
    <label className="field" htmlFor={id}>
      <span>{say(field.label)}</span>
      <select
        id={id}
        className="input"
        value={query[name] ?? ''}
        onChange={(event) => onChange({ [name]: event.target.value || undefined })}
      >
        <option value="">{say(words.all)}</option>
        {options.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

function OneOf(filtering: Filtering) {
  const { say } = useLanguage()
  const choices = choicesOf(filtering.field, useCatalogue()) ?? {}
  const options = Object.entries(choices).map(([code, label]) => [code, say(label)] as const)
  return <Select {...filtering} options={options} />
}

function YesOrNo(filtering: Filtering) {
  const { say } = useLanguage()
  const options = [
    ['true', say(words.yes)],
    ['false', say(words.no)],
  ] as const
  return <Select {...filtering} options={options} />
}

function Days({ field, query, onChange }: Filtering) {
  const { say } = useLanguage()
  const [from, to] = [`from.${field.name}`, `to.${field.name}`]
  return (
    <fieldset className="field range">
      <legend>{say(field.label)}</legend>
      <DayBox
        label={`${say(field.label)} ${say(words.from)}`}
        hideLabel
        value={query[from] ?? ''}
        onChange={(day) => onChange({ [from]: day || undefined })}
      />
      <span aria-hidden="true">–</span>
      <DayBox
        label={`${say(field.label)} ${say(words.until)}`}
        hideLabel
        value={query[to] ?? ''}
        onChange={(day) => onChange({ [to]: day || undefined })}
      />
    </fieldset>
  )
}

function Amounts({ field, query, onChange }: Filtering) {
  const { say } = useLanguage()
  const unit = field.kind === 'money' ? ` (${say(words.yuan)})` : ''
  return (
    <fieldset className="field range">
      <legend>{say(field.label) + unit}</legend>
      {(
        [
          ['from', words.from],
          ['to', words.until],
        ] as const
      ).map(([end, label]) => {
        const name = `${end}.${field.name}`
        return (
          <input
            key={`${name}=${query[name] ?? ''}`}
            className="input amount"
            inputMode="decimal"
            aria-label={`${say(field.label)} ${say(label)}`}
            defaultValue={query[name] ?? ''}
            onBlur={(event) => onChange({ [name]: event.target.value.trim() || undefined })}
          />
        )
      })}
    </fieldset>
  )
}

function Referred({ field, query, onChange }: Filtering) {
  const { say } = useLanguage()
  const id = useId()
  const name = `where.${field.name}`
  return (
    <div className="field">
      <label htmlFor={id}>{say(field.label)}</label>
      <ReferenceBox
        id={id}
        register={field.register ?? ''}
        value={query[name] ?? ''}
        onChange={(text) => onChange({ [name]: text || undefined })}
      />
    </div>
  )
}

const Nothing = () => null

const filters = {
  text: Nothing,
  note: Nothing,
  code: Nothing,
  choice: OneOf,
  listed: OneOf,
  reference: Referred,
  money: Amounts,
  integer: Amounts,
  day: Days,
  flag: YesOrNo,
} satisfies Record<FieldKind, ComponentType<Filtering>>

const isFiltered = (kind: string): kind is FieldKind => kind in filters

/** False for kinds that the search box covers. */
export const canFilter = (kind: string): boolean => isFiltered(kind) && filters[kind] !== Nothing

export function FieldFilter(filtering: Filtering) {
  const { kind } = filtering.field
  const Filter: ComponentType<Filtering> = isFiltered(kind) ? filters[kind] : Nothing
  return <Filter {...filtering} />
}
