// Creating a record, and correcting one with a reason.
import type { Label } from '@corridor/base'
import type { RecordAnswer, RecordShown, RegisterShown } from '@corridor/protocol'
import {
  AntdFrame,
  ask,
  Empty,
  Failed,
  pathTo,
  RecordForm,
  recordName,
  Refused,
  useGo,
  useLanguage,
  usePageTitle,
  useRegister,
  WhenAnswered,
  write,
  type WrittenValues,
} from '@corridor/kit'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { said } from './register.messages.ts'

export function NewRecord() {
  const register = useRegister(useParams({ strict: false }).register ?? '')
  return register === undefined ? <Empty label={said.unknownRegister} /> : <FormOf register={register} />
}

export function CorrectRecord() {
  const { register: id = '', record = '' } = useParams({ strict: false })
  const register = useRegister(id)
  const answer = useQuery({
    queryKey: ['record', id, record],
    queryFn: () => ask<RecordAnswer>(`/registers/${id}/${record}`),
  })
  if (register === undefined) return <Empty label={said.unknownRegister} />
  return (
    <WhenAnswered query={answer}>
      {({ record }) => <FormOf register={register} record={record} />}
    </WhenAnswered>
  )
}

interface Shown {
  readonly register: RegisterShown
  /** The record to correct; without it, a new one. */
  readonly record?: RecordShown
}

/** Present values as text; an unchanged reference goes back as the id it has. */
const initialOf = (record: RecordShown | undefined): WrittenValues =>
  Object.fromEntries(
    Object.entries(record?.values ?? {}).map(([name, value]) => [name, value === null ? '' : String(value)]),
  )

function titleOf({ register, record }: Shown): Label {
  if (record !== undefined) return said.correctIn(recordName(register, record))
  const { zh, en } = register.label
  return { zh: said.newIn(zh).zh, en: said.newIn(en).en }
}

function FormOf(shown: Shown) {
  const { register, record } = shown
  const { say } = useLanguage()
  const title = titleOf(shown)
  usePageTitle(title)
  const go = useGo()
  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: ({ values, reason }: { readonly values: WrittenValues; readonly reason: string }) =>
      record === undefined
        ? write<RecordAnswer>(`/registers/${register.id}`, { method: 'POST', body: { values } })
        : write<RecordAnswer>(`/registers/${register.id}/${record.id}`, {
            method: 'PUT',
            body: { values, reason },
            version: record.version,
          }),
    onSuccess: async (answer) => {
      await client.invalidateQueries()
      go(pathTo.record(register.id, answer.record.id))
    },
  })
  const problems = saving.error instanceof Refused ? saving.error.problems : []
  const back = record === undefined ? pathTo.register(register.id) : pathTo.record(register.id, record.id)
  return (
    <AntdFrame>
      <header className="page-head">
        <h1>{say(title)}</h1>
      </header>
      <div className="panel">
        {saving.isError && problems.length === 0 && <Failed error={saving.error} />}
        <RecordForm
          register={register}
          initial={initialOf(record)}
          {...(record === undefined ? {} : { words: record.words })}
          needsReason={record !== undefined}
          problems={problems}
          busy={saving.isPending}
          onSubmit={(values, reason) => saving.mutate({ values, reason })}
          onCancel={() => go(back)}
        />
      </div>
    </AntdFrame>
  )
}
