// Problems as a list: place, what was given, what is allowed, what to do; a field's problem jumps to the field.
import type { Label, Problem } from '@corridor/base'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'

interface Shown {
  readonly problems: readonly Problem[]
  /** Field name → label, where the fields are known. */
  readonly labels?: Readonly<Record<string, Label>>
  /** Makes the id of the input of a field, to jump to. */
  readonly inputId?: (field: string) => string
}

export function ProblemList({ problems, labels = {}, inputId }: Shown) {
  const { say } = useLanguage()
  if (problems.length === 0) return null
  return (
    <section className="problems" role="alert">
      <h2>{say(words.problems(problems.length))}</h2>
      <ul>
        {problems.map((problem, at) => {
          const field = problem.field
          const label = field === undefined ? undefined : labels[field]
          const place = [
            problem.row === undefined ? '' : say(words.row(problem.row)),
            label === undefined ? (field ?? '') : say(label),
          ].filter((part) => part !== '')
          return (
            <li key={`${problem.code}-${field ?? ''}-${problem.row ?? at}`}>
              {place.length > 0 && <Place text={place.join(' · ')} target={field && inputId?.(field)} />}
              <span>{say(problem.message)}</span>
              <Detail problem={problem} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Place({ text, target }: { readonly text: string; readonly target: string | undefined }) {
  if (target === undefined) return <strong>{text} </strong>
  const jump = () => document.getElementById(target)?.focus()
  return (
    <button type="button" className="link" onClick={jump}>
      {text}{' '}
    </button>
  )
}

function Detail({ problem }: { readonly problem: Problem }) {
  const { say } = useLanguage()
  const lines: readonly (readonly [Label, string | undefined])[] = [
    [words.given, problem.given],
    [words.allowed, problem.allowed && say(problem.allowed)],
    [words.toDo, problem.fix && say(problem.fix)],
  ]
  const filled = lines.filter(([, text]) => text !== undefined && text !== '')
  if (filled.length === 0) return null
  return (
    <dl className="problem-detail">
      {filled.map(([label, text]) => (
        <div key={label.en}>
          <dt>{say(label)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
