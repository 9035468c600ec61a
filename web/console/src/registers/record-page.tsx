// One record: its fields, which indicators count it, its history, its files, and what refers to it.
import type { RecordAnswer, RegisterShown } from '@corridor/protocol'
import {
  ask,
  AttachmentList,
  CountedList,
  Empty,
  Failed,
  FieldValues,
  FileBox,
  Go,
  HistoryList,
  pathTo,
  recordName,
  useCatalogue,
  useLanguage,
  usePageTitle,
  useRegister,
  WhenAnswered,
  write,
} from '@corridor/kit'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { said } from './register.messages.ts'
import { RemoveRecord } from './remove-record.tsx'

export function RecordPage() {
  const { register: id = '', record = '' } = useParams({ strict: false })
  const register = useRegister(id)
  const answer = useQuery({
    queryKey: ['record', id, record],
    queryFn: () => ask<RecordAnswer>(`/registers/${id}/${record}`),
  })
  if (register === undefined) return <Empty label={said.unknownRegister} />
  return (
    <WhenAnswered query={answer}>{(answer) => <RecordOf register={register} answer={answer} />}</WhenAnswered>
  )
}

interface Shown {
  readonly register: RegisterShown
  readonly answer: RecordAnswer
}

function RecordOf({ register, answer }: Shown) {
  const { say } = useLanguage()
  const { record } = answer
  const name = recordName(register, record)
  usePageTitle({ zh: name, en: name })
  return (
    <article>
      <header className="page-head">
        <div>
          <p className="crumb">
            <Go to={pathTo.register(register.id)}>{say(register.label)}</Go>
          </p>
          <h1>{name}</h1>
        </div>
        <div className="page-acts">
          {answer.may.includes('write') && (
            <>
              <Go to={pathTo.correct(register.id, record.id)} className="button primary">
                {say(said.correct)}
              </Go>
              <RemoveRecord register={register.id} record={record} />
            </>
          )}
        </div>
      </header>
      <Part title={say(said.fields)}>
        <FieldValues register={register} answer={answer} />
      </Part>
      <Part title={say(said.counted)}>
        {answer.counted.length === 0 ? (
          <p className="quiet">{say(said.notCounted)}</p>
        ) : (
          <CountedList counted={answer.counted} />
        )}
      </Part>
      <Part title={say(said.history)}>
        <HistoryList register={register} history={answer.history} />
      </Part>
      <Part title={say(said.attachments)}>
        <Attachments register={register} answer={answer} />
      </Part>
      <Referring answer={answer} />
    </article>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Attachments({ register, answer }: Shown) {
  const { say } = useLanguage()
  const client = useQueryClient()
  const path = `/registers/${register.id}/${answer.record.id}/attachments`
  const adding = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('file', file)
      return write(path, { method: 'POST', body })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['record', register.id, answer.record.id] }),
  })
  return (
    <>
      {answer.attachments.length === 0 ? (
        <p className="quiet">{say(said.noAttachments)}</p>
      ) : (
        <AttachmentList files={answer.attachments} />
      )}
      {adding.isError && <Failed error={adding.error} />}
      {answer.may.includes('write') && (
        <FileBox label={say(said.addAttachment)} onChoose={(file) => adding.mutate(file)} />
      )}
    </>
  )
}

function Referring({ answer }: { readonly answer: RecordAnswer }) {
  const { say } = useLanguage()
  const { registers } = useCatalogue()
  const present = answer.referring.filter(({ count }) => count > 0)
  if (present.length === 0) return null
  return (
    <Part title={say(said.referring)}>
      <ul className="referring">
        {present.map(({ register, field, count }) => {
          const shown = registers.find(({ id }) => id === register)
          const fieldLabel = shown?.fields.find(({ name }) => name === field)?.label
          const name = [shown && say(shown.label), fieldLabel && say(fieldLabel)].filter(Boolean).join(' · ')
          return (
            <li key={`${register}.${field}`}>
              <Go to={pathTo.register(register, { [`where.${field}`]: answer.record.id })}>{name}</Go>
              <span className="quiet">{say(said.countOf(count))}</span>
            </li>
          )
        })}
      </ul>
    </Part>
  )
}
