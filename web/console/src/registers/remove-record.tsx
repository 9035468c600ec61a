// Removing a record takes a reason, and says so before it acts.
import type { RecordShown } from '@corridor/protocol'
import { Failed, pathTo, useGo, useLanguage, words, write } from '@corridor/kit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { said } from './register.messages.ts'

interface Removing {
  readonly register: string
  readonly record: RecordShown
}

export function RemoveRecord({ register, record }: Removing) {
  const { say } = useLanguage()
  const id = useId()
  const go = useGo()
  const client = useQueryClient()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const removing = useMutation({
    mutationFn: () =>
      write(`/registers/${register}/${record.id}`, {
        method: 'DELETE',
        body: { reason },
        version: record.version,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['list', register] })
      go(pathTo.register(register))
    },
  })
  return (
    <>
      <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
        {say(said.remove)}
      </button>
      <dialog ref={dialog} aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{`${say(said.remove)}: ${record.title}`}</h2>
        {removing.isError && <Failed error={removing.error} />}
        <label className="field" htmlFor={id}>
          <span>{say(said.removeWhy)}</span>
          <textarea
            id={id}
            className="input"
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="form-acts">
          <button
            type="button"
            className="button primary"
            disabled={reason.trim() === '' || removing.isPending}
            onClick={() => removing.mutate()}
          >
            {say(said.removeNow)}
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {say(words.cancel)}
          </button>
        </div>
      </dialog>
    </>
  )
}
