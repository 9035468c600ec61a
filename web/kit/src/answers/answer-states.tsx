// The four things an answer can be besides itself: still coming, failed, forbidden or empty, each with its own words.
import type { Label, Problem } from '@corridor/base'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'
import { Refused } from './client.ts'
import { ProblemList } from './problem-list.tsx'

export function Loading() {
  const { say } = useLanguage()
  return (
    <div className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      {say(words.loading)}
    </div>
  )
}

interface Explained {
  readonly label?: Label
  readonly children?: ReactNode
}

/** Nothing there; `children` is the one next step. */
export function Empty({ label = words.empty, children }: Explained) {
  const { say } = useLanguage()
  return (
    <div className="state">
      <p>{say(label)}</p>
      {children}
    </div>
  )
}

/** Why not, and whom to ask: the server's own reasons where it gives them. */
function Forbidden({ problems }: { readonly problems: readonly Problem[] }) {
  const { say } = useLanguage()
  return (
    <div className="state" role="alert">
      <p>
        <strong>{say(words.forbidden)}</strong>
      </p>
      {problems.map(({ code, message, fix }) => (
        <p key={code}>
          {say(message)} {fix !== undefined && say(fix)}
        </p>
      ))}
      {problems.length === 0 && <p>{say(words.forbiddenWhom)}</p>}
    </div>
  )
}

interface Failure {
  readonly error: unknown
  readonly again?: () => void
}

export function Failed({ error, again }: Failure) {
  const { say } = useLanguage()
  if (error instanceof Refused && error.status === 403) return <Forbidden problems={error.problems} />
  const problems = error instanceof Refused ? error.problems : []
  const missing = error instanceof Refused && error.status === 404
  return (
    <div className="state" role="alert">
      {problems.length > 0 ? (
        <ProblemList problems={problems} />
      ) : (
        <p>{say(missing ? words.missing : words.failed)}</p>
      )}
      {again !== undefined && !missing && (
        <button type="button" className="button" onClick={again}>
          {say(words.tryAgain)}
        </button>
      )}
    </div>
  )
}

interface Answered<T> {
  readonly query: UseQueryResult<T>
  readonly children: (answer: T) => ReactNode
}

/** Shows the answer when it is there; a refresh keeps the old answer on screen. */
export function WhenAnswered<T>({ query, children }: Answered<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <Failed error={query.error} again={() => void query.refetch()} />
  return <Loading />
}
