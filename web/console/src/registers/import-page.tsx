// Importing a workbook into a register: choose, check without writing, read the problems by row, then write.
import type { Label } from '@corridor/base'
import type { ImportAnswer, ImportMode, RegisterShown } from '@corridor/protocol'
import {
  Empty,
  Failed,
  FileBox,
  ChoiceLine,
  useLanguage,
  usePageTitle,
  useRegister,
  write,
} from '@corridor/kit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ImportResult } from './import-result.tsx'
import { said } from './register.messages.ts'

export function ImportPage() {
  const register = useRegister(useParams({ strict: false }).register ?? '')
  return register === undefined ? <Empty label={said.unknownRegister} /> : <ImportInto register={register} />
}

const modes = { add: said.add, update: said.update, upsert: said.upsert } satisfies Record<ImportMode, Label>
const isMode = (text: string): text is ImportMode => text in modes

interface Choice {
  readonly file: File | undefined
  readonly mode: ImportMode
  readonly authority: string
}

function ImportInto({ register }: { readonly register: RegisterShown }) {
  const { say } = useLanguage()
  const title = { zh: said.importIn(register.label.zh).zh, en: said.importIn(register.label.en).en }
  usePageTitle(title)
  const client = useQueryClient()
  const [choice, setChoice] = useState<Choice>({
    file: undefined,
    mode: 'upsert',
    authority: Object.keys(register.authorities)[0] ?? '',
  })
  const sending = useMutation({
    mutationFn: (dryRun: boolean) => {
      const body = new FormData()
      body.append('mode', choice.mode)
      body.append('authority', choice.authority)
      body.append('dryRun', String(dryRun))
      if (choice.file !== undefined) body.append('file', choice.file)
      return write<ImportAnswer>(`/registers/${register.id}/imports`, { method: 'POST', body })
    },
    onSuccess: (answer) => answer.written && client.invalidateQueries(),
  })
  const set = (change: Partial<Choice>) => {
    sending.reset()
    setChoice((before) => ({ ...before, ...change }))
  }
  const isReady = choice.file !== undefined && !sending.isPending
  return (
    <>
      <header className="page-head">
        <h1>{say(title)}</h1>
        <div className="page-acts">
          <a className="button" href={`/api/registers/${register.id}/template.xlsx`} download>
            {say(said.template)}
          </a>
        </div>
      </header>
      <div className="panel">
        <Choices register={register} choice={choice} onChange={set} />
        <div className="form-acts">
          <button type="button" className="button" disabled={!isReady} onClick={() => sending.mutate(true)}>
            {say(said.check)}
          </button>
          <button
            type="button"
            className="button primary"
            disabled={!isReady}
            onClick={() => sending.mutate(false)}
          >
            {say(said.writeNow)}
          </button>
        </div>
      </div>
      {sending.isError && <Failed error={sending.error} />}
      {sending.data !== undefined && <ImportResult register={register} answer={sending.data} />}
    </>
  )
}

interface Choosing {
  readonly register: RegisterShown
  readonly choice: Choice
  readonly onChange: (change: Partial<Choice>) => void
}

function Choices({ register, choice, onChange }: Choosing) {
  const { say } = useLanguage()
  return (
    <div className="form-grid">
      <FileBox label={say(said.workbook)} accept=".xlsx,.csv" onChoose={(file) => onChange({ file })} />
      <ChoiceLine
        label={say(said.mode)}
        value={choice.mode}
        onChange={(mode) => isMode(mode) && onChange({ mode })}
        options={Object.entries(modes).map(([mode, label]) => [mode, say(label)] as const)}
      />
      <ChoiceLine
        label={say(said.authority)}
        value={choice.authority}
        onChange={(authority) => onChange({ authority })}
        options={Object.entries(register.authorities).map(([name, label]) => [name, say(label)] as const)}
      />
    </div>
  )
}
