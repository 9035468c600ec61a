// A label tied to its input, and a box for choosing files whose words are in the reader's language.
import { type ReactNode, useId, useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'

interface Labelling {
  readonly label: string
  readonly help?: string
  /** Makes the input with the id the label points to. */
  readonly children: (id: string) => ReactNode
}

export function Labelled({ label, help, children }: Labelling) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help !== undefined && <span className="hint">{help}</span>}
      {children(id)}
    </div>
  )
}

interface Choosing {
  readonly label: string
  readonly accept?: string
  readonly onChoose: (file: File) => void
}

/** The browser's own file input speaks the browser's language, so it is there but not seen. */
export function FileBox({ label, accept, onChoose }: Choosing) {
  const { say } = useLanguage()
  const id = useId()
  const [name, setName] = useState<string>()
  return (
    <div className="field">
      <span>{label}</span>
      <span className="file-box">
        <input
          id={id}
          className="unseen"
          type="file"
          accept={accept}
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file === undefined) return
            setName(file.name)
            onChoose(file)
          }}
        />
        <label htmlFor={id} className="button">
          {say(words.chooseFile)}
          <span className="unseen">{label}</span>
        </label>
        <span className="file-name">{name ?? say(words.noFile)}</span>
      </span>
    </div>
  )
}

interface Line {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly inputMode?: 'text' | 'decimal' | 'numeric'
  readonly pattern?: string
  readonly required?: boolean
}

export function TextLine({ label, value, onChange, inputMode, pattern, required }: Line) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          className="input"
          inputMode={inputMode}
          pattern={pattern}
          required={required}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}

interface Select {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Value and words of each option. */
  readonly options: readonly (readonly [string, string])[]
}

export function ChoiceLine({ label, value, onChange, options }: Select) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
