// How a stored value of each field kind is shown; one line a kind.
import type { FieldShown, JsonValue, RecordShown, RegisterShown } from '@corridor/protocol'
import type { FieldKind } from '@corridor/registers'
import type { ReactNode } from 'react'
import { choicesOf, useCatalogue } from '../answers/catalogue.tsx'
import { Go, pathTo } from '../answers/go.tsx'
import { Say, useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'
import { grouped, type MoneyUnit, moneyIn } from '../numbers/amounts.ts'

interface Shown {
  readonly field: FieldShown
  readonly value: JsonValue
  /** Title of the record a reference points to. */
  readonly word?: string | undefined
  /** Without it, the amount is written in 元 with its unit. */
  readonly moneyUnit?: MoneyUnit | undefined
}

type Show = (shown: Shown & { readonly text: string }) => ReactNode

const plain: Show = ({ text }) => text

function Choice({ field, text }: { readonly field: FieldShown; readonly text: string }) {
  const catalogue = useCatalogue()
  const { say } = useLanguage()
  const label = choicesOf(field, catalogue)?.[text]
  return label === undefined ? text : say(label)
}

const choice: Show = ({ field, text }) => <Choice field={field} text={text} />

const shows = {
  text: plain,
  note: ({ text }) => <span className="note">{text}</span>,
  code: ({ text }) => <code>{text}</code>,
  choice,
  listed: choice,
  reference: ({ field, text, word }) =>
    field.register === undefined ? (
      (word ?? text)
    ) : (
      <Go to={pathTo.record(field.register, text)}>{word ?? text}</Go>
    ),
  money: ({ text, moneyUnit }) => (
    <span className="number" title={grouped(text)}>
      {moneyUnit === undefined ? grouped(text) : moneyIn(text, moneyUnit)}
      {moneyUnit === undefined && (
        <span className="figure-unit">
          <Say label={words.yuan} />
        </span>
      )}
    </span>
  ),
  integer: ({ text }) => <span className="number">{text}</span>,
  day: ({ text }) => <span className="number">{text}</span>,
  flag: ({ value }) => <Say label={value === true ? words.yes : words.no} />,
} satisfies Record<FieldKind, Show>

const isShown = (kind: string): kind is FieldKind => kind in shows

export function ShownValue(shown: Shown) {
  const { say } = useLanguage()
  const { value, field } = shown
  if (value === null || value === '') return <span className="quiet">{say(words.notFilled)}</span>
  const show: Show = isShown(field.kind) ? shows[field.kind] : plain
  return <>{show({ ...shown, text: String(value) })}</>
}

interface ColumnManner {
  /** `end`: to the right (numbers); `code`: in one line. */
  readonly shape: '' | 'end' | 'code'
  readonly canSort: boolean
  /** A value of this kind says by itself which record is meant. */
  readonly names: boolean
}

const manners = {
  text: { shape: '', canSort: true, names: true },
  note: { shape: '', canSort: false, names: true },
  code: { shape: 'code', canSort: true, names: true },
  choice: { shape: '', canSort: true, names: false },
  listed: { shape: '', canSort: true, names: false },
  reference: { shape: '', canSort: false, names: false },
  money: { shape: 'end', canSort: true, names: false },
  integer: { shape: 'end', canSort: true, names: false },
  day: { shape: 'code', canSort: true, names: false },
  flag: { shape: '', canSort: true, names: false },
} satisfies Record<FieldKind, ColumnManner>

/** How a column of the kind stands in a list, and whether the server sorts by it. */
export const columnManner = (kind: string): ColumnManner =>
  isShown(kind) ? manners[kind] : { shape: '', canSort: false, names: false }

/** How a record is called: its title, after what it belongs to where the title alone is a day or a choice. */
export function recordName(register: RegisterShown, record: RecordShown): string {
  const title = register.fields.find(({ name }) => name === register.title)
  if (title === undefined || columnManner(title.kind).names) return record.title
  const owner = register.fields.flatMap(({ name }) => record.words[name] ?? [])[0]
  return owner === undefined ? record.title : `${owner} · ${record.title}`
}
