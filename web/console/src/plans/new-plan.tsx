// Reading a work plan: paste the article or give its file; the server finds the targets and keeps the file.
import type { PlanAnswer, PlanOriginalsAnswer } from '@corridor/protocol'
import {
  DayBox,
  Failed,
  Go,
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
import { DropPlace, FilePart, formOf, type GivenFile, useFileReading } from './giving/given-file.tsx'
import { given } from './giving/new-plan.messages.ts'
import { said } from './plan.messages.ts'
import { documentMarks } from './revision/document-marks.ts'
import { said as revision } from './revision/revision.messages.ts'

interface Draft {
  readonly title: string
  readonly year: string
  readonly text: string
  readonly source: string
  readonly datedOn: string
  readonly documentNumber: string
}

/** The first line of the text that looks like a heading names the plan until someone writes another title. */
const titleOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /(工作要点|工作计划|实施方案|要点)/.test(line) && line.length <= 60) ?? ''

const yearOf = (text: string): string | undefined => /(20\d\d)\s*年/.exec(text)?.[1]

const empty = { title: '', text: '', source: '', datedOn: '', documentNumber: '' }

/** What the document prints about itself fills the boxes that are still empty. */
function marked(before: Draft, text: string): Draft {
  const { datedOn, documentNumber } = documentMarks(text)
  return {
    ...before,
    text,
    datedOn: before.datedOn === '' ? datedOn : before.datedOn,
    documentNumber: before.documentNumber === '' ? documentNumber : before.documentNumber,
  }
}

/** The plan is stored first; a file that cannot be kept then is said, and the plan stays. */
function useStoring(file: File | undefined) {
  const go = useGo()
  const client = useQueryClient()
  const keeping = useMutation({
    mutationFn: async ({ plan, original }: { readonly plan: string; readonly original: File }) => {
      const body = formOf(original)
      return write<PlanOriginalsAnswer>(`/plans/${plan}/originals`, { method: 'POST', body })
    },
    onSuccess: (_, { plan }) => go(pathTo.plan(plan)),
  })
  const storing = useMutation({
    mutationFn: ({ title, text, year, ...optional }: Draft) => {
      const filled = Object.fromEntries(Object.entries(optional).filter(([, words]) => words !== ''))
      const body = { title, text, year: Number(year), ...filled }
      return write<PlanAnswer>('/plans', { method: 'POST', body })
    },
    onSuccess: (plan) => {
      client.setQueryData(['plan', plan.id], plan)
      void client.invalidateQueries({ queryKey: ['plans'] })
      if (file === undefined) go(pathTo.plan(plan.id))
      else keeping.mutate({ plan: plan.id, original: file })
    },
  })
  return { storing, keeping }
}

export function NewPlan() {
  const { say } = useLanguage()
  usePageTitle(said.newPlan)
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty, year: today().slice(0, 4) }))
  const [taken, setTaken] = useState<GivenFile>()
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const paste = (text: string) =>
    setDraft((before) => ({
      ...marked(before, text),
      title: before.title === '' ? titleOf(text) : before.title,
      year: yearOf(titleOf(text)) ?? before.year,
    }))
  const reading = useFileReading((read) => {
    const { text, title, year } = read.answer
    setTaken(read)
    setDraft((before) => ({ ...marked(before, text), title: title ?? '', year: String(year ?? before.year) }))
  })
  const { storing, keeping } = useStoring(taken?.file)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    storing.mutate(draft)
  }
  const isStored = storing.data !== undefined
  return (
    <>
      <header className="page-head">
        <h1>{say(said.newPlan)}</h1>
      </header>
      <DropPlace onDropped={(file) => reading.mutate(file)}>
        <form className="panel" onSubmit={submit}>
          {storing.isError && <Failed error={storing.error} />}
          {keeping.isError && storing.data !== undefined && (
            <NotKept plan={storing.data.id} error={keeping.error} />
          )}
          <FilePart reading={reading} taken={taken} onForget={() => setTaken(undefined)} />
          <DraftPart draft={draft} onPaste={paste} onChange={set} />
          <div className="form-acts">
            <button
              type="submit"
              className="button primary"
              disabled={storing.isPending || reading.isPending || isStored}
            >
              {say(said.read)}
            </button>
          </div>
        </form>
      </DropPlace>
    </>
  )
}

function NotKept({ plan, error }: { readonly plan: string; readonly error: unknown }) {
  const { say } = useLanguage()
  return (
    <div role="alert">
      <p>
        {say(given.kept)} <Go to={pathTo.plan(plan)}>{say(given.toPlan)}</Go>
      </p>
      <Failed error={error} />
    </div>
  )
}

interface Editing {
  readonly draft: Draft
  readonly onPaste: (text: string) => void
  readonly onChange: (change: Partial<Draft>) => void
}

function DraftPart({ draft, onPaste, onChange }: Editing) {
  const { say } = useLanguage()
  const { title, year, text, source } = draft
  return (
    <>
      <Labelled label={say(said.text)} help={say(given.textHelp)}>
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={14}
            value={text}
            onChange={(event) => onPaste(event.target.value)}
            required
          />
        )}
      </Labelled>
      <div className="form-grid">
        <TextLine
          label={say(said.planTitle)}
          value={title}
          onChange={(value) => onChange({ title: value })}
          required
        />
        <TextLine
          label={say(said.year)}
          inputMode="numeric"
          pattern="20[0-9]{2}"
          value={year}
          onChange={(value) => onChange({ year: value })}
          required
        />
        <TextLine label={say(said.source)} value={source} onChange={(value) => onChange({ source: value })} />
        <DayBox
          label={say(revision.datedOn)}
          value={draft.datedOn}
          onChange={(datedOn) => onChange({ datedOn })}
        />
        <TextLine
          label={say(revision.number)}
          value={draft.documentNumber}
          onChange={(documentNumber) => onChange({ documentNumber })}
        />
      </div>
    </>
  )
}
