// Pairs of organisations that may be one, one after the other: decided with keyboard or mouse, and merges undone.
import { ask, Empty, queryText, useLanguage, usePageTitle, useRegister, WhenAnswered } from '@corridor/kit'
import type { DuplicatesAnswer } from '@corridor/protocol'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { said } from './duplicates.messages.ts'
import { MergeList } from './merge-list.tsx'
import { PairForm } from './pair-form.tsx'

export function DuplicatesPage() {
  const { say } = useLanguage()
  const [cursor, setCursor] = useState<string>()
  usePageTitle(said.title)
  const duplicates = useQuery({
    queryKey: ['duplicates', cursor ?? ''],
    queryFn: () => ask<DuplicatesAnswer>(`/resolution/organisations/duplicates${queryText({ cursor })}`),
  })
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say(said.title)}</h1>
          <p className="page-note">{say(said.note)}</p>
        </div>
      </header>
      <WhenAnswered query={duplicates}>
        {(answer) => <Pairs key={cursor ?? ''} answer={answer} onFurther={setCursor} />}
      </WhenAnswered>
      <MergeList />
    </>
  )
}

interface PairsShown {
  readonly answer: DuplicatesAnswer
  readonly onFurther: (cursor: string) => void
}

function Pairs({ answer, onFurther }: PairsShown) {
  const { say } = useLanguage()
  const register = useRegister('organisations')
  const heading = useRef<HTMLHeadingElement>(null)
  const [at, setAt] = useState(0)
  const [outcome, setOutcome] = useState('')
  const { pairs, next } = answer
  const shown = Math.min(at, pairs.length - 1)
  const pair = pairs[shown]
  const walk = (to: number) => {
    setAt(to)
    heading.current?.focus()
  }
  return (
    <section>
      <p role="status">{outcome}</p>
      {pair === undefined || register === undefined ? (
        <Empty label={said.none} />
      ) : (
        <>
          <h2 ref={heading} tabIndex={-1}>
            {say(said.pairOf(shown + 1, pairs.length))}
          </h2>
          <div className="page-acts">
            <button type="button" className="button" disabled={shown === 0} onClick={() => walk(shown - 1)}>
              {say(said.previous)}
            </button>
            <button
              type="button"
              className="button"
              disabled={shown === pairs.length - 1}
              onClick={() => walk(shown + 1)}
            >
              {say(said.next)}
            </button>
          </div>
          <PairForm
            key={`${pair.a.id} ${pair.b.id}`}
            pair={pair}
            register={register}
            onDecided={(words) => {
              setOutcome(words)
              heading.current?.focus()
            }}
          />
        </>
      )}
      {next !== null && (
        <button type="button" className="button" onClick={() => onFurther(next)}>
          {say(said.nextPage)}
        </button>
      )}
    </section>
  )
}
