// A box for a day that takes 20230305 and 2023-3-5 as well, and says when it is none.
import { readDay } from '@corridor/base'
import { useEffect, useId, useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'

interface DayBoxing {
  readonly label: string
  readonly value: string
  /** The day in the form 2026-03-05, or an empty text. */
  readonly onChange: (day: string) => void
  readonly hideLabel?: boolean
  /** What an empty box means. */
  readonly placeholder?: string
  readonly id?: string
}

export function DayBox({ label, value, onChange, hideLabel = false, id, placeholder = '' }: DayBoxing) {
  const { say } = useLanguage()
  const own = useId()
  const [text, setText] = useState(value)
  const [wrong, setWrong] = useState(false)
  useEffect(() => setText(value), [value])
  const settle = () => {
    const found = text.trim() === '' ? '' : readDay(text.trim())
    setWrong(found === undefined)
    if (found !== undefined && found !== value) onChange(found)
  }
  const input = (
    <input
      id={id ?? own}
      className="input day"
      value={text}
      placeholder={placeholder}
      inputMode="numeric"
      aria-label={hideLabel ? label : undefined}
      aria-invalid={wrong}
      aria-describedby={wrong ? `${own}-wrong` : undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
    />
  )
  const fault = wrong && (
    <span id={`${own}-wrong`} className="fault">
      {say(words.notADay)}
    </span>
  )
  if (hideLabel) {
    return (
      <span>
        {input}
        {fault}
      </span>
    )
  }
  return (
    <label className="field" htmlFor={id ?? own}>
      <span>{label}</span>
      {input}
      {fault}
    </label>
  )
}
