// Two columns, a row a field: the value that is kept is chosen with arrow keys or a click.
import { Go, pathTo, ShownValue, useLanguage } from '@corridor/kit'
import type { DuplicateShown, FieldShown, RecordShown, RegisterShown } from '@corridor/protocol'
import { type ReactNode, useId } from 'react'
import { said } from './duplicates.messages.ts'

export type Side = 'a' | 'b'

interface Choosing {
  readonly pair: DuplicateShown
  readonly register: RegisterShown
  readonly survivor: Side
  readonly chosen: Readonly<Record<string, Side>>
  readonly onSurvivor: (side: Side) => void
  readonly onChoose: (row: string, side: Side) => void
}

const sides: readonly Side[] = ['a', 'b']

export function PairTable({ pair, register, survivor, chosen, onSurvivor, onChoose }: Choosing) {
  const { say } = useLanguage()
  return (
    <div className="table-frame" role="region" aria-label={say(said.compare)} tabIndex={0}>
      <table className="table stays">
        <caption>{say(said.compare)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(said.field)}</th>
            <th scope="col">{say(said.first)}</th>
            <th scope="col">{say(said.second)}</th>
          </tr>
        </thead>
        <tbody>
          <Row
            label={say(said.survivor)}
            kept={survivor}
            onChoose={onSurvivor}
            words={() => say(said.keep)}
          />
          {register.fields.map((field) => (
            <Row
              key={field.name}
              label={say(field.label)}
              kept={chosen[field.name] ?? survivor}
              onChoose={(side) => onChoose(field.name, side)}
              words={(side) => <Value field={field} record={pair[side]} />}
            />
          ))}
          <Row
            label={say(said.places)}
            kept={chosen['places'] ?? survivor}
            onChoose={(side) => onChoose('places', side)}
            words={(side) => say(side === 'a' ? said.first : said.second)}
          />
          <tr>
            <th scope="row">{say(said.open)}</th>
            {sides.map((side) => (
              <td key={side}>
                <Go to={pathTo.record('organisations', pair[side].id)}>{pair[side].title}</Go>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

/** Names and numbers are as they were recorded, whatever language the page is in. */
function Value({ field, record }: { readonly field: FieldShown; readonly record: RecordShown }) {
  const value = (
    <ShownValue field={field} value={record.values[field.name] ?? null} word={record.words[field.name]} />
  )
  return field.kind === 'text' ? <span lang="zh-CN">{value}</span> : value
}

interface RowShown {
  readonly label: string
  readonly kept: Side
  readonly onChoose: (side: Side) => void
  readonly words: (side: Side) => ReactNode
}

function Row({ label, kept, onChoose, words }: RowShown) {
  const { say } = useLanguage()
  const name = useId()
  return (
    <tr>
      <th scope="row">{label}</th>
      {sides.map((side) => (
        <td key={side}>
          <label>
            <input
              type="radio"
              name={name}
              checked={kept === side}
              onChange={() => onChoose(side)}
              aria-label={`${label}: ${say(side === 'a' ? said.first : said.second)}`}
            />{' '}
            {words(side)}
          </label>
        </td>
      ))}
    </tr>
  )
}
