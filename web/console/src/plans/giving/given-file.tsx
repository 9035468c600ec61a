// Giving a plan as a file: chosen or dropped, read by the server without storing, its words handed to the form.
import type { PlanFileAnswer } from '@corridor/protocol'
import { Failed, FileBox, useLanguage, write } from '@corridor/kit'
import { useMutation } from '@tanstack/react-query'
import { type DragEvent, type ReactNode, useState } from 'react'
import { given } from './new-plan.messages.ts'

export interface GivenFile {
  readonly file: File
  readonly answer: PlanFileAnswer
}

export const formOf = (file: File): FormData => {
  const form = new FormData()
  form.append('file', file)
  return form
}

/** Several readings may be under way; only the file chosen last is taken. */
export function useFileReading(onRead: (read: GivenFile) => void) {
  return useMutation({
    mutationFn: async (file: File): Promise<GivenFile> => ({
      file,
      answer: await write<PlanFileAnswer>('/plans/file', { method: 'POST', body: formOf(file) }),
    }),
    onSuccess: onRead,
  })
}

interface Choosing {
  readonly reading: ReturnType<typeof useFileReading>
  readonly taken: GivenFile | undefined
  readonly onForget: () => void
}

const accepted = '.docx,.pdf,.html,.htm,.txt,.md,.xlsx,text/*'

export function FilePart({ reading, taken, onForget }: Choosing) {
  const { say } = useLanguage()
  const { isPending, isError, error, variables } = reading
  return (
    <>
      <FileBox label={say(given.choose)} accept={accepted} onChoose={(file) => reading.mutate(file)} />
      {isPending && (
        <p role="status" className="hint">
          <span className="spinner" aria-hidden="true" /> {say(given.reading(variables.name))}
        </p>
      )}
      {isError && <Failed error={error} />}
      {taken !== undefined && !isPending && <Taken taken={taken} onForget={onForget} />}
    </>
  )
}

function Taken({ taken, onForget }: { readonly taken: GivenFile; readonly onForget: () => void }) {
  const { say } = useLanguage()
  const { file, answer } = taken
  return (
    <div role="status" className="note">
      <p>{say(given.taken(file.name, answer.text.length))}</p>
      {answer.warnings.map(({ code, message }) => (
        <p key={code}>
          <strong>{say(message)}</strong>
        </p>
      ))}
      <p>
        <button type="button" className="button" onClick={onForget}>
          {say(given.drop)}
        </button>
      </p>
    </div>
  )
}

interface Dropping {
  readonly onDropped: (file: File) => void
  readonly children: ReactNode
}

/** Files may be dropped anywhere within; the keyboard has the button. */
export function DropPlace({ onDropped, children }: Dropping) {
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file === undefined) return
    event.preventDefault()
    onDropped(file)
  }
  return (
    <div
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      style={isOver ? { outline: '2px dashed currentColor', outlineOffset: 4 } : undefined}
    >
      {children}
    </div>
  )
}
