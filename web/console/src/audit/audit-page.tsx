// The audit log on screen: the head of the chain to keep elsewhere, and the acts, newest first, by person and kind.
import type { ActShown, AuditAnswer } from '@corridor/protocol'
import {
  ask,
  DataTable,
  Empty,
  Go,
  instantText,
  Labelled,
  pathTo,
  queryText,
  useAddress,
  useCatalogue,
  useLanguage,
  usePageTitle,
  WhenAnswered,
  words,
} from '@corridor/kit'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { kinds, said, subjects } from './audit.messages.ts'

export function AuditPage() {
  const { say } = useLanguage()
  usePageTitle(said.audit)
  const [address] = useAddress()
  const { before, actor, kind } = address
  const query = queryText({ before, actor, kind })
  const audit = useQuery({
    queryKey: ['audit', query],
    queryFn: () => ask<AuditAnswer>(`/audit${query}`),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say(said.audit)}</h1>
          <p className="page-note">{say(said.about)}</p>
        </div>
      </header>
      <Filter />
      <WhenAnswered query={audit}>
        {(answer) => (
          <>
            <HeadOf answer={answer} />
            {answer.acts.length === 0 ? <Empty label={said.none} /> : <Acts answer={answer} />}
            <Pages next={answer.next} />
          </>
        )}
      </WhenAnswered>
    </>
  )
}

function HeadOf({ answer: { head, unsealed } }: { readonly answer: AuditAnswer }) {
  const { say } = useLanguage()
  return (
    <section className="panel">
      <h2>{say(said.head)}</h2>
      {head === null ? (
        <p>{say(said.noHead)}</p>
      ) : (
        <>
          <p className="audit-head">
            <code>{`${head.number}:${head.hash}`}</code>
          </p>
          <p className="note">
            {say(said.sealedAt(instantText(head.sealedAt)))} {say(said.headHelp)}
          </p>
        </>
      )}
      <p className="note">{say(said.unsealed(unsealed))}</p>
    </section>
  )
}

function Filter() {
  const { say } = useLanguage()
  const [address, change] = useAddress()
  return (
    <form
      className="query-bar"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const actor = new FormData(event.currentTarget).get('actor')
        change({ actor: typeof actor === 'string' && actor !== '' ? actor : undefined, before: undefined })
      }}
    >
      <Labelled label={say(said.actor)}>
        {(id) => (
          <input
            id={id}
            className="input"
            name="actor"
            defaultValue={address['actor'] ?? ''}
            maxLength={100}
          />
        )}
      </Labelled>
      <Labelled label={say(said.kind)}>
        {(id) => (
          <select
            id={id}
            className="input"
            value={address['kind'] ?? ''}
            onChange={({ target }) =>
              change({ kind: target.value === '' ? undefined : target.value, before: undefined })
            }
          >
            <option value="">{say(said.all)}</option>
            {Object.entries(kinds).map(([name, label]) => (
              <option key={name} value={name}>
                {say(label)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    </form>
  )
}

const isKind = (name: string): name is keyof typeof kinds => name in kinds

function Acts({ answer }: { readonly answer: AuditAnswer }) {
  const { say } = useLanguage()
  const columns = [
    { name: 'at', label: say(said.at), shape: 'code', cell: (act: ActShown) => instantText(act.at) },
    { name: 'actor', label: say(said.actor), shape: 'lead', cell: (act: ActShown) => act.actor },
    {
      name: 'kind',
      label: say(said.kind),
      cell: (act: ActShown) => (isKind(act.kind) ? say(kinds[act.kind]) : act.kind),
    },
    { name: 'register', label: say(said.register), cell: (act: ActShown) => <Subject act={act} /> },
    { name: 'detail', label: say(said.detail), cell: (act: ActShown) => <Details act={act} /> },
    {
      name: 'seal',
      label: say(said.seal),
      shape: 'code',
      cell: ({ seal }: ActShown) =>
        seal === null ? (
          <span className="note">{say(said.waiting)}</span>
        ) : (
          <code title={seal.hash}>{`#${seal.number} ${seal.hash.slice(0, 8)}…`}</code>
        ),
    },
  ]
  return <DataTable caption={say(said.audit)} columns={columns} rows={answer.acts} rowKey={(act) => act.id} />
}

const isSubject = (name: string): name is keyof typeof subjects => name in subjects

function Subject({ act: { register, record } }: { readonly act: ActShown }) {
  const { say } = useLanguage()
  const { registers } = useCatalogue()
  if (register === null) return null
  const known = registers.find(({ id }) => id === register)
  const other = isSubject(register) ? say(subjects[register]) : register
  const name = known === undefined ? other : say(known.label)
  if (record === null) return <>{name}</>
  if (register === 'plan') return <Go to={pathTo.plan(record)}>{name}</Go>
  return known === undefined ? (
    <>{name}</>
  ) : (
    <Go to={pathTo.record(register, record)} label={`${name} ${say(said.openRecord)}`}>
      {name}
    </Go>
  )
}

function Details({ act: { reason, file } }: { readonly act: ActShown }) {
  const { say } = useLanguage()
  return (
    <>
      {reason}
      {file !== null && (
        <span className="note" title={file.sha256}>
          {file.name}
          {file.rows !== null && ` · ${say(said.rows(file.rows))}`}
        </span>
      )}
    </>
  )
}

function Pages({ next }: { readonly next: string | null }) {
  const { say } = useLanguage()
  const [address, change] = useAddress()
  return (
    <div className="pages">
      {address['before'] !== undefined && (
        <button type="button" className="button" onClick={() => change({ before: undefined })}>
          {say(words.firstPage)}
        </button>
      )}
      {next !== null && (
        <button type="button" className="button" onClick={() => change({ before: next })}>
          {say(words.nextPage)}
        </button>
      )}
    </div>
  )
}
