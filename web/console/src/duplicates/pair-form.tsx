// Two records side by side: evidence, whose value is kept in each field, and the decision with its reason.
import { Failed, Labelled, useLanguage, write } from '@corridor/kit'
import type { DuplicateShown, MergeAnswer, RegisterShown } from '@corridor/protocol'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { said } from './duplicates.messages.ts'
import { Evidence } from './evidence.tsx'
import { PairTable, type Side } from './pair-table.tsx'

interface Deciding {
  readonly pair: DuplicateShown
  readonly register: RegisterShown
  readonly onDecided: (words: string) => void
}

/** Row of the table → the record whose value is kept; a row that was not touched follows the survivor. */
type Chosen = Readonly<Record<string, Side>>

function orderOf(pair: DuplicateShown, { survivor, chosen }: { survivor: Side; chosen: Chosen }) {
  const other: Side = survivor === 'a' ? 'b' : 'a'
  const sideOf = (side: Side) => (side === survivor ? 'survivor' : 'merged')
  const { places = survivor, ...fields } = chosen
  return {
    survivor: pair[survivor].id,
    survivorVersion: pair[survivor].version,
    merged: pair[other].id,
    mergedVersion: pair[other].version,
    fields: Object.fromEntries(Object.entries(fields).map(([name, side]) => [name, sideOf(side)])),
    places: sideOf(places),
  }
}

export function PairForm({ pair, register, onDecided }: Deciding) {
  const { say } = useLanguage()
  const client = useQueryClient()
  const [survivor, setSurvivor] = useState<Side>('a')
  const [chosen, setChosen] = useState<Chosen>({})
  const [reason, setReason] = useState('')
  const again = async () => {
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }
  const merging = useMutation({
    mutationFn: () =>
      write<MergeAnswer>('/resolution/organisations/merge', {
        method: 'POST',
        body: { ...orderOf(pair, { survivor, chosen }), reason },
      }),
    onSuccess: async ({ moved }) => {
      await again()
      onDecided(say(said.merged(moved.reduce((sum, { count }) => sum + count, 0))))
    },
  })
  const parting = useMutation({
    mutationFn: () =>
      write('/resolution/organisations/different', {
        method: 'POST',
        body: { a: pair.a.id, b: pair.b.id, reason },
      }),
    onSuccess: async () => {
      await again()
      onDecided(say(said.toldApart))
    },
  })
  const error = merging.error ?? parting.error
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <Evidence pair={pair} />
      <PairTable
        pair={pair}
        register={register}
        survivor={survivor}
        chosen={chosen}
        onSurvivor={setSurvivor}
        onChoose={(row, side) => setChosen({ ...chosen, [row]: side })}
      />
      {error !== null && <Failed error={error} />}
      <Decision
        isBusy={merging.isPending || parting.isPending}
        reason={reason}
        onReason={setReason}
        onMerge={() => merging.mutate()}
        onPart={() => parting.mutate()}
      />
    </form>
  )
}

interface DecisionShown {
  readonly isBusy: boolean
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onMerge: () => void
  readonly onPart: () => void
}

/** Neither is done without a reason. */
function Decision({ isBusy, reason, onReason, onMerge, onPart }: DecisionShown) {
  const { say } = useLanguage()
  const isClosed = isBusy || reason.trim() === ''
  return (
    <>
      <Labelled label={say(said.reason)}>
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={2}
            value={reason}
            onChange={(event) => onReason(event.target.value)}
          />
        )}
      </Labelled>
      <div className="form-acts">
        <button type="button" className="button primary" disabled={isClosed} onClick={onMerge}>
          {say(said.merge)}
        </button>
        <button type="button" className="button" disabled={isClosed} onClick={onPart}>
          {say(said.different)}
        </button>
      </div>
    </>
  )
}
