// What an import found: counts, whether anything was written, problems by row, the annotated copy.
import type { Problem } from '@corridor/base'
import type { ImportAnswer, RegisterShown } from '@corridor/protocol'
import { type Column, DataTable, useLanguage } from '@corridor/kit'
import { said } from './register.messages.ts'

interface Shown {
  readonly register: RegisterShown
  readonly answer: ImportAnswer
}

export function ImportResult({ register, answer }: Shown) {
  const { say } = useLanguage()
  const outcome = answer.written ? said.wasWritten : answer.dryRun ? said.onlyChecked : said.notWritten
  const counts = (['read', 'added', 'changed', 'same', 'wrong'] as const).map(
    (name) => [name, answer.counts[name]] as const,
  )
  return (
    <section className="panel" aria-label={say(said.result)}>
      <h2>{say(said.result)}</h2>
      <p role="status">
        <strong>{say(outcome)}</strong> {answer.file}
      </p>
      <dl className="counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{say(said[name])}</dt>
            <dd>{count.toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      {answer.import !== null && answer.problems.length > 0 && (
        <p>
          <a className="button" href={`/api/imports/${answer.import}/annotated.xlsx`} download>
            {say(said.annotated)}
          </a>
        </p>
      )}
      {answer.problems.length > 0 && <Problems register={register} problems={answer.problems} />}
      {answer.more > 0 && <p>{say(said.more(answer.more))}</p>}
    </section>
  )
}

function Problems({
  register,
  problems,
}: {
  readonly register: RegisterShown
  readonly problems: readonly Problem[]
}) {
  const { say } = useLanguage()
  const fieldLabel = (name: string | undefined) => {
    const field = register.fields.find((each) => each.name === name)
    return field === undefined ? (name ?? '') : say(field.label)
  }
  const columns: readonly Column<readonly [number, Problem]>[] = [
    { name: 'row', label: say(said.row), shape: 'lead', cell: ([, problem]) => problem.row ?? '–' },
    { name: 'field', label: say(said.field), cell: ([, problem]) => fieldLabel(problem.field) },
    { name: 'problem', label: say(said.problem), cell: ([, problem]) => say(problem.message) },
    { name: 'given', label: say(said.given), cell: ([, problem]) => problem.given ?? '' },
    {
      name: 'toDo',
      label: say(said.toDo),
      cell: ([, problem]) =>
        [problem.allowed, problem.fix]
          .flatMap((label) => (label === undefined ? [] : [say(label)]))
          .join(' '),
    },
  ]
  const rows = problems.map((problem, at) => [at, problem] as const)
  return <DataTable caption={say(said.problem)} columns={columns} rows={rows} rowKey={([at]) => String(at)} />
}
