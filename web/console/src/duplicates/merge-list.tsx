// The merges that were made, newest first, each with its reason and the way to undo it.
import {
  ask,
  Empty,
  Failed,
  Go,
  instantText,
  Labelled,
  pathTo,
  useLanguage,
  WhenAnswered,
  write,
} from '@corridor/kit'
import type { MergeAnswer, MergesAnswer } from '@corridor/protocol'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { said } from './duplicates.messages.ts'

type Merge = MergesAnswer['merges'][number]

export function MergeList() {
  const { say } = useLanguage()
  const merges = useQuery({
    queryKey: ['merges'],
    queryFn: () => ask<MergesAnswer>('/resolution/organisations/merges'),
  })
  return (
    <section>
      <h2>{say(said.merges)}</h2>
      <WhenAnswered query={merges}>
        {(answer) =>
          answer.merges.length === 0 ? (
            <Empty label={said.noMerges} />
          ) : (
            <ul>
              {answer.merges.map((merge) => (
                <li key={merge.merge}>
                  <MergeEntry merge={merge} />
                </li>
              ))}
            </ul>
          )
        }
      </WhenAnswered>
    </section>
  )
}

function MergeEntry({ merge }: { readonly merge: Merge }) {
  const { say } = useLanguage()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const undoing = useMutation({
    mutationFn: () =>
      write<MergeAnswer>('/resolution/organisations/undo', {
        method: 'POST',
        body: { merge: merge.merge, reason },
      }),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  })
  return (
    <>
      <p>
        {instantText(merge.at)} {merge.actor}{' '}
        <Go to={pathTo.record('organisations', merge.survivor)}>{merge.reason ?? merge.merge}</Go>{' '}
        {merge.undone && <span className="tag">{say(said.undone)}</span>}
      </p>
      {undoing.isError && <Failed error={undoing.error} />}
      {!merge.undone && (
        <details>
          <summary>{say(said.undo)}</summary>
          <Labelled label={say(said.undoWhy)}>
            {(id) => (
              <input
                id={id}
                className="input"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Labelled>
          <button
            type="button"
            className="button"
            disabled={reason.trim() === '' || undoing.isPending}
            onClick={() => undoing.mutate()}
          >
            {say(said.undoNow)}
          </button>
        </details>
      )}
    </>
  )
}
