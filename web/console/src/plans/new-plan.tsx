// Reading a work plan: paste the article or choose a text file; the server finds the targets.
import type { PlanAnswer } from '@corridor/protocol'
import { Failed, pathTo, today, useGo, useLanguage, usePageTitle, write } from '@corridor/kit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, type ReactNode, useId, useState } from 'react'
import { said } from './plan.messages.ts'

interface Draft {
  readonly title: string
  readonly year: string
  readonly text: string
  readonly source: string
}

/** The first line of the text that looks like a heading names the plan until someone writes another title. */
const titleOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /(工作要点|工作计划|实施方案|要点)/.test(line) && line.length <= 60) ?? ''

const yearOf = (text: string): string | undefined => /(20\d\d)\s*年/.exec(text)?.[1]

export function NewPlan() {
  const { say } = useLanguage()
  usePageTitle(said.newPlan)
  const go = useGo()
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>({ title: '', year: today().slice(0, 4), text: '', source: '' })
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const setText = (text: string) =>
    setDraft((before) => ({
      ...before,
      text,
      title: before.title === '' ? titleOf(text) : before.title,
      year: yearOf(titleOf(text)) ?? before.year,
    }))
  const reading = useMutation({
    mutationFn: () => {
      const { title, text, source, year } = draft
      const body = { title, text, year: Number(year), ...(source === '' ? {} : { source }) }
      return write<PlanAnswer>('/plans', { method: 'POST', body })
    },
    onSuccess: (plan) => {
      client.setQueryData(['plan', plan.id], plan)
      void client.invalidateQueries({ queryKey: ['plans'] })
      go(pathTo.plan(plan.id))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reading.mutate()
  }
  return (
    <>
      <header className="page-head">
        <h1>{say(said.newPlan)}</h1>
      </header>
      <form className="panel" onSubmit={submit}>
        {reading.isError && <Failed error={reading.error} />}
        <TextPart text={draft.text} onText={setText} />
        <div className="form-grid">
          <Line label={say(said.planTitle)}>
            {(id) => (
              <input id={id} className="input" value={draft.title} onChange={(event) => set({ title: event.target.value })} required />
            )}
          </Line>
          <Line label={say(said.year)}>
            {(id) => (
              <input
                id={id}
                className="input"
                inputMode="numeric"
                pattern="20[0-9]{2}"
                value={draft.year}
                onChange={(event) => set({ year: event.target.value })}
                required
              />
            )}
          </Line>
          <Line label={say(said.source)}>
            {(id) => (
              <input id={id} className="input" value={draft.source} onChange={(event) => set({ source: event.target.value })} />
            )}
          </Line>
        </div>
        <div className="form-acts">
          <button type="submit" className="button primary" disabled={reading.isPending}>
            {say(said.read)}
          </button>
        </div>
      </form>
    </>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function TextPart({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { say } = useLanguage()
  const id = useId()
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (file !== undefined) onText(await file.text())
  }
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{say(said.text)}</label>
        <span className="hint" id={`${id}-help`}>
          {say(said.textHelp)}
        </span>
        <textarea
          id={id}
          className="input"
          rows={14}
          aria-describedby={`${id}-help`}
          value={text}
          onChange={(event) => onText(event.target.value)}
          required
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-file`}>{say(said.file)}</label>
        <input id={`${id}-file`} className="input" type="file" accept=".txt,.md,.html,.htm,text/*" onChange={(event) => void choose(event)} />
      </div>
    </>
  )
}
