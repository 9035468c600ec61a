// The frame of the small forms of a record: focus on its first field, Escape gives it up, Enter sends it.
import { useLanguage, words } from '@corridor/kit'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'

interface Framed {
  readonly title: string
  readonly submit: string
  readonly isDisabled?: boolean
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

export function FormFrame({ title, submit, isDisabled, onSubmit, onCancel, children }: Framed) {
  const { say } = useLanguage()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  }, [])
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  // A browser sends a form on Enter from its text boxes, but not from its lists of choices.
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
      event.preventDefault()
      form.current?.requestSubmit()
    }
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onCancel()
  }
  return (
    <form ref={form} className="correction" aria-labelledby={id} onSubmit={send} onKeyDown={press}>
      <h3 id={id}>{title}</h3>
      {children}
      <div className="form-acts">
        <button type="submit" className="button primary" disabled={isDisabled}>
          {submit}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {say(words.cancel)}
        </button>
      </div>
    </form>
  )
}
