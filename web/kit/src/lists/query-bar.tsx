// The conditions above a list: search box, the first filters in one line, the others behind a button.
import type { RegisterShown } from '@corridor/protocol'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useAddress } from '../answers/go.tsx'
import { canFilter, FieldFilter } from '../fields/filters.tsx'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'

type Change = Readonly<Record<string, string | undefined>>

interface Bar {
  readonly register: RegisterShown
  readonly onChange: (change: Change) => void
}

const inLine = 3

export function QueryBar({ register, onChange }: Bar) {
  const { say } = useLanguage()
  const [address] = useAddress()
  const fields = register.fields.filter((field) => canFilter(field.kind))
  const [open, setOpen] = useState(() =>
    fields
      .slice(inLine)
      .some(({ name }) => [`where.${name}`, `from.${name}`, `to.${name}`].some((key) => key in address)),
  )
  const shown = open ? fields : fields.slice(0, inLine)
  const reset = () =>
    onChange(
      Object.fromEntries(
        Object.keys(address)
          .filter(isCondition)
          .map((key) => [key, undefined]),
      ),
    )
  return (
    <div className="query-bar" role="search">
      <SearchBox value={address['q'] ?? ''} onSearch={(q) => onChange({ q: q || undefined })} />
      {shown.map((field) => (
        <FieldFilter key={field.name} field={field} query={address} onChange={onChange} />
      ))}
      <div className="query-acts">
        {fields.length > inLine && (
          <button
            type="button"
            className="button quiet-button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {say(words.moreFilters)}
          </button>
        )}
        <button type="button" className="button quiet-button" onClick={reset}>
          {say(words.reset)}
        </button>
      </div>
    </div>
  )
}

const isCondition = (name: string): boolean => /^(where\.|from\.|to\.|q$)/.test(name)

function SearchBox({
  value,
  onSearch,
}: {
  readonly value: string
  readonly onSearch: (text: string) => void
}) {
  const { say } = useLanguage()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useSlash(() => input.current?.focus())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(text.trim())
  }
  return (
    <form className="field search" onSubmit={submit}>
      <label htmlFor={id}>{say(words.search)}</label>
      <div className="search-line">
        <input
          id={id}
          ref={input}
          className="input"
          type="search"
          placeholder={say(words.searchHint)}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button primary">
          {say(words.query)}
        </button>
      </div>
    </form>
  )
}

/** The / key, wherever nothing is being typed. */
function useSlash(act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null
      if (event.key !== '/' || typing) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
