// Choosing a record of another register by searching for it.
import type { ListAnswer, RecordShown } from '@corridor/protocol'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useRegister } from '../answers/catalogue.tsx'
import { ask, queryText } from '../answers/client.ts'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'

interface Choosing {
  readonly register: string
  /** Id of the chosen record, or an empty text. */
  readonly value: string
  readonly onChange: (text: string) => void
  readonly id?: string
  readonly label?: string
  readonly invalid?: boolean
  /** Title of the present value. */
  readonly word?: string | undefined
}

export function ReferenceBox({ register, value, onChange, ...box }: Choosing) {
  const { say } = useLanguage()
  const definition = useRegister(register)
  const [typed, setTyped] = useState('')
  const found = useQuery({
    queryKey: ['references', register, typed],
    queryFn: () => ask<ListAnswer>(`/registers/${register}${queryText({ q: typed, limit: 20 })}`),
    enabled: typed.trim() !== '',
  })
  const keyOf = (row: RecordShown): string =>
    (definition?.key ?? []).map((name) => String(row.values[name] ?? '')).join(' ')
  const options = (found.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${row.title} · ${keyOf(row)}`,
  }))
  const isThere = options.some((option) => option.value === value)
  const present = value === '' || isThere ? [] : [{ value, label: box.word ?? value }]
  return (
    <Select
      className="reference-box"
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      allowClear
      value={value === '' ? null : value}
      options={[...present, ...options]}
      placeholder={say(words.searchRecords)}
      notFoundContent={typed.trim() === '' ? say(words.searchRecords) : say(words.empty)}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
      {...(box.id === undefined ? {} : { id: box.id })}
      {...(box.label === undefined ? {} : { 'aria-label': box.label })}
      {...(box.invalid === true ? { status: 'error' as const } : {})}
    />
  )
}
