// Reading a work plan: paste the article or choose a text file; the server finds the targets.
import type { PlanAnswer } from '@corridor/protocol'
import {
  Failed,
  FileBox,
  Labelled,
  pathTo,
  TextLine,
  today,
  useGo,
  useLanguage,
  usePageTitle,
  write,
} from '@corridor/kit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
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
          <TextLine
            label={say(said.planTitle)}
            value={draft.title}
            onChange={(title) => set({ title })}
            required
          />
          <TextLine
            label={say(said.year)}
            inputMode="numeric"
            pattern="20[0-9]{2}"
            value={draft.year}
            onChange={(year) => set({ year })}
            required
          />
          <TextLine label={say(said.source)} value={draft.source} onChange={(source) => set({ source })} />
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

function TextPart({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { say } = useLanguage()
  const choose = async (file: File) => onText(await file.text())
  return (
    <>
      <Labelled label={say(said.text)} help={say(said.textHelp)}>
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={14}
            value={text}
            onChange={(event) => onText(event.target.value)}
            required
          />
        )}
      </Labelled>
      <FileBox
        label={say(said.file)}
        accept=".txt,.md,.html,.htm,text/*"
        onChoose={(file) => void choose(file)}
      />
    </>
  )
}
